package io.github.azureplan.billing;

import static io.github.azureplan.billing.BillingMonth.n;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random month in which invoice, reconciliation and daily use agree, made without the client and without the backend:
 * several plans and Azure subscriptions, access that comes and goes, tiers, benefits, and one charge of every kind that has
 * no use.
 */
final class ConsistentMonth {
    private static final List<String> PRICES = List.of("0.868", "0.1999968000511991808131", "3.10", "0.45");
    private static final BigDecimal TAX = n("0.19");

    final BillingMonth month = new BillingMonth();
    final List<String> subscriptions = new ArrayList<>();
    private final Random random;

    ConsistentMonth(Random random) {
        this.random = random;
        month.rate = BigDecimal.valueOf(500_000_000L + random.nextInt(1_500_000_000), 9);
        int plans = 1 + random.nextInt(3);
        for (int plan = 0; plan < plans; plan++) {
            String planId = "1000000" + plan + "-11aa-4c0e-9d3b-7c5f8e9a0b1c";
            int many = 1 + random.nextInt(2);
            for (int each = 0; each < many; each++) {
                String subscription = "2000000" + plan + "-" + each + "f70-4a8b-8c3d-e6f705a1b2c3";
                subscriptions.add(subscription);
                use(planId, subscription, 2 + random.nextInt(3));
            }
        }
        month.usage.get(0).put("BenefitOrderId", "SAVINGS1");
        billUse();
        billTheRest();
        shuffle();
    }

    private void use(String planId, String subscription, int products) {
        for (int day = 1; day <= 31; day++) {
            boolean access = random.nextInt(6) > 0;
            for (int product = 0; product < products; product++) {
                String quantity = BigDecimal.valueOf(5_000_000L + random.nextInt(90_000_000), 6)
                        .toPlainString();
                Map<String, Object> line =
                        month.use(LocalDate.of(2026, 3, day), "000" + product, quantity, PRICES.get(product), access);
                line.put("SubscriptionId", planId);
                line.put("EntitlementId", subscription);
                line.put("ResourceURI", "/subscriptions/" + subscription + "/vm" + product);
                line.put("InvoiceNumber", "G000700001");
                if (product == 0 && day > 20) {
                    price(line, ((BigDecimal) line.get("EffectiveUnitPrice")).multiply(n("0.8"))); // a tier discount
                }
            }
        }
    }

    /** Sets the effective price of a line of use and what follows from it. */
    void price(Map<String, Object> line, BigDecimal effective) {
        BigDecimal dollars = effective.multiply((BigDecimal) line.get("Quantity"));
        line.put("EffectiveUnitPrice", effective);
        line.put("PricingPreTaxTotal", dollars);
        line.put("BillingPreTaxTotal", dollars.multiply(month.rate));
    }

    /** At most two rows for a plan and product: the days with credit and those without. */
    private void billUse() {
        Map<List<Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        for (Map<String, Object> line : month.usage) {
            List<Object> key =
                    List.of(line.get("SubscriptionId"), line.get("SkuId"), line.get("PartnerEarnedCreditPercentage"));
            groups.computeIfAbsent(key, each -> new ArrayList<>()).add(line);
        }
        groups.forEach((key, days) -> {
            BigDecimal quantity = BillingMonth.sum(days, "Quantity");
            BigDecimal exact = BillingMonth.sum(days, "PricingPreTaxTotal");
            BigDecimal subtotal =
                    exact.setScale(2, RoundingMode.DOWN).multiply(month.rate).setScale(2, RoundingMode.DOWN);
            Map<String, Object> line =
                    charge((String) key.get(1), quantity, exact.divide(quantity, MathContext.DECIMAL64), subtotal);
            line.put("SubscriptionId", key.get(0));
            line.put("TermAndBillingCycle", "D2 v3 (1 Hour)");
            if (!key.get(2).equals(0)) {
                line.put("PriceAdjustmentDescription", "[\"15.0% Partner earned credit for services managed\"]");
            }
        });
    }

    private Map<String, Object> charge(String sku, BigDecimal quantity, BigDecimal effective, BigDecimal subtotal) {
        BigDecimal tax = subtotal.multiply(TAX).setScale(2, RoundingMode.HALF_UP);
        Map<String, Object> line = month.charge(
                sku, quantity.toString(), effective.toString(), false, subtotal.toString(), tax.toString());
        line.put("InvoiceNumber", "G000700001");
        line.put("PublisherName", "Microsoft");
        line.put("ProductCategory", "Azure");
        line.put("BillingFrequency", "");
        line.put("OrderId", "order-" + month.lines.size());
        return line;
    }

    private void billTheRest() {
        String plan = (String) month.lines.get(0).get("SubscriptionId");
        seat(plan, "00R1", "1447", "3 Years").put("ReservationOrderId", "RESERVED1");
        seat(plan, "00P1", "120", "1 Year").put("ReservationOrderId", "SAVINGS1");
        seat("30000000-11aa-4c0e-9d3b-7c5f8e9a0b1c", "0001", "10", "1 Year").put("BillingFrequency", "Monthly");
        seat("40000000-11aa-4c0e-9d3b-7c5f8e9a0b1c", "000M", "33", "1 Month").put("PublisherName", "Acme");
        seat("50000000-11aa-4c0e-9d3b-7c5f8e9a0b1c", "000S", "500", "One-Time").put("ProductCategory", "Software");
        seat(plan, "0000", "-1", "D2 v3 (1 Hour)").put("CreditReasonCode", "Azure Consumption Credit");
        seat(plan, "0000", "-2.5", "D2 v3 (1 Hour)").put("ChargeType", "Cancel");
    }

    private Map<String, Object> seat(String subscription, String sku, String price, String term) {
        BigDecimal subtotal = n(price).multiply(month.rate).setScale(2, RoundingMode.DOWN);
        Map<String, Object> line = charge(sku, BigDecimal.ONE, n(price), subtotal);
        line.put("SubscriptionId", subscription);
        line.put("TermAndBillingCycle", term);
        return line;
    }

    void shuffle() {
        java.util.Collections.shuffle(month.usage, random);
        java.util.Collections.shuffle(month.lines, random);
    }

    /** A line for use of the plan, no refund and nothing without use. */
    Map<String, Object> lineOfUse() {
        List<Map<String, Object>> lines = month.lines.stream()
                .filter(line -> line.get("TermAndBillingCycle").equals("D2 v3 (1 Hour)"))
                .filter(line -> ((BigDecimal) line.get("Subtotal")).signum() > 0)
                .toList();
        return lines.get(random.nextInt(lines.size()));
    }

    Map<String, Object> use() {
        return month.usage.get(random.nextInt(month.usage.size()));
    }

    static void add(Map<String, Object> line, String member, BigDecimal more) {
        line.merge(member, more, (one, other) -> ((BigDecimal) one).add((BigDecimal) other));
    }
}
