package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;

/** What is delivered to an Azure subscription or under a plan, and whether that can take it. */
final class ContextRules {
    private ContextRules() {}

    /** What is wrong with a line's provisioning context, or null. */
    static @Nullable Problem problem(Till till, Article article, Wish wish) {
        return switch (article.kind()) {
            case RESERVATION -> reservation(till, wish);
            case METERED_SERVICE -> metered(till, wish);
            default -> null;
        };
    }

    @Documented("Purchase Azure reservations; Partner Center error codes")
    @Assumed({
        "the provisioning context of a reservation names scope, shared or single, and subscriptionId; a cart without is refused at once",
        "subscriptionId is an Azure subscription of the customer, or a plan, to which entitlementId adds the Azure subscription of a single scope",
        "the duration in the context is not looked at: the term of the line says it"
    })
    private static @Nullable Problem reservation(Till till, Wish wish) {
        String scope = wish.context().textOrEmpty("scope");
        if (!scope.equalsIgnoreCase("shared") && !scope.equalsIgnoreCase("single")) {
            return Problem.refused(400, "900312", "provisioningContext.scope: must be shared or single");
        }
        String id = wish.context().textOrEmpty("subscriptionId");
        if (id.isBlank()) {
            return Problem.refused(400, "900317", "provisioningContext.subscriptionId: is missing");
        }
        Subscription named =
                Input.isGuid(id) ? Subscriptions.find(till.state(), till.context(), till.customer(), id) : null;
        if (named != null && named.plan()) {
            Problem found = plan(named);
            return found != null ? found : scoped(till, wish, named, scope.equalsIgnoreCase("single"));
        }
        if (named != null && named.kind() == Subscription.Kind.LEGACY_AZURE) {
            return Problem.noted(
                    400,
                    "800013",
                    "SubscriptionIsNotEnabledForRI",
                    "The subscription is not enabled for reservations.");
        }
        return azureSubscription(till, id);
    }

    private static @Nullable Problem azureSubscription(Till till, String id) {
        AzureSubscription azure = AzureSubscriptions.find(till.state(), id);
        if (azure == null || !azure.customerId().equals(till.customer().id())) {
            return Problem.noted(
                    400, "800011", "SubscriptionIsNotValid", "The subscription is not a valid Azure subscription.");
        }
        if (!active(till, azure)) {
            return Problem.noted(400, "800012", "SubscriptionIsNotValid", "The Azure subscription is not active.");
        }
        Subscription plan = Subscriptions.find(till.state(), till.context(), till.customer(), azure.planId());
        Problem found = plan == null ? null : plan(plan);
        return found != null || plan == null ? found : registered(till, plan);
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "a suspended plan has the error SubscriptionIsNotValid, at an order 400 with code 800012",
        "a plan that is not registered has the error SubscriptionNotRegistered, at an order 400 with code 800030"
    })
    private static @Nullable Problem plan(Subscription plan) {
        return plan.active()
                ? null
                : Problem.noted(400, "800012", "SubscriptionIsNotValid", "The Azure plan is not active.");
    }

    private static @Nullable Problem registered(Till till, Subscription plan) {
        return plan.registered(till.context().now())
                ? null
                : Problem.noted(400, "800030", "SubscriptionNotRegistered", "The subscription is not registered.");
    }

    private static @Nullable Problem scoped(Till till, Wish wish, Subscription plan, boolean single) {
        if (AzureSubscriptions.ofPlan(till.state(), plan.id()).stream().noneMatch(s -> active(till, s))) {
            return Problem.noted(
                    400, "900318", "SubscriptionIsNotValid", "The Azure plan has no active Azure subscription.");
        }
        Problem found = registered(till, plan);
        if (found != null || !single) {
            return found;
        }
        String id = wish.context().textOrEmpty("entitlementId");
        if (id.isBlank()) {
            return Problem.refused(400, "900313", "provisioningContext.entitlementId: is missing");
        }
        AzureSubscription azure = AzureSubscriptions.find(till.state(), id);
        if (azure == null || !azure.planId().equals(plan.id())) {
            return Problem.noted(
                    400,
                    "900315",
                    "SubscriptionIsNotValid",
                    "The product cannot be bought with this Azure subscription.");
        }
        return active(till, azure)
                ? null
                : Problem.noted(400, "900314", "SubscriptionIsNotValid", "The Azure subscription is not active.");
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "a metered service is delivered under any active plan of the customer, or the one subscriptionId names",
        "the plan of a metered service is looked at by checkout and order, not by the cart"
    })
    private static @Nullable Problem metered(Till till, Wish wish) {
        String id = wish.context().textOrEmpty("subscriptionId");
        if (id.isBlank()) {
            boolean any = Subscriptions.plans(till.state(), till.customer().id()).stream()
                    .anyMatch(Subscription::active);
            return any ? null : Problem.late(400, "900128", "An Azure plan is required to buy this metered service.");
        }
        Subscription plan =
                Input.isGuid(id) ? Subscriptions.find(till.state(), till.context(), till.customer(), id) : null;
        boolean usable = plan != null
                && plan.plan()
                && plan.active()
                && AzureSubscriptions.ofPlan(till.state(), plan.id()).stream().anyMatch(s -> active(till, s));
        return usable
                ? null
                : Problem.late(400, "900129", "The Azure plan is missing or has no active Azure subscription.");
    }

    private static boolean active(Till till, AzureSubscription azure) {
        return azure.statusAt(till.context().now()) == AzureSubscription.Status.ACTIVE;
    }
}
