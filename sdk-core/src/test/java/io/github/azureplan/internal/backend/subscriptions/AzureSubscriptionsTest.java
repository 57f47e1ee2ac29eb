package io.github.azureplan.internal.backend.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.kernel.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AzureSubscriptionsTest {
    private static final Instant BORN = Instant.parse("2026-03-02T08:00:00Z");

    private final State state = AzureSubscriptions.create(State.EMPTY, "s1", "Test", "p1", "c1", null, BORN);

    private static AzureSubscription the(State state) {
        AzureSubscription found = AzureSubscriptions.find(state, "S1");
        assertThat(found).isNotNull();
        return found;
    }

    @Test
    void the_partner_is_owner_from_the_start_until_that_changes() {
        State after = AzureSubscriptions.access(state, "s1", null, BORN.plusSeconds(60));
        after = AzureSubscriptions.access(after, "s1", "contributor", BORN.plusSeconds(120));

        assertThat(the(after).roleAt(BORN.minusSeconds(1))).isNull();
        assertThat(the(after).roleAt(BORN)).isEqualTo("Owner");
        assertThat(the(after).roleAt(BORN.plusSeconds(60))).isNull();
        assertThat(the(after).roleAt(BORN.plusSeconds(120))).isEqualTo("Contributor");
        assertThat(the(after).held()).hasSize(2);
    }

    @Test
    void a_cancelled_subscription_is_kept_ninety_days() {
        Instant end = BORN.plusSeconds(60);
        State after = AzureSubscriptions.turn(state, the(state), end, false);

        assertThat(the(after).cancelledAt()).isEqualTo(end);
        assertThat(the(after).activeAt(BORN.minusSeconds(1))).isFalse();
        assertThat(the(after).activeAt(end.minusSeconds(1))).isTrue();
        assertThat(the(after).statusAt(end)).isEqualTo(AzureSubscription.Status.CANCELLED);
        assertThat(the(after).statusAt(end.plus(Duration.ofDays(90)))).isEqualTo(AzureSubscription.Status.DELETED);

        State again = AzureSubscriptions.turn(after, the(after), end.plusSeconds(60), true);
        assertThat(the(again).cancelledAt()).isNull();
        assertThat(the(again).activeAt(end.plusSeconds(30))).isFalse();
        assertThat(the(again).activeAt(end.plusSeconds(60))).isTrue();
    }

    @Test
    void those_of_a_plan_are_listed_oldest_first() {
        State more = AzureSubscriptions.create(state, "s0", "Younger", "p1", "c1", null, BORN.plusSeconds(1));
        more = AzureSubscriptions.create(more, "s2", "Other", "p2", "c1", "4100001", BORN);

        assertThat(AzureSubscriptions.ofPlan(more, "p1"))
                .extracting(AzureSubscription::id)
                .containsExactly("s1", "s0");
        assertThat(AzureSubscriptions.all(more))
                .extracting(AzureSubscription::id)
                .containsExactly("s0", "s1", "s2");
    }

    @Test
    void the_mightiest_of_several_roles_of_the_admin_agents_counts() {
        Instant day = BORN.plus(Duration.ofDays(1));
        State lost = AzureSubscriptions.access(state, "s1", "User Access Administrator", day);
        RoleAssignment owner =
                new RoleAssignment("n", Roles.OWNER, RoleAssignment.ADMIN_AGENTS, "ForeignGroup", day, null, null);
        State restored = AzureSubscriptions.assign(lost, the(lost), owner, day.plusSeconds(60));
        State guest = AzureSubscriptions.grant(restored, "s1", "g1", "Reader", day.plusSeconds(90));

        assertThat(the(guest).roleAt(day)).isEqualTo("User Access Administrator");
        assertThat(the(guest).roleAt(day.plusSeconds(60))).isEqualTo("Owner");
        assertThat(the(guest).held()).hasSize(4);
        assertThat(the(guest).assignments()).hasSize(3);
        assertThat(the(guest).rolesOf("g1")).containsExactly("User Access Administrator", "Owner", "Reader");
        State gone = AzureSubscriptions.access(guest, "s1", null, day.plusSeconds(120));
        assertThat(the(gone).roleAt(day.plusSeconds(120))).isNull();
        assertThat(the(gone).rolesOf("G1")).containsExactly("Reader");
    }
}
