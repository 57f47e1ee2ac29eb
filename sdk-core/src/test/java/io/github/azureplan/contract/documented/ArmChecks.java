package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.errors.ProvisioningFailedException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.plans.AccessRestoration;
import io.github.azureplan.plans.AzureAlias;
import io.github.azureplan.plans.AzureBillingCustomer;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.AzureSubscriptions;
import io.github.azureplan.plans.Cancellation;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.RoleAssignment;
import io.github.azureplan.plans.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Azure subscriptions under a plan: purchase.md 7 and common.md (g). */
final class ArmChecks {
    private static final String CREATE = "common/arm-alias-create.request.json";
    private static final String CREATED = "common/arm-alias-create-accepted.json";
    private static final String ACCEPTED = "common/arm-alias-get-accepted.json";
    private static final String SUCCEEDED = "common/arm-alias-get-succeeded.json";
    private static final String ACCOUNTS = "common/arm-billing-accounts-list.json";
    private static final String BILLED = "common/arm-customer-expand-resellers.json";
    private static final String ASSIGN = "common/arm-role-assignment-create.request.json";
    private static final String ASSIGNED = "common/arm-role-assignment-create.json";
    private static final String RENAME = "common/arm-subscription-rename.request.json";
    private static final String RENAMED = "common/arm-subscription-rename.json";
    private static final String READ = "common/arm-subscription-get.json";
    private static final String CUSTOMER = "22222222-2222-4222-8222-222222222222";
    private static final AzureSubscriptionId SUBSCRIPTION =
            AzureSubscriptionId.of("66666666-6666-4666-8666-666666666666");

    private static final PlanId PLAN = PlanId.of("77777777-7777-4777-8777-777777777777");

