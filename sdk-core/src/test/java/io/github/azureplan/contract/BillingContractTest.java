package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.Exports;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.ReconciliationLine;
import io.github.azureplan.billing.ReconciliationLines;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.billing.UsageSource;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceSheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class BillingContractTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private static AzureSubscription used(Lab lab, String quantityPerDay) {
        AzureSubscription dev = lab.plan().azureSubscriptions().create(NewAzureSubscription.named("dev"));
        for (Meter meter : lab.backend().world().meters()) {
            lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal(quantityPerDay));
        }
        return dev;
    }

    private static void moveTo(Lab lab, LocalDate day) {
        LocalDate today = lab.backend().clock().now().atOffset(ZoneOffset.UTC).toLocalDate();
        lab.backend().clock().advance(Period.ofDays((int) (day.toEpochDay() - today.toEpochDay())));
    }

    private static PriceBook book(Lab lab) {
        try (PriceSheet sheet =
                lab.client().prices().consumption(Market.of("SE"), MARCH).open()) {
            return sheet.toPriceBook();
        }
    }

    private static List<UsageLine> lines(UsageSource source) {
        List<UsageLine> all = new ArrayList<>();
        try (UsageLines lines = source.open()) {
            lines.forEach(all::add);
        }
        return all;
    }

    @OnEveryTransport
    void the_invoice_is_made_on_the_eighth_and_found(Lab lab) {
        used(lab, "24");
        moveTo(lab, LocalDate.of(2026, 4, 7));
        assertThat(lab.client().billing().invoices().latest(EUR)).isEmpty();
        moveTo(lab, LocalDate.of(2026, 4, 8));
        Invoice invoice = lab.client().billing().invoices().latest(EUR).orElseThrow();
        assertThat(invoice.invoiceDate()).isEqualTo(Instant.parse("2026-04-08T00:00:00Z"));
        assertThat(invoice.newCommerce()).isTrue();
        Invoice read = lab.client().billing().invoices().get(invoice.id());
        assertThat(read.total()).isEqualTo(invoice.total());
        assertThat(lab.client().billing().invoices().find("G999999999")).isEmpty();
    }

    @OnEveryTransport
    void a_month_reconciles_to_the_cent(Lab lab) {
        AzureSubscription dev = used(lab, "24");
        moveTo(lab, LocalDate.of(2026, 3, 11));
        lab.backend().world().access(dev.id(), null);
        moveTo(lab, LocalDate.of(2026, 3, 14));
        lab.backend().world().access(dev.id(), "Owner");
        moveTo(lab, LocalDate.of(2026, 4, 9));
        Invoice invoice = lab.client().billing().invoices().latest(EUR).orElseThrow();
        ReconciliationReport proof = lab.client().billing().reconcile(invoice.id());
        assertThat(proof.reconciled()).as(proof.summary()).isTrue();
        assertThat(proof.invoiceTotal()).isEqualTo(invoice.total());
        assertThat(proof.proved().amount()).isPositive();
    }

    @OnEveryTransport
    void credit_is_missed_on_the_days_without_access_for_the_whole_day(Lab lab) {
        AzureSubscription dev = used(lab, "24");
        moveTo(lab, LocalDate.of(2026, 3, 11));
        lab.backend().world().access(dev.id(), null);
        moveTo(lab, LocalDate.of(2026, 3, 12));
        lab.backend().world().access(dev.id(), "Contributor");
        moveTo(lab, LocalDate.of(2026, 4, 9));
        Invoice invoice = lab.client().billing().invoices().latest(EUR).orElseThrow();
        EarnedCreditReport credit;
        try (UsageLines lines = lab.client().billing().usage(invoice.id()).open()) {
            credit = EarnedCreditReport.of(lines, CreditEligibility.from(book(lab)));
        }
        assertThat(credit.subscriptions()).hasSize(1);
        assertThat(credit.subscriptions().get(0).missedDays())
                .as("the day it was made, the day access was lost, the day it was given back")
                .containsExactly(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 11), LocalDate.of(2026, 3, 12));
        assertThat(credit.total(EUR).earned().billing().amount()).isPositive();
        assertThat(credit.total(EUR).notEligible().billing().amount()).isPositive();
        assertThat(credit.day(dev.id(), LocalDate.of(2026, 3, 20))
                        .orElseThrow()
                        .totals()
                        .missed()
                        .billing()
                        .amount())
                .isZero();
    }

    @OnEveryTransport
    void digits_survive_the_whole_way(Lab lab) {
        used(lab, "28.82860766744404945074");
        moveTo(lab, LocalDate.of(2026, 3, 20));
        List<UsageLine> lines = lines(lab.client().billing().usage(EUR, MARCH));
        assertThat(lines)
                .isNotEmpty()
                .allMatch(line -> line.get(UsageLine.QUANTITY).toPlainString().contains("28.82860766744404945074"));
    }

    @OnEveryTransport
    void the_use_of_a_month_comes_from_where_it_is_now(Lab lab) {
        used(lab, "24");
        moveTo(lab, LocalDate.of(2026, 3, 20));
        UsageSource current = lab.client().billing().usage(EUR, MARCH);
        assertThat(current.kind()).isEqualTo(UsageSource.Kind.UNBILLED_CURRENT);
        assertThat(current.estimated()).isTrue();
        assertThat(lines(current)).isNotEmpty();
        moveTo(lab, LocalDate.of(2026, 4, 5));
        UsageSource last = lab.client().billing().usage(EUR, MARCH);
        assertThat(last.kind()).isEqualTo(UsageSource.Kind.UNBILLED_LAST);
        int unbilled = lines(last).size();
        moveTo(lab, LocalDate.of(2026, 4, 9));
        UsageSource billed = lab.client().billing().usage(EUR, MARCH);
        assertThat(billed.kind()).isEqualTo(UsageSource.Kind.BILLED);
        assertThat(billed.invoiceId()).isPresent();
        assertThat(lines(billed)).hasSize(unbilled);
        assertThatThrownBy(() -> lab.client().billing().usage(EUR, YearMonth.of(2026, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("future");
        assertThatThrownBy(() -> lab.client().billing().usage(EUR, YearMonth.of(2025, 6)))
                .hasMessageContaining("no invoice");
    }

    @OnEveryTransport
    void a_meter_has_two_reconciliation_rows_when_the_credit_changed_inside_the_month(Lab lab) {
        AzureSubscription dev = used(lab, "24");
        moveTo(lab, LocalDate.of(2026, 3, 11));
        lab.backend().world().access(dev.id(), null);
        moveTo(lab, LocalDate.of(2026, 3, 14));
        lab.backend().world().access(dev.id(), "Owner");
        moveTo(lab, LocalDate.of(2026, 4, 9));
        Invoice invoice = lab.client().billing().invoices().latest(EUR).orElseThrow();
        List<String> adjustments = new ArrayList<>();
        try (ReconciliationLines lines = lab.client().billing().reconciliation(invoice.id())) {
            for (ReconciliationLine line : lines) {
                adjustments.add(String.valueOf(line.get(ReconciliationLine.PRICE_ADJUSTMENT_DESCRIPTION)));
            }
        }
        assertThat(adjustments).anyMatch(text -> text.contains("Partner earned credit"));
        assertThat(adjustments)
                .hasSizeGreaterThan(lab.backend().world().meters().size());
    }

    @OnEveryTransport
    void the_manifest_may_stand_in_the_operation_or_behind_a_link(Lab lab) {
        lab.backend(b -> b.manifestLinked(true));
        used(lab, "24");
        moveTo(lab, LocalDate.of(2026, 3, 20));
        assertThat(lines(lab.client().billing().usage(EUR, MARCH))).isNotEmpty();
    }

    @OnEveryTransport
    void no_data_is_not_found_and_never_an_empty_result(Lab lab) {
        lab.plan();
        NotFoundException none = catchThrowableOfType(
                NotFoundException.class,
                () -> lab.client()
                        .billing()
                        .exports()
                        .unbilledUsage(EUR, Exports.UnbilledPeriod.CURRENT, AttributeSet.BASIC));
        assertThat(none.code()).isEqualTo(ErrorCode.NO_DATA);
        assertThat(none.nextStep()).isNotBlank();
    }

    @OnEveryTransport
    void the_basic_set_cannot_tell_the_credit_and_is_refused(Lab lab) {
        used(lab, "24");
        moveTo(lab, LocalDate.of(2026, 3, 20));
        Exports exports = lab.client().billing().exports();
        CreditEligibility eligibility = CreditEligibility.from(book(lab));
        try (UsageLines lines = exports.unbilledUsage(EUR, Exports.UnbilledPeriod.CURRENT, AttributeSet.BASIC)
                .open()) {
            assertThatThrownBy(() -> EarnedCreditReport.of(lines, eligibility))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PartnerEarnedCreditPercentage")
                    .hasMessageContaining("AttributeSet.FULL");
        }
    }
}
