package io.github.azureplan.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reader of bytes against a reader of CSV that knows nothing of it. */
class CsvDifferentialTest {
    private static final ColumnTable.Builder T = ColumnTable.builder("table");
    private static final Column<String> A = T.add(Column.text("A", "First."));
    private static final ColumnTable TABLE = T.build();
    private static final String[] PIECES = {
        "",
        "a",
        "\"\"",
        ",",
        "\r\n",
        "\n",
        "\r",
        " ",
        "ü",
        "日本",
        "😀",
        "12345678",
        "\"\"\"\"",
        "\t",
        "é\"\"é",
        "abcdefgh,ijkl"
    };

    /** Gives at most so many bytes a time, so that records end at every place of the buffer. */
    private static InputStream drip(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, most));
            }
        };
    }

    private static List<List<String>> ours(String csv, int drip) {
        List<List<String>> rows = new ArrayList<>();
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        try (CsvRows reader = new CsvRows(TABLE, new RowPart("csv", () -> drip(bytes, drip)), List.of(A))) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                List<String> cells = new ArrayList<>(List.of(String.valueOf(row.line())));
                for (String name : reader.header()) {
                    cells.add(row.text(name));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<List<String>> theirs(String csv) {
        List<List<String>> rows = new ArrayList<>();
        for (CsvRecord record : CsvReader.builder().ofCsvRecord(csv)) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(record.getStartingLineNumber())));
            cells.addAll(record.getFields());
            rows.add(cells);
        }
        return rows.subList(1, rows.size());
    }

    @Test
    void both_read_the_same_cells_on_the_same_lines() {
        Random random = new Random(23);
        for (int round = 0; round < 3_000; round++) {
            int columns = 1 + random.nextInt(5);
            String newline = random.nextBoolean() ? "\r\n" : "\n";
            StringBuilder csv = new StringBuilder("\"A\"");
            for (int i = 1; i < columns; i++) {
                csv.append(random.nextBoolean() ? ",B" + i : ",\"B" + i + '"');
            }
            for (int rows = random.nextInt(6); rows > 0; rows--) {
                csv.append(newline);
                for (int i = 0; i < columns; i++) {
                    csv.append(i == 0 ? "" : ",").append(cell(random));
                }
            }
            csv.append(random.nextBoolean() ? newline : "");
            String text = csv.toString();

            assertThat(ours(text, 1 + random.nextInt(40))).as(text).isEqualTo(theirs(text));
        }
    }

    private static String cell(Random random) {
        if (random.nextInt(4) == 0) {
            return List.of("x", "plain", "1.5", "a b", "ü", "k\"k").get(random.nextInt(6));
        }
        StringBuilder cell = new StringBuilder("\"");
        for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            cell.append(piece.equals("\r") ? "" : piece); // a return alone is a line to one and none to the other
        }
        return cell.append('"').toString();
    }

    @Test
    void a_record_longer_than_the_buffer_is_read() {
        String cell = "x,\"\"y\n".repeat(100_000);
        String csv = "A\n\"" + cell + "\"\nlast\n";

        List<List<String>> rows = ours(csv, 8_192);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get(1)).isEqualTo(cell.replace("\"\"", "\""));
        assertThat(rows.get(1)).containsExactly("100003", "last");
    }

    @Test
    void after_a_spoiled_row_the_next_line_is_read() {
        String csv = "A,B\n1,2\n\"3\"x,4\n5\n7,8\n\"9,\nno quote,10\n";
        List<String> read = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (CsvRows rows = new CsvRows(TABLE, RowPart.of("csv", csv.getBytes(StandardCharsets.UTF_8)), List.of(A))) {
            while (!rows.broken()) {
                try {
                    Row row = rows.next();
                    if (row == null) {
                        break;
                    }
                    read.add(row.text("A") + row.text("B"));
                } catch (DamagedDataException e) {
                    problems.add(e.getMessage());
                }
            }
        }

        assertThat(read).containsExactly("12", "78");
        assertThat(problems)
                .containsExactly(
                        "csv, line 3: has a quote inside a quoted field that is not doubled",
                        "csv, line 4: has 1 fields, the header has 2",
                        "csv, line 6: is cut off or no CSV: a quote is never closed");
    }
}
