package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.billing.CreditTotals;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.OpenMonthPrice;
import io.github.azureplan.billing.ReconciledCharge;
import io.github.azureplan.billing.Reconciliation;
import io.github.azureplan.billing.ReconciliationLines;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.billing.RoundingRule;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.CreditRate;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The worked examples of the earned credit: billing.md 7. */
final class CreditChecks {
    private static final String PRODUCT = "\"ProductId\":\"DZH0000TEST1\",\"SkuId\":\"00W1\",\"AvailabilityId\":\"A\","
            + "\"SubscriptionId\":\"6f4f2d0a-11aa-4c0e-9d3b-7c5f8e9a0b1c\",";

    private CreditChecks() {}

    static Map<String, Check> all() {
        return Map.of("billing/pec_worked_example.json", (f, all) -> {
            openMonth(f);
            tiers(f);
            twoRows(f);
        });
    }

    private static BigDecimal number(JsonValue value, String... names) {
        return new BigDecimal(value.text(names).orElseThrow());
    }

    private static void openMonth(Fixture f) {
        CreditRate rate = new CreditRate(number(f.json(), "creditRate").movePointRight(2), f.name());
        List<JsonValue> steps = f.json().elements("steps");
        assertThat(steps).isNotEmpty();
        for (JsonValue step : steps) {
            OpenMonthPrice price =
                    OpenMonthPrice.of(number(f.json(), "unitPrice"), rate, number(step, "billableUnits"));
            assertThat(price.exactCost()).isEqualByComparingTo(number(step, "exactCost"));
            assertThat(price.billableCost()).isEqualByComparingTo(number(step, "billableCost"));
            assertThat(price.effectiveUnitPrice()).isEqualByComparingTo(number(step, "effectiveUnitPrice"));
        }
    }

    private static void tiers(Fixture f) {
        JsonValue tiers = f.json().find("tiers").orElseThrow();
        List<PriceRow> rows = new ArrayList<>();
        for (JsonValue tier : tiers.elements("rows")) {
            rows.add(row(
                    tier.text("unitPrice").orElseThrow(),
                    tier.text("min").orElseThrow(),
                    tier.text("max").orElseThrow()));
        }
        BigDecimal charge = PriceBook.of(rows)
                .quote(MeterId.of("meter-1"), number(tiers, "units"), LocalDate.of(2026, 3, 9))
                .total()
                .amount();
        assertThat(charge).isEqualByComparingTo(number(tiers, "charge"));
    }

    private static PriceRow row(String price, String min, String max) {
        return new PriceRow(Row.of(
                PriceRow.TABLE,
                Map.of(
                        "ProductId",
                        "DZH0000TEST1",
                        "SkuId",
                        "00W1",
                        "Publisher",
                        "Microsoft",
                        "Currency",
                        "USD",
                        "UnitPrice",
                        price,
                        "PricingTierRangeMin",
                        min,
                        "PricingTierRangeMax",
                        max,
                        "EffectiveStartDate",
                        "1/1/2026",
                        "MeterIds",
                        "meter-1",
                        "Tags",
                        "Azure")));
    }

    /** Days with credit and days without: each comes to one row of the bill, and the credit to what is left. */
    private static void twoRows(Fixture f) {
        JsonValue month = f.json().find("twoRowMonth").orElseThrow();
        BigDecimal list = number(month, "unitPrice");
        BigDecimal units = number(month, "unitsPerDay");
        BigDecimal rate = number(month, "pcToBCExchangeRate");
        int creditDays = number(month, "creditDays").intValueExact();
        int days = creditDays + number(month, "otherDays").intValueExact();
        List<JsonValue> rows = month.elements("rows");
        StringBuilder use = new StringBuilder();
        for (int day = 1; day <= days; day++) {
            boolean credited = day < 4 || day > days - creditDays + 3;
            BigDecimal price = number(rows.get(credited ? 0 : 1), "effectiveUnitPrice");
            use.append(useLine(day, list, price, units, rate, credited ? 15 : 0));
        }
        StringBuilder charges = new StringBuilder();
        for (JsonValue row : rows) {
            charges.append(chargeLine(row, rate, row == rows.get(0)));
        }
        PriceBook book = PriceBook.of(List.of(row(list.toPlainString(), "", "")));
        CreditTotals credit;
        try (UsageLines lines = UsageLines.read(parts(use))) {
            credit = EarnedCreditReport.of(lines, CreditEligibility.from(book))
                    .totals()
                    .get(0);
        }
        BigDecimal earned = units.multiply(BigDecimal.valueOf(creditDays))
                .multiply(list.subtract(number(rows.get(0), "effectiveUnitPrice")));
        assertThat(credit.earned().usd().amount()).isEqualByComparingTo(earned).isEqualByComparingTo("9.72");
        assertThat(credit.earned().billing().amount()).isEqualByComparingTo(earned.multiply(rate));
        prove(rows, use, charges);
    }

