package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.plans.AccessRestoration;
import io.github.azureplan.plans.AccessStatus;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureRole;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.CreditReach;
import io.github.azureplan.plans.CustomerSteps;
import io.github.azureplan.plans.NewAzureSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the Azure subscriptions in which the partner has lost its access, and with it its credit, restores what it may, and
 * prints what the customer has to run for the rest: on the reference backend in memory. Nothing here needs an account.
 */
public final class RestorePartnerAccess {
    private final Report report = new Report();
    private final InMemoryBackend backend;
    private final AzurePlanClient client;

    private RestorePartnerAccess(InMemoryBackend backend, AzurePlanClient client) {
        this.backend = backend;
        this.client = client;
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        InMemoryBackend backend = InMemoryBackend.create();
        try (AzurePlanClient client = backend.client()) {
            new RestorePartnerAccess(backend, client).run();
        }
    }

    private void run() {
        report.title(About.product() + ": restore lost partner access, offline");
        AzurePlan plan = world();
        report.step(1, "Who earns credit, and who has lost it");
        List<AzureSubscription> lost = survey(plan);
        List<CustomerSteps> mail = restore(plan, lost);
        customerActs(plan, mail);
        report.step(4, "Look again");
        report.line("without credit", survey(plan).size());
        report.line("note", "credit is given for whole days: it is earned again from tomorrow (UTC) on");
    }

    /** A plan with four Azure subscriptions; the customer has changed the partner's role in three of them. */
    private AzurePlan world() {
        CustomerId id = backend.world().customer("CH", "bergbahn.onmicrosoft.com", "Bergbahn AG");
        backend.world().acceptAgreement(id);
        CustomerScope customer = client.customer(id);
        AzurePlan plan = customer.azurePlan().purchase();
        AzureSubscription tickets = plan.azureSubscriptions().create(NewAzureSubscription.named("tickets"));
        AzureSubscription weather = plan.azureSubscriptions().create(NewAzureSubscription.named("weather"));
        AzureSubscription archive = plan.azureSubscriptions().create(NewAzureSubscription.named("archive"));
        backend.world().access(tickets.id(), "Contributor");
        backend.world().access(weather.id(), "Reader");
        // A guest of the customer's tenant: a person of the partner who may assign roles there.
        backend.world().grant(weather.id(), backend.partnerUser(), "User Access Administrator");
        backend.world().access(archive.id(), null);
        return plan;
    }

    private List<AzureSubscription> survey(AzurePlan plan) {
        List<AzureSubscription> lost = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Azure subscription", "credit", "roles of the admin agents"));
        // tag::survey[]
        for (AzureSubscription subscription : plan.azureSubscriptions().list()) {
            AccessStatus access =
                    plan.azureSubscriptions().access(subscription.id()).status();
            if (access.credit() != CreditReach.WHOLE) {
                lost.add(subscription);
            }
            rows.add(List.of(String.valueOf(subscription.name()), String.valueOf(access.credit()), roles(access)));
        }
        // end::survey[]
        report.table(rows);
        return lost;
    }

    private static String roles(AccessStatus access) {
        if (!access.readable()) {
            return "cannot be read";
        }
        return access.held().stream()
                .map(held -> held.role().flatMap(AzureRole::name).orElse("?"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private List<CustomerSteps> restore(AzurePlan plan, List<AzureSubscription> lost) {
        report.step(2, "Restore what the partner may restore");
        List<CustomerSteps> mail = new ArrayList<>();
        // tag::restore[]
        for (AzureSubscription subscription : lost) {
            // The AdminAgents group is found where it still is Owner: in another subscription of the plan.
            AccessRestoration done =
                    plan.azureSubscriptions().access(subscription.id()).restore();
            report.line(String.valueOf(subscription.name()), done.result());
            done.customerSteps().ifPresent(mail::add);
        }
        // end::restore[]
        return mail;
    }

    private void customerActs(AzurePlan plan, List<CustomerSteps> mail) {
        report.step(3, "For the rest: a mail to the customer, " + mail.size() + " in all, the first one:");
        report.line("", mail.get(0).toText());
        // The customer follows them; from here it cannot be done.
        for (AzureSubscription subscription : plan.azureSubscriptions().list()) {
            if (mail.stream()
                    .anyMatch(steps ->
                            steps.url().getPath().contains(subscription.id().text()))) {
                backend.world().access(subscription.id(), "Owner");
            }
        }
    }
}
