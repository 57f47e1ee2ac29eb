package io.github.azureplan.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceDiffTest {
    private static final String SINCE = "1/1/2026 12:00:00 AM";
    private static final String APRIL = "4/1/2026 12:00:00 AM";
    private static final String END_OF_MARCH = "3/31/2026 11:59:59 PM";

    private static Sheets flat(String sku, String price) {
        return new Sheets().price(sku, "m" + sku, price, "", "", SINCE, Sheets.OPEN);
    }

    @Test
    void equal_books_do_not_differ_wherever_they_were_read() {
        PriceDiff diff = Sheets.tiered().book().diff(Sheets.tiered().book());

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff).hasToString("0 new, 0 gone, 0 changed");
        assertThat(flat("1", ".80").book().diff(flat("1", "0.8").book()).isEmpty())
                .as("the same value in other digits")
                .isTrue();
    }

    @Test
    void what_is_new_what_is_gone_and_what_costs_otherwise_are_told_apart() {
        PriceBook march = new Sheets()
                .price("1", "a", "2", "", "", SINCE, Sheets.OPEN)
                .price("2", "b", "4", "", "", SINCE, Sheets.OPEN)
                .price("3", "c", "5", "", "", SINCE, Sheets.OPEN)
                .book();
        PriceBook april = new Sheets()
                .price("3", "c", "5", "", "", SINCE, Sheets.OPEN)
                .price("1", "a", "2.5", "", "", APRIL, Sheets.OPEN)
                .price("4", "d", "1", "", "", APRIL, Sheets.OPEN)
                .book();

        PriceDiff diff = march.diff(april);

        assertThat(diff.fresh()).extracting(entry -> entry.product().skuId()).containsExactly("4");
        assertThat(diff.gone()).extracting(entry -> entry.product().skuId()).containsExactly("2");
        PriceChange change = diff.changed().get(0);
        assertThat(diff.changed()).hasSize(1);
        assertThat(change.priceChanged()).isTrue();
        assertThat(change.tiersChanged()).isFalse();
        assertThat(change.detailsChanged()).isFalse();
        PriceChange.Step step = change.steps().get(0);
        assertThat(step.from()).isEqualTo(LocalDate.of(2026, 4, 1));
        TierChange tier = step.tiers().get(0);
        assertThat(tier.amount()).isEqualByComparingTo("0.5");
        assertThat(tier.percent()).isEqualTo(new BigDecimal("25.00"));
        assertThat(tier).hasToString("above 0: 2 to 2.5 (25.00 %)");
        assertThat(diff.applyTo(march)).isEqualTo(april).hasSameHashCodeAs(april);
    }

    @Test
    void a_price_that_ended_with_the_month_is_compared_with_the_one_that_follows() {
        PriceBook march =
                new Sheets().price("1", "a", "3", "", "", SINCE, END_OF_MARCH).book();
        PriceBook april =
                new Sheets().price("1", "a", "2", "", "", APRIL, Sheets.OPEN).book();

        List<PriceChange.Step> steps = march.diff(april).changed().get(0).steps();

        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).tiers().get(0).percent()).isEqualTo(new BigDecimal("-33.33"));
    }

    @Test
    void a_change_inside_the_month_begins_on_its_day() {
        PriceBook march = flat("1", "3").book();
        PriceBook april = new Sheets()
                .price("1", "m1", "3", "", "", SINCE, "4/16/2026 11:59:59 PM")
                .price("1", "m1", "2", "", "", "4/17/2026 12:00:00 AM", Sheets.OPEN)
                .book();

        List<PriceChange.Step> steps = march.diff(april).changed().get(0).steps();

        assertThat(steps).extracting(PriceChange.Step::from).containsExactly(LocalDate.of(2026, 4, 17));
        assertThat(april.diff(march).changed().get(0).steps())
                .as("and back")
                .extracting(PriceChange.Step::from)
                .containsExactly(LocalDate.of(2026, 4, 17));
    }

    @Test
    void tiers_that_are_cut_otherwise_are_compared_part_by_part() {
        PriceBook march = Sheets.tiered().book(); // to 100 at 1, to 100000 at .80, beyond at .50
        PriceBook april = new Sheets()
                .price("0T01", "gb-out", "1", "1", "50", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .price("0T01", "gb-out", ".80", "51", "9223372036854780000", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .book();

        PriceChange change = march.diff(april).changed().get(0);

        assertThat(change.tiersChanged()).isTrue();
        assertThat(change.steps().get(0).tiers())
                .extracting(TierChange::toString)
                .containsExactly(
                        "above 0 up to 50: 1 to 1 (0.00 %)",
                        "above 50 up to 100: 1 to 0.80 (-20.00 %)",
                        "above 100 up to 100000: 0.80 to 0.80 (0.00 %)",
                        "above 100000: 0.50 to 0.80 (60.00 %)");
    }

    @Test
    void a_free_tier_has_no_percent_and_a_missing_one_no_amount() {
        TierChange free = new TierChange(BigDecimal.ZERO, null, BigDecimal.ZERO, BigDecimal.ONE);
        TierChange added = new TierChange(BigDecimal.ZERO, null, null, BigDecimal.ONE);

        assertThat(free.amount()).isEqualByComparingTo("1");
        assertThat(free.percent()).isNull();
        assertThat(added.amount()).isNull();
        assertThat(added).hasToString("above 0: none to 1");
    }

    @Test
    void names_and_dates_alone_change_no_price() {
        PriceBook march = flat("1", "3").book();
        PriceBook renamed = new Sheets()
                .row(Map.of(
                        "ProductId",
                        "DZH0000TEST1",
                        "SkuId",
                        "1",
                        "UnitPrice",
                        "3",
                        "EffectiveStartDate",
                        SINCE,
                        "EffectiveEndDate",
                        Sheets.OPEN,
                        "MeterIds",
                        "m1",
                        "SkuTitle",
                        "another name"))
                .book();
        PriceBook dated =
                new Sheets().price("1", "m1", "3", "", "", APRIL, Sheets.OPEN).book();

        PriceChange names = march.diff(renamed).changed().get(0);
        PriceChange dates = march.diff(dated).changed().get(0);

        assertThat(names.detailsChanged()).isTrue();
        assertThat(names.priceChanged()).isFalse();
        assertThat(dates.detailsChanged()).isFalse();
        assertThat(dates.steps()).isEmpty();
    }

    @Test
    void a_difference_is_applied_to_its_own_book_only() {
        PriceDiff diff = flat("1", "3").book().diff(flat("1", "4").book());

        assertThatThrownBy(() -> diff.applyTo(flat("1", "3.5").book()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take a new difference");
    }

    @Test
    void a_difference_applied_to_the_old_book_gives_the_new_one() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            PriceBook older = random(random);
            PriceBook newer = random(random);

            PriceDiff diff = older.diff(newer);

            assertThat(diff.applyTo(older)).as("round %s", round).isEqualTo(newer);
            assertThat(diff.isEmpty()).isEqualTo(older.equals(newer));
            assertThat(newer.diff(diff.applyTo(older)).isEmpty()).isTrue();
            assertThat(diff.fresh().size()
                            + older.entries().size()
                            - diff.gone().size())
                    .isEqualTo(newer.entries().size());
        }
    }

    private static PriceBook random(Random random) {
        Sheets sheet = new Sheets();
        String[] dates = {"1/1/1753", "3/1/2026", "3/15/2026", "4/1/2026"};
        for (int rows = random.nextInt(12); rows >= 0; rows--) {
            boolean tiered = random.nextInt(3) == 0;
            String sku = "S" + random.nextInt(4);
            String meter = List.of("", "m1", "m1;m2", "0b1ae109-2a46-5b81-8a8b-6fa64cf2f98a")
                    .get(random.nextInt(4));
            int from = random.nextInt(3);
            String to = random.nextBoolean() ? Sheets.OPEN : dates[from + 1] + " 11:59:59 PM";
            sheet.price(sku, meter, "0." + random.nextInt(5), tiered ? "1" : "", tiered ? "100" : "", dates[from], to);
            if (tiered && random.nextBoolean()) {
                sheet.price(sku, meter, "0." + random.nextInt(5), "101", "", dates[from], to);
            }
        }
        return sheet.book();
    }
}
