package io.github.azureplan.billing;

import static io.github.azureplan.billing.BillingMonth.EUR;
import static io.github.azureplan.billing.BillingMonth.n;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.Money;
import io.github.azureplan.rows.RowPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Months that agree are clean; of months that do not, each difference that was put in is found and named. */
class InjectedDifferencesTest {
    private static final int FILES = 4;

    /** A month that is being spoilt. */
    private static final class Case {
        final Random random;
        final ConsistentMonth consistent;
        final BillingMonth month;
        final Invoice invoice;
        int leftOut = -1;
        int twice = -1;

        Case(long seed) {
            random = new Random(seed);
            consistent = new ConsistentMonth(random);
            month = consistent.month;
            invoice = month.invoice();
        }

        ReconciliationReport report(Invoice of) {
            List<RowPart> files = new ArrayList<>(month.usageFiles((month.usage.size() + FILES - 1) / FILES));
            if (twice >= 0) {
                RowPart again = files.get(twice);
                files.add(new RowPart("part-00009-again.json.gz", again.opener()));
            }
            if (leftOut >= 0) {
                files.remove(leftOut);
            }
            try (UsageLines usage = UsageLines.read(files);
                    ReconciliationLines lines = month.reconciliationLines()) {
                return Reconciliation.of(of).compare(usage, lines);
            }
        }

        ReconciliationReport report() {
            return report(invoice);
        }
    }

