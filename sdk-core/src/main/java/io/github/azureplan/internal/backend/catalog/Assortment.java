package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.catalog.Article.Kind;
import io.github.azureplan.internal.backend.catalog.Article.Label;
import io.github.azureplan.internal.backend.catalog.Article.Refund;
import io.github.azureplan.internal.backend.catalog.Article.Term;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** Everything the catalog of this backend sells. Besides the two Azure offers all of it is invented. */
final class Assortment {
    private static final String MICROSOFT = "Microsoft Corporation";
    private static final String CUSTOMER_AGREEMENT = "MicrosoftCustomerAgreement";

    static final Article PLAN = Article.of(
                    Kind.AZURE_PLAN,
                    "MicrosoftAzure",
                    new Label(
                            "DZH318Z0BPS6",
                            "0001",
                            "Microsoft Azure plan",
                            "Microsoft Azure plan",
                            "Microsoft Azure plan (MS-AZR-0017G)",
                            "Azure",
                            "Azure",
                            MICROSOFT))
            .quantity(1, 1)
            .prerequisites(CUSTOMER_AGREEMENT)
            .build();
    static final Article LEGACY = Article.of(
                    Kind.LEGACY_AZURE,
                    "MicrosoftAzure",
                    new Label(
                            "9DEA7946-EC2C-441E-9FFD-E3B275F7E838",
                            "MS-AZR-0145P",
                            "Microsoft Azure",
                            "Microsoft Azure",
                            "Microsoft Azure",
                            "Azure",
                            "Azure",
                            MICROSOFT))
            .billed("monthly")
            .quantity(1, 1)
            .prerequisites("MicrosoftCloudAgreement")
            .dynamic(JsonObject.of("isMicrosoftProduct", true, "billingType", "usage", "unitType", "Usage-based"))
            .build();

