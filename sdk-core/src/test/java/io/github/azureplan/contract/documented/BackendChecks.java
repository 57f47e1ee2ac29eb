package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.backend.Ask;
import io.github.azureplan.backend.ExistingSubscription;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second look at a documented request: the reference backend, which is strict on what it reads and knows nothing of
 * the client, accepts its bytes. Ids that only one backend has are replaced.
 */
final class BackendChecks {
    private BackendChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("purchase/create-customer.request.json", (f, all) -> posted(f, 201));
        checks.put("purchase/validate-address-verified.request.json", (f, all) -> posted(f, 200));
        checks.put("purchase/validate-address-partial.request.json", (f, all) -> posted(f, 200));
        checks.put("purchase/create-customer-agreement.request.json", (f, all) -> {
            InMemoryBackend backend = InMemoryBackend.create();
            Ask ask = Ask.user(backend);
            String customer = ask.request(1)
                    .post(
                            "/v1/customers",
                            text(all.get("purchase/create-customer.request.json")
                                    .json()))
                    .json()
                    .text("id");
            String template = ask
                    .get("/v1/agreements?agreementType=MicrosoftCustomerAgreement")
                    .json()
                    .array("items")
                    .items()
                    .stream()
                    .map(item -> ((JsonObject) item).text("templateId"))
                    .findFirst()
                    .orElseThrow();
            JsonValue body = ((JsonValue.Obj) f.json()).with(Map.of("templateId", template));
            accepted(ask.request(2).post(f.path().replace(f.segment(3), customer), text(body)), 201, f);
        });
        checks.put("purchase/create-customer-indirect.request.json", (f, all) -> {
            InMemoryBackend backend = InMemoryBackend.builder()
                    .partnerType(PartnerType.INDIRECT_PROVIDER)
                    .build();
            backend.world().indirectReseller(TenantId.of(f.text("associatedPartnerId")), MpnId.of("3000001"));
            posted(f, backend, 201);
        });
        checks.put("common/application-consent.request.json", (f, all) -> {
            InMemoryBackend backend = InMemoryBackend.create();
            CustomerId customer = backend.world().customer("US", "litware.onmicrosoft.com", "Litware");
            String body = new String(f.bytes(), StandardCharsets.UTF_8);
            accepted(Ask.user(backend).request(1).post(f.path().replace(f.segment(3), customer.text()), body), 201, f);
        });
        checks.put("purchase/update-billing-profile.request.json", (f, all) -> {
            InMemoryBackend backend = InMemoryBackend.create();
            Ask ask = Ask.user(backend);
            String customer = backend.world()
                    .customer("US", "woodgrove.example", "Woodgrove")
                    .text();
            String path = f.path().replace(f.segment(3), customer);
            JsonObject profile = ask.get(path).json();
            String tag = profile.object("attributes").text("etag");
            String body = new String(f.bytes(), StandardCharsets.UTF_8)
                    .replace(f.text("Attributes", "Etag"), tag)
                    .replace(f.text("Id"), profile.text("id"));
            accepted(
                    ask.header("If-Match", '"' + tag + '"')
                            .header("Content-Type", "application/json")
                            .send("PUT", path, body),
                    200,
                    f);
        });
        for (String name : List.of("remove-reseller-relationship", "create-customer-qualification")) {
            checks.put("purchase/" + name + ".request.json", (f, all) -> {
                InMemoryBackend backend = InMemoryBackend.create();
                String customer = backend.world()
                        .customer("US", "woodgrove.example", "Woodgrove")
                        .text();
                accepted(
                        Ask.user(backend)
                                .header("Content-Type", "application/json")
                                .send(
                                        f.method(),
                                        f.path().replace(f.segment(3), customer),
                                        new String(f.bytes(), StandardCharsets.UTF_8)),
                        f.method().equals("POST") ? 201 : 200,
                        f);
            });
        }
        checks.put("purchase/create-cart-azure-plan.request.json", (f, all) -> {
            InMemoryBackend backend = InMemoryBackend.create();
            CustomerId customer = backend.world().customer("US", "litware.onmicrosoft.com", "Litware");
            backend.world().acceptAgreement(customer);
            String item = backend.client()
                    .customer(customer)
                    .catalog()
                    .azurePlan()
                    .orElseThrow()
                    .catalogItemId()
                    .text();
            String documented =
                    f.json().elements("lineItems").get(0).text("catalogItemId").orElseThrow();
            String body = new String(f.bytes(), StandardCharsets.UTF_8).replace(documented, item);
            Ask.Answer answer =
                    Ask.user(backend).request(1).post(f.path().replace(f.segment(3), customer.text()), body);
            accepted(answer, 201, f);
            assertThat(answer.json().array("lineItems").objects()).hasSize(1).noneMatch(line -> line.has("error"));
        });
        CatalogChecks.accepted(checks);
        checks.putAll(CartBackendChecks.all());
        for (String name : List.of("suspend-subscription", "reactivate-subscription", "update-subscription-nickname")) {
            checks.put("purchase/" + name + ".request.json", BackendChecks::subscriptionChanged);
        }
        checks.put("common/arm-alias-create.request.json", BackendChecks::aliasPut);
        checks.put("common/arm-subscription-rename.request.json", BackendChecks::renamed);
        checks.put("common/arm-role-assignment-create.request.json", BackendChecks::assigned);
        return checks;
    }

    /** The sample's own subscription is of no kind the backend has: its ids, quantity and etag are put in. */
    private static void subscriptionChanged(Fixture f, Fixtures all) {
        InMemoryBackend backend = InMemoryBackend.create();
        CustomerId customer = backend.world().customer("US", "litware.onmicrosoft.com", "Litware");
        ExistingSubscription seats = ExistingSubscription.olderSeats(2).named("before");
        boolean suspended = f.name().contains("reactivate");
        String id = backend.world().subscription(customer, suspended ? seats.suspended() : seats);
        Ask ask = Ask.user(backend).request(1).header("Content-Type", "application/json");
        String path = f.path().replace(f.segment(3), customer.text()).replace(f.segment(5), id);
        String etag = ask.get(path).json().object("attributes").text("etag");
        JsonValue.Obj sample = (JsonValue.Obj) f.json();
        JsonValue.Obj body = sample.with(Map.of(
                "Id", id, "Attributes", sample.merged("Attributes", new EtagOnly(etag)), "FriendlyName", "before"));
        if (f.name().contains("nickname")) {
            body = body.with(Map.of("FriendlyName", f.text("FriendlyName")));
        }
        Ask.Answer answer = ask.header("If-Match", '"' + etag + '"').send("PATCH", path, text(body));
        accepted(answer, 200, f);
        assertThat(answer.json().text("status")).isEqualTo(f.text("Status"));
        assertThat(answer.json().text("friendlyName"))
                .isEqualTo(body.text("FriendlyName").orElseThrow());
    }

    /** The etag of a resource, to be put into a sample. */
    public record EtagOnly(String etag) {}

    /** A provider whose customer has a plan through the reseller that the sample names. */
    private static AzurePlan resellersPlan(InMemoryBackend backend) {
        MpnId reseller = MpnId.of("3000001");
        backend.world().indirectReseller(TenantId.of("484e548c-f5f3-4528-93a9-c16c6373cb59"), reseller);
        CustomerId customer = backend.world().customer("US", "fabrikam.onmicrosoft.com", "Fabrikam");
        backend.world().acceptAgreement(customer);
        return backend.client().customer(customer).azurePlan(reseller).purchase();
    }

    private static void aliasPut(Fixture f, Fixtures all) {
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        AzurePlan plan = resellersPlan(backend);
        Ask ask = arm(backend, null);
        String accounts = "/providers/Microsoft.Billing/billingAccounts";
        String account = ask.get(accounts + "?api-version=2020-05-01").json().array("value").objects().stream()
                .filter(a -> "Partner".equals(a.object("properties").text("accountType")))
                .map(a -> a.text("name"))
                .findFirst()
                .orElseThrow();
        String scope = accounts + "/" + account + "/customers/" + plan.customerId();
        String body =
                new String(f.bytes(), StandardCharsets.UTF_8).replace(f.text("properties", "billingScope"), scope);
        accepted(ask.send("PUT", f.address().getPath() + "?" + f.address().getQuery(), body), 201, f);
    }

    private static void renamed(Fixture f, Fixtures all) {
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        AzurePlan plan = resellersPlan(backend);
        AzureSubscription made = plan.azureSubscriptions().list().first().orElseThrow();
        String path = f.address().getPath().replace(f.segment(2), made.id().text());
        accepted(
                arm(backend, TenantId.of(plan.customerId().text()))
                        .send(
                                "POST",
                                path + "?" + f.address().getQuery(),
                                new String(f.bytes(), StandardCharsets.UTF_8)),
                200,
                f);
        assertThat(plan.azureSubscriptions().get(made.id()).name()).isEqualTo(f.text("subscriptionName"));
    }

    /** Sent by somebody who may assign roles, which the partner may with a role of its user's own. */
    private static void assigned(Fixture f, Fixtures all) {
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        AzurePlan plan = resellersPlan(backend);
        AzureSubscription made = plan.azureSubscriptions().list().first().orElseThrow();
        backend.world().access(made.id(), null);
        backend.world().grant(made.id(), backend.partnerUser(), "User Access Administrator");
        String body = new String(f.bytes(), StandardCharsets.UTF_8)
                .replace(f.segment(2), made.id().text())
                .replace(
                        f.text("properties", "principalId"),
                        backend.adminAgents().text());
        String path = f.address().getPath().replace(f.segment(2), made.id().text());
        Ask ask = arm(backend, TenantId.of(plan.customerId().text()));
        accepted(ask.send("PUT", path + "?" + f.address().getQuery(), body), 201, f);
        assertThat(plan.azureSubscriptions().access(made.id()).status().mayAssignRoles())
                .isTrue();
    }

    /** A user of the partner, in its own tenant or in a customer's. */
    private static Ask arm(InMemoryBackend backend, @Nullable TenantId tenant) {
        String base = "https://management.azure.com";
        TokenRequest wanted = new TokenRequest(Service.RESOURCE_MANAGER, base, AuthKind.APP_USER, tenant, null, null);
        return Ask.nobody(backend)
                .at(base)
                .header(
                        "Authorization",
                        "Bearer " + backend.tokens().token(wanted).value())
                .header("Content-Type", "application/json");
    }

    private static void posted(Fixture f, int status) {
        posted(f, InMemoryBackend.create(), status);
    }

    private static void posted(Fixture f, InMemoryBackend backend, int status) {
        Ask ask = Ask.user(backend).request(1);
        accepted(ask.post(f.path(), new String(f.bytes(), StandardCharsets.UTF_8)), status, f);
    }

    static void accepted(Ask.Answer answer, int status, Fixture f) {
        assertThat(answer.status())
                .as("the backend's answer to %s: %s", f, answer.body())
                .isEqualTo(status);
    }

    static String text(JsonValue json) {
        return new String(new Json(drift -> {}).write(json), StandardCharsets.UTF_8);
    }
}
