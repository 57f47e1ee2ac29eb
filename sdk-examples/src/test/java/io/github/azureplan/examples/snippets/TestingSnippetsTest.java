package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.RecordedRequest;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;

class TestingSnippetsTest {
    /** Stands for code of the user. */
    private record Onboarding(AzurePlanClient client) {
        AzurePlan sell(CustomerId id) {
            return client.customer(id).azurePlan().purchase();
        }
    }

    // tag::test[]
    @Test
    void a_customer_that_has_accepted_gets_a_plan() {
        InMemoryBackend backend = InMemoryBackend.create();
        CustomerId contoso = backend.world().customer("SE", "contoso.onmicrosoft.com", "Contoso");
        backend.world().acceptAgreement(contoso); // what happens outside the API

        // your code, an unchanged client
        AzurePlan plan = new Onboarding(backend.client()).sell(contoso);

        assertThat(plan.customerId()).isEqualTo(contoso);
        assertThat(backend.requests()).extracting(RecordedRequest::method).contains("POST");
    }
    // end::test[]

    @Test
    void the_backend_is_what_the_test_needs() {
        // tag::settings[]
        InMemoryBackend backend = InMemoryBackend.builder()
                .startAt(Instant.parse("2026-06-30T22:00:00Z"))
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                // as late as the service allows
                .orderVisibleAfter(Duration.ofMinutes(15))
                .legacyAttestationRetired(true)
                .build();
        // end::settings[]
        assertThat(backend.clock().now()).isEqualTo("2026-06-30T22:00:00Z");
    }

    @Test
    void time_is_moved_and_never_waited_for() {
        InMemoryBackend backend = InMemoryBackend.create();
        // tag::clock[]
        backend.clock().advance(Duration.ofHours(2));
        backend.clock().advance(Period.ofMonths(1)); // by the calendar, in UTC
        // end::clock[]
        assertThat(backend.clock().now()).isEqualTo("2026-04-02T10:00:00Z");
    }

    @Test
    void one_beginning_serves_many_tests() {
        // tag::fork[]
        InMemoryBackend ready = InMemoryBackend.create();
        CustomerId contoso = ready.world().customer("SE", "contoso.onmicrosoft.com", "Contoso");
        ready.world().acceptAgreement(contoso);

        // costs nothing; what happens there stays there
        InMemoryBackend one = ready.fork();
        InMemoryBackend two = ready.fork();
        one.client().customer(contoso).azurePlan().purchase();
        // end::fork[]
        assertThat(two.client().customer(contoso).azurePlan().find()).isEmpty();
    }

    @Test
    void faults_are_ordered() {
        InMemoryBackend backend = InMemoryBackend.create();
        AzurePlanClient client =
                backend.clientBuilder().retryPolicy(RetryPolicy.none()).build();
        // tag::fault[]
        backend.faults().add(Fault.throttle(Duration.ofSeconds(30)).on("GET", "/v1/customers"));
        backend.faults().add(Fault.loseAnswer().on("POST", "**/checkout").times(2));
        backend.faults().add(Fault.status(409, "800064").on("POST", "**/checkout"));
        backend.faults().add(Fault.cutBody().on("GET", "**/azureEntitlements"));
        // end::fault[]
        assertThatThrownBy(() -> client.customers().list().toList()).isInstanceOf(ThrottledException.class);
    }

    // tag::storm[]
    @Test
    void a_purchase_in_bad_weather_makes_one_plan() {
        for (long seed = 1; seed <= 25; seed++) {
            InMemoryBackend backend = InMemoryBackend.create();
            CustomerId contoso = backend.world().customer("SE", "contoso.onmicrosoft.com", "Contoso");
            backend.world().acceptAgreement(contoso);
            backend.faults().add(Fault.loseAnswer().random(0.2, seed));
            backend.faults().add(Fault.status(503).random(0.2, seed + 1000));
            AzurePlanClient client = backend.client();
            for (boolean bought = false; !bought; ) {
                try {
                    client.with(CallOptions.deadline(Duration.ofMinutes(20)))
                            .customer(contoso)
                            .azurePlan()
                            .purchase();
                    bought = true;
                } catch (AzurePlanException e) {
                    // your code repeats the same call, and nothing else
                }
            }
            backend.faults().clear();
            assertThat(client.customer(contoso).azurePlans().list()).hasSize(1);
        }
    }
    // end::storm[]

    @Test
    void a_read_only_client_changes_nothing() {
        InMemoryBackend backend = InMemoryBackend.create();
        CustomerId contoso = backend.world().customer("SE", "contoso.onmicrosoft.com", "Contoso");
        backend.world().acceptAgreement(contoso);
        // tag::readonly[]
        AzurePlanClient onlyLooking = backend.clientBuilder().readOnly().build();
        // end::readonly[]
        assertThatThrownBy(() -> onlyLooking.customer(contoso).azurePlan().purchase())
                .isNotInstanceOf(ServiceException.class);
        assertThat(backend.requests()).extracting(RecordedRequest::method).doesNotContain("POST");
    }
}
