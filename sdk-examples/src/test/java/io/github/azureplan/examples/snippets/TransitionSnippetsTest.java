package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.transition.StartedTransition;
import io.github.azureplan.transition.TransitionPreview;
import io.github.azureplan.transition.TransitionReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransitionSnippetsTest extends Reporting {
    private final Stage stage = new Stage();

    private CustomerScope legacy() {
        CustomerScope customer =
                stage.client.customer(stage.backend.world().legacyCustomer("US", "contoso.onmicrosoft.com", "Contoso"));
        stage.backend.world().acceptAgreement(customer.id());
        return customer;
    }

    @Test
    void a_customer_is_moved_in_one_call() {
        CustomerScope customer = legacy();
        // tag::move[]
        TransitionReport report = customer.with(CallOptions.deadline(Duration.ofHours(2)))
                .transition()
                .move(); // look, start, follow, verify
        // end::move[]
        assertThat(report.clean()).isTrue();
    }

    @Test
    void a_customer_is_moved_step_by_step() {
        CustomerScope customer = legacy();
        // tag::preview[]
        TransitionPreview before = customer.transition().preview(); // changes nothing
        before.obstacles().forEach(each -> report(each.description() + ": " + each.remedy()));
        // what is lost, what is blocked meanwhile
        before.notices().forEach(each -> report(each.text()));
        before.moves().forEach(each -> report(each.azureSubscription() + " goes to " + each.plan()));
        // end::preview[]
        assertThat(before.canStart()).isTrue();
        // tag::follow[]
        // repeat it freely: it finds what is under way
        StartedTransition started = customer.transition().start();
        String resumeWith = started.id(); // keep it: another process can go on with it
        try {
            customer.with(CallOptions.deadline(Duration.ofMinutes(5)))
                    .transition()
                    .resume(resumeWith);
        } catch (DeadlineExceededException e) {
            resumeWith = e.resumeWith().map(ResumePoint::id).orElseThrow();
            customer.transition().resume(resumeWith);
        }
        // end::follow[]
        // tag::verify[]
        TransitionReport after = customer.transition().verify(before);
        after.findings().forEach(each -> report(each.kind() + ": " + each.text()));
        // end::verify[]
        assertThat(after.clean()).isTrue();
        assertThat(after.moved()).hasSize(1);
    }
}
