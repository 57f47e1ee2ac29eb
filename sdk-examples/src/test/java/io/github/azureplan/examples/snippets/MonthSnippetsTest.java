package io.github.azureplan.examples.snippets;

import static io.github.azureplan.examples.snippets.Stage.EUR;
import static io.github.azureplan.examples.snippets.Stage.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.common.Market;
import io.github.azureplan.pricing.ExchangeRates;
import io.github.azureplan.pricing.PriceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthSnippetsTest extends Reporting {
    private final Stage stage = new Stage();
    private final AzurePlanClient client = stage.client;

    @Test
    void on_the_first_prices_and_rates_are_fetched(@TempDir Path directory) throws IOException {
        client.prices()
                .consumption(Market.of("US"), MARCH)
                .open()
                .toPriceBook()
                .save(directory.resolve("US-2026-03.book"));
        stage.backend.clock().advance(Period.ofDays(30)); // 1 April
        YearMonth month = MARCH.plusMonths(1);
        // tag::first[]
        ExchangeRates rates = client.prices().exchangeRates(month);
        // the countries of your customers
        for (Market market : List.of(Market.of("US"))) {
            PriceBook book = client.prices().consumption(market, month).open().toPriceBook();
            book.save(directory.resolve(market + "-" + month + ".book"));
            PriceBook before = PriceBook.load(directory.resolve(market + "-" + month.minusMonths(1) + ".book"));
            report(market + ": " + before.diff(book)); // how much differs
        }
        // end::first[]
        assertThat(rates.find(EUR)).isPresent();
        assertThat(Files.exists(directory.resolve("US-2026-04.book"))).isTrue();
        assertThat(reported).hasSize(1);
    }

    @Test
    void on_the_eighth_the_invoice_is_proved() {
        stage.billedMonth();
        YearMonth month = MARCH;
        // tag::eighth[]
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        LocalDate made = invoice.invoiceDate().atOffset(ZoneOffset.UTC).toLocalDate();
        if (!YearMonth.from(made).equals(month.plusMonths(1))) {
            throw new IllegalStateException("the invoice for " + month + " is not there yet; ask again in an hour");
        }
        ReconciliationReport proof = client.billing().reconcile(invoice.id());
        report(proof.summary());
        report("pay " + invoice.total() + " by " + made.plusDays(60));
        // end::eighth[]
        assertThat(proof.reconciled()).isTrue();
        assertThat(reported).hasSize(2);
    }
}
