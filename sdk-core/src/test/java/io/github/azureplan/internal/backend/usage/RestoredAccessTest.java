package io.github.azureplan.internal.backend.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.RoleAssignment;
import io.github.azureplan.internal.backend.subscriptions.Roles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RestoredAccessTest {
    private static final Instant BORN = Instant.parse("2026-03-02T00:00:00Z");

    private static AzureSubscription the(State state) {
        AzureSubscription found = AzureSubscriptions.find(state, "s1");
        assertThat(found).isNotNull();
        return found;
    }

    @Test
    void credit_is_earned_again_from_the_first_whole_day_after_access_was_restored() {
        State state = AzureSubscriptions.create(State.EMPTY, "s1", "Test", "p1", "c1", null, BORN);
        Instant lost = BORN.plus(Duration.ofHours(30));
        state = AzureSubscriptions.access(state, "s1", null, lost);
        Instant back = BORN.plus(Duration.ofHours(60));
        state = AzureSubscriptions.assign(
                state,
                the(state),
                new RoleAssignment("n", Roles.OWNER, RoleAssignment.ADMIN_AGENTS, "ForeignGroup", back, null, null),
                back);
        LocalDate first = LocalDate.of(2026, 3, 2);
        AzureSubscription subscription = the(state);
        assertThat(EarnedCredit.hasAccess(subscription, "", first)).isTrue();
        assertThat(EarnedCredit.hasAccess(subscription, "", first.plusDays(1))).isFalse();
        assertThat(EarnedCredit.hasAccess(subscription, "", first.plusDays(2))).isFalse();
        assertThat(EarnedCredit.hasAccess(subscription, "", first.plusDays(3))).isTrue();
    }
}
