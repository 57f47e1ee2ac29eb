package io.github.azureplan.internal.backend.pricing;

import io.github.azureplan.internal.backend.kernel.Ids;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sold. The products are invented, their forms are not: flat and tiered prices, a free first tier, a price that
 * changes inside a month, prices with very many decimals, spot capacity, a third party's product. Every backend sells
 * the same, whatever its seed.
 */
public final class MeterCatalog {
    private static final Ids IDS = new Ids(0);
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 3, 1);
    private static final int ID_CHARACTERS = 36 * 36 * 36 * 36;

    /** Region and how much dearer it is than the first. */
    private record Region(String name, String factor) {}

    private static final List<Region> REGIONS = List.of(
            new Region("EU West", "1"),
            new Region("EU North", "0.945"),
            new Region("SE Central", "1.0125"),
            new Region("US East", "0.8375"));

    // size | series | USD per hour in the first region | USD per hour as spot capacity, if it is sold so
    private static final String MACHINES = """
            D2 v9|Dv9|0.10|0.0214
            D4 v9|Dv9|0.20|0.0428
            D8 v9|Dv9|0.40|
            E4 v9|Ev9|0.266|0.05719
            F2 v9|Fv9|0.0846|
            NC6 v9|NCv9|1.147|
            """;

    // product | category | subcategory | sku title | region | unit | service | prices, each with its first day
    private static final String OTHERS = """
            Tables|Storage|Tables|Tables - LRS|EU West|1 GB/Month|Microsoft.Storage/storageAccounts|1753-01-01 .045
            Blob Storage|Storage|Blob|Blob - Hot LRS, Data Stored|EU West|1 GB/Month|Microsoft.Storage/storageAccounts|1..51200=.0196;51201..512000=.01882;512001..=.01804
            Blob Storage|Storage|Blob|Blob - Hot LRS, Write Operations|EU West|10K|Microsoft.Storage/storageAccounts|.0540
            Managed Disks|Storage|Premium SSD|Premium SSD - P10 LRS Disk|EU West|1/Month|Microsoft.Compute/disks|19.71
            Managed Disks|Storage|Premium SSD|Premium SSD - P20 LRS Disk|EU West|1/Month|Microsoft.Compute/disks|73.22
            Bandwidth|Bandwidth|Internet Egress|Bandwidth - Data Transfer Out|Zone 1|1 GB|Microsoft.Network/publicIPAddresses|1..100=0;101..10335=.0875;10336..=.083
            IP Addresses|Virtual Network|IP Addresses|Standard IPv4 Static Public IP|EU West|1 Hour|Microsoft.Network/publicIPAddresses|.005
            VPN Gateway|VPN Gateway|Gateways|VPN Gateway - Wide Gateway|EU West|1 Hour|Microsoft.Network/virtualNetworkGateways|.868
            Application Gateway|Application Gateway|Requests|Application Gateway - Requests|EU West|10K|Microsoft.Network/applicationGateways|1..100=1;101..100000=.80;100001..=.50
            Functions|Functions|Execution|Functions - Execution Time, West Europe|EU West|1 GB Second|Microsoft.Web/sites|.000016,2026-03-15 .0000152,2026-07-20 .0000149
            Functions|Functions|Execution|Functions - Total Executions|EU West|10|Microsoft.Web/sites|.000002
            Log Analytics|Log Analytics|Data|Log Analytics - Data Ingestion|EU West|1 MB|Microsoft.OperationalInsights/workspaces|.00288286076674440494
            Log Analytics|Log Analytics|Data|Log Analytics - Data Retention|EU West|1 GB/Month|Microsoft.OperationalInsights/workspaces|.11999808000307190851
            SQL Database|SQL Database|Security|SQL Database - Security - Standard|US East|1 Node/Month|Microsoft.Sql/servers|15
            SQL Database|SQL Database|General Purpose|SQL Database - General Purpose - vCore|EU West|1 Hour|Microsoft.Sql/servers|.1369863013698630137
            SQL Database|SQL Database|General Purpose|SQL Database - General Purpose - Data Stored|EU West|1 GB/Month|Microsoft.Sql/servers|.126
            App Service|App Service|Premium v5|App Service - P1 v5 App|EU West|1 Hour|Microsoft.Web/serverFarms|.1315
            Key Vault|Key Vault|Operations|Key Vault - Operations|EU West|10K|Microsoft.KeyVault/vaults|.03
            Container Registry|Container Registry|Basic|Container Registry - Basic Registry Unit|EU West|1/Day|Microsoft.ContainerRegistry/registries|.1666
            Language Models|AI|Tokens|Language Models - Input Tokens|EU West|1K|Microsoft.CognitiveServices/accounts|.000275,2026-09-01 .00025
            Language Models|AI|Tokens|Language Models - Output Tokens|EU West|1K|Microsoft.CognitiveServices/accounts|.0022,2026-09-01 .00198
            """;

    private static final List<Meter> ALL = List.copyOf(build());
    private static final Map<String, Meter> BY_ID = byId();

    private MeterCatalog() {}

    /** The meters that are worked with; the sheets have many more. */
    public static List<Meter> all() {
        return ALL;
    }

    /** The meter of an id in any case, or null. */
    public static @Nullable Meter find(String meterId) {
        String id = meterId.toLowerCase(Locale.ROOT);
        Meter found = BY_ID.get(id);
        return found == null ? MoreMeters.byIdInLowerCase().get(id) : found;
    }

    private static Map<String, Meter> byId() {
        Map<String, Meter> byId = new HashMap<>();
        ALL.forEach(m -> byId.put(m.meterId().toLowerCase(Locale.ROOT), m));
        return byId;
    }

    private static List<Meter> build() {
        List<Meter> all = new ArrayList<>();
        MACHINES.lines().forEach(line -> machines(all, List.of(line.split("\\|", -1))));
        OTHERS.lines().forEach(line -> other(all, List.of(line.split("\\|", -1))));
        all.add(firewall(all));
        return all;
    }

    private static void machines(List<Meter> all, List<String> cells) {
        for (Region region : REGIONS) {
            machine(all, cells.get(0), cells.get(1), region, cells.get(2));
            if (!cells.get(3).isEmpty()) {
                machine(all, cells.get(0) + " Spot", cells.get(1), region, cells.get(3));
            }
        }
    }

    private static void machine(List<Meter> all, String size, String series, Region region, String price) {
        String product = "Virtual Machines " + series + " Series";
        String usd = new BigDecimal(price)
                .multiply(new BigDecimal(region.factor()))
                .stripTrailingZeros()
                .toPlainString();
        all.add(meter(
                all,
                product,
                size + " - " + region.name(),
                size,
                "Virtual Machines",
                series + " Series",
                region.name(),
                "1 Hour",
                "Microsoft.Compute/virtualMachines",
                usd));
    }

    private static void other(List<Meter> all, List<String> cells) {
        String title = cells.get(3);
        int dash = title.indexOf(" - ");
        all.add(meter(
                all,
                cells.get(0),
                title,
                dash < 0 ? title : title.substring(dash + 3),
                cells.get(1),
                cells.get(2),
                cells.get(4),
                cells.get(5),
                cells.get(6),
                cells.get(7)));
    }

    private static Meter meter(
            List<Meter> before,
            String product,
            String title,
            String name,
            String category,
            String subcategory,
            String region,
            String unit,
            String service,
            String prices) {
        long sku = before.stream().filter(m -> m.productTitle().equals(product)).count() + 1;
        return new Meter(
                IDS.guid("meter", product, title),
                product,
                "DZH318Z0" + code("product", product),
                padded(sku),
                title,
                "DZH318Z0" + code("availability", product, title),
                "Microsoft",
                name,
                category,
                subcategory,
                region,
                unit,
                service,
                List.of("Azure"),
                prices(prices));
    }

    /** A third party's product: no GUID for a meter, quotes in its name, no credit. */
    private static Meter firewall(List<Meter> before) {
        Meter like = meter(
                before,
                "Harbour Firewall",
                "Harbour Firewall \"Bundle 2\" - 4 Core, by the hour",
                "4 Core Hours",
                "SaaS",
                "Harbour Firewall",
                "Global",
                "1 Hour",
                "Microsoft.Compute/virtualMachines",
                "1.28");
        return new Meter(
                "4core",
                like.productTitle(),
                like.productId(),
                like.skuId(),
                like.skuTitle(),
                like.availabilityId(),
                "Harbour Networks, Inc.",
                like.name(),
                like.category(),
                like.subcategory(),
                like.region(),
                like.unit(),
                like.service(),
                List.of("Azure", Meter.THIRD_PARTY),
                like.prices());
    }

    static String code(String... key) {
        return padded(Math.floorMod(IDS.number(key), (long) ID_CHARACTERS));
    }

    static String padded(long number) {
        return String.format(Locale.ROOT, "%4s", Long.toString(number, 36))
                .replace(' ', '0')
                .toUpperCase(Locale.ROOT);
    }

    private static List<Meter.Price> prices(String text) {
        List<Meter.Price> prices = new ArrayList<>();
        for (String price : List.of(text.split(",", -1))) {
            int space = price.indexOf(' ');
            LocalDate from = space < 0 ? FIRST_DAY : LocalDate.parse(price.substring(0, space));
            prices.add(new Meter.Price(from, tiers(price.substring(space + 1))));
        }
        return prices;
    }

    private static List<Meter.Tier> tiers(String text) {
        List<Meter.Tier> tiers = new ArrayList<>();
        for (String tier : List.of(text.split(";", -1))) {
            int equals = tier.indexOf('=');
            if (equals < 0) {
                tiers.add(new Meter.Tier("", null, tier));
            } else {
                int dots = tier.indexOf("..");
                String last = tier.substring(dots + 2, equals);
                tiers.add(new Meter.Tier(
                        tier.substring(0, dots), last.isEmpty() ? null : last, tier.substring(equals + 1)));
            }
        }
        return tiers;
    }
}
