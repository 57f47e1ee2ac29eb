package io.github.azureplan.transition;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzurePlans;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.EntitlementStatus;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.subscriptions.Subscriptions;
import io.github.azureplan.transition.TransitionFinding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what is there after a transition with what was there before. */
final class Verification {
    private final Transition transition;
    private final Wire wire;
    private final CustomerId customer;
    private final List<TransitionFinding> findings = new ArrayList<>();
    private final List<MovedSubscription> moved = new ArrayList<>();

    /** An Azure subscription and its plan. */
    private record Under(AzurePlan plan, AzureSubscription subscription) {}

    Verification(Transition transition, Wire wire, CustomerId customer) {
        this.transition = transition;
        this.wire = wire;
        this.customer = customer;
    }

    /** The report; what was added can only be told with a preview from before. */
    TransitionReport of(List<TransitionMove> before, @Nullable TransitionPreview preview) {
        ProductUpgrade upgrade = upgrade();
        Map<AzureSubscriptionId, Under> now = underPlans();
        Map<String, Subscription> legacy = new Subscriptions(wire, customer)
                .list().stream()
                        .filter(Subscription::isLegacyAzure)
                        .collect(Collectors.toMap(s -> folded(s.id()), s -> s, (first, second) -> first));
        if (before.isEmpty()) {
            add(Kind.NOTHING_TO_CHECK, customer.text(), "there is no subscription of the legacy offer to compare with");
        }
        for (TransitionMove move : before) {
            compare(move, now);
            compareLegacy(move, legacy.get(folded(move.subscriptionId())));
        }
        if (preview != null) {
            findAdded(preview, now);
        }
        return new TransitionReport(customer, upgrade, moved, findings);
    }

    private @Nullable ProductUpgrade upgrade() {
        TransitionEligibility eligibility;
        try {
            eligibility = transition.eligibility();
        } catch (ServiceException e) {
            if (!e.code().equals(ErrorCode.UPGRADE_COMPLETED)) {
                add(Kind.UPGRADE_NOT_COMPLETED, customer.text(), "the service tells no upgrade: " + e.description());
            }
            return null;
        }
        ProductUpgrade upgrade = transition.upgradeOf(eligibility).orElse(null);
        if (upgrade == null) {
            add(Kind.UPGRADE_NOT_COMPLETED, customer.text(), "the service tells no upgrade of this customer");
            return null;
        }
        if (!upgrade.completed()) {
            String why = upgrade.errorDetails() == null ? "" : ", " + upgrade.errorDetails();
            add(Kind.UPGRADE_NOT_COMPLETED, upgrade.id(), "the upgrade is " + upgrade.status() + why);
        }
        for (UpgradeLine line : upgrade.lineItems()) {
            if (!UpgradeStatus.COMPLETED.equals(line.status())) {
                String source = line.sourceProduct() == null
                        ? upgrade.id()
                        : String.valueOf(line.sourceProduct().id());
                String why = line.errorDetails() == null ? "" : ", " + line.errorDetails();
                add(Kind.LINE_NOT_COMPLETED, source, "its line of the upgrade is " + line.status() + why);
            }
        }
        return upgrade;
    }

    private Map<AzureSubscriptionId, Under> underPlans() {
        Map<AzureSubscriptionId, Under> all = new LinkedHashMap<>();
        for (AzurePlan plan : new AzurePlans(wire, customer).list()) {
            for (AzureSubscription subscription : plan.azureSubscriptions().list()) {
                all.put(subscription.id(), new Under(plan, subscription));
            }
        }
        return all;
    }

    private void compare(TransitionMove move, Map<AzureSubscriptionId, Under> now) {
        String id = move.azureSubscription().text();
        Under under = now.get(move.azureSubscription());
        if (under == null) {
            add(Kind.NOT_UNDER_A_PLAN, id, "the Azure subscription is under no plan of the customer");
            return;
        }
        AzurePlan plan = under.plan();
        MpnId reseller = plan.reseller().orElse(null);
        // A direct partner has one plan, which names nobody, whatever partner the legacy subscription named.
        boolean partners =
                now.values().stream().anyMatch(u -> u.plan().reseller().isPresent());
        if (partners && !Objects.equals(reseller, move.reseller())) {
            add(
                    Kind.OTHER_PARTNERS_PLAN,
                    id,
                    "the partner on record was " + named(move.reseller()) + ", plan " + plan.id() + " is of "
                            + named(reseller));
        }
        if (!EntitlementStatus.ACTIVE.equals(under.subscription().status())
                && !SubscriptionStatus.SUSPENDED.equals(move.status())) {
            add(
                    Kind.NOT_ACTIVE,
                    id,
                    "the Azure subscription is " + under.subscription().status());
        }
        if (!SubscriptionStatus.ACTIVE.equals(plan.status())
                && findings.stream().noneMatch(f -> f.about().equals(plan.id().text()))) {
            add(Kind.PLAN_NOT_ACTIVE, plan.id().text(), "the plan is " + plan.status());
        }
        moved.add(new MovedSubscription(
                move.azureSubscription(), under.subscription().name(), plan.id(), reseller, move.subscriptionId()));
    }

    private static String named(@Nullable MpnId reseller) {
        return reseller == null ? "the partner itself" : "reseller " + reseller;
    }

    private void compareLegacy(TransitionMove move, @Nullable Subscription legacy) {
        if (legacy == null || SubscriptionStatus.DELETED.equals(legacy.status())) {
            add(Kind.LEGACY_GONE, move.subscriptionId(), "the legacy subscription should be suspended and is gone");
        } else if (!SubscriptionStatus.SUSPENDED.equals(legacy.status())) {
            add(
                    Kind.LEGACY_STILL_ACTIVE,
                    move.subscriptionId(),
                    "the legacy subscription should be suspended and is " + legacy.status());
        }
    }

    /** In a plan that the transition has bought there is nothing but what it has moved. */
    private void findAdded(TransitionPreview preview, Map<AzureSubscriptionId, Under> now) {
        Set<AzureSubscriptionId> expected =
                preview.moves().stream().map(TransitionMove::azureSubscription).collect(Collectors.toSet());
        Set<PlanId> present = preview.moves().stream()
                .map(TransitionMove::plan)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        now.forEach((id, under) -> {
            if (!expected.contains(id)
                    && !present.contains(under.plan().id())
                    && moved.stream().anyMatch(m -> m.plan().equals(under.plan().id()))) {
                add(
                        Kind.ADDED,
                        id.text(),
                        "plan " + under.plan().id() + " has an Azure subscription that was not there before");
            }
        });
    }

    private static String folded(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private void add(Kind kind, String about, String text) {
        findings.add(new TransitionFinding(kind, about, text));
    }
}
