package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmRoomsTest {
    private static final String ARM = "https://management.azure.com";
    private static final String ACCOUNTS = "/providers/Microsoft.Billing/billingAccounts";
    private static final String BILLING = "?api-version=2020-05-01";
    private static final String ALIAS = "/providers/Microsoft.Subscription/aliases/";
    private static final String VERSION = "?api-version=2021-10-01";

    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Shop shop = Shop.of(backend, "nordwind.example");

    private static Ask arm(InMemoryBackend backend, TokenProvider tokens, AuthKind kind, String tenant) {
        TenantId customer = tenant == null ? null : TenantId.of(tenant);
        TokenRequest wanted = new TokenRequest(Service.RESOURCE_MANAGER, ARM, kind, customer, null, null);
        return Ask.nobody(backend)
                .at(ARM)
                .header("Authorization", "Bearer " + tokens.token(wanted).value())
                .header("Content-Type", "application/json");
    }

    /** As a user of the partner's own tenant. */
    private Ask home() {
        return arm(backend, backend.tokens(), AuthKind.APP_USER, null);
    }

    /** As the same user in the customer's tenant. */
    private Ask there() {
        return arm(backend, backend.tokens(), AuthKind.APP_USER, shop.id());
    }

    private static String account(Ask home) {
        return home.get(ACCOUNTS + BILLING).json().array("value").objects().stream()
                .map(a -> a.object("properties").with("name", a.text("name")))
                .filter(p -> "MicrosoftPartnerAgreement".equals(p.text("agreementType")))
                .map(p -> p.text("name"))
                .findFirst()
                .orElseThrow();
    }

    private String alias(String more) {
        return alias(home(), shop, more);
    }

    private static String alias(Ask home, Shop shop, String more) {
        return """
                {"properties": {"billingScope": "%s/%s/customers/%s", "displayName": "Web shop",
                  "workload": "Production"%s}}""".formatted(ACCOUNTS, account(home), shop.id(), more);
    }

    private Ask.Answer put(String name, String body) {
        return home().send("PUT", ALIAS + name + VERSION, body);
    }

    private JsonObject read(String name) {
        return home().get(ALIAS + name + VERSION).json().object("properties");
    }

    private List<JsonObject> entitlements(String plan) {
        return Ask.app(backend)
                .get(shop.customer() + "/subscriptions/" + plan + "/azureEntitlements")
                .json()
                .array("items")
                .objects();
    }

    /** An Azure subscription that came of an alias. */
    private String made() {
        put("first", alias(""));
        read("first");
        read("first");
        return read("first").text("subscriptionId");
    }

    @Test
    void the_partner_account_is_one_of_two() {
        List<JsonObject> accounts =
                home().get(ACCOUNTS + BILLING).json().array("value").objects();

        assertThat(accounts).hasSize(2);
        assertThat(accounts.get(1).object("properties").text("accountType")).isEqualTo("Partner");
        assertThat(accounts.get(1).text("name")).matches("[0-9a-f-]{36}:[0-9a-f-]{36}_\\d{4}-\\d{2}-\\d{2}");
    }

    @Test
    void an_account_has_the_customers_with_a_plan() {
        String path = ACCOUNTS + "/" + account(home()) + "/customers";
        assertThat(home().get(path + BILLING).json().array("value").size()).isZero();
        assertThat(home().get(path + "/" + shop.id() + BILLING).status()).isEqualTo(404);
        shop.plan();
        Shop.of(backend, "ostwind.example");

        JsonObject page = home().get(path + BILLING).json();

        assertThat(page.decimal("totalCount")).isEqualByComparingTo("1");
        assertThat(page.has("nextLink")).isFalse();
        JsonObject customer = page.array("value").objects().get(0);
        assertThat(customer.text("name")).isEqualTo(shop.id());
        assertThat(customer.object("properties").has("enabledAzurePlans")).isFalse();

        JsonObject expanded = home().get(path + "/" + shop.id() + BILLING + "&$expand=enabledAzurePlans,resellers")
                .json()
                .object("properties");
        assertThat(expanded.array("enabledAzurePlans").objects().get(0).text("skuId"))
                .isEqualTo("0001");
        assertThat(expanded.array("resellers").size()).isZero();
        assertThat(home().get(path + "/" + shop.id() + BILLING + "&$expand=all").refusal())
                .isEqualTo("400/BadRequest");
        assertThat(home().get(ACCOUNTS + "/other/customers" + BILLING).status()).isEqualTo(404);
    }

    @Test
    void the_later_version_has_other_members() {
        shop.plan();
        String path = ACCOUNTS + "/" + account(home()) + "/customers?api-version=2024-04-01";

        JsonObject page = home().get(path + "&expand=resellers").json();

        assertThat(page.has("totalCount")).isFalse();
        assertThat(page.array("value").objects().get(0).object("properties").text("status"))
                .isEqualTo("Active");
        assertThat(home().get(path + "&$expand=resellers").refusal()).isEqualTo("400/BadRequest");
    }

    @Test
    void pages_of_customers_are_followed_by_absolute_links() {
        InMemoryBackend small =
                InMemoryBackend.builder().customersDefaultPageSize(2).build();
        for (String domain : List.of("a.example", "b.example", "c.example", "d.example", "e.example")) {
            Shop.of(small, domain).plan();
        }
        Ask home = arm(small, small.tokens(), AuthKind.APP_USER, null);

        List<String> seen = new ArrayList<>();
        String next = ARM + ACCOUNTS + "/" + account(home) + "/customers" + BILLING;
        int pages = 0;
        while (next != null) {
            assertThat(next).startsWith(ARM + "/");
            JsonObject page = home.get(next.substring(ARM.length())).json();
            page.array("value").objects().forEach(c -> seen.add(c.text("name")));
            next = page.text("nextLink");
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void an_alias_is_accepted_for_two_reads_then_there_is_a_subscription() {
        String plan = shop.plan();

        Ask.Answer created = put("key-1", alias(""));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().text("name")).isEqualTo("key-1");
        assertThat(created.json().object("properties").text("provisioningState"))
                .isEqualTo("Accepted");
        assertThat(created.json().object("properties").has("subscriptionId")).isFalse();
        assertThat(read("key-1").text("provisioningState")).isEqualTo("Accepted");
        assertThat(read("key-1").has("subscriptionId")).isFalse();
        assertThat(entitlements(plan)).hasSize(1);

        JsonObject done = read("key-1");
        assertThat(done.text("provisioningState")).isEqualTo("Succeeded");
        assertThat(done.text("displayName")).isEqualTo("Web shop");
        String id = done.text("subscriptionId");
        assertThat(entitlements(plan))
                .extracting(e -> e.text("id"))
                .contains(id)
                .hasSize(2);
        assertThat(there().get("/subscriptions/" + id + "?api-version=2022-12-01")
                        .json()
                        .text("displayName"))
                .isEqualTo("Web shop");
    }

    @Test
    void the_same_alias_again_is_the_same_subscription() {
        String plan = shop.plan();
        put("key-1", alias(""));
        assertThat(put("KEY-1", alias("")).status()).isEqualTo(201);
        read("key-1");
        read("key-1");
        String id = read("key-1").text("subscriptionId");

        Ask.Answer again = put("key-1", alias("").replace("Web shop", "Other"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().object("properties").text("subscriptionId")).isEqualTo(id);
        assertThat(entitlements(plan)).hasSize(2);
        assertThat(home().get("/providers/Microsoft.Subscription/aliases" + VERSION)
                        .json()
                        .array("value")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_deleted_alias_leaves_its_subscription_and_can_be_used_anew() {
        String plan = shop.plan();
        put("key-1", alias(""));

        assertThat(home().send("DELETE", ALIAS + "key-1" + VERSION, null).status())
                .isEqualTo(200);
        assertThat(home().send("DELETE", ALIAS + "key-1" + VERSION, null).status())
                .isEqualTo(204);
        assertThat(home().get(ALIAS + "key-1" + VERSION).status()).isEqualTo(404);
        assertThat(entitlements(plan)).hasSize(2);

        put("key-1", alias(""));
        read("key-1");
        read("key-1");
        read("key-1");
        assertThat(entitlements(plan)).hasSize(3).extracting(e -> e.text("id")).doesNotHaveDuplicates();
    }

    @Test
    void an_alias_that_nobody_reads_comes_to_its_end() {
        String plan = shop.plan();
        put("key-1", alias(""));

        backend.clock().advance(Duration.ofMinutes(10));

        assertThat(entitlements(plan)).hasSize(2);
        assertThat(read("key-1").text("provisioningState")).isEqualTo("Succeeded");
    }

    @Test
    void without_polls_an_alias_succeeds_at_once() {
        InMemoryBackend quick = InMemoryBackend.builder().aliasPolls(0).build();
        Shop other = Shop.of(quick, "nordwind.example");
        other.plan();
        Ask home = arm(quick, quick.tokens(), AuthKind.APP_USER, null);

        Ask.Answer created = home.send("PUT", ALIAS + "a" + VERSION, alias(home, other, ""));

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json().object("properties").text("subscriptionId")).hasSize(36);
    }

    @Test
    void an_alias_fails_on_demand_once() {
        String plan = shop.plan();
        backend.world().failNextAzureSubscription(CustomerId.of(shop.id()));
        put("key-1", alias(""));
        read("key-1");
        read("key-1");

        assertThat(read("key-1").text("provisioningState")).isEqualTo("Failed");
        assertThat(read("key-1").has("subscriptionId")).isFalse();
        assertThat(entitlements(plan)).hasSize(1);

        assertThat(put("key-1", alias("")).status()).isEqualTo(201);
        read("key-1");
        read("key-1");
        assertThat(read("key-1").text("provisioningState")).isEqualTo("Succeeded");

        Ask world = Ask.nobody(backend).at("http://127.0.0.1:1");
        String path = "/_world/customers/" + shop.id() + "/failNextAzureSubscription";
        assertThat(world.send("POST", path, null).status()).isEqualTo(204);
        assertThat(world.send("POST", path.replace(shop.id(), "nobody"), null).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"displayName\": \"Web shop\",', '', 400/MissingParameter, displayName",
        "', \"workload\": \"Production\"', '', 400/BadRequest, workload",
        "Production, Holiday, 400/BadRequest, workload",
        "Microsoft.Billing/, '', 400/InvalidBillingScope, billingScope",
        "_2019-05-31, _2019-05-30, 400/InvalidBillingScope, billingScope",
        "'\"workload\"', '\"resellerId\": \"4100001\", \"workload\"', 400/BadRequest, resellerId",
        "'\"workload\"', '\"offer\": \"x\", \"workload\"', 400/BadRequest, offer",
        "'\"workload\"', '\"subscriptionId\": \"x\", \"workload\"', 501/NotImplemented, subscriptionId",
    })
    void an_alias_that_cannot_be_names_the_field(String right, String wrong, String refusal, String field) {
        shop.plan();
        String body = alias("").replaceAll("\\s+", " ");
        assertThat(body).contains(right);

        Ask.Answer answer = put("key-1", body.replace(right, wrong));

        assertThat(answer.refusal()).isEqualTo(refusal);
        assertThat(answer.json().object("error").text("message")).contains(field);
        assertThat(home().get(ALIAS + "key-1" + VERSION).status()).isEqualTo(404);
    }

    @Test
    void an_alias_needs_a_plan_that_is_active() {
        assertThat(put("key-1", alias("")).refusal()).isEqualTo("400/BadRequest");
        String plan = shop.plan();
        String entitlement = shop.customer() + "/subscriptions/" + plan + "/azureEntitlements/"
                + entitlements(plan).get(0).text("id");
        shop.ask().send("POST", entitlement + "/cancel", null);
        backend.clock().advance(Duration.ofMinutes(1));
        shop.ask()
                .header("Content-Type", "application/json")
                .send("PATCH", shop.customer() + "/subscriptions/" + plan, "{\"status\": \"suspended\"}");

        assertThat(put("key-1", alias("")).refusal()).isEqualTo("400/BadRequest");
        assertThat(put("a%2Fb", alias("")).refusal()).isEqualTo("403/Forbidden");
    }

    @Test
    void an_indirect_provider_names_the_reseller_whose_plan_is_meant() {
        InMemoryBackend provider = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        provider.world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), MpnId.of("4100001"));
        Shop indirect = Shop.of(provider, "nordwind.example");
        String participant = ", \"participants\": [{\"key\": \"transaction_reseller\", \"value\": \"4100001\"}]}";
        indirect.checkout(indirect.cart(indirect.line().replace("}", participant)));
        provider.clock().advance(Duration.ofMinutes(5));
        Ask home = arm(provider, provider.tokens(), AuthKind.APP_USER, null);
        String path = ACCOUNTS + "/" + account(home) + "/customers/" + indirect.id() + BILLING;

        assertThat(home.get(path + "&$expand=resellers")
                        .json()
                        .object("properties")
                        .array("resellers")
                        .objects()
                        .get(0)
                        .text("resellerId"))
                .isEqualTo("4100001");
        assertThat(home.send("PUT", ALIAS + "a" + VERSION, alias(home, indirect, ""))
                        .refusal())
                .isEqualTo("400/BadRequest");
        assertThat(home.send("PUT", ALIAS + "a" + VERSION, alias(home, indirect, ", \"resellerId\": \"4100001\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_rename_and_a_cancellation_show_in_partner_center() {
        String plan = shop.plan();
        String id = made();
        String path = "/subscriptions/" + id;
        String action = path + "/providers/Microsoft.Subscription/";

        Ask.Answer renamed = there().send("POST", action + "rename" + VERSION, "{\"subscriptionName\": \"Shop 2\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json().text("subscriptionId")).isEqualTo(id);
        assertThat(entitlements(plan)).extracting(e -> e.text("friendlyName")).contains("Shop 2");

        assertThat(there().send("POST", action + "enable" + VERSION, null).refusal())
                .isEqualTo("400/BadRequest");
        assertThat(there().send("POST", action + "cancel" + VERSION, null).status())
                .isEqualTo(200);
        assertThat(entitlements(plan)).extracting(e -> e.text("status")).contains("cancelled");
        assertThat(there().get(path + "?api-version=2022-12-01").json().text("state"))
                .isEqualTo("Disabled");
        assertThat(there().send("POST", action + "cancel" + VERSION, null).refusal())
                .isEqualTo("409/ReadOnlyDisabledSubscription");
        assertThat(there().send("POST", action + "rename" + VERSION, "{\"subscriptionName\": \"x\"}")
                        .refusal())
                .isEqualTo("409/ReadOnlyDisabledSubscription");
        assertThat(there().send("POST", action + "enable" + VERSION, null).status())
                .isEqualTo(200);
        assertThat(there().get(path + "?api-version=2022-12-01").json().text("state"))
                .isEqualTo("Enabled");

        there().send("POST", action + "cancel" + VERSION, null);
        backend.clock().advance(Duration.ofDays(91));
        assertThat(there().get(path + "?api-version=2022-12-01").json().text("state"))
                .isEqualTo("Deleted");
        assertThat(there().send("POST", action + "enable" + VERSION, null).status())
                .isEqualTo(404);
    }

    @Test
    void resources_stand_in_the_way_of_a_cancellation() {
        shop.plan();
        String id = made();
        backend.world().resources(AzureSubscriptionId.of(id), true);
        String cancel = "/subscriptions/" + id + "/providers/Microsoft.Subscription/cancel" + VERSION;

        assertThat(there().send("POST", cancel, null).refusal()).isEqualTo("400/BadRequest");
        assertThat(there().send("POST", cancel + "&IgnoreResourceCheck=true", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_role_in_the_subscription_decides_what_the_partner_may_do() {
        shop.plan();
        String id = made();
        String rename = "/subscriptions/" + id + "/providers/Microsoft.Subscription/rename" + VERSION;
        String get = "/subscriptions/" + id + "?api-version=2022-12-01";

        backend.world().access(AzureSubscriptionId.of(id), "Reader");
        assertThat(there().get(get).status()).isEqualTo(200);
        assertThat(there().send("POST", rename, "{\"subscriptionName\": \"x\"}").refusal())
                .isEqualTo("403/AuthorizationFailed");
        backend.world().access(AzureSubscriptionId.of(id), null);
        assertThat(there().get(get).refusal()).isEqualTo("403/AuthorizationFailed");
        backend.world().access(AzureSubscriptionId.of(id), "Contributor");
        assertThat(there().send("POST", rename, "{\"subscriptionName\": \"x\"}").status())
                .isEqualTo(200);
        assertThat(there().send("POST", rename, "{\"subscriptionName\": \"\"}").refusal())
                .isEqualTo("400/BadRequest");
    }

    @Test
    void each_operation_wants_the_right_tenant() {
        shop.plan();
        String id = made();
        String get = "/subscriptions/" + id + "?api-version=2022-12-01";

        assertThat(home().get(get).refusal()).isEqualTo("401/InvalidAuthenticationTokenTenant");
        assertThat(there().get(ACCOUNTS + BILLING).refusal()).isEqualTo("401/InvalidAuthenticationTokenTenant");
        assertThat(there().send("PUT", ALIAS + "b" + VERSION, alias("")).refusal())
                .isEqualTo("401/InvalidAuthenticationTokenTenant");
        assertThat(there().get("/subscriptions/nothing?api-version=2022-12-01").refusal())
                .isEqualTo("404/SubscriptionNotFound");
    }

    @Test
    void only_a_user_with_multi_factor_authentication_is_let_in() {
        Ask app = arm(backend, backend.tokens(), AuthKind.APP_ONLY, null);
        assertThat(app.get(ACCOUNTS + BILLING).refusal()).isEqualTo("403/AuthorizationFailed");
        Ask weak = arm(backend, backend.tokensWithoutMfa(), AuthKind.APP_USER, null);
        assertThat(weak.get(ACCOUNTS + BILLING).refusal()).isEqualTo("401/InvalidAuthenticationToken");
        assertThat(Ask.user(backend).at(ARM).get(ACCOUNTS + BILLING).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-09-01", "2021-10-01", "2024-08-01-preview"})
    void the_published_versions_are_taken(String version) {
        assertThat(home().get("/providers/Microsoft.Subscription/aliases?api-version=" + version)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void other_versions_are_refused() {
        String aliases = "/providers/Microsoft.Subscription/aliases";
        assertThat(home().get(aliases).refusal()).isEqualTo("400/MissingApiVersionParameter");
        assertThat(home().get(aliases + "?api-version=2022-12-01").refusal())
                .isEqualTo("400/InvalidApiVersionParameter");
        assertThat(home().get(ACCOUNTS + VERSION).refusal()).isEqualTo("400/InvalidApiVersionParameter");
    }

    @Test
    void an_alias_in_progress_says_when_to_come_back() {
        InMemoryBackend slow = InMemoryBackend.builder()
                .aliasRetryAfter(Duration.ofSeconds(20))
                .aliasPolls(1)
                .build();
        Shop other = Shop.of(slow, "nordwind.example");
        other.plan();
        Ask home = arm(slow, slow.tokens(), AuthKind.APP_USER, null);
        assertThat(home.send("PUT", ALIAS + "a" + VERSION, alias(home, other, ""))
                        .header("Retry-After"))
                .isEqualTo("20");
        assertThat(home.get(ALIAS + "a" + VERSION).header("Retry-After")).isEqualTo("20");
        assertThat(home.get(ALIAS + "a" + VERSION).header("Retry-After")).isEmpty();
        assertThat(put("b", "{}").header("Retry-After")).isEmpty();
    }

    @Test
    void a_second_creation_too_soon_is_throttled_and_a_repeat_is_not() {
        InMemoryBackend strict =
                InMemoryBackend.builder().aliasThrottle(Duration.ofSeconds(90)).build();
        Shop other = Shop.of(strict, "nordwind.example");
        other.plan();
        Ask home = arm(strict, strict.tokens(), AuthKind.APP_USER, null);
        home.send("PUT", ALIAS + "a" + VERSION, alias(home, other, ""));
        strict.clock().advance(Duration.ofSeconds(30));

        Ask.Answer soon = home.send("PUT", ALIAS + "b" + VERSION, alias(home, other, ""));

        assertThat(soon.refusal()).isEqualTo("429/TooManyRequests");
        assertThat(soon.header("Retry-After")).isEqualTo("60");
        assertThat(home.send("PUT", ALIAS + "a" + VERSION, alias(home, other, ""))
                        .status())
                .isEqualTo(201);
        strict.clock().advance(Duration.ofMinutes(1));
        assertThat(home.send("PUT", ALIAS + "b" + VERSION, alias(home, other, ""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_plan_of_a_sandbox_account_holds_three_subscriptions() {
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        Shop other = Shop.of(sandbox, "nordwind.example");
        other.plan();
        Ask home = arm(sandbox, sandbox.tokens(), AuthKind.APP_USER, null);
        for (String name : List.of("a", "b")) {
            assertThat(home.send("PUT", ALIAS + name + VERSION, alias(home, other, ""))
                            .status())
                    .isEqualTo(201);
        }
        Ask.Answer fourth = home.send("PUT", ALIAS + "c" + VERSION, alias(home, other, ""));
        assertThat(fourth.refusal()).isEqualTo("400/BadRequest");
        assertThat(fourth.body()).contains("at most 3");
        sandbox.clock().advance(Duration.ofHours(1));
        assertThat(home.send("PUT", ALIAS + "c" + VERSION, alias(home, other, ""))
                        .status())
                .isEqualTo(400);
        assertThat(home.send("PUT", ALIAS + "a" + VERSION, alias(home, other, ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_user_without_the_right_to_bill_is_told_so() {
        shop.plan();
        String account = account(home());
        backend.world().azureBillingRight(false);
        assertThat(put("a", alias("")).refusal()).isEqualTo("403/Forbidden");
        assertThat(home().get(ACCOUNTS + "/" + account + "/customers" + BILLING).refusal())
                .isEqualTo("403/Forbidden");
        Ask world = Ask.nobody(backend).at("http://127.0.0.1:1");
        assertThat(world.send("POST", "/_world/azureBilling", "{}").status()).isEqualTo(400);
        assertThat(world.send("POST", "/_world/azureBilling", "{\"granted\": true}")
                        .status())
                .isEqualTo(200);
        assertThat(put("a", alias("")).status()).isEqualTo(201);
    }

    @Test
    void azure_may_learn_of_a_plan_later() {
        InMemoryBackend late = InMemoryBackend.builder()
                .azureKnowsPlanAfter(Duration.ofHours(1))
                .build();
        Shop other = Shop.of(late, "nordwind.example");
        other.plan();
        Ask home = arm(late, late.tokens(), AuthKind.APP_USER, null);
        String customers = ACCOUNTS + "/" + account(home) + "/customers";
        assertThat(home.get(customers + "/" + other.id() + BILLING).status()).isEqualTo(404);
        assertThat(home.send("PUT", ALIAS + "a" + VERSION, alias(home, other, ""))
                        .refusal())
                .isEqualTo("403/Forbidden");
        late.clock().advance(Duration.ofHours(1));
        home = arm(late, late.tokens(), AuthKind.APP_USER, null);
        assertThat(home.get(customers + "/" + other.id() + BILLING).status()).isEqualTo(200);
        assertThat(home.send("PUT", ALIAS + "a" + VERSION, alias(home, other, ""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_second_account_bills_the_customers_of_other_countries() {
        InMemoryBackend two =
                InMemoryBackend.builder().secondBillingAccount(true).build();
        Shop german = Shop.of(two, "nordwind.example");
        german.plan();
        CustomerId foreign = two.world().customer("SE", "sydvind.example", "Sydvind");
        two.world().acceptAgreement(foreign);
        two.client().customer(foreign).azurePlan().purchase();
        Ask home = arm(two, two.tokens(), AuthKind.APP_USER, null);
        List<String> accounts = home.get(ACCOUNTS + BILLING).json().array("value").objects().stream()
                .filter(a -> "Partner".equals(a.object("properties").text("accountType")))
                .map(a -> a.text("name"))
                .toList();
        assertThat(accounts).hasSize(2).doesNotHaveDuplicates();
        List<String> customers = List.of(german.id(), foreign.text());
        for (int i = 0; i < 2; i++) {
            String path = ACCOUNTS + "/" + accounts.get(i) + "/customers";
            assertThat(home.get(path + BILLING).json().array("value").objects())
                    .extracting(c -> c.text("name"))
                    .containsExactly(customers.get(i));
            assertThat(home.get(path + "/" + customers.get(1 - i) + BILLING).status())
                    .isEqualTo(404);
            String scope = alias(home, german, "")
                    .replace(account(home), accounts.get(i))
                    .replace(german.id(), customers.get(1 - i));
            assertThat(home.send("PUT", ALIAS + "x" + VERSION, scope).refusal()).isEqualTo("400/InvalidBillingScope");
        }
    }

    @Test
    void a_failed_alias_says_why_when_the_world_does() {
        shop.plan();
        backend.world().failNextAzureSubscription(CustomerId.of(shop.id()), "NoLuck", "Not today.");
        put("a", alias(""));
        backend.clock().advance(Duration.ofHours(1));
        JsonObject failed = read("a");
        assertThat(failed.text("provisioningState")).isEqualTo("Failed");
        assertThat(failed.object("error").text("code")).isEqualTo("NoLuck");
        Ask world = Ask.nobody(backend).at("http://127.0.0.1:1").header("Content-Type", "application/json");
        String path = "/_world/customers/" + shop.id() + "/failNextAzureSubscription";
        assertThat(world.send("POST", path, "{\"code\": \"Again\"}").status()).isEqualTo(204);
        put("a", alias(""));
        backend.clock().advance(Duration.ofHours(1));
        assertThat(read("a").object("error").text("code")).isEqualTo("Again");
    }

    @Test
    void azure_counts_calls_for_each_subscription_and_each_kind_when_asked_to() {
        InMemoryBackend strict = InMemoryBackend.builder().azureThrottle(true).build();
        Ask home = arm(strict, strict.tokens(), AuthKind.APP_USER, null);
        String header = "x-ms-ratelimit-remaining-tenant-reads";
        assertThat(home.get(ACCOUNTS + BILLING).header(header)).isEqualTo("249");
        for (int i = 0; i < 248; i++) {
            home.get(ACCOUNTS + BILLING);
        }
        assertThat(home.get(ACCOUNTS + BILLING).header(header)).isEqualTo("0");

        Ask.Answer refused = home.get(ACCOUNTS + BILLING);

        assertThat(refused.refusal()).isEqualTo("429/SubscriptionRequestsThrottled");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header(header)).isEqualTo("0");
        assertThat(home.send("DELETE", ALIAS + "a" + VERSION, null).header("x-ms-ratelimit-remaining-tenant-deletes"))
                .isEqualTo("199");
        assertThat(home.get("/subscriptions/x?api-version=2022-12-01")
                        .header("x-ms-ratelimit-remaining-subscription-reads"))
                .isEqualTo("249");
        strict.clock().advance(Duration.ofSeconds(2));
        assertThat(home.get(ACCOUNTS + BILLING).header(header)).isEqualTo("49");
        strict.clock().advance(Duration.ofHours(1));
        home = arm(strict, strict.tokens(), AuthKind.APP_USER, null);
        assertThat(home.get(ACCOUNTS + BILLING).header(header)).isEqualTo("249");
        assertThat(home().get(ACCOUNTS + BILLING).header(header)).as("off").isEmpty();
    }
}
