package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.AzureResource;
import io.github.azureplan.backend.AzureScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.backend.World;
import io.github.azureplan.catalog.Availability;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.NewAzureSubscription;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An invented month of an indirect provider: four customers in two currencies, two resellers, and what goes wrong. */
final class MonthEndWorld {
    static final CurrencyCode EUR = CurrencyCode.of("EUR");
    static final CurrencyCode SEK = CurrencyCode.of("SEK");
    static final MpnId NORDWIND = MpnId.of("5100001");
    static final MpnId SUEDKLOUD = MpnId.of("5100002");

    private final InMemoryBackend backend;
    private final AzurePlanClient client;
    private final World world;

    MonthEndWorld(InMemoryBackend backend, AzurePlanClient client) {
        this.backend = backend;
        this.client = client;
        this.world = backend.world();
    }

    static InMemoryBackend backend() {
        return InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .startAt(Instant.parse("2026-02-25T08:00:00Z"))
                .billingCurrency(Market.of("SE"), SEK)
                .taxPercent(Market.of("DE"), new BigDecimal("19"))
                .rowsPerBlob(200) // small files, so that an export has several of them
                .build();
    }

    /** Lives through March 2026 and on to the day after the invoices. */
    void live() {
        world.indirectReseller(TenantId.of("30000001-0000-4000-8000-000000000000"), NORDWIND);
        world.indirectReseller(TenantId.of("30000002-0000-4000-8000-000000000000"), SUEDKLOUD);
        CustomerId berg = customer("DE", "berg.onmicrosoft.com", "Berg Maschinen GmbH");
        CustomerId alm = customer("AT", "alm.onmicrosoft.com", "Alm & Tal KG");
        CustomerId fjord = customer("SE", "fjord.onmicrosoft.com", "Fjord Data <AB>");
        CustomerId strom = customer("SE", "strom.onmicrosoft.com", "Ström Energi AB");
        AzureSubscriptionId shop = subscription(berg, NORDWIND, "shop");
        AzureSubscriptionId plant = subscription(berg, NORDWIND, "plant");
        AzureSubscriptionId booking = subscription(alm, SUEDKLOUD, "booking");
        AzureSubscriptionId lake = subscription(fjord, SUEDKLOUD, "lake");
        AzureSubscriptionId grid = subscription(strom, NORDWIND, "grid");

        moveTo(LocalDate.of(2026, 3, 1));
        use(shop, "rg-web", "web01", "prod", "D2 v9", "48");
        use(shop, "rg-web", "web02", "prod", "D2 v9", "24");
        use(shop, "rg-web", "gateway", "prod", "Requests", "12");
        use(plant, "rg-scada", "scada01", "prod", "E4 v9", "48");
        use(plant, "rg-test", "batch", "test", "D4 v9 Spot", "96");
        use(booking, "rg-app", "app01", "prod", "D2 v9", "72");
        use(booking, "rg-app", "logs", "prod", "Data Ingestion", "900");
        use(lake, "rg-lake", "node01", "prod", "E4 v9", "96");
        use(lake, "rg-lake", "out", "prod", "Data Transfer Out", "60");
        use(lake, "rg-lake", "firewall", "prod", "4 Core Hours", "2");
        use(grid, "rg-grid", "meter01", "prod", "E4 v9", "48");
        use(grid, "rg-dev", "dev01", "dev", "D2 v9", "24");

        moveTo(LocalDate.of(2026, 3, 9));
        world.access(shop, null); // somebody tidies up the partner's role
        licences(berg, NORDWIND);
        moveTo(LocalDate.of(2026, 3, 12));
        world.access(shop, "Owner");
        world.azureCredit(booking, LocalDate.of(2026, 3, 14), LocalDate.of(2026, 3, 15));
        moveTo(LocalDate.of(2026, 3, 17));
        world.savingsPlan(lake, new BigDecimal("0.35"));
        moveTo(LocalDate.of(2026, 3, 20));
        world.access(grid, null); // only the group of the developers stays in reach
        world.access(grid, AzureScope.resourceGroup("rg-dev"), "Contributor");
        world.credit(booking, new BigDecimal("15"), "Azure Consumption Credit");
        world.invoiceAdjustment(SEK, new BigDecimal("-125"), "Service level credit");
        moveTo(LocalDate.of(2026, 4, 9));
    }

    private CustomerId customer(String country, String domain, String name) {
        CustomerId id = world.customer(country, domain, name);
        world.acceptAgreement(id);
        return id;
    }

    private AzureSubscriptionId subscription(CustomerId customer, MpnId reseller, String name) {
        AzurePlan plan = client.customer(customer).azurePlan(reseller).purchase();
        return plan.azureSubscriptions()
                .create(NewAzureSubscription.named(name))
                .id();
    }

    private void use(
            AzureSubscriptionId subscription, String group, String name, String env, String meter, String perDay) {
        AzureResource resource = AzureResource.of(group, name).tag("env", env);
        world.use(subscription, resource, meter(meter).meterId(), new BigDecimal(perDay));
    }

    private Meter meter(String name) {
        return world.meters().stream()
                .filter(meter -> meter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void licences(CustomerId customer, MpnId reseller) {
        var item = client.customer(customer).catalog().availabilities("CFQ7TTCZZL01", "0001").stream()
                .filter(Availability::purchasable)
                .map(Availability::catalogItemId)
                .findFirst()
                .orElseThrow();
        var cart = client.customer(customer)
                .carts()
                .create(List.of(CartLine.builder(item)
                        .quantity(12)
                        .billingCycle(BillingCycle.MONTHLY)
                        .termDuration("P1Y")
                        .partnersOnRecord(reseller)
                        .build()));
        client.customer(customer).carts().checkout(cart.id());
    }

    private void moveTo(LocalDate day) {
        Instant then = Instant.parse(day + "T06:00:00Z");
        backend.clock().advance(Duration.between(backend.clock().now(), then));
    }
}
