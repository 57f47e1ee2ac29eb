package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.orders.Purchase;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was sold, and what became of it.
 *
 * @param planId the Azure plan a reservation belongs to, or null
 * @param ends when its first term ends, or null when it has none
 * @param steps oldest first, never empty
 */
record Sale(
        Purchase purchase,
        @Nullable String planId,
        @Nullable LocalDate ends,
        List<Step> steps) {
    /**
     * From a moment on there are so many, or they are given back.
     *
     * @param over whether the subscription is deleted or its order cancelled
     * @param renews whether another term follows when this one ends
     */
    record Step(Instant at, int quantity, boolean over, boolean renews) {
        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }

        boolean sameAs(Step other) {
            return quantity == other.quantity && over == other.over && renews == other.renews;
        }
    }

    Sale {
        steps = List.copyOf(steps);
    }

    static Sale of(Purchase purchase, @Nullable String planId, @Nullable Subscription subscription) {
        Instant ends = subscription == null ? null : subscription.endsAt();
        boolean renews = subscription != null && subscription.autoRenew();
        return new Sale(
                purchase,
                planId,
                ends == null ? null : LocalDate.ofInstant(ends, ZoneOffset.UTC),
                List.of(new Step(purchase.at(), purchase.quantity(), false, renews)));
    }

    String key() {
        return purchase.orderId() + " " + purchase.line();
    }

    boolean reservation() {
        return purchase.article().kind() == Article.Kind.RESERVATION;
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    LocalDate began() {
        return steps.get(0).day();
    }

    /** With what is the case from a moment on, if that is anything new. */
    Sale with(Step step) {
        if (last().over() || last().sameAs(step)) {
            return this;
        }
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Sale(purchase, planId, ends, more);
    }
}
