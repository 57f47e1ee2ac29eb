package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.kernel.Context;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of one or more Azure plans.
 *
 * @param visibleAt when it shows in the list
 * @param completesAt when the plans are there
 */
record Order(
        String id,
        String alternateId,
        String customerId,
        String country,
        Instant createdAt,
        Instant visibleAt,
        Instant completesAt,
        List<Line> lines) {
    /**
     * One line.
     *
     * @param subscriptionId the plan's, known from the start and shown when the order is completed
     * @param reseller the MPN id of the partner on record, or null
     */
    record Line(
            int number,
            String offerId,
            String friendlyName,
            String subscriptionId,
            @Nullable String reseller) {}

    Order {
        lines = List.copyOf(lines);
    }

    boolean completedAt(Instant moment) {
        return !moment.isBefore(completesAt);
    }

    boolean visibleAt(Instant moment) {
        return !moment.isBefore(visibleAt);
    }

    static Order of(Context context, Cart cart, String country) {
        byte[] bytes = HexFormat.of().parseHex(context.ids().hex(48, "order", cart.id()));
        // 33 characters of either case, as the service's longer order ids are
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "1";
        List<Line> lines = cart.lines().stream()
                .map(l -> new Line(
                        l.id(),
                        l.catalogItemId(),
                        l.friendlyName() == null ? "Microsoft Azure plan" : l.friendlyName(),
                        context.ids().guid("plan", cart.id(), String.valueOf(l.id())),
                        l.reseller()))
                .toList();
        return new Order(
                id,
                context.ids().hex(12, "alternate order", cart.id()),
                cart.customerId(),
                country,
                context.now(),
                context.now().plus(context.settings().orders().visibleAfter()),
                context.now().plus(context.settings().orders().pendingFor()),
                lines);
    }
}
