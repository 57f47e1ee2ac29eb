package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.backend.Ask;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

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
        return checks;
    }

    private static void posted(Fixture f, int status) {
        Ask ask = Ask.user(InMemoryBackend.create()).request(1);
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
