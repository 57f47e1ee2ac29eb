package io.github.azureplan.examples.snippets;

import static io.github.azureplan.examples.snippets.Stage.EUR;
import static io.github.azureplan.examples.snippets.Stage.MARCH;
import static io.github.azureplan.examples.snippets.Stage.US;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.common.Money;
import io.github.azureplan.pricing.BadRow;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.ExchangeRates;
import io.github.azureplan.pricing.PartnerCost;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceChange;
import io.github.azureplan.pricing.PriceCursor;
import io.github.azureplan.pricing.PriceDiff;
import io.github.azureplan.pricing.PriceEntry;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.pricing.PriceSheet;
import io.github.azureplan.pricing.Quote;
import io.github.azureplan.rows.RowWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceSnippetsTest extends Reporting {
    private final Stage stage = new Stage();
    private final AzurePlanClient client = stage.client;

    /** The meter of the price guide's example: graduated tiers from 1 US dollar. */
    private MeterId tiered(PriceBook book) {
        return stage.backend.world().meters().stream()
                .filter(meter -> meter.unitPrice().compareTo(BigDecimal.ONE) == 0)
                .map(meter -> meter.meterId())
                .filter(meter -> book.find(meter).stream()
                        .anyMatch(price -> price.tiersAt(MARCH.atDay(9)).size() > 1))
                .findFirst()
                .orElseThrow();
    }

    private PriceBook book() {
        // tag::book[]
        PriceBook book;
        // streams: a real sheet has about 42 MB
        try (PriceSheet sheet = client.prices().consumption(US, MARCH).open()) {
            book = sheet.toPriceBook();
        }
        // end::book[]
        return book;
    }

    @Test
    void a_quote_counts_each_unit_at_its_own_tier() {
        PriceBook book = book();
        MeterId meter = tiered(book);
        // tag::quote[]
        Quote quote = book.quote(meter, new BigDecimal("101"), LocalDate.of(2026, 3, 9));
        Money total = quote.total(); // 100.80 USD: 100 units at 1.00 and one at 0.80
        String why = quote.explain(); // the same, line by line, for a person
        // end::quote[]
        assertThat(total).isEqualTo(Money.of("100.80", CurrencyCode.USD));
        assertThat(why).contains("101");
    }

    @Test
    void a_quote_becomes_euro_and_the_partners_cost() {
        PriceBook book = book();
        MeterId meter = tiered(book);
        // tag::cost[]
        // one rate for the whole month
        ExchangeRates rates = client.prices().exchangeRates(MARCH);
        PartnerCost cost = book.quote(meter, new BigDecimal("24"), LocalDate.of(2026, 3, 9), new BigDecimal("90"))
                .in(EUR, rates)
                .partnerCost(CreditEligibility.from(book));
        report(cost.list() + " less " + cost.credit() + " is " + cost.cost() + ": "
                + cost.reason().text());
        // end::cost[]
        assertThat(cost.earnsCredit()).isTrue();
        assertThat(cost.cost()).isEqualTo(cost.list().minus(cost.credit()));
    }

    @Test
    void a_sheet_is_downloaded_and_a_book_is_kept(@TempDir Path directory) throws IOException {
        // tag::keep[]
        Path file = client.with(CallOptions.none().progress(news -> report(news.done() + " bytes")))
                .prices()
                .consumption(US, MARCH)
                // there as a whole or not at all
                .download(directory.resolve("prices-US-2026-03.zip"));
        PriceBook book = PriceSheet.open(file).toPriceBook();
        Path saved = directory.resolve("prices-US-2026-03.book");
        book.save(saved); // loads faster than a sheet reads
        // end::keep[]
        assertThat(PriceBook.load(saved)).isEqualTo(book);
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void two_months_are_compared() {
        stage.backend.clock().advance(Period.ofDays(40));
        // tag::diff[]
        PriceBook march = client.prices().consumption(US, MARCH).open().toPriceBook();
        PriceBook april =
                client.prices().consumption(US, MARCH.plusMonths(1)).open().toPriceBook();
        PriceDiff diff = march.diff(april);
        for (PriceChange change : diff.changed()) {
            if (change.priceChanged()) {
                report(change.after().skuTitle() + ": " + change.steps());
            }
        }
        // end::diff[]
        assertThat(diff.applyTo(march)).isEqualTo(april);
    }

    @Test
    void bad_rows_are_collected_when_that_is_wanted(@TempDir Path directory) throws IOException {
        Path file = client.prices().consumption(US, MARCH).download(directory.resolve("prices.zip"));
        // tag::bad[]
        List<BadRow> bad = new ArrayList<>();
        PriceBook book = PriceSheet.open(file).onBadRow(bad::add).toPriceBook();
        if (!bad.isEmpty()) {
            // each with line and column
            throw new IllegalStateException("do not quote from this: " + bad);
        }
        // end::bad[]
        assertThat(book.entries()).isNotEmpty();
    }

    @Test
    void rows_are_filtered_into_a_table_of_ones_own(@TempDir Path directory) throws IOException {
        Path csv = directory.resolve("storage.csv");
        // tag::csv[]
        List<String> columns = List.of("ProductTitle", "SkuTitle", "UnitOfMeasure", "UnitPrice");
        try (PriceSheet sheet = client.prices().consumption(US, MARCH).open();
                RowWriter out = RowWriter.csv(csv, columns)) {
            // one row at a time, whatever the size of the sheet
            for (PriceRow row : sheet) {
                if (row.get(PriceRow.PRODUCT_TITLE).contains("Storage")) {
                    out.write(row.row());
                }
            }
        }
        // end::csv[]
        assertThat(Files.readAllLines(csv)).hasSizeGreaterThan(1);
    }

    @Test
    void a_reservation_is_priced_for_its_term() {
        // tag::reservation[]
        PriceBook reservations = client.prices().reservations(US, MARCH).open().toPriceBook();
        PriceEntry reservation = reservations.entries().get(0);
        // P1Y, P3Y: the price is that of the whole term, without earned credit
        String term = reservation.term();
        // end::reservation[]
        assertThat(term).startsWith("P");
    }

    @Test
    void millions_of_prices_are_looked_up_without_an_object_each() {
        PriceBook book = book();
        MeterId meter = tiered(book);
        LocalDate day = LocalDate.of(2026, 3, 9);
        // tag::cursor[]
        PriceCursor price = book.cursor(); // one for each thread
        if (price.moveTo(meter, day)) {
            report(price.unitPrice() + " at first, " + price.unitPrice(price.tiers() - 1) + " in the last tier");
        }
        // end::cursor[]
        assertThat(price.tiers()).isEqualTo(3);
    }
}
