package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.partners.Resellers;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions a customer has without that they were ordered here. */
public final class Arrivals {
    private static final int MOST = 300;
    private static final Set<String> STATUSES =
            Set.of(Subscription.ACTIVE, Subscription.SUSPENDED, Subscription.PENDING);

    private Arrivals() {}

    /** The id the next one of a customer gets; the same in every run. */
    public static String id(State state, Context context, String customerId) {
        Customer customer = customer(state, customerId);
        int number = Subscriptions.of(state, context, customer).size();
        return context.ids().guid("subscription from elsewhere", customer.id(), String.valueOf(number));
    }

    /** One more, as a body describes it. */
    @Assumed("seats that were not ordered here have a term of one year, reservations of three, software none")
    public static State add(State state, Context context, String customerId, JsonObject body) {
        Customer customer = customer(state, customerId);
        String id = id(state, context, customerId);
        String kind = Input.text(body, "kind", "kind", 40).toLowerCase(Locale.ROOT);
        Subscription.Builder made = switch (kind) {
            case "seats" ->
                of(Subscription.Kind.LICENSE, customer, id, "monthly", "P1Y")
                        .offer(item(context.ids(), "CFQ7TTC0", "seats"), "Sample 365 seats");
            case "olderseats" ->
                of(Subscription.Kind.LICENSE, customer, id, "monthly", "P1Y")
                        .offer(context.ids().guid("older seats"), "Sample Online seats");
            case "reservation" ->
                of(Subscription.Kind.RESERVATION, customer, id, "one_time", "P3Y")
                        .offer(item(context.ids(), "DZH318Z0", "reservation"), "Sample reserved instance");
            case "software" ->
                of(Subscription.Kind.SOFTWARE, customer, id, "one_time", "")
                        .offer(item(context.ids(), "DG7GMGF0", "software"), "Sample Server");
            case "saas" ->
                of(Subscription.Kind.SAAS, customer, id, "monthly", "P1Y")
                        .offer(item(context.ids(), "DZH318Z1", "service"), "Sample marketplace service");
            default -> throw Refusal.invalid("kind: must be seats, olderSeats, reservation, software or saas");
        };
        int least = number(body.decimal("minimum"), "minimum", 1);
        int most = number(body.decimal("maximum"), "maximum", Math.max(MOST, least));
        int quantity = number(body.decimal("quantity"), "quantity", least);
        if (quantity < least || quantity > most) {
            throw Refusal.invalid("quantity: must be from " + least + " to " + most);
        }
        Subscription whole = made.quantity(quantity, least, most)
                .name(Input.optionalText(body, "friendlyName", "friendlyName", 256))
                .parent(parent(state, context, customer, body.text("parentSubscriptionId")))
                .reseller(reseller(state, body.text("partnerId")))
                .trial(Boolean.TRUE.equals(body.bool("isTrial")))
                .autoRenew(Boolean.TRUE.equals(body.bool("autoRenewEnabled")))
                .status(status(body.text("status")))
                .order(context.ids().guid("order from elsewhere", id), context.now())
                .build();
        return Subscriptions.add(state, whole);
    }

    private static Subscription.Builder of(
            Subscription.Kind kind, Customer customer, String id, String cycle, String term) {
        return Subscription.builder(kind, id, customer.id(), customer.country()).billing(cycle, term);
    }

    private static String item(Ids ids, String start, String what) {
        String product = start + ids.hex(4, "product from elsewhere", what).toUpperCase(Locale.ROOT);
        String availability =
                start + ids.hex(4, "availability from elsewhere", what).toUpperCase(Locale.ROOT);
        return product + ":0001:" + availability;
    }

    private static int number(@Nullable BigDecimal given, String name, int fallback) {
        return Input.number(given == null ? null : given.toPlainString(), name, 1, 100_000, fallback);
    }

    private static String status(@Nullable String given) {
        if (given == null) {
            return Subscription.ACTIVE;
        }
        String status = given.toLowerCase(Locale.ROOT);
        if (!STATUSES.contains(status)) {
            throw Refusal.invalid("status: must be active, suspended or pending");
        }
        return status;
    }

    private static @Nullable String parent(State state, Context context, Customer customer, @Nullable String id) {
        if (id == null) {
            return null;
        }
        Subscription parent = Subscriptions.find(state, context, customer, id);
        if (parent == null) {
            throw Refusal.invalid("parentSubscriptionId: the customer has no such subscription");
        }
        return parent.id();
    }

    private static @Nullable String reseller(State state, @Nullable String mpnId) {
        if (mpnId != null && Resellers.ofMpnId(state, mpnId) == null) {
            throw Refusal.invalid("partnerId: no such reseller");
        }
        return mpnId;
    }

    private static Customer customer(State state, String id) {
        Customer customer = Customers.find(state, id);
        if (customer == null) {
            throw new Refusal(404, null, "customerId: no such customer");
        }
        return customer;
    }
}
