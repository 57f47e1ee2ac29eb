package io.github.azureplan.billing;

import static io.github.azureplan.billing.CreditGroupsTest.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.pricing.CreditRate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Partial reports: in any order and grouping, in any process, they come to the report of all lines. */
class CreditMergeTest {
    private static final CreditDimension[] BY = {
        CreditDimension.RESELLER,
        CreditDimension.CUSTOMER,
        CreditDimension.SUBSCRIPTION,
        CreditDimension.RESOURCE,
        CreditDimension.tag("env"),
        CreditDimension.DAY
    };

    private static BillingMonth random(Random random, int lines) {
        BillingMonth month = new BillingMonth();
        List<String> skus = List.of("00W1", "00S1", "00X9");
        for (int i = 0; i < lines; i++) {
            String quantity = BigDecimal.valueOf(random.nextInt(10_000_000) - 1000, random.nextInt(12))
                    .toPlainString();
            Map<String, Object> line = month.use(
                    LocalDate.of(2026, 3, 1 + random.nextInt(31)),
                    skus.get(random.nextInt(skus.size())),
                    quantity,
                    random.nextBoolean() ? "0.1999968000511991808131" : "0.868",
                    random.nextBoolean());
            line.put("EntitlementId", "0000000" + random.nextInt(3) + "-4f70-4a8b-8c3d-e6f705a1b2c3");
            line.put("CustomerId", "0000000" + random.nextInt(2) + "-58d4-4a53-9f10-7be0a2d6c811");
            line.put("CustomerName", random.nextInt(4) == 0 ? "" : "Name " + random.nextInt(3));
            line.put("MpnId", "4390934");
            line.put("Tier2MpnId", List.of("4390934", "6048879", "-1", "").get(random.nextInt(4)));
            line.put("Tags", random.nextBoolean() ? "" : "{\"env\":\"e" + random.nextInt(2) + "\"}");
            line.put("ResourceURI", "/r" + random.nextInt(3));
            line.put("BillingCurrency", random.nextInt(5) == 0 ? "SEK" : "EUR");
            if (random.nextInt(6) == 0) {
                // a tier discount beside the credit
                line.put("EffectiveUnitPrice", new BigDecimal("0.07"));
            }
        }
        return month;
    }

    @Test
    void merging_is_associative_and_commutative_and_equals_the_report_of_all_lines() {
        Random random = new Random(20260305);
        for (int round = 0; round < 40; round++) {
            BillingMonth all = random(random, 60);
            int parts = 1 + random.nextInt(5);
            List<BillingMonth> months = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                months.add(new BillingMonth());
            }
            all.usage.forEach(line -> months.get(random.nextInt(parts)).usage.add(line));
            List<EarnedCreditReport> reports = new ArrayList<>();
            months.forEach(month -> reports.add(report(month, BY)));
            EarnedCreditReport expected = report(all, BY);
            for (int order = 0; order < 4; order++) {
                Collections.shuffle(reports, random);
                assertThat(tree(reports, random)).isEqualTo(expected);
            }
        }
    }

    /** Merged as a tree of random shape, so that each way of setting the brackets comes up. */
    private static EarnedCreditReport tree(List<EarnedCreditReport> reports, Random random) {
        if (reports.size() == 1) {
            return EarnedCreditReport.empty(CreditRate.DOCUMENTED, BY).merge(reports.get(0));
        }
        int cut = 1 + random.nextInt(reports.size() - 1);
        return tree(reports.subList(0, cut), random).merge(tree(reports.subList(cut, reports.size()), random));
    }

    @Test
    void rolling_up_and_merging_may_be_exchanged() {
        Random random = new Random(7);
        BillingMonth one = random(random, 80);
        BillingMonth other = random(random, 80);

        List<CreditGroup> merged = report(one, BY).merge(report(other, BY)).by(CreditDimension.CUSTOMER);

        one.usage.addAll(other.usage);
        assertThat(merged).isEqualTo(report(one, CreditDimension.CUSTOMER).by(CreditDimension.CUSTOMER));
    }

    @Test
    void a_report_comes_back_equal_from_bytes_and_from_serialisation() throws Exception {
        EarnedCreditReport report = report(random(new Random(3), 200), BY);
        byte[] saved = saved(report);

        EarnedCreditReport loaded = EarnedCreditReport.load(new ByteArrayInputStream(saved));

        assertThat(loaded).isEqualTo(report).hasSameHashCodeAs(report);
        assertThat(saved(loaded)).isEqualTo(saved);
        assertThat(loaded.histories(CreditDimension.RESOURCE)).isEqualTo(report.histories(CreditDimension.RESOURCE));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(report);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(report);
        }
    }

    private static byte[] saved(EarnedCreditReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.save(out);
        return out.toByteArray();
    }

    @Test
    void damaged_bytes_are_refused_wherever_they_are_damaged() throws IOException {
        byte[] saved = saved(report(random(new Random(5), 30), BY));
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = round % 2 == 0 ? Arrays.copyOf(saved, random.nextInt(saved.length)) : saved.clone();
            if (round % 2 == 1) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThatThrownBy(() -> EarnedCreditReport.load(new ByteArrayInputStream(damaged)))
                    .isInstanceOf(DamagedDataException.class);
        }
    }

    @Test
    void reports_made_in_different_ways_are_not_merged() {
        EarnedCreditReport report = report(BillingMonth.worked());

        assertThatThrownBy(() -> report.merge(report(BillingMonth.worked(), CreditDimension.DAY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("make both the same way");
        assertThatThrownBy(
                        () -> report.merge(EarnedCreditReport.empty(new CreditRate(new BigDecimal("20"), "a letter"))))
                .hasMessageContaining("20 percent (a letter)");
    }
}
