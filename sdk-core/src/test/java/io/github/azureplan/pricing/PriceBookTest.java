package io.github.azureplan.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.DamagedDataException;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private static final MeterId METER = MeterId.of("gb-out");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    private static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    private static ExchangeRates rates() {
        String csv =
                "\"CurrencyCode\",\"USDPerUnit\",\"Month\"\n\"EUR\",\"1.25\",\"202603\"\n\"JPY\",\"0.0067\",\"2026\"\n";
        return ExchangeRates.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "fx");
    }

    private static BigDecimal unitPrice(PriceBook book, LocalDate date) {
        return book.find(METER).get(0).tiersAt(date).get(0).unitPrice();
    }

    @Test
    void one_hundred_and_one_units_of_the_published_example_cost_100_80() {
        Quote quote = Sheets.tiered().book().quote(METER, n("101"), DAY);

        assertThat(quote.total().amount()).isEqualTo(n("100.80"));
        assertThat(quote.exact()).isEqualTo(Money.of("100.80", CurrencyCode.USD));
        assertThat(quote.lines()).extracting(QuoteLine::quantity).containsExactly(n("100"), n("1"));
        assertThat(quote.explain()).isEqualTo("""
                101 x 1 GB of DZH0000TEST1:0T01 Hot blocks, LRS on 2026-03-09, after 0 in the same month
                  prices: sheet
                  100 x 1 = 100 USD  (above 0 up to 100)
                  1 x 0.80 = 0.80 USD  (above 100 up to 100000)
                  sum 100.80 USD, cut to cents: 100.80 USD
                """);
    }

    @Test
    void use_before_in_the_month_and_fractions_fall_into_their_tiers() {
        PriceBook book = Sheets.tiered().book();

        assertThat(book.quote(METER, n("1"), DAY, n("100")).exact().amount()).isEqualByComparingTo("0.80");
        assertThat(book.quote(METER, n("1"), DAY, n("99.5")).exact().amount()).isEqualByComparingTo("0.90");
        assertThat(book.quote(METER, n("10"), DAY, n("100000")).exact().amount())
                .isEqualByComparingTo("5.00");
        assertThat(book.quote(METER, n("0"), DAY).lines()).isEmpty();
        assertThat(book.quote(METER, n("0.0000001"), DAY).total().amount()).isEqualTo(n("0.00"));
    }

    @Test
    void a_quote_of_two_parts_is_the_quote_of_one_then_of_the_other() {
        Random random = new Random(41);
        for (int round = 0; round < 2_000; round++) {
            Sheets sheet = new Sheets();
            long above = 0;
            int tiers = 1 + random.nextInt(4);
            for (int i = 0; i < tiers; i++) {
                long upTo = above + 1 + random.nextInt(500);
                String max = i == tiers - 1 ? "9223372036854780000" : String.valueOf(upTo);
                sheet.price(
                        "0R01",
                        "gb-out",
                        "0." + random.nextInt(100_000),
                        String.valueOf(above + 1),
                        max,
                        "1/1/1753 12:00:00 AM",
                        Sheets.OPEN);
                above = upTo;
            }
            PriceBook book = sheet.book();
            BigDecimal before = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4));
            BigDecimal a = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4));
            BigDecimal b = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4));

            Money together = book.quote(METER, a.add(b), DAY, before).exact();
            Money oneByOne = book.quote(METER, a, DAY, before)
                    .exact()
                    .plus(book.quote(METER, b, DAY, before.add(a)).exact());
            assertThat(together).isEqualTo(oneByOne);
            List<TierPrice> read = book.find(METER).get(0).tiersAt(DAY);
            for (int i = 1; i < read.size(); i++) {
                assertThat(read.get(i).above()).isEqualTo(read.get(i - 1).upTo());
            }
        }
    }

    @Test
    void a_quote_in_another_currency_is_cut_twice_and_names_its_rate() {
        PriceBook book = new Sheets()
                .price("0001", "gb-out", "0.333", "", "", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .book();

        Quote quote = book.quote(METER, n("10"), DAY).in(EUR, rates()); // 3.33 USD / 1.25 = 2.664

        assertThat(quote.total().amount()).isEqualTo(n("2.66"));
        assertThat(quote.total().currency()).isEqualTo(EUR);
        assertThat(quote.exact().amount()).isEqualByComparingTo("2.664");
        assertThat(quote.rate()).hasValueSatisfying(rate -> {
            assertThat(rate.usdPerUnit()).isEqualTo(n("1.25"));
            assertThat(rate.month()).isEqualTo(YearMonth.of(2026, 3));
        });
        assertThat(quote.explain())
                .contains("cut to 3.33, divided by 1.25 USD for one EUR in 2026-03, cut to cents: 2.66 EUR");
        assertThat(book.quote(METER, n("1.003"), DAY)
                        .in(CurrencyCode.of("JPY"), rates())
                        .total()
                        .amount())
                .as("0.333999 USD is cut to 0.33 before it is divided")
                .isEqualTo(n("49.25"));
        assertThat(quote.in(CurrencyCode.USD, rates()).total().amount()).isEqualTo(n("3.33"));
    }

    @Test
    void exchange_rates_go_both_ways_by_name() {
        ExchangeRate euro = rates().get(EUR);

        assertThat(euro.toUsd(n("100")).to()).isEqualTo(Money.of("125", CurrencyCode.USD));
        assertThat(euro.fromUsd(n("125")).to()).isEqualTo(Money.of("100", EUR));
        assertThat(euro.fromUsd(n("125")))
                .hasToString("125 USD = 100 EUR at 1.25 USD for one EUR in 2026-03")
                .extracting(Conversion::rate)
                .isEqualTo(euro);
        assertThat(rates().convert(Money.of("100", EUR), CurrencyCode.USD).to())
                .isEqualTo(Money.of("125", CurrencyCode.USD));
        assertThat(rates().convert(Money.of("125", CurrencyCode.USD), EUR).to()).isEqualTo(Money.of("100", EUR));
        assertThatThrownBy(() -> rates().convert(Money.of("1", EUR), CurrencyCode.of("JPY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("convert to USD first");
        assertThat(rates().get(CurrencyCode.USD).usdPerUnit()).isEqualTo("1");
        assertThat(rates().get(CurrencyCode.of("JPY")).month()).isNull();
        assertThatThrownBy(() -> rates().get(CurrencyCode.of("XXX")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("currency XXX: has no rate");
        String twice = "CurrencyCode,USDPerUnit,Month\nEUR,1.1,202603\nEUR,1.2,202603";
        assertThatThrownBy(() ->
                        ExchangeRates.read(new ByteArrayInputStream(twice.getBytes(StandardCharsets.UTF_8)), "fx"))
                .isInstanceOf(DamagedDataException.class)
                .hasMessageStartingWith("fx, line 3, column USDPerUnit");
        String zero = "CurrencyCode,USDPerUnit,Month\nEUR,0,202603";
        assertThatThrownBy(
                        () -> ExchangeRates.read(new ByteArrayInputStream(zero.getBytes(StandardCharsets.UTF_8)), "fx"))
                .isInstanceOf(DamagedDataException.class);
    }

    @Test
    void a_price_that_changes_in_the_month_holds_by_day() {
        PriceBook book = new Sheets()
                .price("0001", "gb-out", "2", "", "", "1/1/1753 12:00:00 AM", "3/14/2026 11:59:59 PM")
                .price("0001", "gb-out", "3", "", "", "3/15/2026 12:00:00 AM", Sheets.OPEN)
                .book();

        assertThat(unitPrice(book, LocalDate.of(2026, 3, 14))).isEqualTo("2");
        assertThat(unitPrice(book, LocalDate.of(2026, 3, 15))).isEqualTo("3");
    }

    @Test
    void of_overlapping_ranges_the_earlier_holds_and_of_doubled_rows_the_latest_range() {
        PriceBook overlapping = new Sheets()
                .price("0001", "gb-out", "3", "", "", "3/10/2026 12:00:00 AM", Sheets.OPEN)
                .price("0001", "gb-out", "2", "", "", "1/1/2026 12:00:00 AM", "3/20/2026 11:59:59 PM")
                .book();
        PriceBook doubled = new Sheets()
                .price("0001", "gb-out", "4", "", "", "1/1/2026 12:00:00 AM", Sheets.OPEN)
                .price("0001", "gb-out", "5", "", "", "1/1/2026 12:00:00 AM", "3/20/2026 11:59:59 PM")
                .price("0001", "gb-out", "4", "", "", "1/1/2026 12:00:00 AM", Sheets.OPEN)
                .book();

        assertThat(unitPrice(overlapping, LocalDate.of(2026, 3, 15))).isEqualTo("2");
        assertThat(unitPrice(overlapping, LocalDate.of(2026, 3, 21))).isEqualTo("3");
        assertThat(unitPrice(doubled, LocalDate.of(2026, 3, 15))).isEqualTo("4");
        assertThat(doubled.find(METER)).hasSize(1);
    }

    @Test
    void tiers_that_contradict_each_other_are_never_quoted() {
        PriceBook gap = new Sheets()
                .price("0001", "gb-out", "1", "1", "100", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .price("0001", "gb-out", "2", "201", "", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .book();
        PriceBook overlap = new Sheets()
                .price("0001", "gb-out", "1", "1", "100", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .price("0001", "gb-out", "2", "50", "", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .book();
        PriceBook late = new Sheets()
                .price("0001", "gb-out", "1", "11", "100", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .book();

        for (PriceBook book : List.of(gap, overlap, late)) {
            assertThatThrownBy(() -> book.quote(METER, n("1"), DAY))
                    .isInstanceOf(DamagedDataException.class)
                    .hasMessageContaining("column PricingTierRangeMin");
        }
    }

    @Test
    void a_meter_is_found_by_each_of_its_ids_and_prices_by_product() {
        PriceBook book = new Sheets()
                .price("0001", "gb-out;gb-out-2", "7", "", "", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .book();

        assertThat(book.quote(MeterId.of("GB-OUT-2"), n("1"), DAY).total().amount())
                .isEqualTo(n("7.00"));
        assertThat(book.find(new ProductSku("dzh0000test1", "0001")).get(0).meters())
                .hasSize(2);
        assertThat(book.find(new ProductSku("DZH0000TEST1", "1"))).isEmpty();
    }

    @Test
    void a_quote_that_cannot_be_is_refused_with_the_reason() {
        PriceBook book = new Sheets()
                .price("0001", "gb-out", "1", "1", "100", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .price("0002", "shared", "1", "", "", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .price("0003", "shared", "2", "", "", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .book();

        assertThatThrownBy(() -> book.quote(METER, n("-1"), DAY))
                .hasMessageContaining("quantity: must not be negative");
        assertThatThrownBy(() -> book.quote(METER, n("100.5"), DAY)).hasMessageContaining("beyond the last tier");
        assertThatThrownBy(() -> book.quote(METER, n("1"), LocalDate.of(2026, 2, 1)))
                .hasMessageContaining("has no price on 2026-02-01");
        assertThatThrownBy(() -> book.quote(MeterId.of("nothing"), n("1"), DAY))
                .hasMessageContaining("is not in this price book");
        assertThatThrownBy(() -> book.quote(MeterId.of("shared"), n("1"), DAY))
                .hasMessageContaining("DZH0000TEST1:0003");
    }

    @Test
    void partner_cost_stands_beside_list_cost_and_says_why() {
        PriceBook book = new Sheets()
                .price("0001", "gb-out", "0.045", "", "", "3/1/2026 12:00:00 AM", Sheets.OPEN)
                .row(Map.of(
                        "ProductId",
                        "P",
                        "SkuId",
                        "S1",
                        "UnitPrice",
                        "1",
                        "EffectiveStartDate",
                        "3/1/2026",
                        "MeterIds",
                        "tag",
                        "Tags",
                        "Azure;Third Party"))
                .row(Map.of(
                        "ProductId",
                        "P",
                        "SkuId",
                        "S2",
                        "UnitPrice",
                        "1",
                        "EffectiveStartDate",
                        "3/1/2026",
                        "MeterIds",
                        "publisher",
                        "Publisher",
                        "Acme, Inc."))
                .row(Map.of(
                        "ProductId",
                        "P",
                        "SkuId",
                        "S3",
                        "UnitPrice",
                        "1",
                        "EffectiveStartDate",
                        "3/1/2026",
                        "MeterIds",
                        "reserved",
                        "TermDuration",
                        "P3Y"))
                .row(Map.of(
                        "ProductId",
                        "P",
                        "SkuId",
                        "S4",
                        "UnitPrice",
                        "1",
                        "EffectiveStartDate",
                        "3/1/2026",
                        "MeterIds",
                        "spot",
                        "SkuTitle",
                        "D4 v5 Spot - EU West"))
                .row(Map.of(
                        "ProductId",
                        "P",
                        "SkuId",
                        "S5",
                        "UnitPrice",
                        "1",
                        "EffectiveStartDate",
                        "3/1/2026",
                        "MeterIds",
                        "tagged",
                        "Tags",
                        "Azure;Reservations"))
                .book();
        CreditEligibility eligibility = CreditEligibility.from(book);

        PartnerCost cost = book.quote(METER, n("1000"), DAY).partnerCost(eligibility);
        assertThat(cost.list().amount()).isEqualTo(n("45.00"));
        assertThat(cost.cost().amount()).isEqualTo(n("38.25"));
        assertThat(cost.credit().amount()).isEqualTo(n("6.75"));
        assertThat(cost.reason()).isEqualTo(CreditReason.PAY_AS_YOU_GO);
        assertThat(book.quote(METER, n("1000"), DAY)
                        .in(EUR, rates())
                        .partnerCost(eligibility)
                        .cost())
                .isEqualTo(Money.of("30.60", EUR));
        assertThat(book.quote(METER, n("1000"), DAY)
                        .partnerCost(eligibility.at(new CreditRate(n("20"), "a letter")))
                        .cost()
                        .amount())
                .isEqualTo(n("36.00"));
        assertThat(reason(book, "tag")).isEqualTo(CreditReason.THIRD_PARTY);
        assertThat(reason(book, "publisher")).isEqualTo(CreditReason.THIRD_PARTY);
        assertThat(reason(book, "reserved")).isEqualTo(CreditReason.RESERVATION);
        assertThat(reason(book, "tagged")).isEqualTo(CreditReason.RESERVATION);
        assertThat(reason(book, "spot")).isEqualTo(CreditReason.SPOT);
        assertThat(eligibility.of(new ProductSku("P", "S4"), null, "Microsoft", List.of()))
                .isEqualTo(CreditReason.SPOT);
        assertThat(eligibility.of(new ProductSku("P", "S9"), METER, null, List.of()))
                .isEqualTo(CreditReason.PAY_AS_YOU_GO);
        assertThat(eligibility.of(new ProductSku("P", "S9"), null, null, List.of()))
                .isEqualTo(CreditReason.NOT_IN_PRICE_BOOK);
    }

    private static CreditReason reason(PriceBook book, String meter) {
        PartnerCost cost = book.quote(MeterId.of(meter), n("10"), DAY).partnerCost(CreditEligibility.from(book));
        assertThat(cost.cost()).isEqualTo(cost.list());
        assertThat(cost.credit().isZero()).isTrue();
        return cost.reason();
    }

    @Test
    void amounts_of_two_currencies_do_not_add() {
        assertThatThrownBy(() -> Money.of("1", EUR).plus(Money.of("1", CurrencyCode.USD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR and USD do not add");
        assertThat(Money.of("1.0", EUR)).isEqualTo(Money.of("1.00", EUR)).hasSameHashCodeAs(Money.of("1", EUR));
        assertThat(Money.of("-1.999", EUR).cutToCents()).isEqualTo(Money.of("-1.99", EUR));
    }

    @Test
    void a_tier_that_changes_alone_leaves_the_others_in_force() {
        PriceBook book = new Sheets()
                .price("0001", "gb-out", "1", "1", "100", "1/1/1753", Sheets.OPEN)
                .price("0001", "gb-out", ".80", "101", "", "1/1/1753", "3/14/2026 11:59:59 PM")
                .price("0001", "gb-out", ".70", "101", "", "3/15/2026", Sheets.OPEN)
                .book();

        assertThat(book.quote(METER, n("101"), LocalDate.of(2026, 3, 14))
                        .exact()
                        .amount())
                .isEqualByComparingTo("100.80");
        assertThat(book.quote(METER, n("101"), LocalDate.of(2026, 3, 15))
                        .exact()
                        .amount())
                .isEqualByComparingTo("100.70");
    }

    @Test
    void overlapping_sets_of_tiers_hold_one_after_the_other() {
        PriceBook book = new Sheets()
                .price("0001", "gb-out", "1", "1", "100", "1/1/2026", "3/20/2026 11:59:59 PM")
                .price("0001", "gb-out", ".5", "101", "", "1/1/2026", "3/20/2026 11:59:59 PM")
                .price("0001", "gb-out", "2", "1", "50", "3/10/2026", Sheets.OPEN)
                .price("0001", "gb-out", "1.5", "51", "", "3/10/2026", Sheets.OPEN)
                .book();

        assertThat(book.contradictions()).isEmpty();
        assertThat(book.find(METER).get(0).periods())
                .extracting(PriceEntry.Period::from)
                .containsExactly(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 21));
        assertThat(book.quote(METER, n("101"), LocalDate.of(2026, 3, 15))
                        .exact()
                        .amount())
                .isEqualByComparingTo("100.5");
        assertThat(book.quote(METER, n("101"), LocalDate.of(2026, 3, 21))
                        .exact()
                        .amount())
                .isEqualByComparingTo("176.5");
    }

    @Test
    void a_row_that_is_there_twice_at_two_prices_is_quoted_at_neither() {
        PriceBook book = new Sheets()
                .price("0001", "gb-out", "1", "", "", "1/1/2026", Sheets.OPEN)
                .price("0001", "gb-out", "2", "", "", "1/1/2026", Sheets.OPEN)
                .book();

        assertThatThrownBy(() -> book.quote(METER, n("1"), DAY))
                .isInstanceOf(DamagedDataException.class)
                .hasMessageStartingWith("sheet, line 3");
    }

    @Test
    void tiers_never_overlap_whatever_the_rows_are() {
        Random random = new Random(29);
        int quoted = 0;
        for (int round = 0; round < 2_000; round++) {
            Sheets sheet = new Sheets();
            for (int rows = random.nextInt(7); rows >= 0; rows--) {
                int min = random.nextInt(4) * 10 + 1;
                int day = 1 + random.nextInt(9);
                sheet.price(
                        "0001",
                        "gb-out",
                        "0." + random.nextInt(9),
                        String.valueOf(min),
                        random.nextInt(3) == 0 ? "" : String.valueOf(min + 9 + 10 * random.nextInt(2)),
                        "3/" + day + "/2026",
                        "3/" + (day + random.nextInt(9)) + "/2026");
            }
            PriceEntry entry = sheet.book().find(METER).get(0);
            LocalDate last = LocalDate.MIN;
            for (PriceEntry.Period period : entry.periods()) {
                assertThat(period.from()).isAfter(last).isBeforeOrEqualTo(period.to());
                last = period.to();
                BigDecimal above = BigDecimal.ZERO;
                for (TierPrice tier : period.tiers()) {
                    assertThat(tier.above()).isEqualByComparingTo(above);
                    above = tier.upTo() == null ? n("1e9") : tier.upTo();
                    assertThat(above).isGreaterThan(tier.above());
                    quoted++;
                }
            }
        }
        assertThat(quoted).isGreaterThan(1_000);
    }

    @Test
    void tiers_that_begin_at_0_and_1_do_not_lose_the_first_unit() {
        PriceBook book = new Sheets()
                .price("0001", "m", "0", "0", "1", "1/1/2026", "3/14/2026 11:59:59 PM")
                .price("0001", "m", "5", "1", "", "1/1/2026", Sheets.OPEN)
                .price("0001", "m", "1", "0", "1", "3/15/2026", Sheets.OPEN)
                .book();

        assertThat(book.contradictions()).isEmpty();
        assertThat(book.quote(MeterId.of("m"), BigDecimal.ONE, LocalDate.of(2026, 3, 10))
                        .total()
                        .amount())
                .isEqualByComparingTo("0");
        assertThat(book.quote(MeterId.of("m"), BigDecimal.ONE, LocalDate.of(2026, 3, 20))
                        .total()
                        .amount())
                .isEqualByComparingTo("1");
    }

    @Test
    void the_order_of_the_rows_does_not_matter() {
        PriceBook book = new Sheets()
                .price("0001", "m", "5", "1", "", "1/1/2026", Sheets.OPEN)
                .price("0001", "m", "0", "0", "1", "1/1/2026", Sheets.OPEN)
                .book();

        assertThat(book.contradictions()).isEmpty();
        assertThat(book.quote(MeterId.of("m"), new BigDecimal("3"), LocalDate.of(2026, 3, 10))
                        .total()
                        .amount())
                .isEqualByComparingTo("10");
    }

    @Test
    void several_products_of_a_meter_are_one_price_only_where_unit_and_digits_say_the_same() {
        LocalDate day = LocalDate.of(2026, 3, 9);
        PriceBook same = new Sheets()
                .price("0001", "m", "0.10", "", "", "3/1/2026", Sheets.OPEN)
                .price("0002", "m", ".1", "", "", "3/1/2026", Sheets.OPEN)
                .book();
        assertThat(same.quote(MeterId.of("m"), BigDecimal.TEN, day).total().amount())
                .isEqualByComparingTo("1");
        assertThat(same.cursor().moveTo(MeterId.of("m"), day)).isTrue();

        Map<String, String> hundreds = Map.of(
                "ProductId", "DZH0000TEST1",
                "SkuId", "0003",
                "UnitPrice", "0.1",
                "UnitOfMeasure", "100 GB",
                "EffectiveStartDate", "3/1/2026",
                "MeterIds", "m");
        PriceBook different = new Sheets()
                .price("0001", "m", "0.10", "", "", "3/1/2026", Sheets.OPEN)
                .row(hundreds)
                .book();
        assertThatThrownBy(() -> different.quote(MeterId.of("m"), BigDecimal.TEN, day))
                .hasMessageContaining("several products");
        assertThatThrownBy(() -> different.cursor().moveTo(MeterId.of("m"), day))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void meters_in_another_order_are_the_same_meters() {
        PriceBook book = new Sheets()
                .price("0001", "a;b", "1", "1", "100", "3/1/2026", Sheets.OPEN)
                .price("0001", "b;a", ".5", "101", "", "3/1/2026", Sheets.OPEN)
                .book();
        assertThat(book.contradictions()).isEmpty();
        assertThat(book.entries()).hasSize(1);
    }

    @Test
    void a_dollar_that_is_not_worth_a_dollar_is_damage() {
        String csv = "CurrencyCode,USDPerUnit,Month\nEUR,1.1,202603\nUSD,0.99,202603\n";
        ByteArrayInputStream file = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ExchangeRates.read(file, "rates"))
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void the_cost_is_explained_to_the_cent() {
        PriceBook book = Sheets.tiered().book();

        String text = book.quote(METER, n("101"), DAY)
                .in(EUR, rates())
                .partnerCost(CreditEligibility.from(book))
                .explain();

        assertThat(text).isEqualTo("""
                101 x 1 GB of DZH0000TEST1:0T01 Hot blocks, LRS on 2026-03-09, after 0 in the same month
                  prices: sheet
                  100 x 1 = 100 USD  (above 0 up to 100)
                  1 x 0.80 = 0.80 USD  (above 100 up to 100000)
                  sum 100.80 USD, cut to 100.80, divided by 1.25 USD for one EUR in 2026-03, cut to cents: 80.64 EUR
                  partner earned credit 15 % (Partner Center guides on partner earned credit, 2019 to 2025): 100.80 - 15.1200 = 85.6800 USD, cut to 85.68, divided by 1.25 USD for one EUR in 2026-03, cut to cents: 68.54 EUR
                  list 80.64 EUR, partner 68.54 EUR, difference 12.10 EUR
                """);
    }
}
