package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.backend.Ask;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.catalog.InventoryQuery;
import io.github.azureplan.catalog.InventoryReport;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.plans.AzurePlan;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of the catalog is not read on the way to an order: single availabilities and the stock, purchase.md 4. */
final class CatalogChecks {
    private static final Market US = Market.of("US");
    private static final String REQUEST = "purchase/check-inventory.request.json";
    private static final String RESPONSE = "purchase/check-inventory.response.json";

    private CatalogChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("purchase/get-availability-azure-vm.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(
                    f.json(), script.client().catalog().availability(US, f.segment(3), f.segment(5), f.segment(7)));
            script.sentAs(f);
        });
        checks.put(REQUEST, (f, all) -> {
            Script script = Script.answering(all.get(RESPONSE));
            script.client().catalog().checkInventory(US, query(f));
            script.sentAs(f);
            SameJson.strictly()
                    .inOtherCase("inventoryContext.azureSubscriptionId", "ids are compared ignoring case (1.1)")
                    .check(script.body(script.last()), f.json());
        });
        checks.put(RESPONSE, (f, all) -> {
            Script script = Script.answering(f);
            InventoryReport report = script.client().catalog().checkInventory(US, query(all.get(REQUEST)));
            List<JsonValue> documented = ((JsonValue.Arr) f.json()).elements();
            assertThat(report.items()).hasSameSizeAs(documented);
            for (int i = 0; i < documented.size(); i++) {
                NothingLost.of(documented.get(i), report.items().get(i));
            }
            assertThat(report.unanswered()).isEmpty();
        });
        return checks;
    }

    static void accepted(Map<String, Check> checks) {
        checks.put(REQUEST, (f, all) -> {
            InMemoryBackend backend = InMemoryBackend.create();
            CustomerId customer = backend.world().customer("US", "proseware.onmicrosoft.com", "Proseware");
            backend.world().acceptAgreement(customer);
            AzurePlan plan = backend.client().customer(customer).azurePlan().purchase();
            String subscription =
                    plan.azureSubscriptions().list().first().orElseThrow().id().text();
            String body = new String(f.bytes(), StandardCharsets.UTF_8)
                    .replace(f.text("inventoryContext", "customerId"), customer.text())
                    .replace(f.text("inventoryContext", "azureSubscriptionId"), subscription)
                    .replace(product(f), "DZH318ZZVM01");
            Ask.Answer answer = Ask.app(backend).post(f.path(), body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.array().objects()).hasSize(2).allMatch(item -> !item.bool("isRestricted"));
        });
    }

    private static InventoryQuery query(Fixture f) {
        return InventoryQuery.builder()
                .product(product(f))
                .customer(CustomerId.of(f.text("inventoryContext", "customerId")))
                .azureSubscription(AzureSubscriptionId.of(f.text("inventoryContext", "azureSubscriptionId")))
                .region(f.text("inventoryContext", "armRegionName"))
                .build();
    }

    private static String product(Fixture f) {
        return f.json().elements("targetItems").get(0).text("productId").orElseThrow();
    }
}
