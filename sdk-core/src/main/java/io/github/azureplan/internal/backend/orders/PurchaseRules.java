package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.agreements.Agreements;
import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.transition.Upgrades;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When partner and customer may buy at all, and how much. */
final class PurchaseRules {
    private static final int SANDBOX_SUBSCRIPTIONS = 5;
    private static final int SANDBOX_PLANS = 10;
    private static final int SANDBOX_PLANS_OF_CUSTOMER = 3;
    private static final int SANDBOX_OLDER_AZURE = 10;

    private PurchaseRules() {}

    /** Refuses a purchase to a partner or customer, in the order in which the service looks at them. */
    static void requireOrderable(Till till, List<Wish> wishes) {
        requireStanding(till, wishes);
        requireAgreement(till);
        Holds.require(till, BigDecimal.ZERO);
    }

    @Documented("Partner Center error codes")
    @Assumed("the partner's standing and its resellers' are looked at before the customer's agreement")
    private static void requireStanding(Till till, List<Wish> wishes) {
        Set<@Nullable String> resellers = new LinkedHashSet<>();
        wishes.forEach(w -> resellers.add(till.provider() ? w.reseller() : null));
        for (String reseller : resellers) {
            Standing.requireOrderable(
                    till.state(), till.context(), till.customer().country(), reseller);
        }
    }

    @Documented("Partner Center error codes")
    @Assumed("a customer without agreement makes the checkout as a whole 403, not an entry of orderErrors")
    private static void requireAgreement(Till till) {
        if (!Agreements.hasValidMca(
                till.state(), till.context(), till.customer().id())) {
            throw new Refusal(
                    403,
                    "13605",
                    "The customer has neither accepted the Microsoft Customer Agreement nor has it been"
                            + " attested by the partner.");
        }
    }

    /** Refuses an order that is one too many, or a plan to a customer who cannot have it. */
    static void requireRoom(Till till, List<Order.Line> lines) {
        List<Order.Line> plans = lines.stream()
                .filter(l -> l.article().kind() == Article.Kind.AZURE_PLAN)
                .toList();
        if (!plans.isEmpty()) {
            if (till.context().settings().orders().secondPlanRefused()) {
                refuseSecondPlan(till, plans);
            }
            Upgrades.refusePurchase(
                    till.state(), till.context(), till.customer().id());
        }
        if (till.sandbox()) {
            refuseTooManyPlans(till, plans);
            refuseTooManySubscriptions(till, lines);
        }
    }

    @Documented("Purchase Azure plan; one plan per customer, for indirect providers per reseller")
    @Assumed("a second plan is 403 with code 800089, also while the first one's order is pending")
    private static void refuseSecondPlan(Till till, List<Order.Line> plans) {
        Set<String> seen = new HashSet<>();
        for (Order.Line plan : plans) {
            String reseller = plan.wish().reseller();
            if (!seen.add(String.valueOf(reseller))
                    || Orders.hasPlan(till.state(), till.customer().id(), reseller)) {
                throw new Refusal(403, "800089", "Requested 1 asset; remaining per customer and partner on record: 0.");
            }
        }
    }

    @Documented("Set up the integration sandbox")
    @Assumed({
        "an eleventh plan of a sandbox partner, and a fourth of one customer, is 400 with code 900116",
        "suspended plans and plans whose orders are pending count"
    })
    private static void refuseTooManyPlans(Till till, List<Order.Line> plans) {
        if (plans.isEmpty()) {
            return;
        }
        int all = 0;
        for (Customer customer : till.state().get(Customers.SLICE).byId().values()) {
            int own = plans(till, customer.id());
            if (customer.id().equals(till.customer().id()) && own + plans.size() > SANDBOX_PLANS_OF_CUSTOMER) {
                throw new Refusal(400, "900116", "The sandbox customer has as many Azure plans as allowed.");
            }
            all += own;
        }
        if (all + plans.size() > SANDBOX_PLANS) {
            throw new Refusal(400, "900116", "The sandbox partner has as many Azure plans as allowed.");
        }
    }

    private static int plans(Till till, String customerId) {
        return Subscriptions.plans(till.state(), customerId).size()
                + (int) Orders.pendingLines(till.state(), customerId)
                        .filter(l -> l.article().kind() == Article.Kind.AZURE_PLAN)
                        .count();
    }

    @Documented("Set up the integration sandbox")
    @Assumed("a sixth subscription of a sandbox customer is 403 with code 800066; deleted ones do not count")
    private static void refuseTooManySubscriptions(Till till, List<Order.Line> lines) {
        long present = Subscriptions.of(till.state(), till.context(), till.customer()).stream()
                .filter(s -> !s.status().equals(Subscription.DELETED))
                .count();
        long pending = Orders.pendingLines(till.state(), till.customer().id()).count();
        if (present + pending + lines.size() > SANDBOX_SUBSCRIPTIONS) {
            throw new Refusal(403, "800066", "The customer has as many subscriptions as the sandbox allows.");
        }
    }

    @Documented("Set up the integration sandbox; Partner Center error codes")
    @Assumed(
            "an order of MS-AZR-0145P is 403 with code 2091, and in a sandbox with ten such customers 403 with code 800068")
    static void refuseOlderAzure(Till till, Wish wish) {
        if (!till.sandbox() || !wish.item().equalsIgnoreCase("MS-AZR-0145P")) {
            return;
        }
        long older = till.state().get(Customers.SLICE).byId().values().stream()
                .flatMap(c -> Subscriptions.of(till.state(), till.context(), c).stream())
                .filter(s -> s.kind() == Subscription.Kind.LEGACY_AZURE)
                .count();
        if (older >= SANDBOX_OLDER_AZURE) {
            throw new Refusal(403, "800068", "The partner has as many Azure subscriptions as allowed.");
        }
    }
}
