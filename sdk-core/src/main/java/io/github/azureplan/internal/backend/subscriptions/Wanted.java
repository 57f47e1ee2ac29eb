package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change would make of a subscription: the members that can be written, as they are or as they were asked for.
 *
 * @param reseller the MPN id of the partner on record, or null
 */
record Wanted(
        String name,
        String status,
        int quantity,
        boolean autoRenew,
        String billingCycle,
        @Nullable String reseller) {
    private static final Set<String> STATUSES =
            Set.of("none", "active", "suspended", "deleted", "expired", "pending", "disabled");
    private static final Set<String> CYCLES =
            Set.of("unknown", "monthly", "annual", "none", "one_time", "triennial", "biennial");

    /** What a body asks for; what it leaves out, or gives as null, stays. */
    static Wanted of(Subscription before, JsonObject body) {
        String name = body.has("friendlyName") ? Input.text(body, "friendlyName", "friendlyName", 256) : before.name();
        Boolean renew = body.bool("autoRenewEnabled");
        return new Wanted(
                name,
                word(body.text("status"), "status", STATUSES, before.status()),
                quantity(body.decimal("quantity"), before.quantity()),
                renew == null ? before.autoRenew() : renew,
                word(body.text("billingCycle"), "billingCycle", CYCLES, before.billingCycle()),
                reseller(body.text("partnerId"), before.reseller()));
    }

    boolean changesNothing(Subscription before) {
        return equals(of(before, JsonObject.EMPTY));
    }

    boolean changesMoreThanStatus(Subscription before) {
        Wanted now = of(before, JsonObject.EMPTY);
        return !equals(new Wanted(now.name, status, now.quantity, now.autoRenew, now.billingCycle, now.reseller));
    }

    boolean changesOnlyName(Subscription before) {
        Wanted now = of(before, JsonObject.EMPTY);
        return equals(new Wanted(name, now.status, now.quantity, now.autoRenew, now.billingCycle, now.reseller));
    }

    boolean changesReseller(Subscription before) {
        return !Objects.equals(reseller, before.reseller());
    }

    Subscription on(Subscription before) {
        return before.toBuilder()
                .name(name)
                .status(status)
                .quantity(quantity, before.minimum(), before.maximum())
                .autoRenew(autoRenew)
                .billing(billingCycle, before.termDuration())
                .reseller(reseller)
                .changed();
    }

    /** Words are compared ignoring case and underscores; kept is the service's spelling. */
    private static String word(@Nullable String given, String name, Set<String> known, String before) {
        if (given == null) {
            return before;
        }
        String bare = given.replace("_", "").toLowerCase(Locale.ROOT);
        for (String word : known) {
            if (word.replace("_", "").equals(bare)) {
                return word;
            }
        }
        throw new Refusal(400, "900126", name + ": is not a known " + name);
    }

    private static int quantity(@Nullable BigDecimal given, int before) {
        if (given == null) {
            return before;
        }
        if (given.stripTrailingZeros().scale() > 0 || given.precision() - given.scale() > 9) {
            throw Refusal.invalid("quantity: must be a whole number");
        }
        return given.intValueExact();
    }

    private static @Nullable String reseller(@Nullable String given, @Nullable String before) {
        return given == null ? before : given.isEmpty() ? null : given;
    }
}
