package io.github.azureplan.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** What the own scanner reads is what Moshi's reader reads, on generated rows and on mutations of them. */
class MoshiDifferentialTest {
    private static final ColumnTable TABLE = table();
    private static final List<String> NAMES =
            List.of("Alpha", "alpha", "BETA", "Beta", "Gamma", "x", "Ünknown", "q\"uote", "", "T\\ags");

    private static ColumnTable table() {
        ColumnTable.Builder table = ColumnTable.builder("row");
        table.add(Column.text("Alpha", "First."));
        table.add(Column.text("Beta", "Second."));
        table.add(Column.decimal("Gamma", "Third."));
        return table.build();
    }

    private static Map<String, Object> randomRow(Random random) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            row.put(NAMES.get(random.nextInt(NAMES.size())), randomValue(random, 0));
        }
        return row;
    }

    private static Object randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 8)) {
            case 0 -> "";
            case 1 -> null;
            case 2 -> random.nextBoolean();
            case 3 -> new BigDecimal(new BigInteger(1 + random.nextInt(80), random), random.nextInt(30));
            case 4 ->
                random.ints(random.nextInt(12), 1, 0x2000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            case 5 -> "plain text " + random.nextInt();
            case 6 -> List.of(String.valueOf(random.nextInt()), "}{\\\"");
            default -> Map.of("n", random.nextInt(), "s", "a,b]");
        };
    }

    private static void write(JsonWriter out, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.name((String) entry.getKey());
                write(out, entry.getValue());
            }
            out.endObject();
        } else if (value instanceof List<?> list) {
            out.beginArray();
            for (Object item : list) {
                write(out, item);
            }
            out.endArray();
        } else if (value instanceof String text) {
            out.value(text);
        } else if (value instanceof Boolean flag) {
            out.value(flag);
        } else if (value instanceof Number number) {
            out.value(number);
        } else {
            out.nullValue();
        }
    }

    private static byte[] line(Map<String, Object> row) throws IOException {
        Buffer buffer = new Buffer();
        JsonWriter out = JsonWriter.of(buffer);
        out.setSerializeNulls(true);
        write(out, row);
        return buffer.readByteArray();
    }

    /** Texts by folded name as Moshi sees them; nested values by their tokens. Null when Moshi refuses the line. */
    private static Map<String, String> moshi(byte[] line) {
        try (JsonReader in = JsonReader.of(new Buffer().write(line))) {
            Map<String, String> cells = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            in.beginObject();
            while (in.hasNext()) {
                String name = in.nextName();
                String value = text(in);
                cells.put(name, value);
            }
            in.endObject();
            return in.peek() == JsonReader.Token.END_DOCUMENT ? cells : null;
        } catch (JsonEncodingException | JsonDataException | EOFException e) {
            return null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(JsonReader in) throws IOException {
        return switch (in.peek()) {
            case NULL -> in.nextNull();
            case BOOLEAN -> String.valueOf(in.nextBoolean());
            case BEGIN_ARRAY, BEGIN_OBJECT -> "nested " + tokens(in);
            default -> in.nextString();
        };
    }

    private static String tokens(JsonReader in) throws IOException {
        StringBuilder all = new StringBuilder();
        int depth = 0;
        do {
            JsonReader.Token token = in.peek();
            all.append(token).append(' ');
            switch (token) {
                case BEGIN_ARRAY -> in.beginArray();
                case BEGIN_OBJECT -> in.beginObject();
                case END_ARRAY -> in.endArray();
                case END_OBJECT -> in.endObject();
                case NAME -> all.append(in.nextName());
                case BOOLEAN -> all.append(in.nextBoolean());
                case NULL -> in.nextNull();
                default -> all.append(in.nextString());
            }
            depth += switch (token) {
                case BEGIN_ARRAY, BEGIN_OBJECT -> 1;
                case END_ARRAY, END_OBJECT -> -1;
                default -> 0;
            };
        } while (depth > 0);
        return all.toString();
    }

    private static Map<String, String> own(byte[] line) {
        try (JsonRows rows = new JsonRows(TABLE, List.of(RowPart.of("line", line)))) {
            Row row = rows.next();
            if (row == null) {
                return null;
            }
            Map<String, String> cells = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (Column<?> column : row.columns()) {
                if (row.has(column)) {
                    cells.put(column.name(), comparable(row.text(column)));
                }
            }
            row.unknown().forEach((name, text) -> cells.put(name, comparable(text)));
            return cells;
        } catch (DamagedDataException e) {
            return null;
        }
    }

    private static String comparable(String text) {
        if (text != null && (text.startsWith("[") || text.startsWith("{"))) {
            try {
                return "nested " + tokens(JsonReader.of(new Buffer().writeUtf8(text)));
            } catch (IOException | JsonDataException e) {
                return text;
            }
        }
        return text;
    }

    @Test
    void generated_rows_are_read_as_moshi_reads_them() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] line = line(randomRow(random));

            assertThat(own(line))
                    .as(() -> new Buffer().write(line).readUtf8())
                    .isNotNull()
                    .isEqualTo(moshi(line));
        }
    }

    @Test
    void mutated_rows_are_read_as_moshi_reads_them_or_refused() throws IOException {
        Random random = new Random(11);
        int both = 0;
        int refused = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] line = line(randomRow(random));
            String alphabet = "{}[]\",:\\ 0123456789.eE+-ntu/ab";
            for (int flips = 1 + random.nextInt(2); flips > 0; flips--) {
                line[random.nextInt(line.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            Map<String, String> own = own(line);
            if (own == null) {
                refused++;
                continue;
            }
            both++;
            assertThat(own).as(() -> new Buffer().write(line).readUtf8()).isEqualTo(moshi(line));
        }
        assertThat(both).isGreaterThan(10_000);
        assertThat(refused).isGreaterThan(10_000);
    }

    @Test
    void hostile_lines_are_read_as_moshi_reads_them_or_refused() {
        List<String> lines = List.of(
                "{\"Alpha\":\"\\ud83d\\ude00\\u0000\\/\\b\\f\"}",
                "{\"Alpha\":\"\\ud83d\"}",
                "{\"\\u0041lpha\":1,\"Beta\":2}",
                "{\"Alpha\":1,\"Alpha\":2,\"ALPHA\":3}",
                "{\"Gamma\":-0.00e+0005,\"Alpha\":1E400}",
                "{\"Gamma\":00}",
                "{\"Gamma\":+1}",
                "{\"Gamma\":.5}",
                "{\"Gamma\":1.}",
                "{\"Gamma\":1e}",
                "{\"Gamma\":0x1F}",
                "{\"Gamma\":NaN}",
                "{\"Alpha\":TRUE}",
                "{\"Alpha\":nullx}",
                "{\"Alpha\":tru}",
                "{'Alpha':1}",
                "{Alpha:1}",
                "{\"Alpha\"=1}",
                "{\"Alpha\":1;\"Beta\":2}",
                "{\"Alpha\":1,}",
                "{,\"Alpha\":1}",
                "{\"Alpha\":}",
                "{\"Alpha\"}",
                "{\"Alpha\":1}}",
                "{\"Alpha\":1}{}",
                "{\"Alpha\":1} x",
                "[{\"Alpha\":1}]",
                "\"Alpha\"",
                "{\"Alpha\":[1,2,]}",
                "{\"Alpha\":[1 2]}",
                "{\"Alpha\":{\"a\":[{\"b\":\"]}\\\"\"}]}}",
                "{\"Alpha\":{\"a\":1]}",
                "{\"Alpha\":\"\\x41\"}",
                "{\"Alpha\":\"\\u12g4\"}",
                "{\"Alpha\":\"\\u12\"}",
                "{\"Alpha\":\"open",
                "{\"Alpha\":\"a\\",
                "{ \t\r\"Alpha\" :\t1\r}\r",
                "/* c */{\"Alpha\":1}",
                "{\"Alpha\":1}//",
                "{\"Alpha\":1}#",
                ")]}'\n{\"Alpha\":1}",
                "{\"Alpha\":" + "[".repeat(70) + "]".repeat(70) + "}",
                "{\"Alpha\":" + "9".repeat(5000) + "}",
                "{\"" + "n".repeat(5000) + "\":1}");
        int read = 0;
        for (String line : lines) {
            byte[] bytes = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Map<String, String> own = own(bytes);
            if (own != null) {
                read++;
                assertThat(own).as(line).isEqualTo(moshi(bytes));
            }
        }
        assertThat(read).isEqualTo(9);
    }
}