    private ArmChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("purchase/list-azure-entitlements.response.json", ArmChecks::entitlements);
        for (String name : List.of(CREATE, CREATED, ACCEPTED, SUCCEEDED, ACCOUNTS, BILLED)) {
            checks.put(name, ArmChecks::create);
        }
        checks.put("common/arm-alias-get-failed.json", (f, all) -> {
            Script script = Script.answering(all.get(ACCOUNTS), all.get(BILLED), all.get(CREATED), f);
            assertThatThrownBy(() -> subscriptions(script, CUSTOMER, PLAN).create(wanted(all.get(CREATE))))
                    .isInstanceOfSatisfying(
                            ProvisioningFailedException.class,
                            e -> assertThat(e.resumeWith())
                                    .contains(new ResumePoint(ResumePoint.Kind.ALIAS, f.text("name"))));
            script.sentAs(f);
            assertThat(f.text("properties", "provisioningState")).isEqualTo("Failed");
            NothingLost.of(f.json(), internal(f.json(), "Alias"));
        });
        for (String name : List.of(RENAME, RENAMED)) {
            checks.put(name, ArmChecks::rename);
        }
        checks.put(READ, ArmChecks::readAfterLoss);
        checks.put("common/arm-subscription-cancel.json", ArmChecks::cancelled);
        checks.put("common/arm-subscription-enable.json", ArmChecks::enabled);
        checks.put("common/arm-alias-list.json", ArmChecks::aliases);
        checks.put("common/arm-customers-list.json", ArmChecks::customers);
        checks.put("common/arm-customers-list-2024-04-01.json", ArmChecks::customersOfLaterVersion);
        checks.put("common/arm-role-assignments-list.json", ArmChecks::assignments);
        for (String name : List.of(ASSIGN, ASSIGNED)) {
            checks.put(name, ArmChecks::assigned);
        }
        return checks;
    }

    private static void entitlements(Fixture f, Fixtures all) {
        Script script = Script.answering(f);
        List<AzureSubscription> read = subscriptions(script, f.segment(3), PlanId.of(f.segment(5)))
                .list()
                .toList();
        script.sentAs(f);
        assertThat(read).hasSameSizeAs(f.items());
        Map<String, String> names = Map.of("friendlyName", "name", "subscriptionId", "planId");
        for (int i = 0; i < read.size(); i++) {
            NothingLost.of(f.items().get(i), read.get(i), names);
        }
    }

    /** One creation is five requests: billing accounts, the customer, PUT, and GET until it has succeeded. */
    private static void create(Fixture fixture, Fixtures all) {
        Fixture request = all.get(CREATE);
        Script script = Script.answering(
                all.get(ACCOUNTS), all.get(BILLED), all.get(CREATED), all.get(ACCEPTED), all.get(SUCCEEDED));
        AzureSubscription made = subscriptions(script, CUSTOMER, PLAN).create(wanted(request));
        int first = script.count() - 4;
        script.sentAs(script.sent(first), all.get(ACCOUNTS), Set.of(), Set.of());
        script.sentAs(script.sent(first + 1), all.get(BILLED), Set.of(), Set.of());
        script.sentAs(script.sent(first + 2), request, Set.of(), Set.of());
        SameJson.strictly().check(script.body(script.sent(first + 2)), request.json());
        script.sentAs(all.get(SUCCEEDED));
        assertThat(made.id()).isEqualTo(SUBSCRIPTION);
        assertThat(made.name()).isEqualTo(all.get(SUCCEEDED).text("properties", "displayName"));
        if (fixture.name().equals(ACCOUNTS)) {
            JsonValue account = fixture.items().get(0);
            NothingLost.of(account, internal(account, "BillingAccount"));
        } else if (fixture.name().equals(BILLED)) {
            NothingLost.of(fixture.json(), internal(fixture.json(), "BillingCustomer"));
        } else if (!fixture.name().equals(CREATE)) {
            NothingLost.of(fixture.json(), internal(fixture.json(), "Alias"));
        }
    }

    private static void rename(Fixture fixture, Fixtures all) {
        Fixture request = all.get(RENAME);
        Fixture response = all.get(RENAMED);
        Script script = Script.answering(response);
        subscriptions(script, CUSTOMER, PLAN).rename(SUBSCRIPTION, request.text("subscriptionName"));
        script.sentAs(request);
        SameJson.strictly().check(script.body(script.last()), request.json());
        // The answer repeats the id that was asked about and nothing else, so the client has no use for it.
        assertThat(((JsonValue.Obj) response.json()).members()).hasSize(1);
        assertThat(response.text("subscriptionId")).isEqualTo(SUBSCRIPTION.text());
    }

    /** The subscription is read to see whether a rename whose answer was lost has come through. */
    private static void readAfterLoss(Fixture f, Fixtures all) {
        Script script = new Script().then(503, "").then(f);
        subscriptions(script, CUSTOMER, PLAN).rename(SUBSCRIPTION, f.text("displayName"));
        script.sentAs(f);
        NothingLost.of(f.json(), internal(f.json(), "Subscription"));
    }

    private static void cancelled(Fixture f, Fixtures all) {
        Script script = new Script().then(200, inAzure("Enabled")).then(f).then(200, inAzure("Disabled"));
        script.then(200, "{\"id\":\"" + SUBSCRIPTION + "\",\"status\":\"suspended\"}");
        subscriptions(script, CUSTOMER, PLAN).cancel(SUBSCRIPTION, Cancellation.throughAzure());
        script.sentAs(script.sent(script.count() - 2), f, Set.of(), Set.of());
        assertThat(f.text("subscriptionId")).isEqualTo(SUBSCRIPTION.text());
    }

    private static void enabled(Fixture f, Fixtures all) {
        Script script = new Script().then(200, inAzure("Disabled")).then(f).then(200, inAzure("Enabled"));
        assertThat(subscriptions(script, CUSTOMER, PLAN).enable(SUBSCRIPTION).enabled())
                .isTrue();
        script.sentAs(script.sent(script.count() - 1), f, Set.of(), Set.of());
        assertThat(f.text("subscriptionId")).isEqualTo(SUBSCRIPTION.text());
    }

    private static String inAzure(String state) {
        return "{\"subscriptionId\":\"" + SUBSCRIPTION + "\",\"state\":\"" + state + "\"}";
    }

    private static void aliases(Fixture f, Fixtures all) {
        Script script = Script.answering(f);
        List<AzureAlias> read = script.client().azureAliases().list().toList();
        script.sentAs(f);
        assertThat(read).hasSameSizeAs(f.items());
        for (int i = 0; i < read.size(); i++) {
            JsonValue item = f.items().get(i);
            assertThat(read.get(i).name()).isEqualTo(item.text("name").orElseThrow());
            NothingLost.of(item.find("properties").orElseThrow(), read.get(i));
            NothingLost.of(item, internal(item, "Alias"));
        }
    }

    private static void customers(Fixture f, Fixtures all) {
        Script script = Script.answering(f).then(200, "{\"value\":[]}");
        compare(f, script.client().azureBilling().listCustomers(f.segment(4)).toList());
        script.sentAs(script.sent(1), f, Set.of(), Set.of());
        assertThat(script.last().uri()).hasToString(f.text("nextLink"));
    }

    /** The client asks by the earlier version, and follows whatever the service links to. */
    private static void customersOfLaterVersion(Fixture f, Fixtures all) {
        Script script = new Script().then(200, "{\"value\":[],\"nextLink\":\"" + f.address() + "\"}");
        script.then(f);
        compare(f, script.client().azureBilling().listCustomers(f.segment(4)).toList());
        script.sentAs(f);
    }

    private static void compare(Fixture f, List<AzureBillingCustomer> read) {
        assertThat(read).hasSameSizeAs(f.items());
        for (int i = 0; i < read.size(); i++) {
            JsonValue item = f.items().get(i);
            assertThat(read.get(i).customerId().text())
                    .isEqualTo(item.text("name").orElseThrow());
            NothingLost.of(item.find("properties").orElseThrow(), read.get(i));
            NothingLost.of(item, internal(item, "BillingCustomer"));
        }
    }

    private static void assignments(Fixture f, Fixtures all) {
        Script script = Script.answering(f);
        List<RoleAssignment> read = subscriptions(script, CUSTOMER, PLAN)
                .access(SUBSCRIPTION)
                .listForWholeSubscription()
                .toList();
        script.sentAs(f);
        assertThat(read).hasSameSizeAs(f.items());
        for (int i = 0; i < read.size(); i++) {
            compare(f.items().get(i), read.get(i));
        }
    }

    private static void compare(JsonValue item, RoleAssignment read) {
        assertThat(read.name()).isEqualTo(item.text("name").orElseThrow());
        assertThat(read.id()).isEqualTo(item.text("id").orElseThrow());
        NothingLost.of(item.find("properties").orElseThrow(), read);
        NothingLost.of(item, internal(item, "Assignment"));
    }

    /** The name of an assignment is the maker's choice; the client derives it. */
    private static void assigned(Fixture fixture, Fixtures all) {
        Fixture request = all.get(ASSIGN);
        Script script = Script.answering(all.get(ASSIGNED));
        AccessRestoration done = subscriptions(script, CUSTOMER, PLAN)
                .access(SUBSCRIPTION)
                .restore(PrincipalId.of(request.text("properties", "principalId")));
        String[] path = script.last().uri().getPath().split("/", -1);
        Fixture named = new Fixture(
                request.name(),
                request.method(),
                request.path().replace(request.segment(6), path[6]),
                request.status(),
                request.headers(),
                request.file());
        script.sentAs(named);
        SameJson.strictly().check(script.body(script.last()), request.json());
        assertThat(done.result()).isEqualTo(AccessRestoration.Result.RESTORED);
        compare(all.get(ASSIGNED).json(), done.assignment().orElseThrow());
    }

    private static NewAzureSubscription wanted(Fixture request) {
        return NewAzureSubscription.named(request.text("properties", "displayName"))
                .alias(request.segment(4))
                .workload(Workload.of(request.text("properties", "workload")))
                .reseller(MpnId.of(request.text("properties", "resellerId")));
    }

    /** The Azure subscriptions of a plan that the customer's list of subscriptions shows. */
    private static AzureSubscriptions subscriptions(Script script, String customer, PlanId plan) {
        script.first(
                200,
                "{\"items\":[{\"id\":\"" + plan + "\",\"offerId\":\"DZH318Z0BPS6:0001:DZH318Z0BML6\","
                        + "\"offerName\":\"Azure plan\",\"status\":\"active\"}]}");
        AzurePlan found = script.client()
                .customer(CustomerId.of(customer))
                .azurePlans()
                .list()
                .get(0);
        return found.azureSubscriptions();
    }

    /** The model the calls above read an answer of Azure Resource Manager into; users see less of it. */
    private static Object internal(JsonValue json, String name) {
        try {
            Class<?> type = Class.forName("io.github.azureplan.plans.Arm$" + name);
            return new Json(drift -> {}).read(new Json(drift -> {}).write(json), type);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