    private static final List<Article> ALL = List.of(
            LEGACY,
            PLAN,
            // one SKU for each term, as most reservations have it, and one with both
            vm("DZH318ZZVM01", "0001", "Ddsv9", "Standard_D8ds_v9", "westeurope")
                    .term(prepaid("P1Y", "2190.00"))
                    .term(monthly("P1Y", "182.50"))
                    .build(),
            vm("DZH318ZZVM01", "0002", "Ddsv9", "Standard_D8ds_v9", "westeurope")
                    .term(prepaid("P3Y", "4230.00"))
                    .term(monthly("P3Y", "117.50"))
                    .build(),
            vm("DZH318ZZVM02", "0001", "Esv9", "Standard_E16s_v9", "swedencentral")
                    .term(prepaid("P1Y", "4680.00"))
                    .term(prepaid("P3Y", "9036.00"))
                    .build(),
            reservation(
                            Kind.LEGACY_RESERVATION,
                            "AzureReservationsVM",
                            new Label(
                                    "DZH318ZZVM03",
                                    "0001",
                                    "Virtual Machines Dv3 Series",
                                    "Reserved VM Instance, Standard_D4_v3, North Europe, 1 Year",
                                    "For subscriptions of MS-AZR-0145P",
                                    "Azure",
                                    "VirtualMachines",
                                    MICROSOFT),
                            "northeurope")
                    .term(prepaid("P1Y", "980.00"))
                    .build(),
            reservation(
                            Kind.RESERVATION,
                            "AzureReservationsSQL",
                            new Label(
                                    "DZH318ZZSQ01",
                                    "0001",
                                    "SQL Database General Purpose",
                                    "Reserved SQL Database vCore, General Purpose, West Europe",
                                    "Reserved SQL Database capacity",
                                    "Azure",
                                    "SqlDatabases",
                                    MICROSOFT),
                            "westeurope")
                    .term(prepaid("P1Y", "1314.00"))
                    .term(prepaid("P3Y", "2628.00"))
                    .build(),
            reservation(
                            Kind.RESERVATION,
                            "AzureReservationsCosmosDb",
                            new Label(
                                    "DZH318ZZCD01",
                                    "0001",
                                    "Azure Cosmos DB Throughput",
                                    "Reserved Cosmos DB throughput, 100 RU/s",
                                    "Reserved Cosmos DB throughput",
                                    "Azure",
                                    "CosmosDb",
                                    MICROSOFT),
                            "global")
                    .term(prepaid("P1Y", "56.00"))
                    .term(prepaid("P3Y", "117.00"))
                    .build(),
            Article.of(
                            Kind.SOFTWARE_SUBSCRIPTION,
                            "SoftwareSubscriptions",
                            software("DG7GMGFZZS01", "0001", "Northwind Server Subscription", MICROSOFT))
                    .quantity(1, 10_000)
                    .prerequisites(CUSTOMER_AGREEMENT)
                    .term(softwareTerm("P1Y", "1 Year Prepaid", "615.00"))
                    .term(softwareTerm("P3Y", "3 Years Prepaid", "1661.00"))
                    .build(),
            Article.of(
                            Kind.SOFTWARE_SUBSCRIPTION,
                            "SoftwareSUSELinux",
                            software("DG7GMGFZZL01", "0001", "SUSE Linux Enterprise sample, 1-2 vCPU", "SUSE"))
                    .quantity(1, 10_000)
                    .unsoldIn("BR", "IN")
                    .prerequisites(CUSTOMER_AGREEMENT)
                    .dynamic(JsonObject.of("isMicrosoftProduct", false, "vCpu", "1-2"))
                    .term(softwareTerm("P1Y", "1 Year Prepaid", "690.00"))
                    .term(softwareTerm("P3Y", "3 Years Prepaid", "1863.00"))
                    .build(),
            Article.of(
                            Kind.PERPETUAL_SOFTWARE,
                            "SoftwarePerpetual",
                            software("DG7GMGFZZP01", "0001", "Northwind Server Standard", MICROSOFT))
                    .quantity(1, 10_000)
                    .segments("commercial", "education", "nonprofit")
                    .price("972.00")
                    .attestation("SoftwareLicenseTerms")
                    .prerequisites(CUSTOMER_AGREEMENT)
                    .build(),
            licence("CFQ7TTCZZL01", "0001", Kind.ONLINE_SERVICE, "Northwind Office Business")
                    .quantity(1, 300)
                    .term(seats("P1M", "monthly", "7.20"))
                    .term(seats("P1Y", "monthly", "6.00"))
                    .term(seats("P1Y", "annual", "72.00"))
                    .build(),
            licence("CFQ7TTCZZL02", "0001", Kind.ONLINE_SERVICE, "Northwind Office Enterprise")
                    .billed("monthly", "annual", "triennial")
                    .quantity(5, 10_000)
                    .segments("commercial", "education", "government", "nonprofit")
                    .term(seats("P1M", "monthly", "24.00"))
                    .term(seats("P1Y", "monthly", "20.00"))
                    .term(seats("P1Y", "annual", "240.00"))
                    .term(seats("P3Y", "triennial", "720.00"))
                    .build(),
            licence("CFQ7TTCZZA01", "0001", Kind.ADD_ON, "Northwind Calling")
                    .quantity(1, 10_000)
                    .segments("commercial", "education", "government", "nonprofit")
                    .addOnOf("CFQ7TTCZZL02:0001")
                    .term(seats("P1M", "monthly", "9.60"))
                    .term(seats("P1Y", "monthly", "8.00"))
                    .term(seats("P1Y", "annual", "96.00"))
                    .build(),
            licence("CFQ7TTCZZT01", "0001", Kind.ONLINE_SERVICE, "Northwind Office Trial")
                    .quantity(25, 25)
                    .trial()
                    .billed("none")
                    .term(new Term("P1M", "1 Month Trial", "none", BigDecimal.ZERO, false, List.of()))
                    .build(),
            Article.of(
                            Kind.METERED_SERVICE,
                            "OnlineServices",
                            new Label(
                                    "DZH318ZZMP01",
                                    "0001",
                                    "Fabrikam Web Shield",
                                    "Fabrikam Web Shield, pay as you go",
                                    "A firewall for web sites, billed by the gigabyte",
                                    "SaaS",
                                    "SaaS",
                                    "Fabrikam Inc."))
                    .billed("monthly")
                    .quantity(1, 1)
                    .prerequisites(CUSTOMER_AGREEMENT, "AzurePlan")
                    .dynamic(JsonObject.of("isMicrosoftProduct", false, "billingType", "metered"))
                    .term(new Term("P1M", "1 Month", "monthly", BigDecimal.ZERO, true, List.of()))
                    .build());

