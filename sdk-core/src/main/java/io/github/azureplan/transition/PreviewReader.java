package io.github.azureplan.transition;

import io.github.azureplan.agreements.AgreementStatus;
import io.github.azureplan.agreements.Agreements;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.json.WireName;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzurePlans;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.subscriptions.Subscriptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a preview together from what can be read, so that an answer of yes, no or a refusal all read the same. */
final class PreviewReader {
    private final Wire wire;
    private final CustomerId customer;
    private final Map<TransitionBlocker, TransitionObstacle> obstacles = new LinkedHashMap<>();

    /** As much of the budget as is lost; the resource itself belongs to a later step. */
    private record Budget(
            @WireName({"amount", "ammount"}) @Nullable BigDecimal amount,
            @Nullable BigDecimal usageSpendingBudget) {}

    PreviewReader(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /** All of the legacy offer, moved or not. */
    List<TransitionMove> legacy() {
        return new Subscriptions(wire, customer)
                .list().stream()
                        .map(TransitionMove::of)
                        .flatMap(Optional::stream)
                        .toList();
    }

    TransitionPreview read() {
        Transition transition = new Transition(wire, customer);
        TransitionEligibility eligibility = orObstacle(transition::eligibility);
        boolean eligible = eligibility != null && eligibility.eligible();
        ProductUpgrade upgrade = eligibility == null
                ? null
                : orObstacle(() -> transition.upgradeOf(eligibility).orElse(null));
        if (eligibility != null && !eligible) {
            String reason = eligibility.reason() == null ? "" : eligibility.reason();
            add(TransitionBlocker.ofReason(reason), reason);
        }
        List<TransitionMove> moves = List.of();
        Budget budget = null;
        if (!obstacles.containsKey(TransitionBlocker.NO_RELATIONSHIP)) {
            moves = Objects.requireNonNullElse(orObstacle(this::stillToMove), List.of());
            judge(moves, eligible, upgrade);
            agreement();
            budget = moves.isEmpty() ? null : orObstacle(this::budget);
        }
        if (upgrade != null && upgrade.running()) {
            add(TransitionBlocker.IN_PROGRESS, "upgrade " + upgrade.id() + " is under way: " + upgrade.status());
        }
        return new TransitionPreview(
                customer,
                eligible,
                List.copyOf(obstacles.values()),
                upgrade,
                moves,
                TransitionNotice.DOCUMENTED,
                budget == null ? null : budget.amount());
    }

    /** What is not under a plan yet, each with the plan it goes to where that exists. */
    private List<TransitionMove> stillToMove() {
        List<TransitionMove> legacy = legacy();
        if (legacy.isEmpty()) {
            return legacy;
        }
        List<AzurePlan> plans = new AzurePlans(wire, customer).list();
        Set<AzureSubscriptionId> moved = plans.stream()
                .flatMap(plan -> plan.azureSubscriptions().list().stream())
                .map(AzureSubscription::id)
                .collect(Collectors.toSet());
        List<TransitionMove> moves = new ArrayList<>();
        for (TransitionMove move : legacy) {
            if (!moved.contains(move.azureSubscription())) {
                moves.add(plans.stream()
                        .filter(plan -> Objects.equals(plan.reseller().orElse(null), move.reseller()))
                        .findFirst()
                        .map(plan -> move.to(plan.id()))
                        .orElse(move));
            }
        }
        return moves;
    }

    /** What our own reading shows; the service looks at it only when the transition is started. */
    private void judge(List<TransitionMove> moves, boolean eligible, @Nullable ProductUpgrade upgrade) {
        String suspended = moves.stream()
                .filter(move -> SubscriptionStatus.SUSPENDED.equals(move.status()))
                .map(TransitionMove::subscriptionId)
                .collect(Collectors.joining(", "));
        if (!suspended.isEmpty()) {
            add(TransitionBlocker.SUSPENDED_SUBSCRIPTION, "suspended: " + suspended);
        }
        if (moves.isEmpty() && !eligible && obstacles.keySet().stream().noneMatch(PreviewReader::saysNothingToMove)) {
            boolean done = upgrade != null && upgrade.completed();
            add(done ? TransitionBlocker.COMPLETED : TransitionBlocker.NO_AZURE_SUBSCRIPTIONS, "");
        }
    }

    private static boolean saysNothingToMove(TransitionBlocker blocker) {
        return blocker.equals(TransitionBlocker.COMPLETED) || blocker.equals(TransitionBlocker.NO_AZURE_SUBSCRIPTIONS);
    }

    private void agreement() {
        AgreementStatus status = orObstacle(() -> new Agreements(wire, customer).status());
        if (status != null && !status.canOrder()) {
            add(TransitionBlocker.AGREEMENT_REQUIRED, "");
        }
    }

    private Budget budget() {
        return wire.execute(
                Call.on(Routes.GET_USAGE_BUDGET).path("customer", customer).json(Budget.class));
    }

    /** A read; a refusal whose code is that of a blocker becomes an obstacle. */
    private <T> @Nullable T orObstacle(Supplier<@Nullable T> read) {
        try {
            return read.get();
        } catch (ServiceException e) {
            TransitionBlocker blocker = TransitionBlocker.of(e.code().text());
            if (!blocker.known() || blocker.equals(TransitionBlocker.UNSPECIFIED)) {
                throw e;
            }
            add(blocker, e.description());
            return null;
        }
    }

    private void add(TransitionBlocker blocker, String description) {
        obstacles.putIfAbsent(blocker, TransitionObstacle.of(blocker, description));
    }
}
