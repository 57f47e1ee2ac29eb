package io.github.azureplan.internal.export;

import static io.github.azureplan.internal.export.Damage.gzip;
import static io.github.azureplan.internal.export.Damage.joined;
import static io.github.azureplan.internal.export.Damage.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.CellState;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
    private static final ColumnTable.Builder T = ColumnTable.builder("parcel");
    private static final Column<String> ID = T.add(Column.text("Id", "Number of the parcel."));
    private static final Column<BigDecimal> WEIGHT =
            T.add(Column.decimal("Weight", "Kilograms.").alias("Mass"));
    private static final Column<Instant> SENT = T.add(Column.time("SentAt", "When it left."));
    private static final Column<LocalDate> DAY = T.add(Column.day("Day", "Day in UTC."));
    private static final ColumnTable TABLE = T.build();

    private static List<Row> read(byte[]... blobs) {
        List<RowPart> parts = new ArrayList<>();
        for (byte[] blob : blobs) {
            parts.add(RowPart.of("blob" + parts.size(), blob));
        }
        return drain(new JsonRows(TABLE, parts));
    }

    private static List<Row> drain(JsonRows rows) {
        List<Row> all = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private static Row one(String line) {
        return read(gzip(line)).get(0);
    }

    private static DamagedDataException damage(byte[]... blobs) {
        return catchThrowableOfType(DamagedDataException.class, () -> read(blobs));
    }

    @Test
    void cells_keep_every_digit_as_number_and_as_text() {
        Row number = one("{\"Weight\":28.82860766744404945074}");
        Row text = one("{\"Weight\":\"28.82860766744404945074\"}");

        assertThat(number.get(WEIGHT)).isEqualTo(new BigDecimal("28.82860766744404945074"));
        assertThat(text).isEqualTo(number).hasSameHashCodeAs(number);
        assertThat(one("{\"Weight\":1.50}").text(WEIGHT)).isEqualTo("1.50");
        assertThat(one("{\"Weight\":1.50}").get(WEIGHT)).isEqualTo(new BigDecimal("1.50"));
        assertThat(one("{\"Weight\":1E-7}").get(WEIGHT)).isEqualTo(new BigDecimal("1E-7"));
        assertThat(one("{\"Weight\":-999999999999999999}").get(WEIGHT))
                .isEqualTo(new BigDecimal("-999999999999999999"));
        assertThat(one("{\"Weight\":9223372036854780000}").get(WEIGHT))
                .isEqualTo(new BigDecimal("9223372036854780000"));
        assertThat(one("{\"Weight\":\" .80 \"}").get(WEIGHT)).isEqualTo(new BigDecimal("0.80"));
    }

    @Test
    void absent_null_empty_and_unread_cells_are_told_apart() {
        Row row = one("{\"Id\":\"\",\"Weight\":null,\"Day\":\"2026-03-01\"}");

        assertThat(row.state(ID)).isEqualTo(CellState.EMPTY);
        assertThat(row.state(WEIGHT)).isEqualTo(CellState.NULL);
        assertThat(row.state(SENT)).isEqualTo(CellState.ABSENT);
        assertThat(row.state(DAY)).isEqualTo(CellState.PRESENT);
        assertThat(row.get(ID)).isEmpty();
        assertThat(row.get(WEIGHT)).isNull();
        assertThat(row.get(SENT)).isNull();
        assertThat(row.has(WEIGHT)).isTrue();
        assertThat(row.has(SENT)).isFalse();
        assertThatThrownBy(() -> row.need(SENT))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("blob0, line 1, column SentAt: has no value");
    }

    @Test
    void a_projection_reads_nothing_else_and_says_so() {
        JsonRows rows = new JsonRows(
                TABLE,
                List.of(RowPart.of("b", gzip("{\"Id\":\"a\",\"Weight\":1,\"Colour\":\"red\"}\n{\"Weight\":2}"))));
        rows.only(List.of(WEIGHT));
        List<Row> all = drain(rows);

        assertThat(all).extracting(r -> r.get(WEIGHT)).containsExactly(BigDecimal.ONE, new BigDecimal("2"));
        assertThat(all.get(0).state(ID)).isEqualTo(CellState.NOT_READ);
        assertThat(all.get(0).unknown()).isEmpty();
        assertThat(all.get(0).columns()).containsExactly(WEIGHT);
        assertThatThrownBy(() -> all.get(0).get(ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column Id: was not read");
    }

    @Test
    void names_are_read_in_any_case_and_order_and_by_alias() {
        List<Row> rows = read(gzip("""
                {"Id":"a","Weight":1,"Day":"2026-01-02"}
                {"DAY":"2026-01-02","iD":"a","mass":1}
                { "Id" : "a" , "Weight" : 1 , "Day" : "2026-01-02" }
                {"\\u0049d":"a","Weight":1,"Day":"2026-01-02"}
                """));

        assertThat(rows).hasSize(4).allMatch(rows.get(0)::equals);
    }

    @Test
    void unknown_members_stay_readable() {
        List<Row> rows = read(gzip("""
                {"Id":"a"}
                {"Colour":"red","Id":"b","Sizes":[1,{"x":"}"}],"Gift":true,"Note":null}
                {"Id":"c","colour":"blue"}
                """));

        assertThat(rows.get(0).unknown()).isEmpty();
        assertThat(rows.get(1).unknown())
                .containsEntry("Colour", "red")
                .containsEntry("Sizes", "[1,{\"x\":\"}\"}]")
                .containsEntry("Gift", "true")
                .containsEntry("Note", null);
        assertThat(rows.get(2).text("COLOUR")).isEqualTo("blue");
        assertThat(rows.get(2).text("id")).isEqualTo("c");
        assertThat(rows.get(2).text("nothing")).isNull();
    }

    @Test
    void strings_keep_escapes_and_every_script() {
        assertThat(one("{\"Id\":\"a\\\"b\\\\c\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"}")
                        .get(ID))
                .isEqualTo("a\"b\\c/\b\f\n\r\té😀");
        assertThat(one("{\"Id\":\"žluťoučký 日本 😀\"}").get(ID)).isEqualTo("žluťoučký 日本 😀");
        assertThat(one("{\"Id\":\"\\ud83d\"}").get(ID)).isEqualTo("\ud83d");
        assertThat(one("{\"Id\":\"\\u00e9\"}")).isEqualTo(one("{\"Id\":\"é\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T22:10:05.1234567Z",
                "2026-03-01T22:10:05.1234567",
                "2026-03-02T00:10:05.1234567+02:00",
                "2026-03-01T14:10:05.123456700-08:00",
                "2026-03-01 22:10:05.1234567z"
            })
    void moments_are_read_with_any_fraction_and_zone(String text) {
        assertThat(one("{\"SentAt\":\"" + text + "\",\"Day\":\"" + text + "\"}").get(SENT))
                .isEqualTo(Instant.parse("2026-03-01T22:10:05.1234567Z"));
        assertThat(one("{\"Day\":\"" + text + "\"}").get(DAY)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void moments_of_price_sheets_are_read() {
        assertThat(one("{\"SentAt\":\"11/30/9999 11:59:59 PM\"}").get(SENT))
                .isEqualTo(Instant.parse("9999-11-30T23:59:59Z"));
        assertThat(one("{\"SentAt\":\"1/1/1753 12:00:00 AM\"}").get(SENT))
                .isEqualTo(Instant.parse("1753-01-01T00:00:00Z"));
        assertThat(one("{\"SentAt\":\"1/1/1753 12:00:00 pm\"}").get(SENT))
                .isEqualTo(Instant.parse("1753-01-01T12:00:00Z"));
        assertThat(one("{\"SentAt\":\"0001-01-01T00:00:00\"}").get(SENT))
                .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-03-01T25:00:00",
                "2026-03-01T00:00:00Zx",
                "13/1/2026 1:00:00 AM",
                "3/1/2026 0:00:00 AM",
                "yesterday",
                "2026-03-01T00:00:00.1234567890",
                "2026-03-01T00:00+99:00"
            })
    void a_moment_that_is_none_is_damage_with_line_and_column(String text) {
        Row row = read(gzip("\n{\"SentAt\":\"" + text + "\"}")).get(0);

        assertThatThrownBy(() -> row.get(SENT))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("blob0, line 2, column SentAt: is not a date and time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1,5\"",
                "\"12a\"",
                "\"-\"",
                "\".\"",
                "\"٣\"",
                "true",
                "[1]",
                "1e999999999",
                "\"0x1\"",
                "1e-300"
            })
    void a_number_that_is_none_or_absurd_is_damage(String json) {
        Row row = one("{\"Weight\":" + json + "}");

        DamagedDataException e = catchThrowableOfType(DamagedDataException.class, () -> row.get(WEIGHT));
        assertThat(e.column()).isEqualTo("Weight");
        assertThat(e.line()).isEqualTo(1);
        assertThat(e.source()).isEqualTo("blob0");
    }

    @Test
    void files_come_in_order_with_blank_lines_carriage_returns_marks_and_members_in_any_number() {
        byte[] first = gzip("\uFEFF{\"Id\":\"a\"}\r\n\r\n{\"Id\":\"b\"}");
        byte[] second = joined(gzip("{\"Id\":\"c\"}\n{\"I"), gzip(""), gzip("d\":\"d\"}\n\n"));
        byte[] plain = utf8("{\"Id\":\"e\"}\n  \n{\"Id\":\"f\"}\n");

        assertThat(read(first, second, gzip(""), plain))
                .extracting(r -> r.get(ID))
                .containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void a_further_member_counts_when_the_network_has_nothing_ready_at_the_seam() {
        byte[] blob = joined(gzip("{\"Id\":\"a\"}\n"), gzip("{\"Id\":\"b\"}\n"));
        InputStream oneByOne = new FilterInputStream(new ByteArrayInputStream(blob)) {
            @Override
            public int available() {
                return 0;
            }

            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                return super.read(b, off, Math.min(len, 1));
            }
        };

        assertThat(drain(new JsonRows(TABLE, List.of(new RowPart("b", () -> oneByOne)))))
                .hasSize(2);
    }

    @Test
    void every_truncation_of_a_blob_is_damage_that_names_it() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("{\"Id\":\"p")
                    .append(i * 7919)
                    .append("\",\"Weight\":")
                    .append(i)
                    .append("}\n");
        }
        byte[] whole = gzip(text.toString());
        for (int length = 0; length < whole.length; length++) {
            DamagedDataException e = damage(gzip("{}"), Arrays.copyOf(whole, length));

            assertThat(e).as("cut to %s bytes", length).isNotNull();
            assertThat(e.source()).isEqualTo("blob1");
        }
        assertThat(read(whole)).hasSize(40);
    }

    @Test
    void a_cut_blob_names_the_line_that_is_missing() {
        byte[] plain = utf8("{\"Id\":\"a\"}\n{\"Id\":\"b\"}\n{\"Id\":\"c\"");

        assertThat(damage(plain)).hasMessage("blob0, line 3: ends too early (byte 10 of the line)");
        byte[] whole = gzip(plain);
        assertThat(damage(Arrays.copyOf(whole, whole.length - 9)).line()).isBetween(1L, 4L);
    }

    @Test
    void trailing_bytes_and_a_wrong_checksum_are_damage() {
        byte[] whole = gzip("{\"Id\":\"a\"}\n");
        byte[] wrong = whole.clone();
        wrong[whole.length - 6] ^= 1;

        assertThat(damage(joined(whole, utf8("<html>")))).hasMessageContaining("not a gzip member");
        assertThat(damage(wrong)).hasMessageContaining("checksum");
        assertThat(damage(new byte[0])).hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{",
                "{\"Id\"}",
                "{\"Id\":}",
                "{\"Id\":\"a\",}",
                "{\"Id\":\"a\" \"Weight\":1}",
                "{\"Id\":\"a\"}{}",
                "{'Id':1}",
                "{\"Id\":nul}",
                "{\"Id\":nullx}",
                "{\"Weight\":01}",
                "{\"Weight\":1.}",
                "{\"Weight\":.5}",
                "{\"Weight\":+1}",
                "{\"Weight\":NaN}",
                "{\"Id\":\"\\x\"}",
                "{\"Id\":\"\\u12g4\"}",
                "{\"Id\":\"\\u12",
                "{\"Id\":[1}",
                "{\"Id\":{\"a\" 1}}",
                "<html>",
                "{\"Id\":\"a",
                "{\"Id\":[1,]}"
            })
    void a_line_that_is_no_object_is_damage(String line) {
        assertThat(damage(gzip("{}\n" + line)).line()).isEqualTo(2);
    }

    @Test
    void text_that_is_not_utf8_is_damage() {
        int[][] bad = {
            {0x80},
            {0xC0, 0x80},
            {0xE0, 0x80, 0x80},
            {0xED, 0xA0, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5},
            {0xC3},
            {0xE2, 0x82}
        };
        for (int[] bytes : bad) {
            byte[] cell = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                cell[i] = (byte) bytes[i];
            }
            assertThat(damage(joined(utf8("{\"Id\":\""), cell, utf8("\"}")))).hasMessageContaining("UTF-8");
        }
    }

    @Test
    void what_a_hostile_source_can_cost_is_bounded() {
        assertThat(damage(gzip("{\"Id\":" + "[".repeat(100_000)))).hasMessageContaining("nested");
        assertThat(damage(gzip(new byte[6 << 20]))).hasMessageContaining("longer than");
        StringBuilder many = new StringBuilder("{\"a0\":1");
        for (int i = 1; i <= 1_500; i++) {
            many.append(",\"a").append(i).append("\":1");
        }
        assertThat(damage(gzip(many + "}"))).hasMessageContaining("unknown members");
        assertThat(damage(gzip("{\"Id\":1" + ",\"Id\":1".repeat(2_000) + "}"))).hasMessageContaining("2000 members");
    }

    @Test
    void a_stream_that_breaks_is_damage_and_every_opened_file_is_closed() {
        AtomicInteger open = new AtomicInteger();
        RowPart.Opener broken = () -> {
            open.incrementAndGet();
            InputStream three = new ByteArrayInputStream(utf8("{{{"));
            return new FilterInputStream(three) {
                @Override
                public int read(byte[] b, int off, int len) throws IOException {
                    int n = super.read(b, off, len);
                    if (n < 0) {
                        throw new IOException("connection reset");
                    }
                    return n;
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        };
        JsonRows rows = new JsonRows(TABLE, List.of(new RowPart("b", broken)));

        assertThatThrownBy(rows::next)
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("b, line 1: connection reset")
                .hasCauseInstanceOf(IOException.class);
        rows.close();
        assertThat(open).hasValue(0);
    }

    @Test
    void damaged_files_give_rows_or_the_documented_error_and_nothing_else() {
        Random random = new Random(20260302);
        byte[] plain = utf8("""
                {"Id":"ü\\u00e9\\n","Weight":1.25,"SentAt":"2026-03-01T00:00:00Z","Day":"2026-03-01","More":[1,{"a":"b"}]}
                {"Weight":"7","Id":"x","Other":null,"Flag":true}
                """);
        byte[] zipped = gzip(plain);
        int damaged = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = (random.nextInt(4) == 0 ? zipped : plain).clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(3) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            try {
                for (Row row : read(bytes)) {
                    row.columns().forEach(row::get);
                    assertThat(row.unknown()).hasSizeLessThan(20);
                }
            } catch (DamagedDataException e) {
                damaged++;
            }
        }
        assertThat(damaged).isBetween(5_000, 19_900);
    }
}