    private static void prove(List<JsonValue> rows, StringBuilder use, StringBuilder charges) {
        BigDecimal total = rows.stream().map(row -> number(row, "subtotal")).reduce(BigDecimal.ZERO, BigDecimal::add);
        try (UsageLines usage = UsageLines.read(parts(use));
                ReconciliationLines lines = ReconciliationLines.read(parts(charges))) {
            ReconciliationReport report = Reconciliation.of(invoice(total))
                    .rounding(RoundingRule.CUT_MONTH_TWICE)
                    .compare(usage, lines);
            assertThat(report.reconciled()).as(report::explain).isTrue();
            assertThat(report.charges())
                    .extracting(charge -> charge.computed().amount())
                    .containsExactly(number(rows.get(0), "subtotal"), number(rows.get(1), "subtotal"));
            assertThat(report.charges())
                    .extracting(ReconciledCharge::used)
                    .allSatisfy(used -> assertThat(rows)
                            .anySatisfy(row ->
                                    assertThat(number(row, "billableQuantity")).isEqualByComparingTo(used)));
        }
    }

    private static Invoice invoice(BigDecimal total) {
        return new Invoice(
                "G000700001",
                Instant.parse("2026-04-08T00:00:00Z"),
                null,
                null,
                total,
                null,
                CurrencyCode.of("EUR"),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private static String useLine(
            int day, BigDecimal list, BigDecimal price, BigDecimal units, BigDecimal rate, int percent) {
        BigDecimal usd = price.multiply(units);
        return "{" + PRODUCT + "\"UsageDate\":\"2026-03-" + (day < 10 ? "0" : "") + day + "T00:00:00Z\",\"UnitPrice\":"
                + list + ",\"EffectiveUnitPrice\":" + price + ",\"Quantity\":" + units + ",\"PricingPreTaxTotal\":"
                + usd + ",\"PricingCurrency\":\"USD\",\"BillingPreTaxTotal\":" + usd.multiply(rate)
                + ",\"BillingCurrency\":\"EUR\",\"PCToBCExchangeRate\":" + rate
                + ",\"PartnerEarnedCreditPercentage\":" + percent
                + ",\"CreditPercentage\":0,\"EntitlementId\":\"0b5f9c1e-2d44-4f0a-8a53-94a1f2c3d4e5\"}\n";
    }

    private static String chargeLine(JsonValue row, BigDecimal rate, boolean credited) {
        BigDecimal subtotal = number(row, "subtotal");
        return "{" + PRODUCT + "\"EffectiveUnitPrice\":" + number(row, "effectiveUnitPrice") + ",\"BillableQuantity\":"
                + number(row, "billableQuantity") + ",\"Subtotal\":" + subtotal + ",\"TaxTotal\":0,\"Total\":"
                + subtotal + ",\"Currency\":\"EUR\",\"PCToBCExchangeRate\":" + rate
                + ",\"PriceAdjustmentDescription\":\""
                + (credited ? "[\\\"15.0% Partner earned credit for services managed\\\"]" : "") + "\"}\n";
    }

    private static List<RowPart> parts(StringBuilder lines) {
        return List.of(RowPart.of("worked", lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