    private Assortment() {}

    /** In the order in which the lists show them. */
    @Assumed({
        "reservations, software, licences and marketplace services are invented: made-up ids, words and prices",
        "everything is priced in USD",
        "licences can be cancelled with a full refund for 7 days and software subscriptions for 30; what is paid for one time"
                + " is not refunded by the API"
    })
    static List<Article> all() {
        return ALL;
    }

    private static Article.Draft vm(String productId, String skuId, String series, String size, String region) {
        String title = "Reserved VM Instance, " + size + ", " + region + ", SKU " + skuId;
        Label label = new Label(
                productId,
                skuId,
                "Virtual Machines " + series + " Series",
                title,
                "Reserved virtual machine capacity",
                "Azure",
                "VirtualMachines",
                MICROSOFT);
        return reservation(Kind.RESERVATION, "AzureReservationsVM", label, region)
                .dynamic(JsonObject.of(
                        "armSkuName", size, "armRegionName", region, "region", region, "category", "General purpose"));
    }

    private static Article.Draft reservation(Kind kind, String view, Label label, String region) {
        return Article.of(kind, view, label)
                .billed("one_time", "monthly")
                .prerequisites("AzureSubscriptionRegistration", "InventoryCheck")
                .inventory("CustomerId", "AzureSubscriptionId", "ArmRegionName")
                .provisioning("Scope", "SubscriptionId", "Duration")
                .dynamic(JsonObject.of("armRegionName", region, "region", region));
    }

    private static Article.Draft licence(String productId, String skuId, Kind kind, String title) {
        Label label = new Label(
                productId,
                skuId,
                title,
                title,
                "Seats of " + title,
                "OnlineServicesNCE",
                "OnlineServicesNCE",
                MICROSOFT);
        return Article.of(kind, "OnlineServices", label)
                .billed("monthly", "annual")
                .segments("commercial", "education")
                .prerequisites(CUSTOMER_AGREEMENT);
    }

    private static Label software(String productId, String skuId, String title, String publisher) {
        return new Label(productId, skuId, title, title, title, "Software", "Software", publisher);
    }

    private static Term prepaid(String duration, String usd) {
        return new Term(duration, name(duration) + " Prepaid", "one_time", new BigDecimal(usd), false, List.of());
    }

    private static Term monthly(String duration, String usd) {
        return new Term(duration, name(duration) + " Monthly", "monthly", new BigDecimal(usd), false, List.of());
    }

    private static Term softwareTerm(String duration, String description, String usd) {
        List<Refund> refunds = List.of(new Refund("Full", "P30D"));
        return new Term(duration, description, "one_time", new BigDecimal(usd), true, refunds);
    }

    private static Term seats(String duration, String cycle, String usd) {
        List<Refund> refunds = List.of(new Refund("Full", "P1D"), new Refund("Partial", "P7D"));
        return new Term(duration, name(duration), cycle, new BigDecimal(usd), true, refunds);
    }

    private static String name(String duration) {
        String count = duration.substring(1, duration.length() - 1);
        String unit = duration.endsWith("Y") ? " Year" : " Month";
        return count + unit + (count.equals("1") ? "" : "s");
    }
}
