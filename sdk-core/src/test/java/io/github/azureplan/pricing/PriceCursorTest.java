package io.github.azureplan.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.DamagedDataException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriceCursorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @Test
    void a_cursor_finds_what_the_book_finds() {
        Random random = new Random(17);
        Sheets sheet = new Sheets();
        List<MeterId> meters = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String meter =
                    random.nextInt(4) == 0 ? "Meter " + i : new UUID(random.nextLong(), random.nextLong()).toString();
            sheet.price(
                    "S" + i,
                    meter,
                    "0." + (1 + i),
                    "",
                    "",
                    "3/1/2026",
                    random.nextBoolean() ? Sheets.OPEN : "3/5/2026");
            meters.add(MeterId.of(random.nextBoolean() ? meter.toUpperCase(java.util.Locale.ROOT) : meter));
        }
        PriceBook book = sheet.book();
        PriceCursor cursor = book.cursor();
        for (int i = 0; i < meters.size(); i++) {
            List<PriceEntry> found = book.find(meters.get(i));
            assertThat(found).hasSize(1);
            List<TierPrice> tiers = found.get(0).tiersAt(DAY);
            assertThat(cursor.moveTo(meters.get(i), DAY)).isEqualTo(!tiers.isEmpty());
            assertThat(cursor.moveTo(new ProductSku("dzh0000test1", "s" + i), DAY))
                    .isEqualTo(!tiers.isEmpty());
            if (!tiers.isEmpty()) {
                assertThat(cursor.unitPrice()).isEqualTo(new BigDecimal("0." + (1 + i)));
                assertThat(cursor.entry()).isEqualTo(found.get(0));
            }
        }
        assertThat(cursor.moveTo(MeterId.of(new UUID(1, 2).toString()), DAY)).isFalse();
        assertThat(cursor.moveTo(MeterId.of("nothing"), DAY)).isFalse();
        assertThat(cursor.moveTo(new ProductSku("x", "ü"), DAY)).isFalse();
    }

    @Test
    void tiers_are_read_by_number() {
        PriceCursor cursor = Sheets.tiered().book().cursor();
        assertThatThrownBy(cursor::unitPrice).isInstanceOf(IllegalStateException.class);

        assertThat(cursor.moveTo(MeterId.of("gb-out"), DAY)).isTrue();

        assertThat(cursor.tiers()).isEqualTo(3);
        assertThat(cursor.unitPrice()).isEqualTo(new BigDecimal("1"));
        assertThat(cursor.unitPrice(1)).isEqualTo(new BigDecimal("0.80"));
        assertThat(cursor.above(1)).isEqualTo(new BigDecimal("100"));
        assertThat(cursor.upTo(1)).isEqualTo(new BigDecimal("100000"));
        assertThat(cursor.upTo(2)).isNull();
        assertThatThrownBy(() -> cursor.unitPrice(3)).hasMessageContaining("from 0 to 2");
        assertThat(cursor.moveTo(MeterId.of("gb-out"), LocalDate.of(2026, 2, 1)))
                .isFalse();
        assertThatThrownBy(cursor::unitPrice).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_availability_keeps_prices_apart_where_the_sheet_tells_it() {
        PriceBook book = Sheets.sheet("""
                        ProductId,SkuId,AvailabilityId,Currency,UnitPrice,EffectiveStartDate,MeterIds
                        P,1,DZH1AAA,USD,1,3/1/2026,m1
                        P,1,dzh1bbb,USD,2,3/1/2026,m2
                        P,2,,USD,3,3/1/2026,m3
                        """).toPriceBook();
        PriceCursor cursor = book.cursor();
        ProductSku one = new ProductSku("P", "1");

        assertThat(cursor.moveTo(one, "dzh1aaa", DAY)).isTrue();
        assertThat(cursor.unitPrice()).isEqualTo(new BigDecimal("1"));
        assertThat(cursor.entry().availabilityId()).isEqualTo("DZH1AAA");
        assertThat(cursor.moveTo(one, "DZH1BBB", DAY)).isTrue();
        assertThat(cursor.unitPrice()).isEqualTo(new BigDecimal("2"));
        assertThat(cursor.moveTo(one, "other", DAY)).isFalse();
        assertThat(cursor.moveTo(new ProductSku("P", "2"), "any", DAY))
                .as("a price without availability is of all")
                .isTrue();
        assertThat(book.find(one, "DZH1AAA")).hasSize(1);
        assertThatThrownBy(() -> cursor.moveTo(one, DAY)).hasMessageContaining("several prices");
    }

    @Test
    void what_cannot_be_told_is_refused() {
        PriceBook book = new Sheets()
                .price("1", "two", "1", "", "", "3/1/2026", Sheets.OPEN)
                .price("2", "two", "2", "", "", "3/1/2026", Sheets.OPEN)
                .price("3", "same", "3", "", "", "3/1/2026", Sheets.OPEN)
                .price("4", "same", "3.0", "", "", "3/1/2026", Sheets.OPEN)
                .price("5", "late", "1", "11", "100", "3/1/2026", Sheets.OPEN)
                .book();
        PriceCursor cursor = book.cursor();

        assertThatThrownBy(() -> cursor.moveTo(MeterId.of("two"), DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("find(...)");
        assertThat(cursor.moveTo(MeterId.of("same"), DAY)).isTrue();
        assertThatThrownBy(() -> cursor.moveTo(MeterId.of("late"), DAY))
                .isInstanceOf(DamagedDataException.class)
                .hasMessageStartingWith("sheet, line 6, column PricingTierRangeMin");
        assertThat(book.contradictions()).extracting(BadRow::line).containsExactly(6L);
    }

    @Test
    void a_look_up_makes_no_object() {
        PriceBook book = Sheets.tiered()
                .row(Map.of(
                        "ProductId",
                        "P",
                        "SkuId",
                        "S",
                        "UnitPrice",
                        "1",
                        "EffectiveStartDate",
                        "3/1/2026",
                        "MeterIds",
                        "7b349b65-1d1f-4d3e-8d2a-bd0d27a9a1c1"))
                .book();
        PriceCursor cursor = book.cursor();
        MeterId meter = MeterId.of("7b349b65-1d1f-4d3e-8d2a-bd0d27a9a1c1");
        ProductSku product = new ProductSku("P", "S");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 1_000; i++) {
                cursor.moveTo(meter, DAY);
                cursor.moveTo(product, "any", DAY);
                cursor.unitPrice();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }

        assertThat(least).as("bytes of 2000 look-ups").isLessThan(1_000);
    }

    @Test
    void many_threads_look_up_in_one_book() {
        PriceBook book = Sheets.tiered().book();

        long found = IntStream.range(0, 64)
                .parallel()
                .filter(i -> {
                    PriceCursor cursor = book.cursor();
                    return IntStream.range(0, 1_000)
                            .allMatch(each -> cursor.moveTo(MeterId.of("GB-OUT"), DAY) && cursor.tiers() == 3);
                })
                .count();

        assertThat(found).isEqualTo(64);
    }
}
