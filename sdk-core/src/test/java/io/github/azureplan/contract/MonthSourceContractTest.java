package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.BillingLine;
import io.github.azureplan.billing.BillingLines;
import io.github.azureplan.billing.LineSource;
import io.github.azureplan.billing.LineSource.Kind;
import io.github.azureplan.billing.ReconciliationSource;
import io.github.azureplan.billing.UsageSource;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

class MonthSourceContractTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    private static void goTo(Lab lab, String moment) {
        lab.backend().clock().advance(Duration.between(lab.backend().clock().now(), Instant.parse(moment)));
    }

    private static void used(Lab lab, String start) {
        lab.backend(b -> b.startAt(Instant.parse(start)).unbilledHeldBack(true));
        CustomerId customer = lab.backend().world().customer("SE", "fjord.example", "Fjord");
        lab.backend().world().acceptAgreement(customer);
        AzureSubscription dev = lab.client()
                .customer(customer)
                .azurePlan()
                .purchase()
                .azureSubscriptions()
                .create(NewAzureSubscription.named("dev"));
        Meter meter = lab.backend().world().meters().get(0);
        lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal("24"));
    }

    private static <L extends BillingLine> List<L> lines(BillingLines<L, ?> reader) {
        List<L> all = new ArrayList<>();
        try (reader) {
            reader.forEach(all::add);
        }
        return all;
    }

    @OnEveryTransport
    void a_month_before_the_exports_comes_from_the_older_service(Lab lab) {
        used(lab, "2022-08-02T08:00:00Z");
        goTo(lab, "2022-11-10T00:00:00Z");
        UsageSource august = lab.client().billing().usage(EUR, YearMonth.of(2022, 8));
        UsageSource september = lab.client().billing().usage(EUR, YearMonth.of(2022, 9));
        assertThat(august.kind()).isEqualTo(Kind.BILLED_LINE_ITEMS);
        assertThat(august.estimated()).isFalse();
        assertThat(august.invoiceId()).isPresent();
        assertThat(august.month()).contains(YearMonth.of(2022, 8));
        assertThat(september.kind()).isEqualTo(Kind.BILLED);
        assertThat(lines(august.open())).hasSize(30);
        assertThat(lines(september.open())).hasSize(30);
        ReconciliationSource bill = lab.client().billing().reconciliation(EUR, YearMonth.of(2022, 9));
        assertThat(bill.kind()).isEqualTo(Kind.BILLED_LINE_ITEMS);
        assertThat(lines(bill.open())).isNotEmpty();
    }

    @OnEveryTransport
    void the_reconciliation_of_a_month_comes_from_where_it_is_now(Lab lab) {
        used(lab, "2026-03-02T08:00:00Z");
        YearMonth march = YearMonth.of(2026, 3);
        goTo(lab, "2026-03-20T00:00:00Z");
        ReconciliationSource current = lab.client().billing().reconciliation(EUR, march);
        assertThat(current.kind()).isEqualTo(Kind.UNBILLED_CURRENT);
        assertThat(current.estimated()).isTrue();
        assertThat(current.heldBackUntil()).isEmpty();
        assertThat(lines(current.open())).isNotEmpty();
        goTo(lab, "2026-04-05T00:00:00Z");
        ReconciliationSource last = lab.client().billing().reconciliation(EUR, march);
        assertThat(last.kind()).isEqualTo(Kind.UNBILLED_LAST);
        assertThat(lines(last.open())).isNotEmpty();
        goTo(lab, "2026-04-09T00:00:00Z");
        ReconciliationSource billed = lab.client().billing().reconciliation(EUR, march);
        assertThat(billed.kind()).isEqualTo(Kind.BILLED);
        assertThat(billed.toString()).contains("BILLED", "2026-03", "EUR");
        assertThat(lines(billed.open())).isNotEmpty();
    }

    @OnEveryTransport
    void at_the_start_of_a_month_nothing_is_held_back_and_not_zero(Lab lab) {
        used(lab, "2026-03-02T08:00:00Z");
        goTo(lab, "2026-04-05T00:00:00Z");
        UsageSource april = lab.client().billing().usage(EUR, YearMonth.of(2026, 4));
        assertThat(april.heldBackUntil()).contains(LocalDate.of(2026, 4, 8));
        NotFoundException held = catchThrowableOfType(NotFoundException.class, april::open);
        assertThat(held.code()).isEqualTo(ErrorCode.NO_DATA);
        assertThat(held.nextStep()).contains("not zero").contains("back").contains("2026-04-08");
        goTo(lab, "2026-04-09T00:00:00Z");
        UsageSource complete = lab.client().billing().usage(EUR, YearMonth.of(2026, 4));
        assertThat(complete.heldBackUntil()).isEmpty();
        assertThat(lines(complete.open())).hasSize(7);
    }

    @OnEveryTransport
    void a_month_that_is_offered_no_more_is_refused_with_the_date(Lab lab) {
        used(lab, "2026-03-02T08:00:00Z");
        goTo(lab, "2026-04-20T00:00:00Z");
        assertThatThrownBy(() -> lab.client().billing().reconciliation(EUR, YearMonth.of(2025, 11)))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no invoice")
                .hasMessageContaining("2025-12-31");
        assertThatThrownBy(() -> lab.client().billing().reconciliation(EUR, YearMonth.of(2026, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("future");
        LineSource<?> other = lab.client().billing().usage(CurrencyCode.of("SEK"), YearMonth.of(2026, 3));
        assertThat(other.kind()).isEqualTo(Kind.UNBILLED_LAST);
        NotFoundException none = catchThrowableOfType(
                NotFoundException.class,
                () -> lab.client()
                        .billing()
                        .usage(CurrencyCode.of("SEK"), YearMonth.of(2026, 3))
                        .open());
        assertThat(none.code()).isEqualTo(ErrorCode.NO_DATA);
    }

    @OnEveryTransport
    void a_void_invoice_is_read_when_no_other_was_made(Lab lab) {
        used(lab, "2026-03-02T08:00:00Z");
        goTo(lab, "2026-04-20T00:00:00Z");
        YearMonth march = YearMonth.of(2026, 3);
        String id = lab.client().billing().usage(EUR, march).invoiceId().orElseThrow();
        lab.backend().world().voidInvoice(id);
        assertThat(lab.client().billing().usage(EUR, march).invoiceId())
                .as("void, and still the only one there is")
                .contains(id);
    }
}
