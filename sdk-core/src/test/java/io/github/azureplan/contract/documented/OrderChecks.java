package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.catalog.Catalog;
import io.github.azureplan.catalog.ReservationScope;
import io.github.azureplan.catalog.TargetView;
import io.github.azureplan.common.Market;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Catalog and subscriptions: purchase.md 4 and 6. */
final class OrderChecks {
    private static final Market US = Market.of("US");
    private static final String PLAN = "DZH318Z0BPS6";

    private OrderChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        catalog(checks);
        checks.put(
                "purchase/list-subscriptions.response.json",
                many((c, f) -> c.subscriptions().list().toList()));
        checks.put(
                "purchase/list-subscriptions-by-order.response.json",
                many((c, f) -> c.subscriptions()
                        .listByOrder("6183db3d-6318-4e52-877e-25806e4971be")
                        .toList()));
        for (String kind : List.of("azure-0145p", "addon", "new-commerce")) {
            checks.put(
                    "purchase/get-subscription-" + kind + ".response.json",
                    one((c, f) -> c.subscriptions().get(f.segment(5))));
        }
        return checks;
    }

    private static void catalog(Map<String, Check> checks) {
        checks.put(
                "purchase/list-products-azure-vm.response.json",
                byCountry(
                        (c, f) -> c.reservationScope(ReservationScope.AZURE_PLAN)
                                .products(US, TargetView.AZURE_RESERVATIONS_VM)
                                .toList(),
                        Set.of()));
        checks.put(
                "purchase/get-product-azure-vm.response.json",
                byCountry((c, f) -> c.product(US, f.segment(3)), Set.of()));
        checks.put(
                "purchase/list-skus-azure-vm.response.json",
                byCountry(
                        (c, f) -> c.reservationScope(ReservationScope.AZURE_PLAN)
                                .skus(US, f.segment(3))
                                .toList(),
                        Set.of()));
        checks.put(
                "purchase/get-sku-azure-vm.response.json",
                byCountry((c, f) -> c.sku(US, f.segment(3), f.segment(5)), Set.of()));
        for (String kind : List.of("azure-vm", "azure-plan")) {
            checks.put(
                    "purchase/list-availabilities-" + kind + ".response.json",
                    byCountry(
                            (c, f) -> c.availabilities(US, f.segment(3), f.segment(5))
                                    .toList(),
                            Set.of()));
        }
        byCustomer(checks);
    }

    /**
     * The samples of the pages by customer show the wrong thing each, SKUs for products, a product for SKUs, a SKU for
     * availabilities (purchase.md 11, number 7). Each is read by the call whose shape it has.
     */
    private static void byCustomer(Map<String, Check> checks) {
        checks.put("purchase/list-customer-products-microsoftazure.response.json", (f, all) -> {
            Script products = Script.answering(f);
            assertThat(products.customer(f)
                            .catalog()
                            .products(TargetView.MICROSOFT_AZURE)
                            .toList())
                    .extracting(product -> product.id())
                    .containsExactly("MS-AZR-0145P", "0001");
            assertThat(products.drift()).contains("Product.minimumQuantity");
            products.sentAs(f);
            Script skus = Script.answering(f);
            CustomerChecks.each(f, skus.customer(f).catalog().skus(PLAN).toList());
        });
        checks.put("purchase/get-customer-product-azure-plan.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.client().catalog().product(US, PLAN));
        });
        checks.put("purchase/get-customer-sku-azure-plan.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.client().catalog().sku(US, PLAN, "0001"));
        });
    }

    /** A read of the catalog by country. */
    private interface CountryRead {
        Object read(Catalog catalog, Fixture fixture);
    }

    private static Check byCountry(CountryRead read, Set<String> leftOut) {
        return (f, all) -> {
            Script script = Script.answering(f);
            Object model = read.read(script.client().catalog(), f);
            if (model instanceof List<?> list) {
                CustomerChecks.each(f, list);
            } else {
                NothingLost.of(f.json(), model);
            }
            script.sentAs(script.last(), f, Set.of(), leftOut);
        };
    }

    /** A call of one customer that answers one model. */
    static Check one(BiFunction<CustomerScope, Fixture, Object> call) {
        return (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), call.apply(script.customer(f), f));
            script.sentAs(f);
        };
    }

    /** A call of one customer that answers a list. */
    static Check many(BiFunction<CustomerScope, Fixture, List<?>> call) {
        return (f, all) -> {
            Script script = Script.answering(f);
            CustomerChecks.each(f, call.apply(script.customer(f), f));
            script.sentAs(f);
        };
    }
}
