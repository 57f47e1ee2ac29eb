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
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.usage.RatedDay;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is used in the running month, by customer, subscription, meter and resource. */
public final class UsageRecordsRoom extends Room {
    private static final String OF_CUSTOMER = "/v1/customers/{customerId}";
    private static final String OF_SUBSCRIPTION = OF_CUSTOMER + "/subscriptions/{subscriptionId}";
    private static final String OLDER_CULTURE = "en-US";

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(UsageRecordsRoom.class, Estimates.class);
    }

    @Serves(method = "GET", path = "/v1/customers/usagerecords", auth = Auth.USER_ONLY)
    @Documented("Get usage records for all customers")
    @Assumed({
        "customers are listed who have an Azure plan or a subscription of the older offer, ended ones too",
        "use of the older offer is not rated here: its records cost nothing, in the culture en-US"
    })
    Result customers(Request request, State state) {
        requireProduction(request);
        Map<String, Estimates.Sum> sums = Estimates.by(
                Estimates.days(state, request.context(), day -> true),
                day -> day.subscription().customerId());
        List<JsonObject> items = new ArrayList<>();
        for (Customer customer : state.get(Customers.SLICE).byId().values()) {
            List<Subscription> azure = azure(state, request.context(), customer);
            if (customer.related() && !azure.isEmpty()) {
                Estimates.Sum sum = sums.getOrDefault(customer.id(), Estimates.sum(List.of()));
                boolean upgraded = azure.stream().anyMatch(Subscription::plan);
                BigDecimal budget = Budgets.of(state, customer.id());
                JsonObject head = JsonObject.of(
                        "budget", Budgets.json(budget),
                        "percentUsed", Budgets.percentUsed(budget, sum.billed()),
                        "isUpgraded", upgraded,
                        "resourceId", customer.id(),
                        "id", customer.id(),
                        "resourceName", customer.companyName(),
                        "name", customer.companyName());
                items.add(cost(request, head, sum, upgraded)
                        .with("attributes", Wire.attributes("CustomerMonthlyUsageRecord")));
            }
        }
        return collection(state, items, "/customers/usagerecords");
    }

    @Serves(method = "GET", path = OF_CUSTOMER + "/usagesummary", auth = Auth.USER_ONLY)
    @Documented("Get a usage summary for all of a customer's subscriptions")
    @Assumed("a customer without any Azure has a summary too, of nothing")
    Result customer(Request request, State state) {
        requireProduction(request);
        Customer customer = Customers.require(state, request);
        Estimates.Sum sum = Estimates.sum(Estimates.days(
                state, request.context(), day -> day.subscription().customerId().equals(customer.id())));
        JsonObject head = JsonObject.of(
                "budget", Budgets.json(Budgets.of(state, customer.id())),
                "resourceId", customer.id(),
                "resourceName", customer.companyName());
        boolean older = azure(state, request.context(), customer).stream().noneMatch(Subscription::plan);
        return new Result(state, Reply.json(200, summary(request, head, sum, !older, "CustomerUsageSummary")));
    }

    @Serves(method = "GET", path = OF_CUSTOMER + "/subscriptions/usagerecords", auth = Auth.USER_ONLY)
    @Documented("Get usage records for customer's subscriptions")
    Result subscriptions(Request request, State state) {
        requireProduction(request);
        Customer customer = Customers.require(state, request);
        Map<String, Estimates.Sum> sums = byPlan(request, state, customer);
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
            items.add(cost(request, head, sums.getOrDefault(each.id(), Estimates.sum(List.of())), each.plan())
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
        JsonObject json = summary(
                request,
                head,
                Estimates.sum(days(request, state, subscription)),
                subscription.plan(),
                "SubscriptionUsageSummary");
        return new Result(state, Reply.json(200, json.with("links", Wire.self(uri(subscription) + "/usagesummary"))));
    }

    @Serves(method = "GET", path = OF_SUBSCRIPTION + "/meterusagerecords", auth = Auth.USER_ONLY)
    @Documented("Get usage data for subscription by meter")
    @Assumed("meters that were used are listed by product, SKU and name; a meter that was not used is left out")
    Result meters(Request request, State state) {
        requireProduction(request);
        Subscription subscription = require(request, state);
        List<JsonObject> items = new ArrayList<>();
        Estimates.by(days(request, state, subscription), day -> day.meter().meterId())
                .forEach((id, sum) -> {
                    var meter = sum.first().meter();
                    JsonObject head = JsonObject.of(
                            "subscriptionId", subscription.id(),
                            "meterId", meter.productId() + "-" + meter.skuId() + "-" + meter.name(),
                            "meterName", meter.name(),
                            "category", meter.category(),
                            "subcategory", meter.subcategory(),
                            "quantityUsed", sum.quantity(),
                            "unit", meter.unit());
                    items.add(cost(request, head, sum, true).with("attributes", Wire.attributes("MeterUsageRecord")));
                });
        return collection(state, items, uri(subscription) + "/meterusagerecords");
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
        Estimates.by(days(request, state, subscription), day -> cell(request, state, day, "ResourceURI"))
                .forEach((uri, sum) -> {
                    RatedDay day = sum.first();
                    String name = uri.substring(uri.lastIndexOf('/') + 1);
                    JsonObject head = JsonObject.of(
                            "subscriptionId", subscription.id(),
                            "resourceUri", uri,
                            "resourceType", cell(request, state, day, "ConsumedService"),
                            "entitlementId", day.subscription().id(),
                            "entitlementName", day.subscription().name(),
                            "resourceGroupName", cell(request, state, day, "ResourceGroup"),
                            "name", name,
                            "resourceName", name);
                    items.add(
                            cost(request, head, sum, true).with("attributes", Wire.attributes("ResourceUsageRecord")));
                });
        return collection(state, items, uri(subscription) + "/resourceusagerecords");
    }

    @Serves(method = "GET", path = "/v1/usagesummary", auth = Auth.USER_ONLY)
    @Documented("Get a usage summary for a partner")
    @Assumed("the period is the calendar month; nobody is to be mailed, and no customer is about to overspend")
    Result partner(Request request, State state) {
        requireProduction(request);
        long older = state.get(Customers.SLICE).byId().values().stream()
                .filter(Customer::related)
                .filter(c -> azure(state, request.context(), c).stream().anyMatch(s -> !s.plan()))
                .count();
        String tenant = request.context().partner().tenantId();
        String name = request.context().partner().name();
        JsonObject head = JsonObject.of(
                "customersOverBudget", 0,
                "customersTrendingOver", 0,
                "customersWithUsageBasedSubscription", older,
                "resourceId", tenant,
                "id", tenant,
                "resourceName", name,
                "name", name);
        JsonObject json = summary(request, head, Estimates.sum(List.of()), false, "PartnerUsageSummary");
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

    private static Map<String, Estimates.Sum> byPlan(Request request, State state, Customer customer) {
        return Estimates.by(
                Estimates.days(
                        state,
                        request.context(),
                        day -> day.subscription().customerId().equals(customer.id())),
                day -> day.subscription().planId());
    }

    /** What the lines of the month say of a day. */
    private static String cell(Request request, State state, RatedDay day, String name) {
        Party party = Party.of(state, request.context().partner(), day.subscription(), day.meter(), "");
        UsageLines.Row row = new UsageLines.Row(day, party);
        return UsageLines.ATTRIBUTES.stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(attribute -> String.valueOf(attribute.value().apply(row)))
                .findFirst()
                .orElseThrow();
    }

    @Documented("Get a usage summary for all of a customer's subscriptions: Azure plan")
    private static JsonObject summary(
            Request request, JsonObject head, Estimates.Sum sum, boolean plan, String objectType) {
        YearMonth month = Estimates.month(request.context());
        JsonObject json = head.with("billingStartDate", month.atDay(1) + "T00:00:00+00:00")
                .with("billingEndDate", month.plusMonths(1).atDay(1) + "T00:00:00+00:00");
        return cost(request, json, sum, plan).with("attributes", Wire.attributes(objectType));
    }

    @Documented("Customer usage resources: CurrencyCode, CurrencyLocale")
    private static JsonObject cost(Request request, JsonObject head, Estimates.Sum sum, boolean plan) {
        JsonObject json = head.with("totalCost", sum.billed());
        json = plan
                ? json.with("currencyCode", request.context().partner().currency())
                : json.with("currencyLocale", OLDER_CULTURE);
        return json.with("usdTotalCost", sum.usd())
                .with(
                        "lastModifiedDate",
                        Wire.ticks(Estimates.refreshedAt(request.context())).replace("Z", "+00:00"));
    }

    private static String uri(Subscription subscription) {
        return "/customers/" + subscription.customerId() + "/subscriptions/" + subscription.id();
    }

    private static Result collection(State state, List<JsonObject> items, String uri) {
        return new Result(state, Reply.json(200, Wire.collection(items).with("links", Wire.self(uri))));
    }
}
