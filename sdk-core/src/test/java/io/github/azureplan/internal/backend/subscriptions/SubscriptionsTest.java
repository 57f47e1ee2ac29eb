package io.github.azureplan.internal.backend.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private static final Instant START = Instant.parse("2026-01-31T09:15:00Z");
    private static final String CUSTOMER = "5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001";

    private static Subscription.Builder seats() {
        return Subscription.builder(Subscription.Kind.LICENSE, "s1", CUSTOMER, "SE")
                .offer("CFQ7TTC0AAAA:0001:CFQ7TTC0BBBB", "Sample seats")
                .quantity(5, 1, 300)
                .billing("monthly", "P1M")
                .order("o1", START);
    }

    @Test
    void a_term_ends_at_the_beginning_of_a_day_and_a_custom_end_goes_before_it() {
        assertThat(seats().build().endsAt()).isEqualTo("2026-02-28T00:00:00Z");
        Instant custom = Instant.parse("2026-02-15T00:00:00Z");
        assertThat(seats().endsAt(custom).build().endsAt()).isEqualTo(custom);
        assertThat(seats().build().refundableUntil()).isEqualTo("2026-02-07T00:00:00Z");
        assertThat(seats().billing("one_time", "").build().endsAt()).isNull();
    }

    @Test
    void a_term_that_has_passed_renews_or_ends() {
        Instant later = Instant.parse("2026-05-01T00:00:00Z");
        assertThat(seats().build().at(later).status()).isEqualTo(Subscription.EXPIRED);
        Subscription renewed = seats().autoRenew(true).build().at(later);
        assertThat(renewed.status()).isEqualTo(Subscription.ACTIVE);
        assertThat(renewed.endsAt()).isEqualTo("2026-05-28T00:00:00Z");
        Subscription suspended =
                seats().autoRenew(true).status(Subscription.SUSPENDED).build();
        assertThat(suspended.at(later).status()).isEqualTo(Subscription.EXPIRED);
        Subscription deleted = seats().status(Subscription.DELETED).build();
        assertThat(deleted.at(later)).isEqualTo(deleted);
    }

    @Test
    void a_deleted_plan_is_no_plan_any_more_and_resellers_have_plans_of_their_own() {
        Subscription own = Subscription.plan("p1", CUSTOMER, "SE", "P:1:A", "Plan", "o1", null, START);
        Subscription resellers = Subscription.plan("p2", CUSTOMER, "SE", "P:1:A", "Plan", "o2", "3000001", START);
        State state = Subscriptions.add(Subscriptions.add(State.EMPTY, own), resellers);

        assertThat(Subscriptions.plan(state, CUSTOMER, null)).isEqualTo(own);
        assertThat(Subscriptions.plan(state, CUSTOMER, "3000001")).isEqualTo(resellers);

        State after = Subscriptions.add(state, own.withStatus(Subscription.DELETED));
        assertThat(Subscriptions.plan(after, CUSTOMER, null)).isNull();
        assertThat(Subscriptions.plans(after, CUSTOMER)).containsExactly(resellers);
    }

    @Test
    void a_change_counts_up_the_version_and_keeps_the_rest() {
        Subscription before =
                seats().parent("p9").reseller("3000001").trial(true).build();
        Subscription after = before.withStatus(Subscription.SUSPENDED);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.toBuilder().status(Subscription.ACTIVE).build())
                .isEqualTo(before.toBuilder().changed());
    }

    @Test
    void a_name_that_is_not_given_is_that_of_the_catalog() {
        assertThat(seats().build().name()).isEqualTo("Sample seats");
        assertThat(seats().name(" ").build().name()).isEqualTo("Sample seats");
        assertThat(seats().name("Ours").build().name()).isEqualTo("Ours");
    }
}
