package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.FilePurchaseJournal;
import io.github.azureplan.retry.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrySnippetsTest extends Reporting {
    @Test
    void the_policy_is_a_few_numbers() {
        InMemoryBackend backend = InMemoryBackend.create();
        // tag::policy[]
        RetryPolicy patient = new RetryPolicy(
                8, // attempts in all
                Duration.ofSeconds(2), // first wait at most this, then doubling
                Duration.ofMinutes(1), // longest wait the service did not ask for
                Duration.ofMinutes(10), // longest Retry-After that is honoured
                200); // repeats all calls of this client may owe together
        AzurePlanClient client = backend.clientBuilder().retryPolicy(patient).build();
        // end::policy[]
        backend.faults().add(Fault.status(503).times(7));
        assertThat(client.customers().list().toList()).isEmpty();
    }

    @Test
    void a_deadline_bounds_a_verb_with_all_its_repeats_and_waits() {
        Stage stage = new Stage();
        AzurePlanClient client = stage.client;
        CustomerId id = stage.customer().id();
        stage.backend.faults().add(Fault.delay(Duration.ofSeconds(30)).times(10));
        // tag::deadline[]
        try {
            client.with(CallOptions.deadline(Duration.ofSeconds(20)))
                    .customers()
                    .get(id);
        } catch (DeadlineExceededException e) {
            report(e.lastState()); // what was seen last
        }
        // end::deadline[]
        assertThat(reported).hasSize(1);
    }

    @Test
    void a_purchase_survives_the_end_of_the_process(@TempDir Path directory) {
        Stage stage = new Stage();
        InMemoryBackend backend = stage.backend;
        CustomerId id = stage.customer().id();
        Path journal = directory;
        // tag::journal[]
        // in production: AzurePlanClient.builder()
        AzurePlanClient client = backend.clientBuilder()
                .purchaseJournal(FilePurchaseJournal.in(journal))
                .build();
        // end::journal[]
        backend.faults().add(Fault.loseAnswer().on("POST", "**/checkout").times(100));
        try (client) {
            client.with(CallOptions.deadline(Duration.ofSeconds(10)))
                    .customer(id)
                    .azurePlan()
                    .purchase();
            throw new AssertionError("the answer should have been lost");
        } catch (AzurePlanException e) {
            assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
        backend.faults().clear();
        // tag::again[]
        // the next process, with the same directory
        AzurePlanClient next = backend.clientBuilder()
                .purchaseJournal(FilePurchaseJournal.in(journal))
                .build();
        // the same cart, the same plan
        AzurePlan plan = next.customer(id).azurePlan().purchase();
        // end::again[]
        assertThat(next.customer(id).azurePlans().list())
                .singleElement()
                .satisfies(only -> assertThat(only.id()).isEqualTo(plan.id()));
        next.close();
    }

    @Test
    void what_an_exception_names_is_what_to_go_on_with() {
        Stage stage = new Stage();
        CustomerId id = stage.customer().id();
        AzurePlanClient client =
                stage.backend.clientBuilder().retryPolicy(RetryPolicy.none()).build();
        stage.backend.faults().add(Fault.loseAnswer().on("POST", "**/checkout"));
        // tag::resume[]
        try {
            client.customer(id).azurePlan().purchase();
        } catch (AzurePlanException e) {
            ResumePoint point = e.resumeWith().orElseThrow();
            switch (point.kind()) {
                // or carts().checkout(point.id())
                case CART -> client.customer(id).azurePlan().purchase();
                case ALIAS -> report("azureSubscriptions().resume(" + point.id() + ")");
                case REQUEST -> report("client.with(CallOptions.none().requestId(…)), within a day");
                case TRANSITION -> report("transition().resume(" + point.id() + ")");
                case OPERATION -> report("ask again: an export is made anew");
            }
        }
        // end::resume[]
        assertThat(client.customer(id).azurePlans().list()).hasSize(1);
    }
}
