package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.EntitlementStatus;
import io.github.azureplan.plans.NewAzureSubscription;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an integration sandbox may spend in Azure in a month, and what happens then. */
class SandboxSpendingTest {
    private final InMemoryBackend backend =
            InMemoryBackend.builder().integrationSandbox(true).build();
    private final AzurePlanClient client = backend.client();

    @AfterEach
    void close() {
        client.close();
    }

    private AzurePlan plan(String domain) {
        CustomerId customer = backend.world().customer("US", domain, domain);
        backend.world().acceptAgreement(customer);
        return client.customer(customer).azurePlan().purchase();
    }

    private AzureSubscription used(AzurePlan plan, BigDecimal perDay) {
        AzureSubscription made = plan.azureSubscriptions().create(NewAzureSubscription.named("used"));
        backend.world().use(made.id(), backend.world().meters().get(0).meterId(), perDay);
        return made;
    }

    private static List<EntitlementStatus> statuses(AzurePlan plan) {
        return plan.azureSubscriptions().list().stream()
                .map(AzureSubscription::status)
                .distinct()
                .toList();
    }

    @Test
    void a_sandbox_that_has_spent_its_limit_is_disabled_until_the_next_month() {
        AzurePlan plan = plan("eins.example");
        AzurePlan other = plan("zwei.example");
        AzureSubscription dear = used(plan, new BigDecimal("1000000"));
        assertThat(statuses(plan)).containsExactly(EntitlementStatus.ACTIVE);

        backend.clock().advance(Duration.ofDays(1));
        assertThat(statuses(plan)).containsExactly(EntitlementStatus.CANCELLED);
        assertThat(statuses(other)).containsExactly(EntitlementStatus.CANCELLED);
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class, () -> plan.azureSubscriptions().reactivate(dear.id()));
        assertThat(refused.code()).isEqualTo(ErrorCode.of("800018"));
        assertThat(catchThrowableOfType(
                        BadRequestException.class,
                        () -> plan.azureSubscriptions().enable(dear.id())))
                .hasMessageContaining("billing cycle");

        backend.clock().advance(Duration.ofDays(31));
        // The day on which the month began is spent too by now.
        assertThat(statuses(other)).containsExactly(EntitlementStatus.CANCELLED);
    }

    @Test
    void what_was_disabled_comes_back_when_the_month_begins() {
        AzurePlan plan = plan("drei.example");
        used(plan, new BigDecimal("1000000"));
        backend.clock().advance(Duration.ofDays(1));
        assertThat(statuses(plan)).containsExactly(EntitlementStatus.CANCELLED);
        backend.clock().advance(Duration.between(backend.clock().now(), Instant.parse("2026-04-01T00:00:00Z")));
        assertThat(statuses(plan)).containsExactly(EntitlementStatus.ACTIVE);
    }

    @Test
    void an_azure_subscription_of_the_older_offer_has_a_limit_of_its_own() {
        CustomerId customer = backend.world().legacyCustomer("US", "alt.example", "Alt");
        AzureSubscriptionId dear = backend.world().legacyAzure(customer, LegacyAzure.subscription());
        AzureSubscriptionId other = backend.world().legacyAzure(customer, LegacyAzure.subscription());
        backend.world().use(dear, backend.world().meters().get(0).meterId(), new BigDecimal("100000"));
        backend.clock().advance(Duration.ofDays(1));
        backend.world().acceptAgreement(customer);
        client.customer(customer).transition().move();
        AzurePlan plan = client.customer(customer).azurePlan().get();

        assertThat(status(plan, dear)).isEqualTo(EntitlementStatus.CANCELLED);
        assertThat(status(plan, other)).isEqualTo(EntitlementStatus.ACTIVE);
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class, () -> plan.azureSubscriptions().reactivate(dear));
        assertThat(refused.code()).isEqualTo(ErrorCode.of("800018"));

        backend.clock().advance(Duration.between(backend.clock().now(), Instant.parse("2026-04-01T00:00:00Z")));
        assertThat(status(plan, dear)).isEqualTo(EntitlementStatus.ACTIVE);
    }

    private static EntitlementStatus status(AzurePlan plan, AzureSubscriptionId id) {
        return plan.azureSubscriptions().list().stream()
                .filter(each -> each.id().equals(id))
                .map(AzureSubscription::status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void small_use_disables_nothing_and_neither_does_any_use_outside_a_sandbox() {
        AzurePlan plan = plan("vier.example");
        used(plan, new BigDecimal("0.001"));
        backend.clock().advance(Duration.ofDays(70));
        assertThat(statuses(plan)).containsExactly(EntitlementStatus.ACTIVE);

        InMemoryBackend real = InMemoryBackend.create();
        try (AzurePlanClient partner = real.client()) {
            CustomerId customer = real.world().customer("US", "real.example", "Real");
            real.world().acceptAgreement(customer);
            AzurePlan dear = partner.customer(customer).azurePlan().purchase();
            AzureSubscription made = dear.azureSubscriptions().list().first().orElseThrow();
            real.world().use(made.id(), real.world().meters().get(0).meterId(), new BigDecimal("1000000"));
            real.clock().advance(Duration.ofDays(3));
            assertThat(statuses(dear)).containsExactly(EntitlementStatus.ACTIVE);
        }
    }
}
