package io.github.azureplan.internal.backend.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.pricing.MeterCatalog;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.RoleAssignment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarnedCreditTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final String ID = "10000000-0000-4000-8000-000000000001";
    private static final Resource WEB = Resource.of("rg-web", "web-1", null, Map.of());
    private static final Meter MACHINE = MeterCatalog.all().stream()
            .filter(m -> m.skuTitle().equals("D2 v9 - EU West"))
            .findFirst()
            .orElseThrow();

    private State state = AzureSubscriptions.create(
            State.EMPTY, ID, "web", "plan", "customer", "5100001", Instant.parse("2026-04-20T10:00:00Z"));

    private void access(String partner, String scope, @Nullable String role, String since) {
        state = AzureSubscriptions.access(state, ID, partner, scope, role, Instant.parse(since));
    }

    private AzureSubscription subscription() {
        AzureSubscription found = AzureSubscriptions.find(state, ID);
        assertThat(found).isNotNull();
        return found;
    }

    private List<Integer> days() {
        return EarnedCredit.days(state, subscription(), MACHINE, WEB, MAY).stream()
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "/resourceGroups/rg-web, true",
        "/RESOURCEGROUPS/RG-WEB, true",
        "/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/web-1, true",
        "/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/web-11, false",
        "/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/web, false",
        "/resourceGroups/rg-we, false",
        "/resourceGroups/rg-web2, false",
    })
    void a_role_covers_its_scope_and_everything_below(String scope, boolean earns) {
        access(RoleAssignment.OWN, "", null, "2026-04-21T00:00:00Z");
        access(RoleAssignment.OWN, scope, "Contributor", "2026-04-22T00:00:00Z");

        assertThat(days()).hasSize(earns ? 31 : 0);
    }

    @Test
    void the_reseller_on_record_earns_it_for_the_provider_and_another_one_does_not() {
        access(RoleAssignment.OWN, "", null, "2026-04-21T00:00:00Z");
        access("5100002", "", "Owner", "2026-04-22T00:00:00Z");
        assertThat(days()).isEmpty();

        access("5100001", "/resourceGroups/rg-web", "Owner", "2026-05-10T00:00:00Z");
        assertThat(days()).hasSize(22).doesNotContain(9).contains(10);
    }

    @Test
    void either_partner_is_enough_and_one_may_take_over_from_the_other_inside_a_day() {
        access("5100001", "", "Owner", "2026-05-10T11:00:00Z");
        access(RoleAssignment.OWN, "", null, "2026-05-10T12:00:00Z");
        access("5100001", "", "Reader", "2026-05-20T12:00:00Z");
        access(RoleAssignment.OWN, "", "Owner", "2026-05-20T12:00:01Z");

        assertThat(days()).hasSize(30).doesNotContain(20);
    }

    @Test
    void a_role_in_a_part_stays_when_the_one_above_it_goes() {
        access(RoleAssignment.OWN, "/resourceGroups/rg-web", "Contributor", "2026-05-10T08:00:00Z");
        access(RoleAssignment.OWN, "", null, "2026-05-15T12:00:00Z");
        access(RoleAssignment.OWN, "/resourceGroups/rg-web", null, "2026-05-20T00:00:00Z");

        assertThat(days()).hasSize(19).contains(15).doesNotContain(20);
    }

    @Test
    void a_user_that_the_customer_knows_as_the_partners_earns_it_and_a_stranger_does_not() {
        access(RoleAssignment.OWN, "", null, "2026-04-21T00:00:00Z");
        Instant day = Instant.parse("2026-05-02T00:00:00Z");
        state = AzureSubscriptions.assign(
                state, subscription(), new RoleAssignment("n", "Owner", "s", "User", day, null, null), day);
        assertThat(days()).isEmpty();

        state = AzureSubscriptions.grant(state, ID, "g", "Support Request Contributor", day);
        assertThat(days()).hasSize(30);
    }

    @Test
    void without_an_agreement_all_day_nothing_is_earned() {
        state = Standing.agreement(state, false, Instant.parse("2026-05-10T23:59:59Z"));
        state = Standing.agreement(state, true, Instant.parse("2026-05-12T00:00:00Z"));

        assertThat(days()).hasSize(29).doesNotContain(10, 11);
    }

    @Test
    void scopes_that_are_none_are_refused() {
        for (String scope : List.of("rg", "/resourceGroups", "/resourceGroups/", "/resourceGroups//x", "/groups/x")) {
            assertThatThrownBy(() -> access(RoleAssignment.OWN, scope, "Owner", "2026-05-01T00:00:00Z"))
                    .as(scope)
                    .hasMessageContaining("scope");
        }
    }

    @Test
    void a_day_earns_exactly_when_each_of_its_hours_has_somebody_who_can_act() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            state = AzureSubscriptions.create(
                    State.EMPTY, ID, "web", "plan", "customer", "5100001", Instant.parse("2026-04-20T10:00:00Z"));
            List<Boolean> hours = play(random);
            BitSet expected = new BitSet();
            for (int day = 1; day <= 31; day++) {
                expected.set(day, !hours.subList(24 * (day - 1), 24 * day).contains(false));
            }
            assertThat(EarnedCredit.days(state, subscription(), MACHINE, WEB, MAY))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    /** Changes roles at full hours of May, and says for each hour whether somebody could act in it. */
    private List<Boolean> play(Random random) {
        List<String> partners = List.of(RoleAssignment.OWN, "5100001", "5100002");
        List<String> scopes = List.of("", "/resourceGroups/rg-web", "/resourceGroups/rg-other");
        List<String> roles = List.of("Owner", "Reader", "Contributor", "none");
        // who holds what where, by partner and scope
        String[][] held = {{"Owner", "none", "none"}, {"none", "none", "none"}, {"none", "none", "none"}};
        List<Boolean> hours = new ArrayList<>();
        Instant moment = MAY.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int hour = 0; hour < 31 * 24; hour++) {
            if (random.nextInt(20) == 0) {
                int partner = random.nextInt(3);
                int scope = random.nextInt(3);
                String role = roles.get(random.nextInt(4));
                held[partner][scope] = role;
                access(
                        partners.get(partner),
                        scopes.get(scope),
                        role.equals("none") ? null : role,
                        moment.plusSeconds(hour * 3600L).toString());
            }
            boolean acts = false;
            for (int partner = 0; partner < 2; partner++) {
                for (int scope = 0; scope < 2; scope++) {
                    acts |= List.of("Owner", "Contributor").contains(held[partner][scope]);
                }
            }
            hours.add(acts);
        }
        return hours;
    }

    @Test
    void a_day_on_which_a_role_is_exchanged_at_one_moment_is_whole() {
        access(RoleAssignment.OWN, "", "Contributor", "2026-05-12T12:00:00Z");

        assertThat(EarnedCredit.hasAccess(subscription(), "", LocalDate.of(2026, 5, 12)))
                .isTrue();
    }
}
