package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.CreditReason;
import io.github.azureplan.pricing.GenericSheet;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.pricing.PriceSheet;
import io.github.azureplan.pricing.Prices;
import io.github.azureplan.pricing.RateCard;
import io.github.azureplan.pricing.SheetView;
import io.github.azureplan.rows.Row;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reservations and rate cards: billing.md 1. */
final class PricingChecks {
    private static final Market US = Market.of("US");

    private PricingChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("billing/pricesheet_azure_reservations_US_current.csv", (f, all) -> reservations(f));
        checks.put(
                "billing/ratecard_azure.json",
                (f, all) -> rateCard(f, prices -> prices.rateCard(CurrencyCode.USD, US)));
        checks.put(
                "billing/ratecard_azure_shared.json",
                (f, all) -> rateCard(f, prices -> prices.sharedRateCard(CurrencyCode.USD, US)));
        return checks;
    }

    private static void reservations(Fixture f) {
        YearMonth month = YearMonth.of(2026, 11);
        Script script = Script.answering(f, f, f);
        List<Row> rows = new ArrayList<>();
        try (PriceSheet sheet = script.client().prices().reservations(US, month).open()) {
            sheet.forEach(row -> rows.add(row.row()));
        }
        script.sentAs(script.last(), f, Set.of("timeline"), Set.of());
        List<NamedCsvRecord> records = CsvReader.builder()
                .ofNamedCsvRecord(new String(f.bytes(), StandardCharsets.UTF_8).replace("\uFEFF", ""))
                .stream()
                .toList();
        assertThat(rows).hasSameSizeAs(records).isNotEmpty();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            records.get(i)
                    .getFieldsAsMap()
                    .forEach(
                            (name, value) -> assertThat(row.text(name)).as(name).isEqualTo(value));
            assertThat(row.unknown()).isEmpty();
        }
        try (GenericSheet sheet = script.client()
                .prices()
                .sheet(SheetView.AZURE_RESERVATIONS, US, month)
                .open()) {
            assertThat(sheet).containsExactlyElementsOf(rows);
        }
        PriceBook book = script.client().prices().reservations(US, month).open().toPriceBook();
        assertThat(book.entries())
                .hasSameSizeAs(records)
                .allMatch(entry -> CreditEligibility.of(entry) == CreditReason.RESERVATION)
                .allMatch(entry -> entry.meters().isEmpty())
                .extracting(entry -> entry.periods().get(0).tiers().get(0).unitPrice())
                .containsExactlyElementsOf(
                        rows.stream().map(row -> row.need(PriceRow.UNIT_PRICE)).toList());
    }

    private static void rateCard(Fixture f, Function<Prices, RateCard> read) {
        Script script = Script.answering(f);
        RateCard card = read.apply(script.client().prices());
        NothingLost.of(f.json(), card);
        script.sentAs(f);
        for (RateCard.Meter meter : card.meters()) {
            assertThat(meter.tiers()).hasSameSizeAs(meter.rates().entrySet());
            assertThat(meter.id())
                    .isNotNull()
                    .satisfies(id -> assertThat(card.find(id)).contains(meter));
        }
    }
}
