package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.backend.Ask;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.PartnerType;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

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
        unfit("purchase/create-cart-new-commerce.request.json", "the backend sells no seats", checks);
        for (String name :
                List.of("common/arm-alias-create.request.json", "common/arm-subscription-rename.request.json")) {
            unfit(name, "the backend has no Azure Resource Manager yet", checks);
        }
        return checks;
    }

    /** Documented requests that the client sends and the backend cannot take. */
    private static void unfit(String name, String why, Map<String, Check> checks) {
        checks.put(name, (f, all) -> Assumptions.abort(why));
    }

    private static void posted(Fixture f, int status) {
        posted(f, InMemoryBackend.create(), status);
    }

    private static void posted(Fixture f, InMemoryBackend backend, int status) {
        Ask ask = Ask.user(backend).request(1);
        accepted(ask.post(f.path(), new String(f.bytes(), StandardCharsets.UTF_8)), status, f);
    }

    private static void accepted(Ask.Answer answer, int status, Fixture f) {
        assertThat(answer.status())
                .as("the backend's answer to %s: %s", f, answer.body())
                .isEqualTo(status);
    }

    private static String text(JsonValue json) {
        return new String(new Json(drift -> {}).write(json), StandardCharsets.UTF_8);
    }
}
