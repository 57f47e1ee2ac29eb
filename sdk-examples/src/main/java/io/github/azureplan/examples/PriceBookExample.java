package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.BackendServer;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.Progress;
import io.github.azureplan.pricing.BadRow;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.ExchangeRates;
import io.github.azureplan.pricing.PartnerCost;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceChange;
import io.github.azureplan.pricing.PriceDiff;
import io.github.azureplan.pricing.PriceEntry;
import io.github.azureplan.pricing.PriceSheet;
import io.github.azureplan.pricing.TierChange;
import io.github.azureplan.rows.RowWriter;
import io.github.azureplan.transport.OkHttpTransport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price list at work: two months are downloaded and compared, a small workload is quoted, and a page and two CSV
 * files are written. On the reference backend, in memory or with {@code --http} over a loopback socket; in production
 * only the way the client is made differs. Run by
 *
 * <pre>
 * ./mvnw -q -Plifecycle -Dexample=PriceBookExample
 * </pre>
 */
public final class PriceBookExample {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final Market MARKET = Market.of("SE");
    private static final YearMonth BEFORE = YearMonth.of(2026, 3);
    private static final YearMonth AFTER = YearMonth.of(2026, 4);
    private static final LocalDate DAY = LocalDate.of(2026, 4, 20);

    /** What the workload uses in a month: the beginning of a SKU's name, units, and units used before in the month. */
    private record Use(String sku, String units, String usedBefore) {}

    private static final List<Use> WORKLOAD = List.of(
            new Use("D2 v9 - SE Central", "1440", "0"),
            new Use("E4 v9 Spot - SE Central", "300", "0"),
            new Use("Blob - Hot LRS, Data Stored", "60000", "0"),
            new Use("Application Gateway - Requests", "101", "0"),
            new Use("Bandwidth - Data Transfer Out", "500", "80"),
            new Use("Functions - Execution Time", "400000", "0"),
            new Use("Harbour Firewall", "720", "0"));

    private final Report report = new Report();
    private final AzurePlanClient client;
    private final Path directory;

    private PriceBookExample(AzurePlanClient client, Path directory) {
        this.client = client;
        this.directory = directory;
    }

