package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.LegacyAzure;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.transition.MovedSubscription;
import io.github.azureplan.transition.StartedTransition;
import io.github.azureplan.transition.TransitionBlocker;
import io.github.azureplan.transition.TransitionFinding;
import io.github.azureplan.transition.TransitionMove;
import io.github.azureplan.transition.TransitionNotice;
import io.github.azureplan.transition.TransitionObstacle;
import io.github.azureplan.transition.TransitionPreview;
import io.github.azureplan.transition.TransitionReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves a customer of an indirect provider from the legacy offer MS-AZR-0145P to the Azure plan, on the reference backend
 * in memory: look, clear the obstacles, start, follow, check. Nothing here needs an account.
 */
public final class TransitionLegacyCustomer {
    private static final MpnId NORTH = MpnId.of("4100017");
    private static final MpnId SOUTH = MpnId.of("4100025");

    private final Report report = new Report();
    private final InMemoryBackend backend;
    private final AzurePlanClient client;

    private TransitionLegacyCustomer(InMemoryBackend backend, AzurePlanClient client) {
        this.backend = backend;
        // What takes long tells how far it is.
        this.client = client.with(CallOptions.none().progress(report));
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        try (AzurePlanClient client = backend.client()) {
            new TransitionLegacyCustomer(backend, client).run();
        }
    }

    private void run() {
        report.title(About.product() + ": from the legacy offer to the Azure plan, offline");
        CustomerScope customer = world();
        TransitionPreview before = preview(customer);
        String upgradeId = start(customer);
        follow(customer, upgradeId);
        verify(customer, before);
    }

    /** Two resellers' subscriptions of the legacy offer, one of them suspended, and no customer agreement yet. */
    private CustomerScope world() {
        backend.world().indirectReseller(TenantId.of("5b0a8f0e-4f5c-4d0b-8b57-0c8f6a1c2d01"), NORTH);
        backend.world().indirectReseller(TenantId.of("5b0a8f0e-4f5c-4d0b-8b57-0c8f6a1c2d02"), SOUTH);
        CustomerId id = backend.world().customer("SE", "lindgren-foods.onmicrosoft.com", "Lindgren Foods");
        backend.world().legacyAzure(id, LegacyAzure.subscription().reseller(NORTH));
        backend.world().legacyAzure(id, LegacyAzure.subscription().reseller(NORTH));
        backend.world()
                .legacyAzure(id, LegacyAzure.subscription().reseller(SOUTH).suspended());
        return client.customer(id);
    }

    private TransitionPreview preview(CustomerScope customer) {
        report.step(1, "Look first: nothing is changed");
        // tag::preview[]
        TransitionPreview preview = customer.transition().preview();
        // end::preview[]
        report.line("can start", preview.canStart() ? "yes" : "no");
        for (TransitionObstacle obstacle : preview.obstacles()) {
            report.line(
                    "obstacle",
                    obstacle.blocker() + ", " + obstacle.blocker().meaning() + "\n"
                            + Report.wrapped(obstacle.remedy()));
        }
        report.step(2, "Clear what stands in the way");
        if (preview.blockedBy(TransitionBlocker.AGREEMENT_REQUIRED)) {
            backend.world().acceptAgreement(customer.id());
            report.line("agreement", "the customer accepts it in the admin center");
        }
        for (TransitionMove move : preview.moves()) {
            if (SubscriptionStatus.SUSPENDED.equals(move.status())) {
                customer.subscriptions().reactivate(move.subscriptionId());
                report.line("reactivated", move.subscriptionId());
            }
        }
        TransitionPreview clear = customer.transition().preview();
        report.line("can start", clear.canStart() ? "yes" : "no");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Azure subscription", "goes to the plan of"));
        for (TransitionMove move : clear.moves()) {
            rows.add(List.of(move.azureSubscription().text(), partner(move.reseller())));
        }
        report.table(rows);
        for (TransitionNotice notice : clear.notices()) {
            report.line(label(notice.kind()), Report.wrapped(notice.text()));
        }
        return clear;
    }

    private String start(CustomerScope customer) {
        report.step(3, "Start; a second start finds the first");
        // tag::start[]
        StartedTransition started = customer.transition().start();
        // end::start[]
        StartedTransition again = customer.transition().start();
        report.line("upgrade", started.id());
        report.line("first start", started.how());
        report.line("second start", again.how());
        try {
            customer.azurePlan(NORTH).purchase();
        } catch (ConflictException e) {
            report.line("buying meanwhile", "refused, HTTP " + e.status() + ", code " + e.code());
        }
        return started.id();
    }

    private void follow(CustomerScope customer, String upgradeId) {
        report.step(4, "Follow it; a deadline leaves the id to go on with");
        String resumeWith = upgradeId;
        // tag::follow[]
        try {
            customer.with(CallOptions.deadline(Duration.ofMinutes(5)))
                    .transition()
                    .resume(resumeWith);
        } catch (DeadlineExceededException e) {
            resumeWith = e.resumeWith().map(ResumePoint::id).orElseThrow();
            report.line("out of time", "last seen: " + e.lastState());
        }
        customer.transition().resume(resumeWith);
        // end::follow[]
    }

    private void verify(CustomerScope customer, TransitionPreview before) {
        report.step(5, "Check that everything is where it should be");
        // tag::verify[]
        TransitionReport result = customer.transition().verify(before);
        // end::verify[]
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Azure subscription, same id", "plan", "of"));
        for (MovedSubscription moved : result.moved()) {
            rows.add(List.of(moved.id().text(), moved.plan().text(), partner(moved.reseller())));
        }
        report.table(rows);
        for (Subscription subscription : customer.subscriptions().list()) {
            if (subscription.isLegacyAzure()) {
                report.line("legacy", subscription.id() + ", " + subscription.status());
            }
        }
        for (TransitionFinding finding : result.findings()) {
            report.line("FINDING", finding.kind() + ", " + finding.about() + ": " + finding.text());
        }
        report.line("result", result.clean() ? "clean: nothing is missing, nothing was added" : "look at the findings");
    }

    private static String partner(@Nullable MpnId reseller) {
        return reseller == null ? "the partner itself" : "reseller " + reseller;
    }

    private static String label(TransitionNotice.Kind kind) {
        return switch (kind) {
            case UNCHANGED -> "stays";
            case ALL_TOGETHER -> "all together";
            case LOST -> "lost";
            case STAYS_ON_LEGACY_INVOICE -> "legacy invoice";
            case BLOCKED_MEANWHILE -> "meanwhile";
            case CANNOT_COME_BACK -> "no way back";
        };
    }
}
