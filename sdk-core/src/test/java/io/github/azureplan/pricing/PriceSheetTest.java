package io.github.azureplan.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.rows.RowWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceSheetTest {
    private static List<PriceRow> rows(byte[] bytes) {
        try (PriceSheet sheet = PriceSheet.open(RowPart.of("sheet", bytes))) {
            return sheet.stream().toList();
        }
    }

    private static List<PriceRow> rows(String csv) {
        return rows(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static DamagedDataException damage(byte[] bytes) {
        return catchThrowableOfType(DamagedDataException.class, () -> rows(bytes));
    }

    private static DamagedDataException damage(String csv) {
        return damage(csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_row_says_what_the_sheet_says() {
        PriceRow row = rows(new Sheets()
                        .row(Map.of(
                                "ProductId",
                                "DZH0000TEST2",
                                "SkuId",
                                "0007",
                                "UnitPrice",
                                ".80",
                                "PricingTierRangeMin",
                                "101",
                                "PricingTierRangeMax",
                                "9223372036854780000",
                                "EffectiveStartDate",
                                "1/1/1753 12:00:00 AM",
                                "EffectiveEndDate",
                                Sheets.OPEN,
                                "MeterIds",
                                "m-1; m-2",
                                "Tags",
                                "Azure;Third Party"))
                        .csv())
                .get(0);

        assertThat(row.product()).isEqualTo(new ProductSku("dzh0000test2", "0007"));
        assertThat(row.unitPrice()).isEqualTo("0.80");
        assertThat(row.currency()).isEqualTo(CurrencyCode.USD);
        assertThat(row.tierMin()).isEqualTo("101");
        assertThat(row.tierMax()).isNull();
        assertThat(row.row().text(PriceRow.PRICING_TIER_RANGE_MAX)).isEqualTo("9223372036854780000");
        assertThat(row.effectiveFrom()).isEqualTo(Instant.parse("1753-01-01T00:00:00Z"));
        assertThat(row.effectiveTo()).isEqualTo(Instant.parse("9999-11-30T23:59:59Z"));
        assertThat(row.meterIds()).containsExactly(MeterId.of("M-1"), MeterId.of("m-2"));
        assertThat(row.tags()).containsExactly("Azure", "Third Party");
    }

    @Test
    void columns_stand_in_any_order_and_unknown_ones_are_kept() {
        List<PriceRow> rows = rows("""
                \uFEFFBillingPlan,unitprice,SKUID,Currency,ProductId,EffectiveStartDate,SkuDescription
                monthly,1.5,0001,USD,DZH1,3/1/2026 12:00:00 AM,"one, ""two""\r
                three é"

                yearly,2,0002,USD,DZH1,3/1/2026,four""");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).unitPrice()).isEqualTo("1.5");
        assertThat(rows.get(0).get(PriceRow.SKU_DESCRIPTION)).isEqualTo("one, \"two\"\r\nthree é");
        assertThat(rows.get(0).row().unknown()).containsExactly(Map.entry("BillingPlan", "monthly"));
        assertThat(rows.get(0).row().has(PriceRow.METER_IDS)).isFalse();
        assertThat(rows.get(0).meterIds()).isEmpty();
        assertThat(rows.get(1).product().skuId()).isEqualTo("0002");
        assertThat(rows.get(1).row().line()).isEqualTo(5);
    }

    @Test
    void a_zip_and_a_plain_sheet_have_the_same_rows(@TempDir Path directory) throws Exception {
        String csv = Sheets.tiered().csv();
        Path file = Files.write(directory.resolve("march.zip"), Sheets.zip(csv));
        List<PriceRow> plain = rows(csv);

        assertThat(plain).hasSize(3);
        assertThat(rows(Sheets.zip(csv))).isEqualTo(plain);
        assertThat(rows(Sheets.zip("\uFEFF" + csv))).isEqualTo(plain);
        try (PriceSheet sheet = PriceSheet.open(file)) {
            assertThat(sheet).containsExactlyElementsOf(plain);
        }
    }

    @Test
    void what_was_written_is_read_again() throws IOException {
        Random random = new Random(3);
        String[] texts = {"", "a", "\"", ",", "\r\n", "ü", "日本", "😀", " x ", "1"};
        for (int round = 0; round < 200; round++) {
            Sheets sheet = new Sheets();
            List<Row> written = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (Column<?> column : PriceRow.TABLE.columns()) {
                    if (column.type() == String.class) {
                        cells.put(
                                column.name(),
                                texts[random.nextInt(texts.length)] + texts[random.nextInt(texts.length)]);
                    } else if (column.type() == BigDecimal.class) {
                        cells.put(
                                column.name(),
                                BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(9))
                                        .toPlainString());
                    } else {
                        cells.put(column.name(), "3/9/2026 1:02:03 PM");
                    }
                }
                cells.put("ProductId", "P" + i);
                cells.put("SkuId", "S" + i);
                cells.put("Currency", "USD");
                cells.put("PricingTierRangeMax", "");
                sheet.row(cells);
                written.add(Row.of(PriceRow.TABLE, cells));
            }

            List<PriceRow> read = rows(sheet.csv());
            assertThat(read).extracting(PriceRow::row).isEqualTo(written);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (RowWriter writer = RowWriter.csv(out, PriceRow.TABLE.header())) {
                for (PriceRow row : read) {
                    writer.write(row.row());
                }
            }
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(sheet.csv());
            assertThat(rows(out.toByteArray())).isEqualTo(read);
        }
    }

    @Test
    void a_bad_row_is_named_by_line_and_column() {
        Sheets good = Sheets.tiered();
        String csv = good.csv();

        assertThat(damage(csv.replace("\".50\"", "\"1,5\"")))
                .hasMessage("sheet, line 4, column UnitPrice: is not a decimal number");
        assertThat(damage(csv.replace("\".50\"", "\"\""))).hasMessage("sheet, line 4, column UnitPrice: has no value");
        assertThat(damage(csv.replace("\".50\"", "\"-1\""))).hasMessage("sheet, line 4, column UnitPrice: is negative");
        assertThat(damage(csv.replace("\"101\"", "\"x\"")).column()).isEqualTo("PricingTierRangeMin");
        assertThat(damage(csv.replace("\"101\"", "\"100001\"")).line()).isEqualTo(3);
        assertThat(damage(csv.replaceFirst(Sheets.OPEN, "31/12/9999")))
                .hasMessage("sheet, line 2, column EffectiveEndDate: is not a date and time");
        assertThat(damage(csv.replaceFirst("\"USD\"", "\"dollars\"")).column()).isEqualTo("Currency");
        assertThat(damage(csv + "\"a\",\"b\"\n")).hasMessage("sheet, line 5: has 2 fields, the header has 18");
    }

    @Test
    void what_is_no_sheet_is_refused() {
        assertThat(damage("")).hasMessage("sheet: is empty");
        assertThat(damage("<html><body>Service unavailable</body></html>"))
                .hasMessageContaining("column ProductId: is not in the header");
        assertThat(damage("a,A\n1,2")).hasMessageContaining("twice");
        assertThat(damage("\n\n")).hasMessageContaining("no header line");
        assertThat(damage(Sheets.tiered().csv() + "\"open quote")).isNotNull();
        assertThat(damage(new byte[] {'a', ',', (byte) 0xff, '\n'})).hasMessageContaining("UTF-8");
    }

    @Test
    void an_archive_of_two_files_a_cut_one_and_a_bomb_are_refused() {
        String csv = Sheets.tiered().csv();
        byte[] whole = Sheets.zip(csv);

        assertThat(damage(Sheets.zip(csv, csv))).hasMessageContaining("more than one entry");
        int dataEnd =
                new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002"); // the directory adds nothing
        for (int length = 4; length < dataEnd; length++) {
            assertThat(damage(Arrays.copyOf(whole, length)))
                    .as("cut to %s", length)
                    .isNotNull();
        }
        assertThat(damage(Sheets.zip(csv + "\"x\"," + "0".repeat(3 << 20)))).hasMessageContaining("too long");
        Sheets bomb = Sheets.tiered();
        String zeros = "0".repeat(900_000);
        for (int i = 0; i < 20; i++) {
            bomb.row(Map.of("ProductId", "P", "SkuId", "S", "UnitPrice", "1", "SkuDescription", zeros));
        }
        assertThat(damage(Sheets.zip(bomb.csv()))).hasMessageContaining("more than a sheet can have");
        assertThat(rows(bomb.csv()))
                .as("plain, the same rows cost the sender what they weigh")
                .hasSize(23);
    }

    @Test
    void a_damaged_sheet_gives_rows_or_the_documented_error_and_nothing_else() {
        Random random = new Random(5);
        byte[] plain = Sheets.tiered().csv().getBytes(StandardCharsets.UTF_8);
        byte[] zipped = Sheets.zip(Sheets.tiered().csv());
        int damaged = 0;
        for (int round = 0; round < 4_000; round++) {
            byte[] bytes = (random.nextBoolean() ? plain : zipped).clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                PriceSheet.open(RowPart.of("sheet", bytes)).toPriceBook();
            } catch (DamagedDataException e) {
                damaged++;
            }
        }
        assertThat(damaged).isBetween(1_000, 3_900);
    }

    @Test
    void a_sheet_is_read_once_and_closes_its_stream() {
        boolean[] closed = new boolean[1];
        InputStream in = new ByteArrayInputStream(Sheets.tiered().csv().getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        PriceSheet sheet = PriceSheet.open(in, "sheet");
        assertThat(sheet.iterator().next().unitPrice()).isEqualTo("1");
        assertThatThrownBy(sheet::iterator)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("once");
        sheet.close();

        assertThat(closed[0]).isTrue();
    }

    @Test
    void bad_rows_are_collected_where_the_caller_wants_that() {
        String csv = Sheets.tiered()
                .price("0002", "other", "7", "", "", "3/1/2026", Sheets.OPEN)
                .price("0003", "third", "8", "", "", "3/1/2026", "2/1/2026")
                .csv()
                .replace("\".50\"", "\"1,5\"");
        List<BadRow> bad = new ArrayList<>();
        try (PriceSheet sheet = Sheets.sheet(csv + "\"a\",\"b\"\n").onBadRow(bad::add)) {
            assertThat(sheet.stream().map(PriceRow::unitPrice).toList())
                    .containsExactly(new BigDecimal("1"), new BigDecimal("0.80"), new BigDecimal("7"));
        }

        assertThat(bad)
                .extracting(BadRow::toString)
                .containsExactly(
                        "sheet, line 4, column UnitPrice: is not a decimal number",
                        "sheet, line 6, column EffectiveEndDate: is before the start",
                        "sheet, line 7: has 2 fields, the header has 18");
        assertThat(bad.get(0)).isEqualTo(new BadRow("sheet", 4, "UnitPrice", "is not a decimal number"));
        List<BadRow> again = new ArrayList<>();
        PriceBook book =
                Sheets.sheet(csv + "\"a\",\"b\"\n").onBadRow(again::add).toPriceBook();
        assertThat(again).isEqualTo(bad);
        assertThat(book.entries()).hasSize(2);
        PriceSheet started = Sheets.sheet(csv);
        assertThat(started.iterator()).hasNext();
        assertThatThrownBy(() -> started.onBadRow(row -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_contradiction_of_tiers_is_told_to_who_collects_bad_rows() {
        List<BadRow> bad = new ArrayList<>();
        PriceBook book = Sheets.tiered()
                .price("0T01", "gb-out", ".4", "201", "300", "3/1/2026", Sheets.OPEN)
                .open()
                .onBadRow(bad::add)
                .toPriceBook();

        assertThat(bad).hasSize(1).isEqualTo(book.contradictions());
        assertThat(bad.get(0).line()).isEqualTo(5);
    }

    @Test
    void a_file_that_breaks_off_stops_the_read_whoever_collects() {
        byte[] whole = Sheets.zip(Sheets.tiered().csv());
        List<BadRow> bad = new ArrayList<>();
        PriceSheet sheet = PriceSheet.open(RowPart.of("sheet", Arrays.copyOf(whole, whole.length / 2)))
                .onBadRow(bad::add);

        assertThatThrownBy(sheet::toPriceBook).isInstanceOf(DamagedDataException.class);
        assertThat(bad).isEmpty();
    }

    @Test
    void rows_that_are_given_one_by_one_make_the_same_book() {
        String csv = Sheets.tiered()
                .price("0002", "a;b", "7", "", "", "3/1/2026", Sheets.OPEN)
                .csv();

        assertThat(PriceBook.of(rows(csv))).isEqualTo(Sheets.sheet(csv).toPriceBook());
        assertThat(PriceBook.of(Sheets.sheet(csv))).isEqualTo(Sheets.sheet(csv).toPriceBook());
    }

    @Test
    void a_sheet_of_any_view_opens_with_its_own_columns() {
        GenericSheet sheet = GenericSheet.open(RowPart.of(
                "sheet", "ProductId,ERP Price,UnitPrice\nX,9.5,7.25\nshort\n".getBytes(StandardCharsets.UTF_8)));
        List<BadRow> bad = new ArrayList<>();

        assertThat(sheet.header()).containsExactly("ProductId", "ERP Price", "UnitPrice");
        List<Row> rows = sheet.onBadRow(bad::add).stream().toList();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).text("erp price")).isEqualTo("9.5");
        assertThat(rows.get(0).get(PriceRow.UNIT_PRICE)).isEqualTo("7.25");
        assertThat(bad).extracting(BadRow::line).containsExactly(3L);
    }
}
