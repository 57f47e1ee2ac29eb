package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.usage.Currencies;
import io.github.azureplan.internal.backend.usage.RatedDay;
import io.github.azureplan.internal.backend.usage.Resource;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is used in the running month, by customer, subscription, meter and resource. */
public final class UsageRecordsRoom extends Room {
    private static final Estimates.Sum NOTHING = Estimates.sum(List.of());
    private static final String OF_CUSTOMER = "/v1/customers/{customerId}";
    private static final String OF_SUBSCRIPTION = OF_CUSTOMER + "/subscriptions/{subscriptionId}";
    /** Amounts of the older offer come with a culture in place of a currency. */
    private static final String OLDER_CULTURE = "en-US";

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(UsageRecordsRoom.class, Estimates.class);
    }

    /**
     * A cost as records tell it.
     *
     * @param currency of the billed amount, or null for the older offer
     */
    private record Cost(
            BigDecimal billed, BigDecimal usd, @Nullable String currency) {
        JsonObject in(Request request, JsonObject head) {
            JsonObject json = head.with("totalCost", billed);
            json = currency == null ? json.with("currencyLocale", OLDER_CULTURE) : json.with("currencyCode", currency);
            return json.with("usdTotalCost", usd)
                    .with(
                            "lastModifiedDate",
                            Wire.ticks(Estimates.refreshedAt(request.context())).replace("Z", "+00:00"));
        }
    }

    @Serves(method = "GET", path = "/v1/customers/usagerecords", auth = Auth.USER_ONLY)
    @Documented("Get usage records for all customers")
    @Assumed({
        "customers are listed who have an Azure plan or a subscription of the older offer, ended ones too",
        "the record of a customer with an Azure plan tells the use under plans only"
    })
    Result customers(Request request, State state) {
        requireProduction(request);
        Map<String, Estimates.Sum> used = Estimates.by(
                Estimates.days(state, request.context(), day -> true),
                day -> day.subscription().customerId());
        List<LegacyCharge> older = Estimates.older(state, request.context(), charge -> true);
        List<JsonObject> items = new ArrayList<>();
        for (Customer customer : state.get(Customers.SLICE).byId().values()) {
            List<Subscription> azure = azure(state, request.context(), customer);
            if (customer.related() && !azure.isEmpty()) {
                boolean upgraded = azure.stream().anyMatch(Subscription::plan);
                Cost cost = upgraded
                        ? cost(state, request.context(), customer.id(), used.getOrDefault(customer.id(), NOTHING))
                        : cost(of(older, customer));
                BigDecimal budget = Budgets.of(state, customer.id());
                JsonObject head = JsonObject.of(
                        "budget", Budgets.json(budget),
                        "percentUsed", Budgets.percentUsed(budget, cost.billed()),
                        "isUpgraded", upgraded,
                        "resourceId", customer.id(),
                        "id", customer.id(),
                        "resourceName", customer.companyName(),
                        "name", customer.companyName());
                items.add(cost.in(request, head).with("attributes", Wire.attributes("CustomerMonthlyUsageRecord")));
            }
        }
        return collection(state, items, "/customers/usagerecords");
    }

    @Serves(method = "GET", path = OF_CUSTOMER + "/usagesummary", auth = Auth.USER_ONLY)
    @Documented("Get a usage summary for all of a customer's subscriptions")
    @Assumed("a customer without any Azure has a summary too, of nothing")
    Result customer(Request request, State state) {
        requireProduction(request);
        Context context = request.context();
        Customer customer = Customers.require(state, request);
        List<Subscription> azure = azure(state, context, customer);
        boolean upgraded = azure.isEmpty() || azure.stream().anyMatch(Subscription::plan);
        Cost cost = upgraded
                ? cost(
                        state,
                        context,
                        customer.id(),
                        Estimates.sum(Estimates.days(state, context, day -> of(day, customer))))
                : cost(Estimates.older(state, context, charge -> of(charge, customer)));
        JsonObject head = JsonObject.of(
                "budget", Budgets.json(Budgets.of(state, customer.id())),
                "resourceId", customer.id(),
                "resourceName", customer.companyName());
        return new Result(state, Reply.json(200, summary(request, head, cost, "CustomerUsageSummary")));
    }

    @Serves(method = "GET", path = OF_CUSTOMER + "/subscriptions/usagerecords", auth = Auth.USER_ONLY)
    @Documented("Get usage records for customer's subscriptions")
    Result subscriptions(Request request, State state) {
        requireProduction(request);
        Customer customer = Customers.require(state, request);
        List<JsonObject> items = new ArrayList<>();
        for (Subscription each : azure(state, request.context(), customer)) {
            JsonObject head = JsonObject.of(
                    "status", each.status(),
                    "partnerOnRecord", each.reseller(),
                    "offerId", each.offerId(),
                    "resourceId", each.id(),
                    "id", each.id(),
                    "resourceName", each.name(),
                    "name", each.name());
            items.add(cost(request, state, each)
                    .in(request, head)
                    .with("attributes", Wire.attributes("SubscriptionMonthlyUsageRecord")));
        }
        return collection(state, items, "/customers/" + customer.id() + "/subscriptions/usagerecords");
    }

    @Serves(method = "GET", path = OF_SUBSCRIPTION + "/usagesummary", auth = Auth.USER_ONLY)
    @Documented("Get usage summary for customer's subscription")
    Result subscription(Request request, State state) {
        requireProduction(request);
        Subscription subscription = require(request, state);
        JsonObject head = JsonObject.of("resourceId", subscription.id(), "resourceName", subscription.name());
        JsonObject json = summary(request, head, cost(request, state, subscription), "SubscriptionUsageSummary");
        return new Result(state, Reply.json(200, json.with("links", Wire.self(uri(subscription) + "/usagesummary"))));
    }

    @Serves(method = "GET", path = OF_SUBSCRIPTION + "/meterusagerecords", auth = Auth.USER_ONLY)
    @Documented("Get usage data for subscription by meter")
    @Assumed({
        "a meter that was not used is left out",
        "a meter of a plan is named by product, SKU and name, one of the older offer by its id"
    })
    Result meters(Request request, State state) {
        requireProduction(request);
        Subscription subscription = require(request, state);
        List<JsonObject> items = new ArrayList<>();
        Estimates.by(days(request, state, subscription), day -> day.meter().meterId())
                .values()
                .forEach(sum -> {
                    Meter meter = sum.first().meter();
                    String id = meter.productId() + "-" + meter.skuId() + "-" + meter.name();
                    items.add(meter(request, subscription, id, meter, sum.quantity(), cost(sum)));
                });
        for (LegacyCharge charge : older(request, state, subscription)) {
            Cost cost = cost(List.of(charge));
            String id = charge.meter().meterId();
            items.add(meter(request, subscription, id, charge.meter(), charge.quantity(), cost));
        }
        return collection(state, items, uri(subscription) + "/meterusagerecords");
    }

    private static JsonObject meter(
            Request request, Subscription subscription, String id, Meter meter, BigDecimal quantity, Cost cost) {
        JsonObject head = JsonObject.of(
                "subscriptionId", subscription.id(),
                "meterId", id,
                "meterName", meter.name(),
                "category", meter.category(),
                "subcategory", meter.subcategory(),
                "quantityUsed", quantity,
                "unit", meter.unit());
        return cost.in(request, head).with("attributes", Wire.attributes("MeterUsageRecord"));
    }

    @Serves(method = "GET", path = OF_SUBSCRIPTION + "/resourceusagerecords", auth = Auth.USER_ONLY)
    @Documented("Get usage data for subscription by resource")
    @Assumed("a subscription of the older offer is 400 with code 800002: resources are told for Azure plans only")
    Result resources(Request request, State state) {
        requireProduction(request);
        Subscription subscription = require(request, state);
        if (!subscription.plan()) {
            throw Refusal.invalid("subscription id: must be that of an Azure plan");
        }
        List<JsonObject> items = new ArrayList<>();
        Estimates.by(days(request, state, subscription), UsageRecordsRoom::resource)
                .forEach((uri, sum) -> {
                    RatedDay day = sum.first();
                    JsonObject head = JsonObject.of(
                            "subscriptionId", subscription.id(),
                            "resourceUri", uri,
                            "resourceType", Resource.provider(day.meter()),
                            "entitlementId", day.subscription().id(),
                            "entitlementName", day.subscription().name(),
                            "resourceGroupName", day.resource().group(),
                            "name", day.resource().name(),
                            "resourceName", day.resource().name());
                    items.add(cost(sum).in(request, head).with("attributes", Wire.attributes("ResourceUsageRecord")));
                });
        return collection(state, items, uri(subscription) + "/resourceusagerecords");
    }

    private static String resource(RatedDay day) {
        return "/subscriptions/" + day.subscription().id() + day.resource().address(day.meter());
    }

    @Serves(method = "GET", path = "/v1/usagesummary", auth = Auth.USER_ONLY)
    @Documented("Get a usage summary for a partner")
    @Assumed("the period is the calendar month; nobody is to be mailed, and no customer is about to overspend")
    Result partner(Request request, State state) {
        requireProduction(request);
        List<LegacyCharge> older = Estimates.older(state, request.context(), charge -> true);
        int customers = 0;
        int over = 0;
        for (Customer customer : state.get(Customers.SLICE).byId().values()) {
            if (customer.related()
                    && azure(state, request.context(), customer).stream().anyMatch(s -> !s.plan())) {
                customers++;
                BigDecimal budget = Budgets.of(state, customer.id());
                over += budget != null && pretax(of(older, customer)).compareTo(budget) > 0 ? 1 : 0;
            }
        }
        String tenant = request.context().partner().tenantId();
        String name = request.context().partner().name();
        JsonObject head = JsonObject.of(
                "customersOverBudget", over,
                "customersTrendingOver", 0,
                "customersWithUsageBasedSubscription", customers,
                "resourceId", tenant,
                "id", tenant,
                "resourceName", name,
                "name", name);
        JsonObject json = summary(request, head, cost(older), "PartnerUsageSummary");
        return new Result(
                state, Reply.json(200, json.without("usdTotalCost").with("links", Wire.self("/usagesummary"))));
    }

    @Documented("Manage Azure spending: usage records in the sandbox")
    @Assumed("in an integration sandbox usage records are 400 with code 900127")
    private static void requireProduction(Request request) {
        if (request.context().partner().sandbox()) {
            throw new Refusal(400, "900127", "Usage records are not available in an integration sandbox.");
        }
    }

    @Documented("Get usage summary for customer's subscription")
    @Assumed("what is neither an Azure plan nor of the older offer has no usage records: 404 with code 20003")
    private static Subscription require(Request request, State state) {
        Customer customer = Customers.require(state, request);
        String id = Input.guid(request.path("subscriptionId"), "subscription id");
        return azure(state, request.context(), customer).stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "20003", "The subscription was not found."));
    }

    private static List<Subscription> azure(State state, Context context, Customer customer) {
        return Subscriptions.of(state, context, customer).stream()
                .filter(s -> s.kind() == Subscription.Kind.AZURE_PLAN || s.kind() == Subscription.Kind.LEGACY_AZURE)
                .toList();
    }

    private static List<RatedDay> days(Request request, State state, Subscription subscription) {
        return Estimates.days(
                state, request.context(), day -> day.subscription().planId().equals(subscription.id()));
    }

    private static List<LegacyCharge> older(Request request, State state, Subscription subscription) {
        return Estimates.older(
                state,
                request.context(),
                charge -> charge.legacy().subscriptionId().equals(subscription.id()));
    }

    private static Cost cost(Estimates.Sum sum) {
        return new Cost(sum.billed(), sum.usd(), sum.first().currency());
    }

    private static Cost cost(Request request, State state, Subscription subscription) {
        return subscription.plan()
                ? cost(
                        state,
                        request.context(),
                        subscription.customerId(),
                        Estimates.sum(days(request, state, subscription)))
                : cost(older(request, state, subscription));
    }

    private static Cost cost(State state, Context context, String customerId, Estimates.Sum sum) {
        return new Cost(sum.billed(), sum.usd(), Currencies.of(state, context, customerId));
    }

    private static Cost cost(List<LegacyCharge> older) {
        return new Cost(pretax(older), BigDecimal.ZERO, null);
    }

    private static BigDecimal pretax(List<LegacyCharge> older) {
        return older.stream().map(LegacyCharge::pretax).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<LegacyCharge> of(List<LegacyCharge> older, Customer customer) {
        return older.stream().filter(charge -> of(charge, customer)).toList();
    }

    private static boolean of(LegacyCharge charge, Customer customer) {
        return charge.legacy().customerId().equals(customer.id());
    }

    private static boolean of(RatedDay day, Customer customer) {
        return day.subscription().customerId().equals(customer.id());
    }

    @Documented("Get a usage summary for all of a customer's subscriptions: Azure plan")
    private static JsonObject summary(Request request, JsonObject head, Cost cost, String objectType) {
        YearMonth month = Estimates.month(request.context());
        JsonObject json = head.with("billingStartDate", month.atDay(1) + "T00:00:00+00:00")
                .with("billingEndDate", month.plusMonths(1).atDay(1) + "T00:00:00+00:00");
        return cost.in(request, json).with("attributes", Wire.attributes(objectType));
    }

    private static String uri(Subscription subscription) {
        return "/customers/" + subscription.customerId() + "/subscriptions/" + subscription.id();
    }

    private static Result collection(State state, List<JsonObject> items, String uri) {
        return new Result(state, Reply.json(200, Wire.collection(items).with("links", Wire.self(uri))));
    }
}
