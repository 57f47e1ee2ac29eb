package io.github.azureplan.billing;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Writes the daily use and the reconciliation of a month as the service does, for tests. */
final class BillingMonth {
    static final AzureSubscriptionId SUBSCRIPTION = AzureSubscriptionId.of("0b5f9c1e-2d44-4f0a-8a53-94a1f2c3d4e5");
    static final String PLAN = "6f4f2d0a-11aa-4c0e-9d3b-7c5f8e9a0b1c";
    static final CurrencyCode EUR = CurrencyCode.of("EUR");

    final List<Map<String, Object>> usage = new ArrayList<>();
    final List<Map<String, Object>> lines = new ArrayList<>();
    BigDecimal rate = new BigDecimal("0.846202666");
    YearMonth month = YearMonth.of(2026, 3);

    static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    /** A day's use at list price or with 15 percent credit. */
    Map<String, Object> use(LocalDate day, String sku, String quantity, String unitPrice, boolean credited) {
        BigDecimal effective = n(unitPrice).multiply(credited ? n("0.85") : BigDecimal.ONE);
        BigDecimal dollars = effective.multiply(n(quantity));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("PartnerId", "1d9c6c39-0f7e-4a43-bb1c-1f6f6a5d2e10");
        line.put("CustomerName", "Wingtip");
        line.put("ProductId", "DZH0000TEST1");
        line.put("SkuId", sku);
        line.put("AvailabilityId", "DZH0000AVAIL");
        line.put("SkuName", "B4ms");
        line.put("ProductName", "Virtual Machines BS Series");
        line.put("PublisherName", "Microsoft");
        line.put("SubscriptionId", PLAN);
        line.put("UsageDate", day + "T00:00:00Z");
        line.put("MeterId", "meter-" + sku);
        line.put("MeterName", "B4ms");
        line.put("MeterSubCategory", "BS Series");
        line.put("UnitPrice", n(unitPrice));
        line.put("Quantity", n(quantity));
        line.put("BillingPreTaxTotal", dollars.multiply(rate));
        line.put("BillingCurrency", "EUR");
        line.put("PricingPreTaxTotal", dollars);
        line.put("PricingCurrency", "USD");
        line.put("EffectiveUnitPrice", effective);
        line.put("PCToBCExchangeRate", rate);
        line.put("EntitlementId", SUBSCRIPTION.text());
        line.put("PartnerEarnedCreditPercentage", credited ? 15 : 0);
        line.put("CreditPercentage", 0);
        line.put("CreditType", "Credit Not Applied");
        line.put("BenefitType", "");
        usage.add(line);
        return line;
    }

    Map<String, Object> charge(
            String sku, String quantity, String effective, boolean credited, String subtotal, String tax) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ProductId", "DZH0000TEST1");
        line.put("SkuId", sku);
        line.put("AvailabilityId", "DZH0000AVAIL");
        line.put("SubscriptionDescription", "Azure plan");
        line.put("SubscriptionId", PLAN);
        line.put("EffectiveUnitPrice", n(effective));
        line.put("BillableQuantity", n(quantity));
        line.put("Subtotal", n(subtotal));
        line.put("TaxTotal", n(tax));
        line.put("Total", n(subtotal).add(n(tax)));
        line.put("Currency", "EUR");
        line.put(
                "PriceAdjustmentDescription", credited ? "[\"15.0% Partner earned credit for services managed\"]" : "");
        line.put("PCToBCExchangeRate", rate);
        line.put("ReservationOrderId", "");
        line.put("CreditReasonCode", "");
        lines.add(line);
        return line;
    }

    /** The month of the contract: 24 units a day at 0.10 dollars, no access on days 4 to 7. */
    static BillingMonth worked() {
        BillingMonth month = new BillingMonth();
        for (int day = 1; day <= 31; day++) {
            month.use(LocalDate.of(2026, 3, day), "00W1", "24", "0.10", day < 4 || day > 7);
        }
        month.charge("00W1", "648", "0.085", true, "46.60", "8.85");
        month.charge("00W1", "96", "0.10", false, "8.12", "1.54");
        return month;
    }

    /** Reconciliation lines computed from the use by the newest rule, in a computation of its own. */
    BillingMonth billed() {
        Map<List<Object>, List<Map<String, Object>>> groups = usage.stream()
                .collect(Collectors.groupingBy(
                        line -> List.of(line.get("SkuId"), line.get("PartnerEarnedCreditPercentage")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        groups.forEach((key, days) -> {
            BigDecimal quantity = sum(days, "Quantity");
            BigDecimal effective = (BigDecimal) days.get(0).get("EffectiveUnitPrice");
            BigDecimal dollars = effective.multiply(quantity).setScale(2, RoundingMode.DOWN);
            BigDecimal subtotal = dollars.multiply(rate).setScale(2, RoundingMode.DOWN);
            charge(
                    (String) key.get(0),
                    quantity.toString(),
                    effective.toString(),
                    !key.get(1).equals(0),
                    subtotal.toString(),
                    "0");
        });
        return this;
    }

    static BigDecimal sum(List<Map<String, Object>> lines, String member) {
        return lines.stream().map(line -> (BigDecimal) line.get(member)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Invoice invoice() {
        return invoice(sum(lines, "Total"));
    }

    Invoice invoice(BigDecimal total) {
        return new Invoice(
                "G000700001",
                Instant.parse(month.plusMonths(1).atDay(8) + "T00:00:00Z"),
                null,
                null,
                total,
                null,
                EUR,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                DocumentType.INVOICE,
                null,
                InvoiceType.ONE_TIME);
    }

    /** Daily use in files of these many lines. */
    List<RowPart> usageFiles(int size) {
        List<RowPart> files = new ArrayList<>();
        for (int from = 0; from < usage.size(); from += size) {
            List<Map<String, Object>> some = usage.subList(from, Math.min(from + size, usage.size()));
            files.add(
                    part(String.format(Locale.ROOT, "part-%05d-5d51204f.c000.json.gz", files.size()), some, c -> true));
        }
        return files;
    }

    UsageLines usageLines() {
        return UsageLines.read(parts(usage, column -> true));
    }

    UsageLines basicUsageLines() {
        return UsageLines.read(parts(usage, column -> column.basic()));
    }

    ReconciliationLines reconciliationLines() {
        return ReconciliationLines.read(parts(lines, column -> true));
    }

    /** Two gzip files. */
    private static List<RowPart> parts(List<Map<String, Object>> lines, Predicate<Column<?>> wanted) {
        int half = lines.size() / 2;
        return List.of(
                part("part-0", lines.subList(0, half), wanted),
                part("part-1", lines.subList(half, lines.size()), wanted));
    }

    private static RowPart part(String name, List<Map<String, Object>> lines, Predicate<Column<?>> wanted) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> line : lines) {
            String members = line.entrySet().stream()
                    .filter(member ->
                            UsageLine.TABLE.find(member.getKey()).filter(wanted).isPresent()
                                    || UsageLine.TABLE.find(member.getKey()).isEmpty())
                    .map(member -> '"' + member.getKey() + "\":" + json(member.getValue()))
                    .collect(Collectors.joining(","));
            text.append('{').append(members).append("}\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RowPart.of(name, out.toByteArray());
    }

    private static String json(Object value) {
        return value instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : String.valueOf(value);
    }
}
