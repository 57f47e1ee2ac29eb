package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.kernel.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param billingCycle as the service writes it
 * @param attested whether the partners on record are confirmed, or null when nothing is said
 * @param visibleAt when it shows in the list
 * @param completesAt when what was ordered is there
 * @param cancelledAt when it was cancelled, or null
 */
record Order(
        String id,
        String alternateId,
        String customerId,
        String country,
        String billingCycle,
        @Nullable Boolean attested,
        Instant createdAt,
        Instant visibleAt,
        Instant completesAt,
        @Nullable Instant cancelledAt,
        List<Line> lines) {
    /**
     * One line.
     *
     * @param term as ISO 8601, empty when there is none
     * @param price USD for one unit and billing period
     * @param prorated the same for the part of the term that is bought
     * @param subscriptionId known from the start and shown when the order is completed; null when none comes of it
     * @param parentId the subscription an add-on belongs to, or null
     */
    record Line(
            int number,
            Wish wish,
            Article article,
            String term,
            boolean renewable,
            BigDecimal price,
            BigDecimal prorated,
            @Nullable String subscriptionId,
            @Nullable String parentId) {
        String name() {
            String name = wish.friendlyName();
            return name == null || name.isBlank() ? article.label().title() : name;
        }

        BigDecimal extended() {
            return prorated.multiply(BigDecimal.valueOf(wish.quantity()));
        }
    }

    Order {
        lines = List.copyOf(lines);
    }

    boolean completedAt(Instant moment) {
        return cancelledAt == null && !moment.isBefore(completesAt);
    }

    boolean visibleAt(Instant moment) {
        return !moment.isBefore(visibleAt);
    }

    /** The word of the wire for its state. */
    String statusAt(Instant moment) {
        return cancelledAt != null ? "cancelled" : completedAt(moment) ? "completed" : "pending";
    }

    /** The word of the wire for how far its delivery is: not begun, under way, done. */
    String provisioningAt(Instant moment) {
        if (cancelledAt != null) {
            return "Unfulfilled";
        }
        Duration half = Duration.between(createdAt, completesAt).dividedBy(2);
        return completedAt(moment)
                ? "Fulfilled"
                : moment.isBefore(createdAt.plus(half)) ? "PrefulfillmentPending" : "Unfulfilled";
    }

    BigDecimal total() {
        return lines.stream().map(Line::extended).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Order cancelled(Instant at) {
        return new Order(
                id,
                alternateId,
                customerId,
                country,
                billingCycle,
                attested,
                createdAt,
                visibleAt,
                completesAt,
                at,
                lines);
    }

    /** An order of these lines; the key makes its ids. */
    static Order of(Till till, String key, String billingCycle, @Nullable Boolean attested, List<Line> lines) {
        Context context = till.context();
        return new Order(
                idOf(context, key),
                context.ids().hex(12, "alternate order", key),
                till.customer().id(),
                till.customer().country(),
                billingCycle,
                attested,
                context.now(),
                context.now().plus(context.settings().orders().visibleAfter()),
                context.now().plus(context.settings().orders().pendingFor()),
                null,
                lines);
    }

    /** 33 characters of either case, as the service's longer order ids are. */
    static String idOf(Context context, String key) {
        byte[] bytes = HexFormat.of().parseHex(context.ids().hex(48, "order", key));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "1";
    }

    /** The lines of a group of a cart, add-ons behind what they add to. */
    static List<Line> lines(Till till, String key, List<Cart.Line> group) {
        List<Line> lines = new ArrayList<>();
        for (Cart.Line each : group) {
            Line line = line(till, key, lines.size(), each.wish(), null);
            lines.add(line);
            for (Cart.Line addon : each.addons()) {
                lines.add(line(till, key, lines.size(), addon.wish(), line.subscriptionId()));
            }
        }
        return lines;
    }

    /** A line whose wish has been looked at. */
    static Line line(Till till, String key, int number, Wish wish, @Nullable String parentId) {
        Article article = LineRules.article(till, wish);
        Article.Term term = LineRules.term(article, wish);
        BigDecimal price = term == null ? article.price() : term.price();
        boolean perpetual = article.kind() == Article.Kind.PERPETUAL_SOFTWARE;
        String given = wish.term();
        return new Line(
                number,
                wish,
                article,
                term != null
                        ? term.duration()
                        : given == null || article.kind() == Article.Kind.AZURE_PLAN ? "" : given,
                term != null && term.renewable(),
                price,
                prorated(till.context().now(), wish, term, price),
                perpetual ? null : till.context().ids().guid("subscription", key, String.valueOf(number)),
                parentId);
    }

    private static BigDecimal prorated(Instant now, Wish wish, Article.@Nullable Term term, BigDecimal price) {
        Instant end = wish.customEnd();
        if (end == null || term == null) {
            return price;
        }
        Instant full =
                now.atZone(ZoneOffset.UTC).plus(Period.parse(term.duration())).toInstant();
        BigDecimal days = BigDecimal.valueOf(Math.max(1, ChronoUnit.DAYS.between(now, end)));
        BigDecimal all = BigDecimal.valueOf(ChronoUnit.DAYS.between(now, full));
        return price.multiply(days).divide(all, 2, RoundingMode.HALF_UP);
    }
}