    /** What is put in, and what must come out. */
    private enum Difference {
        DAY_OF_ALL {
            @Override
            void check(Case it) {
                LocalDate day = LocalDate.of(2026, 3, 1 + it.random.nextInt(31));
                it.month.usage.removeIf(line -> line.get("UsageDate").equals(day + "T00:00:00Z"));
                assertThat(found(it, ReconciliationFinding.MISSING_DAY)).allSatisfy(found -> {
                    assertThat(found.days()).containsExactly(day);
                    assertThat(found.text()).contains("any Azure subscription on " + day);
                    assertThat(found.amount().amount()).isPositive();
                });
                assertThat(names(it)).containsOnly(ReconciliationFinding.MISSING_DAY);
            }
        },
        DAY_OF_ONE_SUBSCRIPTION {
            @Override
            void check(Case it) {
                LocalDate day = LocalDate.of(2026, 3, 2 + it.random.nextInt(29));
                String one = it.consistent.subscriptions.get(it.random.nextInt(it.consistent.subscriptions.size()));
                it.month.usage.removeIf(line -> line.get("UsageDate").equals(day + "T00:00:00Z")
                        && line.get("EntitlementId").equals(one));
                boolean alone = it.consistent.subscriptions.size() == 1;
                assertThat(found(it, ReconciliationFinding.MISSING_DAY)).anySatisfy(found -> {
                    assertThat(found.days()).containsExactly(day);
                    assertThat(found.text()).contains(alone ? "any Azure subscription" : one);
                });
                assertThat(names(it)).containsOnly(ReconciliationFinding.MISSING_DAY);
            }
        },
        FILE_LEFT_OUT {
            @Override
            void check(Case it) {
                it.leftOut = it.random.nextInt(FILES);
                assertThat(found(it, ReconciliationFinding.MISSING_PARTITION))
                        .singleElement()
                        .satisfies(found -> {
                            assertThat(found.amount().amount()).isPositive();
                            if (it.leftOut < FILES - 1) {
                                assertThat(found.text()).contains("leave out part [" + it.leftOut + "]");
                            }
                        });
            }
        },
        FILE_READ_TWICE {
            @Override
            void check(Case it) {
                it.twice = it.random.nextInt(FILES);
                assertThat(found(it, ReconciliationFinding.DOUBLED_ROWS))
                        .singleElement()
                        .satisfies(found -> {
                            assertThat(found.text()).contains("part-00009-again.json.gz");
                            assertThat(found.rows()).isGreaterThan(10);
                            assertThat(found.amount().amount()).isNegative();
                        });
                assertThat(names(it)).containsOnly(ReconciliationFinding.DOUBLED_ROWS);
            }
        },
        LINE_OF_USE_TWICE {
            @Override
            void check(Case it) {
                it.month.usage.add(it.consistent.use());
                assertThat(found(it, ReconciliationFinding.DOUBLED_ROWS))
                        .singleElement()
                        .satisfies(found -> assertThat(found.rows()).isEqualTo(1));
                assertThat(names(it)).containsOnly(ReconciliationFinding.DOUBLED_ROWS);
            }
        },
        RECONCILIATION_LINE_TWICE {
            @Override
            void check(Case it) {
                it.month.lines.add(it.month.lines.get(it.random.nextInt(it.month.lines.size())));
                assertThat(names(it)).containsOnly(ReconciliationFinding.DOUBLED_ROWS);
            }
        },
        OTHER_RATE_IN_THE_USE {
            @Override
            void check(Case it) {
                Object plan = it.consistent.use().get("SubscriptionId");
                BigDecimal other = it.month.rate.add(n("0.0123"));
                it.month.usage.stream()
                        .filter(line -> line.get("SubscriptionId").equals(plan))
                        .forEach(line -> {
                            line.put("PCToBCExchangeRate", other);
                            line.put(
                                    "BillingPreTaxTotal",
                                    ((BigDecimal) line.get("PricingPreTaxTotal")).multiply(other));
                        });
                assertThat(found(it, ReconciliationFinding.EXCHANGE_RATE_DIFFERS))
                        .singleElement()
                        .satisfies(found -> assertThat(found.text())
                                .contains(other.stripTrailingZeros().toPlainString()));
            }
        },
        OTHER_RATE_IN_A_CHARGE {
            @Override
            void check(Case it) {
                Map<String, Object> line = it.consistent.lineOfUse();
                BigDecimal other = it.month.rate.add(n("0.0123"));
                BigDecimal before = (BigDecimal) line.get("Subtotal");
                BigDecimal subtotal = before.divide(it.month.rate, java.math.MathContext.DECIMAL64)
                        .multiply(other)
                        .setScale(2, java.math.RoundingMode.DOWN);
                line.put("PCToBCExchangeRate", other);
                line.put("Subtotal", subtotal);
                ConsistentMonth.add(line, "Total", subtotal.subtract(before));
                assertThat(names(it, it.month.invoice())).contains(ReconciliationFinding.EXCHANGE_RATE_DIFFERS);
            }
        },
        ROW_OF_ANOTHER_MONTH {
            @Override
            void check(Case it) {
                Map<String, Object> line = new LinkedHashMap<>(it.consistent.use());
                line.put("UsageDate", it.random.nextBoolean() ? "2026-02-28T00:00:00Z" : "2026-04-01T00:00:00Z");
                it.month.usage.add(line);
                assertThat(found(it, ReconciliationFinding.ROW_OF_ANOTHER_MONTH))
                        .singleElement()
                        .satisfies(found -> assertThat(found.rows()).isEqualTo(1));
                assertThat(names(it)).containsOnly(ReconciliationFinding.ROW_OF_ANOTHER_MONTH);
            }
        },
        ROW_OF_ANOTHER_INVOICE {
            @Override
            void check(Case it) {
                Map<String, Object> line = new LinkedHashMap<>(it.consistent.use());
                line.put("InvoiceNumber", "G000700002");
                it.month.usage.add(line);
                assertThat(found(it, ReconciliationFinding.ROW_OF_ANOTHER_INVOICE))
                        .singleElement()
                        .satisfies(found -> assertThat(found.where()).isEqualTo("daily use of invoice G000700002"));
                assertThat(names(it)).containsOnly(ReconciliationFinding.ROW_OF_ANOTHER_INVOICE);
            }
        },
        LINE_OF_ANOTHER_INVOICE {
            @Override
            void check(Case it) {
                Map<String, Object> line = new LinkedHashMap<>(it.consistent.lineOfUse());
                line.put("InvoiceNumber", "G000700002");
                it.month.lines.add(line);
                assertThat(found(it, ReconciliationFinding.ROW_OF_ANOTHER_INVOICE))
                        .singleElement()
                        .satisfies(found -> assertThat(found.where()).startsWith("reconciliation of"));
                assertThat(names(it)).containsOnly(ReconciliationFinding.ROW_OF_ANOTHER_INVOICE);
            }
        },
        ROW_IN_ANOTHER_CURRENCY {
            @Override
            void check(Case it) {
                Map<String, Object> line = new LinkedHashMap<>(it.consistent.use());
                line.put("BillingCurrency", "SEK");
                it.month.usage.add(line);
                assertThat(found(it, ReconciliationFinding.ROW_IN_ANOTHER_CURRENCY))
                        .singleElement()
                        .satisfies(found -> {
                            assertThat(found.amount().currency().text()).isEqualTo("SEK");
                            assertThat(found.text()).contains("part-0000");
                        });
                assertThat(names(it)).containsOnly(ReconciliationFinding.ROW_IN_ANOTHER_CURRENCY);
            }
        },
        AMOUNT_OF_A_CHARGE {
            @Override
            void check(Case it) {
                Map<String, Object> line = it.consistent.lineOfUse();
                BigDecimal more = BigDecimal.valueOf(2 + it.random.nextInt(5000), 2);
                ConsistentMonth.add(line, "Subtotal", more);
                ConsistentMonth.add(line, "Total", more);
                ReconciliationReport report = it.report(it.month.invoice());
                assertThat(report.differences()).singleElement().satisfies(found -> {
                    assertThat(found.finding()).isEqualTo(ReconciliationFinding.AMOUNT_DIFFERS);
                    assertThat(found.amount()).isEqualTo(Money.of(more, EUR));
                });
            }
        },
        QUANTITY_OF_A_CHARGE {
            @Override
            void check(Case it) {
                Map<String, Object> line = it.consistent.use();
                BigDecimal more = n("7.5");
                ConsistentMonth.add(line, "Quantity", more);
                it.consistent.price(line, (BigDecimal) line.get("EffectiveUnitPrice"));
                assertThat(names(it)).containsOnly(ReconciliationFinding.QUANTITY_DIFFERS);
            }
        },
        CHARGE_LEFT_OUT {
            @Override
            void check(Case it) {
                Map<String, Object> line = it.consistent.lineOfUse();
                it.month.lines.remove(line);
                assertThat(names(it))
                        .containsOnly(ReconciliationFinding.USE_IS_NOT_BILLED, ReconciliationFinding.ON_INVOICE_ONLY);
                assertThat(it.report().onInvoiceOnly().amount()).isEqualByComparingTo((BigDecimal) line.get("Total"));
            }
        },
        CREDIT_ON_THE_WRONG_SIDE {
            @Override
            void check(Case it) {
                List<Map<String, Object>> credited = it.month.usage.stream()
                        .filter(line ->
                                !line.get("PartnerEarnedCreditPercentage").equals(0))
                        .toList();
                Map<String, Object> line = credited.get(it.random.nextInt(credited.size()));
                line.put("PartnerEarnedCreditPercentage", 0);
                it.consistent.price(line, (BigDecimal) line.get("UnitPrice"));
                assertThat(names(it)).contains(ReconciliationFinding.CREDIT_SPLIT_DIFFERS);
            }
        },
        PRODUCT_LEFT_OUT {
            @Override
            void check(Case it) {
                Map<String, Object> some = it.consistent.use();
                it.month.usage.removeIf(line -> line.get("SkuId").equals(some.get("SkuId"))
                        && line.get("SubscriptionId").equals(some.get("SubscriptionId")));
                assertThat(names(it)).contains(ReconciliationFinding.USE_IS_MISSING);
            }
        },
        TAX {
            @Override
            void check(Case it) {
                ConsistentMonth.add(it.month.lines.get(it.random.nextInt(it.month.lines.size())), "Total", n("0.01"));
                ReconciliationReport report = it.report(it.month.invoice());
                assertThat(report.part(InvoicePart.TAX).verdict()).isEqualTo(PartVerdict.UNEXPLAINED);
                assertThat(report.differences())
                        .extracting(ReconciliationDifference::finding)
                        .containsOnly(ReconciliationFinding.TAX_ARITHMETIC_DIFFERS);
            }
        },
        ADJUSTMENT {
            @Override
            void check(Case it) {
                Invoice adjusted = it.month.invoice(it.invoice.totalCharges().subtract(n("12.34")));
                assertThat(names(it, adjusted)).containsOnly(ReconciliationFinding.ON_INVOICE_ONLY);
                assertThat(it.report(adjusted).onInvoiceOnly()).isEqualTo(Money.of("-12.34", EUR));
            }
        };