    /**
     * Runs the example.
     *
     * @param args {@code --out DIR} for where to write (default {@code target/prices}), {@code --http} to talk to the
     *     backend over a socket
     * @throws IOException when a file cannot be written or no port is free
     */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of("target", "prices");
        boolean http = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--http" -> http = true;
                case "--out" -> directory = Path.of(i + 1 < args.length ? args[++i] : "");
                default ->
                    throw new IllegalArgumentException(
                            "unknown option " + args[i] + "; there are --out DIR and --http");
            }
        }
        Files.createDirectories(directory);
        InMemoryBackend backend = InMemoryBackend.builder()
                .startAt(Instant.parse("2026-04-21T06:00:00Z"))
                .build();
        if (!http) {
            try (AzurePlanClient client = backend.client()) {
                new PriceBookExample(client, directory).run("in memory");
            }
            return;
        }
        try (BackendServer server = BackendServer.start(backend, 0);
                OkHttpTransport transport = OkHttpTransport.create();
                AzurePlanClient client = backend.clientBuilder()
                        .endpoints(Endpoints.of(server.uri()))
                        .transport(transport)
                        .build()) {
            new PriceBookExample(client, directory).run("over " + server.uri());
        }
    }

    private void run(String how) throws IOException {
        report.title(About.product() + ": the price list, offline, " + how);
        PriceBook before = book(1, BEFORE);
        PriceBook after = book(2, AFTER);
        PriceDiff diff = diff(before, after);
        List<PartnerCost> costs = quotes(after);
        report.step(5, "What was written");
        Path page = directory.resolve("prices.html");
        Files.writeString(page, PricePage.of(MARKET, BEFORE, AFTER, DAY, diff, costs));
        report.line("page", page);
        report.line("changes", changes(diff));
        report.line("quotes", csv(costs));
    }

    private PriceBook book(int number, YearMonth month) throws IOException {
        report.step(number, "The price list of " + month);
        Progress progress = update -> report.bar("bytes", (int) update.done(), (int) Math.max(update.total(), 1));
        // tag::download[]
        Path file = client.with(CallOptions.none().progress(progress))
                .prices()
                .consumption(MARKET, month)
                .download(directory.resolve("prices-" + MARKET + "-" + month + ".zip"));
        List<BadRow> bad = new ArrayList<>();
        PriceBook book = PriceSheet.open(file).onBadRow(bad::add).toPriceBook();
        // end::download[]
        report.endBar();
        report.line("file", file.getFileName() + ", " + Files.size(file) + " bytes");
        report.line("book", book.entries().size() + " prices, " + bad.size() + " bad rows");
        Path saved = directory.resolve("prices-" + MARKET + "-" + month + ".book");
        book.save(saved);
        report.line(
                "saved",
                saved.getFileName() + ", " + Files.size(saved) + " bytes; loads as an equal book: "
                        + PriceBook.load(saved).equals(book));
        return book;
    }

    private PriceDiff diff(PriceBook before, PriceBook after) {
        report.step(3, "What changed");
        // tag::diff[]
        PriceDiff diff = before.diff(after);
        // end::diff[]
        report.line("in all", diff);
        report.line(
                "of these",
                diff.changed().stream().filter(PriceChange::priceChanged).count() + " cost otherwise, "
                        + diff.changed().stream()
                                .filter(PriceChange::tiersChanged)
                                .count() + " by other tiers");
        diff.changed().stream()
                .filter(PriceChange::priceChanged)
                .limit(3)
                .forEach(change -> report.line(
                        "  for example",
                        change.after().skuTitle() + "\n"
                                + change.steps().get(0).tiers().get(0) + ", from "
                                + change.steps().get(0).from()));
        report.line("old + changes", diff.applyTo(before).equals(after) ? "is the new book" : "IS NOT THE NEW BOOK");
        return diff;
    }

    private List<PartnerCost> quotes(PriceBook book) {
        report.step(4, "A workload on " + DAY + ", list price and partner cost");
        // tag::quotes[]
        ExchangeRates rates = client.prices().exchangeRates(AFTER);
        CreditEligibility eligibility = CreditEligibility.from(book);
        List<PartnerCost> costs = new ArrayList<>();
        for (Use use : WORKLOAD) {
            PriceEntry entry = find(book, use.sku());
            costs.add(entry.quote(new BigDecimal(use.units()), DAY, new BigDecimal(use.usedBefore()))
                    .in(EUR, rates)
                    .partnerCost(eligibility));
        }
        // end::quotes[]
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SKU", "list", "partner", "why"));
        for (PartnerCost cost : costs) {
            rows.add(List.of(
                    cost.quote().price().skuTitle(),
                    cost.list().toString(),
                    cost.cost().toString(),
                    cost.reason().text()));
        }
        report.table(rows);
        report.line("explained", costs.get(3).explain().strip());
        return costs;
    }

    private static PriceEntry find(PriceBook book, String sku) {
        return book.entries().stream()
                .filter(entry -> entry.skuTitle().startsWith(sku))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the list has no " + sku));
    }

    private Path changes(PriceDiff diff) throws IOException {
        Path file = directory.resolve("changes.csv");
        List<String> header = List.of(
                "Kind",
                "ProductId",
                "SkuId",
                "SkuTitle",
                "Unit",
                "From",
                "Above",
                "UpTo",
                "Before",
                "After",
                "Amount",
                "Percent");
        try (RowWriter csv = RowWriter.csv(file, header)) {
            for (PriceEntry entry : diff.fresh()) {
                csv.write(cells("new", entry, List.of("", "", "", "", "", "", "")));
            }
            for (PriceEntry entry : diff.gone()) {
                csv.write(cells("gone", entry, List.of("", "", "", "", "", "", "")));
            }
            for (PriceChange change : diff.changed()) {
                for (PriceChange.Step step : change.steps()) {
                    for (TierChange tier : step.tiers()) {
                        csv.write(cells(
                                step.tiersChanged() ? "tiers" : "price",
                                change.after(),
                                List.of(
                                        step.from().toString(),
                                        text(tier.above()),
                                        text(tier.upTo()),
                                        text(tier.before()),
                                        text(tier.after()),
                                        text(tier.amount()),
                                        text(tier.percent()))));
                    }
                }
            }
        }
        return file;
    }

    private static List<String> cells(String kind, PriceEntry entry, List<String> rest) {
        List<String> cells = new ArrayList<>(
                List.of(kind, entry.product().productId(), entry.product().skuId(), entry.skuTitle(), entry.unit()));
        cells.addAll(rest);
        return cells;
    }

    private Path csv(List<PartnerCost> costs) throws IOException {
        Path file = directory.resolve("quotes.csv");
        List<String> header = List.of(
                "SkuTitle",
                "Units",
                "UsedBefore",
                "Unit",
                "ListUsdExact",
                "List",
                "Partner",
                "Currency",
                "UsdPerUnit",
                "Reason");
        try (RowWriter csv = RowWriter.csv(file, header)) {
            for (PartnerCost cost : costs) {
                BigDecimal usd = cost.quote().lines().stream()
                        .map(line -> line.amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                csv.write(List.of(
                        cost.quote().price().skuTitle(),
                        text(cost.quote().quantity()),
                        text(cost.quote().usedBefore()),
                        cost.quote().price().unit(),
                        text(usd),
                        text(cost.list().amount()),
                        text(cost.cost().amount()),
                        cost.list().currency().text(),
                        text(cost.quote().rate().orElseThrow().usdPerUnit()),
                        cost.reason().text()));
            }
        }
        return file;
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
