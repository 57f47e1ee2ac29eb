package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.PriceSheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each month of a random year is billed and reconciles through the client, and the credit it reports is that of books kept
 * aside. Longer with {@code -Dyear.seeds=50}.
 */
class SimulatedYearTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= Integer.getInteger("year.seeds", 1); seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_month_reconciles_and_earns_what_the_books_say(long seed) {
        SimulatedYear year = new SimulatedYear(seed);
        CreditEligibility eligibility = eligibility(year);
        int invoices = 0;
        // the invoice of a month is out when the next month has been lived through
        for (YearMonth month = JANUARY; !month.isAfter(JANUARY.plusMonths(12)); month = month.plusMonths(1)) {
            year.live(month);
            if (month.isAfter(JANUARY)) {
                invoices += check(year, eligibility, SimulatedYear.EUR, month.minusMonths(1));
                invoices += check(year, eligibility, SimulatedYear.SEK, month.minusMonths(1));
            }
        }
        assertThat(invoices).as("seed %d", seed).isGreaterThan(20);
        assertThat(year.refunds).as("refunds of seed %d", seed).isPositive();
        correct(year);
    }

    /** What is corrected after all is found, to the cent, until the note that amends the invoice is looked at, too. */
    private static void correct(SimulatedYear year) {
        Invoice before =
                year.client.billing().invoices().latest(SimulatedYear.EUR).orElseThrow();
        ReconciliationReport first = year.client.billing().reconcile(before.id());

        year.correct(LocalDate.of(2026, 12, 5));

        Invoice after = year.client.billing().invoices().get(before.id());
        assertThat(after.total()).isEqualTo(before.total());
        BigDecimal notes =
                after.amendments().stream().map(note -> note.total().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(notes).isPositive();
        ReconciliationReport second = year.client.billing().reconcile(before.id());
        assertThat(second.reconciled()).isFalse();
        assertThat(second.lineTotals().minus(first.lineTotals()).amount()).isEqualByComparingTo(notes);
        assertThat(second.onInvoiceOnly().amount())
                .isEqualByComparingTo(first.onInvoiceOnly().amount().subtract(notes));
        assertThat(second.differences())
                .filteredOn(each -> each.finding() == ReconciliationFinding.ON_INVOICE_ONLY)
                .singleElement()
                .satisfies(each -> assertThat(each.text())
                        .contains(after.amendments().stream().map(Invoice::id).toList()));
    }

    private static CreditEligibility eligibility(SimulatedYear year) {
        try (PriceSheet sheet =
                year.client.prices().consumption(Market.of("DE"), JANUARY).open()) {
            return CreditEligibility.from(sheet.toPriceBook());
        }
    }

    private static int check(
            SimulatedYear year, CreditEligibility eligibility, CurrencyCode currency, YearMonth month) {
        SimulatedYear.Books books = year.books(currency, month);
        Optional<Invoice> found = invoice(year, currency, month);
        if (found.isEmpty()) {
            assertThat(books.earned.add(books.missed).add(books.notEligible)).isEqualByComparingTo("0");
            return 0;
        }
        ReconciliationReport report =
                year.client.billing().reconcile(found.get().id());
        String of = currency + " " + month + "\n" + report.explain();
        assertThat(report.onInvoiceOnly().amount()).as(of).isEqualByComparingTo(books.onInvoiceOnly);
        assertThat(report.reconciled()).as(of).isEqualTo(books.onInvoiceOnly.signum() == 0);
        assertThat(report.charges(ReconciliationVerdict.DIFFERENT)).as(of).isEmpty();
        assertThat(report.part(InvoicePart.CREDITS_AND_REFUNDS)
                        .amount()
                        .amount()
                        .signum())
                .as(of)
                .isEqualTo(books.credits > 0 ? -1 : 0);
        if (books.licences > 0) {
            assertThat(report.part(InvoicePart.WITHOUT_USAGE).amount().amount())
                    .as(of)
                    .isPositive();
        }
        credit(year, eligibility, books, found.get());
        return 1;
    }

    private static void credit(
            SimulatedYear year, CreditEligibility eligibility, SimulatedYear.Books books, Invoice invoice) {
        List<SubscriptionCredit> subscriptions;
        CreditTotals totals;
        if (books.earned.add(books.missed).add(books.notEligible).signum() == 0) {
            return; // there may be no use at all, and so no data
        }
        try (UsageLines lines = year.client.billing().usage(invoice.id()).open()) {
            EarnedCreditReport report = EarnedCreditReport.of(lines, eligibility);
            totals = report.total(invoice.currencyCode());
            subscriptions = report.subscriptions();
        }
        same(totals.earned().usd().amount(), books.earned);
        same(totals.missed().usd().amount(), books.missed);
        BigDecimal notEligible = totals.otherCharges().values().stream()
                .map(amount -> amount.usd().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        same(notEligible, books.notEligible);
        for (SubscriptionCredit each : subscriptions) {
            BigDecimal expected = books.earnedBy.getOrDefault(each.subscription(), BigDecimal.ZERO);
            same(each.totals().earned().usd().amount(), expected);
        }
    }

    /** The same but for the digits a division by 85 leaves. */
    private static void same(BigDecimal reported, BigDecimal expected) {
        assertThat(reported.subtract(expected).setScale(12, RoundingMode.HALF_UP))
                .as("%s and not %s", reported, expected)
                .isEqualByComparingTo("0");
    }

    private static Optional<Invoice> invoice(SimulatedYear year, CurrencyCode currency, YearMonth month) {
        LocalDate eighth = month.plusMonths(1).atDay(8);
        return year.client.billing().invoices().list().stream()
                .filter(i -> i.currencyCode().equals(currency))
                .filter(i ->
                        LocalDate.ofInstant(i.invoiceDate(), ZoneOffset.UTC).equals(eighth))
                .findFirst();
    }
}
