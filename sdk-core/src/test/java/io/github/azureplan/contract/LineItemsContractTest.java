package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.backend.LegacyAzure;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.BillingLine;
import io.github.azureplan.billing.Exports.UnbilledPeriod;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.LegacyAzureCharge;
import io.github.azureplan.billing.LegacyAzureUse;
import io.github.azureplan.billing.LegacyLicenceLine;
import io.github.azureplan.billing.LineItems;
import io.github.azureplan.billing.ReconciliationLine;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.rows.Column;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class LineItemsContractTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    /** What both services say of a day's use. */
    private static final List<Column<?>> USED = List.of(
            UsageLine.CUSTOMER_ID,
            UsageLine.INVOICE_NUMBER,
            UsageLine.PRODUCT_ID,
            UsageLine.SKU_ID,
            UsageLine.TIER2_MPN_ID,
            UsageLine.USAGE_DATE,
            UsageLine.UNIT,
            UsageLine.RESOURCE_URI,
            UsageLine.QUANTITY,
            UsageLine.EFFECTIVE_UNIT_PRICE,
            UsageLine.BILLING_PRE_TAX_TOTAL,
            UsageLine.ENTITLEMENT_ID,
            UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE,
            UsageLine.CREDIT_PERCENTAGE);

    private static final List<Column<?>> CHARGED = List.of(
            ReconciliationLine.CUSTOMER_ID,
            ReconciliationLine.PRODUCT_ID,
            ReconciliationLine.BILLABLE_QUANTITY,
            ReconciliationLine.SUBTOTAL,
            ReconciliationLine.TOTAL,
            ReconciliationLine.CURRENCY,
            ReconciliationLine.PRICE_ADJUSTMENT_DESCRIPTION,
            ReconciliationLine.SUBSCRIPTION_ID);

    private static void goTo(Lab lab, String moment) {
        lab.backend().clock().advance(Duration.between(lab.backend().clock().now(), Instant.parse(moment)));
    }

    /** Use of some meters from the second of a month, when the older service had everything. */
    private static AzureSubscription used(Lab lab, String start) {
        lab.backend(b -> b.startAt(Instant.parse(start)));
        CustomerId customer = lab.backend().world().customer("SE", "fjord.example", "Fjord");
        lab.backend().world().acceptAgreement(customer);
        AzureSubscription dev = lab.client()
                .customer(customer)
                .azurePlan()
                .purchase()
                .azureSubscriptions()
                .create(NewAzureSubscription.named("dev"));
        for (Meter meter : lab.backend().world().meters().subList(0, 6)) {
            lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal("24.5"));
        }
        return dev;
    }

    /** More lines than a page holds, on the invoice of March 2022. */
    private static void many(Lab lab) {
        AzureSubscription dev = used(lab, "2022-03-02T08:00:00Z");
        for (Meter meter : lab.backend().world().meters()) {
            lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal("3"));
        }
        for (int i = 0; i < 3; i++) {
            AzureSubscription more = lab.client()
                    .customer(lab.client()
                            .customers()
                            .list()
                            .first()
                            .orElseThrow()
                            .id())
                    .azurePlan()
                    .get()
                    .azureSubscriptions()
                    .create(NewAzureSubscription.named("more" + i));
            for (Meter meter : lab.backend().world().meters()) {
                lab.backend().world().use(more.id(), meter.meterId(), new BigDecimal("5"));
            }
        }
        goTo(lab, "2022-04-09T00:00:00Z");
    }

    private static <L extends BillingLine> List<List<Object>> cells(Iterable<L> lines, List<Column<?>> columns) {
        List<List<Object>> all = new ArrayList<>();
        lines.forEach(line -> {
            List<Object> cells = new ArrayList<>();
            for (Column<?> column : columns) {
                Object cell = line.get(column);
                cells.add(cell instanceof BigDecimal number ? number.stripTrailingZeros() : String.valueOf(cell));
            }
            all.add(cells);
        });
        return all;
    }

    private static <T> List<T> all(Iterable<T> items) {
        List<T> all = new ArrayList<>();
        items.forEach(all::add);
        return all;
    }

    @OnEveryTransport
    void the_older_service_and_the_exports_have_the_same_lines(Lab lab) {
        used(lab, "2022-03-02T08:00:00Z");
        goTo(lab, "2022-04-09T00:00:00Z");
        Invoice invoice = lab.client().billing().invoices().latest(EUR).orElseThrow();
        LineItems items = lab.client().billing().lineItems();
        try (var exported = lab.client().billing().usage(invoice.id()).open();
                var listed = items.usage(invoice.id(), EUR)) {
            List<List<Object>> lines = cells(listed, USED);
            assertThat(lines).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(cells(exported, USED));
        }
        try (var exported = lab.client().billing().reconciliation(invoice.id());
                var listed = items.reconciliation(invoice.id())) {
            List<List<Object>> lines = cells(listed, CHARGED);
            assertThat(lines).isNotEmpty().containsExactlyInAnyOrderElementsOf(cells(exported, CHARGED));
        }
    }

    @OnEveryTransport
    void pages_are_followed_by_their_token_and_every_line_comes_once(Lab lab) {
        many(lab);
        Invoice invoice = lab.client().billing().invoices().latest(EUR).orElseThrow();
        List<List<Object>> listed;
        try (var lines = lab.client().billing().lineItems().usage(invoice.id(), EUR)) {
            listed = cells(lines, USED);
        }
        assertThat(listed).hasSizeGreaterThan(2000).doesNotHaveDuplicates();
        assertThat(lab.requests("GET", "/lineitems")).isEqualTo((listed.size() + 1999) / 2000);
        try (var exported = lab.client().billing().usage(invoice.id()).open()) {
            assertThat(listed).containsExactlyInAnyOrderElementsOf(cells(exported, USED));
        }
    }

    @OnEveryTransport
    void a_token_that_expires_between_two_pages_ends_the_reading(Lab lab) {
        many(lab);
        Invoice invoice = lab.client().billing().invoices().latest(EUR).orElseThrow();
        var lines = lab.client().billing().lineItems().usage(invoice.id(), EUR).iterator();
        lines.next();
        lab.backend().clock().advance(Duration.ofHours(2));
        assertThatThrownBy(() -> lines.forEachRemaining(line -> {}))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("expired");
    }

    @OnEveryTransport
    void unbilled_lines_are_estimates_by_month_and_may_be_those_with_credit_only(Lab lab) {
        AzureSubscription dev = used(lab, "2022-03-02T08:00:00Z");
        goTo(lab, "2022-03-10T00:00:00Z");
        lab.backend().world().access(dev.id(), null);
        goTo(lab, "2022-03-20T00:00:00Z");
        LineItems items = lab.client().billing().lineItems();
        List<UsageLine> now = all(items.unbilledUsage(EUR, UnbilledPeriod.CURRENT));
        List<UsageLine> earning = all(items.unbilledUsageWithEarnedCredit(EUR, UnbilledPeriod.CURRENT));
        assertThat(now)
                .isNotEmpty()
                .allMatch(line -> line.get(UsageLine.INVOICE_NUMBER).isEmpty());
        assertThat(earning)
                .isNotEmpty()
                .hasSizeLessThan(now.size())
                .allSatisfy(line -> assertThat(line.get(UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE))
                        .isEqualByComparingTo("15"));
        assertThat(all(items.unbilledUsage(EUR, UnbilledPeriod.LAST))).isEmpty();
        goTo(lab, "2022-04-05T00:00:00Z");
        assertThat(all(items.unbilledReconciliation(EUR, UnbilledPeriod.LAST)))
                .isNotEmpty()
                .allMatch(line -> line.total().amount().signum() >= 0);
    }

    @OnEveryTransport
    void what_has_moved_is_gone_and_older_months_stay(Lab lab) {
        AzureSubscription dev = used(lab, "2022-08-02T08:00:00Z");
        for (Meter meter : lab.backend().world().meters().subList(0, 6)) {
            lab.backend()
                    .world()
                    .use(
                            dev.id(),
                            meter.meterId(),
                            BigDecimal.ZERO,
                            LocalDate.of(2022, 10, 1),
                            LocalDate.of(2025, 12, 31));
        }
        goTo(lab, "2025-04-20T12:00:00Z");
        List<Invoice> invoices = lab.client().billing().invoices().list().toList();
        Invoice august = invoices.get(invoices.size() - 1);
        Invoice september = invoices.get(invoices.size() - 2);
        LineItems items = lab.client().billing().lineItems();
        assertThat(all(items.usage(september.id(), EUR))).isNotEmpty();
        goTo(lab, "2025-04-21T00:00:00Z");
        assertThat(all(items.usage(august.id(), EUR))).isNotEmpty();
        assertThat(all(items.reconciliation(september.id()))).isNotEmpty();
        assertThatThrownBy(() -> all(items.usage(september.id(), EUR)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("2022-09");
        assertThatThrownBy(() -> all(items.unbilledUsage(EUR, UnbilledPeriod.CURRENT)))
                .isInstanceOf(BadRequestException.class);
    }

    @OnEveryTransport
    void legacy_commerce_is_read_by_its_own_lines(Lab lab) {
        CustomerId customer = lab.backend().world().legacyCustomer("SE", "fjord.example", "Fjord");
        AzureSubscriptionId azure = lab.backend().world().legacyAzure(customer, LegacyAzure.subscription());
        for (Meter meter : lab.backend().world().meters().subList(0, 3)) {
            lab.backend().world().use(azure, meter.meterId(), new BigDecimal("24"));
        }
        goTo(lab, "2026-04-09T00:00:00Z");
        Invoice invoice = lab.client().billing().invoices().list().first().orElseThrow();
        assertThat(invoice.newCommerce()).isFalse();
        LineItems items = lab.client().billing().lineItems();
        List<LegacyAzureCharge> charges = items.azureCharges(invoice.id()).toList();
        assertThat(charges).hasSize(3);
        Money sum = charges.stream().map(charge -> charge.total().orElseThrow()).reduce(Money.zero(EUR), Money::plus);
        assertThat(sum).isEqualTo(invoice.total());
        List<LegacyAzureUse> days = items.azureUsage(invoice.id()).toList();
        assertThat(days.stream().map(LegacyAzureUse::consumedQuantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(charges.stream()
                        .map(LegacyAzureCharge::consumedQuantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        String licences = lab.backend().world().licenceInvoice(customer, 25);
        List<LegacyLicenceLine> lines = items.licences(licences).toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).quantity()).isEqualByComparingTo("25");
        assertThat(lines.get(0).charge())
                .isEqualTo(lab.client().billing().invoices().get(licences).total());
        assertThat(items.azureCharges(licences).toList()).isEmpty();
    }
}