        abstract void check(Case it);

        static List<ReconciliationDifference> found(Case it, ReconciliationFinding finding) {
            ReconciliationReport report = it.report();
            assertThat(report.reconciled()).as(report::explain).isFalse();
            List<ReconciliationDifference> found = report.differences().stream()
                    .filter(each -> each.finding() == finding)
                    .toList();
            assertThat(found).as(report::explain).isNotEmpty();
            return found;
        }

        static List<ReconciliationFinding> names(Case it) {
            return names(it, it.invoice);
        }

        static List<ReconciliationFinding> names(Case it, Invoice invoice) {
            return it.report(invoice).differences().stream()
                    .map(ReconciliationDifference::finding)
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_injected_difference_is_found_and_named(Difference difference) {
        for (int round = 0; round < 12; round++) {
            difference.check(new Case(1000L * difference.name().hashCode() + round));
        }
    }

    @Test
    void a_month_that_agrees_is_clean_and_all_its_parts_add_up() {
        for (int seed = 0; seed < 60; seed++) {
            ReconciliationReport report = new Case(seed).report();

            assertThat(report.reconciled()).as(report::explain).isTrue();
            Money sum = Money.zero(EUR);
            for (ReconciledPart part : report.parts()) {
                sum = sum.plus(part.amount());
            }
            assertThat(sum).isEqualTo(report.invoiceTotal());
            assertThat(report.parts())
                    .extracting(ReconciledPart::verdict)
                    .containsExactly(
                            PartVerdict.PROVED,
                            PartVerdict.SUMMED,
                            PartVerdict.SUMMED,
                            PartVerdict.SUMMED,
                            PartVerdict.PROVED);
            assertThat(report.part(InvoicePart.WITHOUT_USAGE).kinds())
                    .containsOnlyKeys(
                            ChargeKind.RESERVATION,
                            ChargeKind.SAVINGS_PLAN,
                            ChargeKind.LICENSE,
                            ChargeKind.MARKETPLACE,
                            ChargeKind.SOFTWARE);
            assertThat(report.part(InvoicePart.CREDITS_AND_REFUNDS).kinds())
                    .containsOnlyKeys(ChargeKind.CREDIT, ChargeKind.REFUND);
            assertThat(report.charges().stream().flatMap(charge -> charge.findings().stream()))
                    .contains(ReconciliationFinding.REFUNDED, ReconciliationFinding.CREDIT_CHANGED_IN_MONTH)
                    .allMatch(ReconciliationFinding::harmless);
            assertThat(Stream.of(report.summary().split("\n"))).hasSize(7);
        }
    }
}
