package io.github.azureplan.internal.backend.pricing;

import io.github.azureplan.internal.backend.kernel.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The long tail of the catalog: some hundred meters whose prices follow from their names. As in a real list most prices
 * stay as they are, some change with a month or inside one, products come and go, tiers are cut otherwise. Made when a
 * sheet is first asked for.
 */
final class MoreMeters {
    private static final Ids IDS = new Ids(0);
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 3, 1);

    /** Of a hundred names so many share a fate; those from the last limit on keep one price. */
    private static final int FATES = 100;

    /** Region and how much dearer it is than the first. */
    private static final Map<String, String> REGIONS = regions();

    // product | category | sizes | unit | service | USD in the first region for the first size | how much dearer each
    // size
    private static final String PRODUCTS = """
            Virtual Machines Av8 Series|Virtual Machines|A1 v8,A2 v8,A4 v8,A8 v8|1 Hour|Microsoft.Compute/virtualMachines|.0431|2
            Virtual Machines Bv8 Series|Virtual Machines|B1s v8,B2s v8,B4s v8,B8s v8|1 Hour|Microsoft.Compute/virtualMachines|.0118|2
            Virtual Machines Dv8 Series|Virtual Machines|D2 v8,D4 v8,D8 v8,D16 v8,D32 v8|1 Hour|Microsoft.Compute/virtualMachines|.0973|2
            Virtual Machines Ev8 Series|Virtual Machines|E2 v8,E4 v8,E8 v8,E16 v8,E32 v8|1 Hour|Microsoft.Compute/virtualMachines|.1287|2
            Virtual Machines Lv8 Series|Virtual Machines|L8 v8,L16 v8,L32 v8|1 Hour|Microsoft.Compute/virtualMachines|.7012|2
            Virtual Machines Mv8 Series|Virtual Machines|M32 v8,M64 v8|1 Hour|Microsoft.Compute/virtualMachines|4.338|2
            Standard SSD Managed Disks|Storage|E4 LRS Disk,E6 LRS Disk,E10 LRS Disk,E15 LRS Disk,E20 LRS Disk|1/Month|Microsoft.Compute/disks|2.4|2
            Files|Storage|Hot LRS Data Stored,Cool LRS Data Stored,Premium LRS Provisioned|1 GB/Month|Microsoft.Storage/storageAccounts|.0287|1.9
            Queues|Storage|LRS Data Stored,GRS Data Stored|1 GB/Month|Microsoft.Storage/storageAccounts|.0471|1.6
            Redis Cache|Redis Cache|C0 Basic,C1 Standard,C3 Standard,P1 Premium|1 Hour|Microsoft.Cache/redis|.0223|3.1
            Event Streams|Event Streams|Throughput Unit,Capture,Dedicated Unit|1 Hour|Microsoft.EventHub/namespaces|.0311|4.4
            Search|Search|Basic Unit,S1 Unit,S2 Unit,L1 Unit|1 Hour|Microsoft.Search/searchServices|.1013|3.2
            Container Apps|Container Apps|vCPU Active Usage,Memory Active Usage|1 Second|Microsoft.App/containerApps|.0000241|.125
            Database for PostgreSQL|Database for PostgreSQL|Burstable B1ms,General Purpose D2,General Purpose D4,Memory Optimized E2|1 Hour|Microsoft.DBforPostgreSQL/flexibleServers|.0171|3.7
            Load Balancer|Load Balancer|Standard Included Rules,Standard Overage Rules,Standard Data Processed|1 Hour|Microsoft.Network/loadBalancers|.0254|.41
            Backup|Backup|LRS Data Stored,GRS Data Stored,Protected Instances|1 GB/Month|Microsoft.RecoveryServices/vaults|.0226|2.1
            """;

    // product | publisher | sku titles | unit | USD for the first | how much dearer each
    private static final String THIRD_PARTY = """
            Fjord Linux Support|Fjord Systems AS|1 vCPU,2 vCPU,4 vCPU,8 vCPU|1 Hour|.0612|1.9
            Tidewater Balancer|Tidewater Ltd.|Small,Medium,Large|1 Hour|.412|2.2
            Lantern Log Analysis|Lantern & Sons, Inc.|10 GB a day,100 GB a day|1/Day|3.9|8.1
            """;

    /** Where products of other publishers are sold. */
    static final List<String> THIRD_PARTY_MARKETS = List.of("AT", "CH", "DE", "DK", "FR", "GB", "NL", "SE", "US");

    /** A meter and the last day on which it is sold. */
    record Offered(Meter meter, LocalDate until) {}

    private static final List<Offered> ALL = List.copyOf(build());
    private static final Map<String, Meter> BY_ID = byId();

    private MoreMeters() {}

    static List<Offered> all() {
        return ALL;
    }

    static Map<String, Meter> byIdInLowerCase() {
        return BY_ID;
    }

    private static Map<String, Meter> byId() {
        Map<String, Meter> byId = new HashMap<>();
        ALL.forEach(o -> byId.put(o.meter().meterId().toLowerCase(Locale.ROOT), o.meter()));
        return Map.copyOf(byId);
    }

    private static Map<String, String> regions() {
        Map<String, String> regions = new java.util.LinkedHashMap<>();
        for (String region : List.of(
                "EU West=1",
                "EU North=.955",
                "SE Central=1.0075",
                "DE West Central=1.12",
                "UK South=1.04",
                "US East=.84",
                "US West 2=.8475",
                "JA East=1.21")) {
            regions.put(region.substring(0, region.indexOf('=')), region.substring(region.indexOf('=') + 1));
        }
        return regions;
    }

    private static List<Offered> build() {
        List<Offered> all = new ArrayList<>();
        PRODUCTS.lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            int sku = 0;
            for (Map.Entry<String, String> region : REGIONS.entrySet()) {
                BigDecimal price = new BigDecimal(cells[5]).multiply(new BigDecimal(region.getValue()));
                for (String size : List.of(cells[2].split(",", -1))) {
                    sku++;
                    String title = cells[0] + " - " + size + " - " + region.getKey();
                    all.add(offered(
                            cells[0],
                            "Microsoft",
                            title,
                            size,
                            cells[1],
                            region.getKey(),
                            cells[3],
                            cells[4],
                            sku,
                            price));
                    if (cells[1].equals("Virtual Machines") && sku % 3 == 0) {
                        sku++;
                        all.add(offered(
                                cells[0],
                                "Microsoft",
                                cells[0] + " - " + size + " Spot - " + region.getKey(),
                                size + " Spot",
                                cells[1],
                                region.getKey(),
                                cells[3],
                                cells[4],
                                sku,
                                price.multiply(new BigDecimal(".217"))));
                    }
                    price = price.multiply(new BigDecimal(cells[6]));
                }
            }
        });
        THIRD_PARTY.lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            BigDecimal price = new BigDecimal(cells[4]);
            int sku = 0;
            for (String size : List.of(cells[2].split(",", -1))) {
                sku++;
                String title = cells[0] + " - " + size;
                all.add(offered(
                        cells[0],
                        cells[1],
                        title,
                        size,
                        "SaaS",
                        "Global",
                        cells[3],
                        "Microsoft.Compute/virtualMachines",
                        sku,
                        price));
                price = price.multiply(new BigDecimal(cells[5]));
            }
        });
        return all;
    }

    private static Offered offered(
            String product,
            String publisher,
            String title,
            String name,
            String category,
            String region,
            String unit,
            String service,
            int sku,
            BigDecimal price) {
        int fate = (int) Math.floorMod(IDS.number("fate", title), (long) FATES);
        boolean firstParty = publisher.equals("Microsoft");
        Meter meter = new Meter(
                IDS.guid("meter", product, title),
                product,
                "DZH318Z0" + MeterCatalog.code("more product", product),
                MeterCatalog.padded(sku),
                title,
                "DZH318Z0" + MeterCatalog.code("more availability", product, title),
                publisher,
                name,
                category,
                product,
                region,
                unit,
                service,
                firstParty ? List.of("Azure") : List.of("Azure", Meter.THIRD_PARTY),
                prices(fate, price));
        return new Offered(meter, until(fate));
    }

    /** What happens to a price, by fate. */
    private static List<Meter.Price> prices(int fate, BigDecimal price) {
        if (fate < 4) {
            return List.of(flat(FIRST_DAY, price, "1"), flat(LocalDate.of(2026, 2, 15), price, ".97"));
        }
        if (fate < 8) {
            return List.of(flat(FIRST_DAY, price, "1"), flat(LocalDate.of(2026, 3, 12), price, ".95"));
        }
        if (fate < 14) {
            return List.of(flat(FIRST_DAY, price, "1"), flat(LocalDate.of(2026, 4, 1), price, "1.035"));
        }
        if (fate < 17) {
            return List.of(flat(FIRST_DAY, price, "1"), flat(LocalDate.of(2026, 4, 17), price, ".9"));
        }
        if (fate < 20) {
            return List.of(flat(FIRST_DAY, price, "1"), flat(LocalDate.of(2026, 6, 1), price, "1.02"));
        }
        if (fate < 23) {
            return List.of(flat(LocalDate.of(2026, 4, 1), price, "1"));
        }
        if (fate < 25) {
            return List.of(flat(LocalDate.of(2026, 3, 20), price, "1"));
        }
        if (fate >= 30 && fate < 34) {
            return List.of(tiered(FIRST_DAY, price, 100, 10_000), tiered(LocalDate.of(2026, 4, 1), price, 50, 10_000));
        }
        if (fate >= 34 && fate < 40) {
            return List.of(tiered(FIRST_DAY, price, 1_000, 500_000));
        }
        return List.of(flat(FIRST_DAY, price, "1"));
    }

    private static LocalDate until(int fate) {
        return switch (fate) {
            case 25, 26 -> LocalDate.of(2026, 3, 31);
            case 27 -> LocalDate.of(2026, 4, 15);
            case 28 -> LocalDate.of(2026, 5, 31);
            default -> LocalDate.MAX;
        };
    }

    private static Meter.Price flat(LocalDate from, BigDecimal price, String factor) {
        return new Meter.Price(from, List.of(new Meter.Tier("", null, printed(price, factor))));
    }

    private static Meter.Price tiered(LocalDate from, BigDecimal price, int first, int second) {
        return new Meter.Price(
                from,
                List.of(
                        new Meter.Tier("1", String.valueOf(first), printed(price, "1")),
                        new Meter.Tier(String.valueOf(first + 1), String.valueOf(second), printed(price, ".92")),
                        new Meter.Tier(String.valueOf(second + 1), null, printed(price, ".8"))));
    }

    private static String printed(BigDecimal price, String factor) {
        BigDecimal product = price.multiply(new BigDecimal(factor));
        int digits = Math.max(4, product.scale() - product.precision() + 5);
        return product.setScale(Math.min(digits, 12), RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
