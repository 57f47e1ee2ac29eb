package io.github.azureplan.plans;

import io.github.azureplan.agreements.Agreements;
import io.github.azureplan.catalog.CustomerCatalog;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.subscriptions.Subscriptions;
import java.util.ArrayList;
import java.util.List;

/** What can be read of the conditions under which a plan is sold. */
final class Preconditions {
    private final AzurePlanSlot slot;
    private final Wire wire;
    private final PurchaseJournal.Key key;
    private final List<PurchaseObstacle> obstacles = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();

    Preconditions(AzurePlanSlot slot, Wire wire, PurchaseJournal.Key key) {
        this.slot = slot;
        this.wire = wire;
        this.key = key;
    }

    PurchaseCheck check() {
        AzurePlan plan = slot.find(wire).orElse(null);
        legacy();
        sold();
        agreement();
        if (key.reseller() != null) {
            new ResellerCheck(wire, key.reseller(), notChecked).refusal().ifPresent(this::reseller);
        }
        return new PurchaseCheck(plan, obstacles, notChecked);
    }

    private void legacy() {
        boolean legacy = new Subscriptions(wire, key.customer())
                .list().stream()
                        .filter(Subscription::isLegacyAzure)
                        .anyMatch(s -> SubscriptionStatus.ACTIVE.equals(s.status()));
        if (legacy) {
            obstacle(
                    PurchaseObstacle.Kind.LEGACY_AZURE,
                    "the customer has an active subscription of MS-AZR-0145P",
                    "Move the customer to the Azure plan with a product upgrade; it makes the plan.");
        }
    }

    private void sold() {
        if (new CustomerCatalog(wire, key.customer()).azurePlan().isEmpty()) {
            obstacle(
                    PurchaseObstacle.Kind.NOT_SOLD,
                    "the customer's catalog has no Azure plan that can be bought",
                    "See customer.catalog(); the plan is not sold in every country.");
        }
    }

    private void agreement() {
        if (!wire.canSignIn(Routes.LIST_AGREEMENTS)) {
            notChecked.add("agreement: the client has no App+User credentials");
            return;
        }
        try {
            if (!new Agreements(wire, key.customer()).status().canOrder()) {
                obstacle(
                        PurchaseObstacle.Kind.AGREEMENT_MISSING,
                        "the customer has not accepted the Microsoft Customer Agreement",
                        "Attest it with customer.agreements().attest(…), or let the customer accept it.");
            }
        } catch (DeadlineExceededException | InterruptedCallException over) {
            throw over;
        } catch (AzurePlanException unreadable) {
            notChecked.add("agreement: " + unreadable.getMessage());
        }
    }

    private void reseller(ServiceException refused) {
        boolean unsigned = refused.code().equals(ErrorCode.RESELLER_AGREEMENT_MISSING);
        obstacle(
                unsigned ? PurchaseObstacle.Kind.RESELLER_AGREEMENT_MISSING : PurchaseObstacle.Kind.RESELLER_INVALID,
                refused.description(),
                refused.nextStep());
    }

    private void obstacle(PurchaseObstacle.Kind kind, String description, String nextStep) {
        obstacles.add(new PurchaseObstacle(kind, description, nextStep));
    }
}
