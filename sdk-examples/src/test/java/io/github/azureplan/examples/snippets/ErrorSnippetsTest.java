package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.MfaRequiredException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.retry.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErrorSnippetsTest extends Reporting {
    @Test
    void what_the_service_refuses_says_what_to_do() {
        Stage stage = new Stage();
        CustomerScope customer = stage.newcomer();
        // tag::service[]
        try {
            customer.azurePlan().purchase();
        } catch (ServiceException e) {
            report(e.status() + ", code " + e.code() + ": " + e.description());
            report("next: " + e.nextStep());
            report("for support: request " + e.requestId().orElse("-") + ", correlation "
                    + e.correlationId().orElse("-"));
        }
        // end::service[]
        assertThat(reported).hasSize(3);
        assertThat(reported.get(0)).startsWith("403, code 13605");
    }

    @Test
    void a_code_is_compared_and_an_unknown_one_is_kept() {
        Stage stage = new Stage();
        CustomerScope customer = stage.customer();
        stage.backend.faults().add(Fault.status(403, "900150").on("*", "**/carts"));
        // tag::code[]
        try {
            customer.azurePlan().purchase();
        } catch (ForbiddenException e) {
            if (e.code().equals(ErrorCode.ROLE_MISSING)) {
                report("the user behind the token lacks the role: Admin agent or Sales agent");
            } else if (!e.code().known()) {
                report("new to this version: " + e.code().text()); // kept as it came
            }
        }
        // end::code[]
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0)).contains("Admin agent");
    }

    @Test
    void whether_anything_was_changed_is_always_known_or_said_to_be_unknown() {
        Stage stage = new Stage();
        CustomerScope customer = stage.backend
                .clientBuilder()
                .retryPolicy(RetryPolicy.none())
                .build()
                .customer(stage.customer().id());
        stage.backend.faults().add(Fault.loseAnswer().on("POST", "**/checkout"));
        // tag::outcome[]
        try {
            customer.azurePlan().purchase();
        } catch (AzurePlanException e) {
            switch (e.outcome()) {
                case NOT_APPLIED -> report("nothing has happened");
                case APPLIED -> report("it was done, only the answer was unusable");
                case UNKNOWN -> report("repeat it; it goes on with " + e.resumeWith());
            }
        }
        // end::outcome[]
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0)).startsWith("repeat it");
        assertThat(customer.azurePlan().purchase().id()).isNotNull();
    }

    @Test
    void sign_in_has_errors_of_its_own() {
        Stage stage = new Stage();
        CustomerScope customer = stage.backend
                .clientBuilder()
                .appUser(stage.backend.tokensWithoutMfa())
                .build()
                .customer(stage.newcomer().id());
        // tag::signin[]
        try {
            customer.agreements().status();
        } catch (MfaRequiredException e) {
            // 401, code 900421: the token is good, but without a second factor
            report(e.nextStep());
        } catch (AuthenticationException e) { // no token at all: Entra has refused
            report(e.aadstsCode() + ": " + e.nextStep().orElse(e.getMessage()));
        }
        // end::signin[]
        assertThat(reported).hasSize(1);
    }

    @Test
    void throttling_is_waited_out() {
        Stage stage = new Stage();
        CustomerScope customer = stage.newcomer();
        stage.backend.faults().add(Fault.throttle(Duration.ofSeconds(40)).times(2));
        var before = stage.backend.clock().now();
        assertThat(customer.subscriptions().list().toList()).isEmpty();
        assertThat(Duration.between(before, stage.backend.clock().now())).isGreaterThan(Duration.ofSeconds(79));
    }
}
