package io.github.azureplan.internal.backend.pricing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The sheets of all views but that of pay-as-you-go use, as text. */
final class OtherSheets {
    private static final String START = "8/1/2023 12:00:00 AM";
    private static final BigDecimal HOURS_A_YEAR = new BigDecimal("8760");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Years of a reservation, and what is left of the price of so many hours. */
    private record Term(int years, String factor, String title) {}

    private static final List<Term> TERMS =
            List.of(new Term(1, ".62", "1 Year"), new Term(3, ".41", "3 Years"), new Term(5, ".36", "5 Years"));

    // title | publisher | description | term | billing plan | price | erp price
    private static final String LICENSES = """
            Office Suite E9|Microsoft|Office applications, for one person|P1Y|Annual|288|331.2
            Office Suite E9|Microsoft|Office applications, for one person|P1Y|Monthly|25.2|29
            Office Suite E9|Microsoft|Office applications, for one person|P1M|Monthly|28.8|33.1
            Mail Archive Add-on|Microsoft|Keeps mail, "as it was", for ten years|P1Y|Annual|21.6|24.8
            Security Center F3|Microsoft|Device security for shift workers|P3Y|Annual|64.8|74.5
            """;

    private static final String MARKETPLACE = """
            Harbour Firewall Manager|Harbour Networks, Inc.|Manages firewalls, by the month|P1M|Monthly|120|120
            Harbour Firewall Manager|Harbour Networks, Inc.|Manages firewalls, by the year|P1Y|Annual|1200|1200
            Lantern Dashboards|Lantern & Sons, Inc.|Dashboards for ten people|P1M|Monthly|45|45
            """;

    private static final String SOFTWARE = """
            Server Standard 16 Core|Microsoft|Server licence, 16 cores, for ever|OneTime|OneTime|1069|1229
            Server Client Access|Microsoft|Access for one device, for ever|OneTime|OneTime|46|53
            Server Standard 16 Core|Microsoft|Server licence, 16 cores, three years|P3Y|Annual|882|1014
            """;

    private OtherSheets() {}

    /** The sheet of a view; empty for a view there is none of. */
    @Documented("Get a pricesheet")
    @Assumed({
        "a reservation is sold for 1, 3 or 5 years at the price of the whole term, TermDuration P1Y, P3Y or P5Y, without"
                + " meters, and tagged Azure;Reservations",
        "sheets of licenses, software and the marketplace hold a few invented products, the same in each month and market,"
                + " and have BillingPlan after TermDuration, and ERP Price and Segment at the end, in place of the meters"
    })
    static String of(String view, String market) {
        return switch (view) {
            case "azure_reservations" -> reservations(market);
            case "updatedlicensebased", "licensebasedest", "licensebasedeos" -> others(market, LICENSES);
            case "marketplace" -> others(market, MARKETPLACE);
            case "software" -> others(market, SOFTWARE);
            default -> "";
        };
    }

    private static String reservations(String market) {
        StringBuilder text = new StringBuilder();
        CsvText.row(text, PriceSheet.COLUMNS);
        for (Meter meter : MeterCatalog.all()) {
            if (!meter.category().equals("Virtual Machines") || meter.spot()) {
                continue;
            }
            String product = "Reserved VM Instance, " + meter.name() + ", " + meter.region();
            int sku = 0;
            for (Term term : TERMS) {
                String title = product + ", " + term.title();
                BigDecimal price = meter.prices()
                        .get(0)
                        .tiers()
                        .get(0)
                        .usd()
                        .multiply(HOURS_A_YEAR)
                        .multiply(BigDecimal.valueOf(term.years()))
                        .multiply(new BigDecimal(term.factor()));
                CsvText.row(
                        text,
                        List.of(
                                product,
                                "DZH318Z0" + MeterCatalog.code("reservation", product),
                                MeterCatalog.padded(++sku),
                                title,
                                "Microsoft",
                                title,
                                "1 Hour",
                                "P" + term.years() + "Y",
                                market,
                                "USD",
                                price.divide(HALF, 0, RoundingMode.HALF_UP)
                                        .multiply(HALF)
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                "",
                                "",
                                START,
                                PriceSheet.NEVER,
                                "",
                                "",
                                "Azure;Reservations"));
            }
        }
        return text.toString();
    }

    private static String others(String market, String table) {
        StringBuilder text = new StringBuilder();
        List<String> columns = new ArrayList<>(PriceSheet.COLUMNS);
        columns.removeAll(List.of("MeterIds", "MeterType"));
        columns.add(columns.indexOf("TermDuration") + 1, "BillingPlan");
        columns.addAll(List.of("ERP Price", "Segment"));
        CsvText.row(text, columns);
        int[] sku = {0};
        table.lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            CsvText.row(
                    text,
                    List.of(
                            cells[0],
                            "CFQ7TTC0" + MeterCatalog.code("license", cells[0]),
                            MeterCatalog.padded(++sku[0]),
                            cells[0],
                            cells[1],
                            cells[2],
                            "1",
                            cells[3],
                            cells[4],
                            market,
                            "USD",
                            cells[5],
                            "",
                            "",
                            START,
                            PriceSheet.NEVER,
                            cells[1].equals("Microsoft") ? "" : "Third Party",
                            cells[6],
                            "Commercial"));
        });
        return text.toString();
    }
}
