package io.github.azureplan.internal.export;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowBuilder;
import io.github.azureplan.rows.RowLayout;
import io.github.azureplan.rows.RowPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one CSV file with a header line, plain or in a zip archive. Columns may stand in any order, those the
 * table does not know are kept; a row with more or fewer fields than the header is damage.
 *
 * <p>After {@link #advance()} the cells of a row lie in {@link #data()} and are gone with the next call;
 * {@link #row()} copies them. A row that is damaged by itself leaves the reader behind that row, so that it can go on;
 * {@link #broken()} tells when it cannot.
 */
public final class CsvRows implements AutoCloseable {
    private static final int MAX_COLUMNS = 1_000;

    private final String source;
    private final CsvScanner scanner;
    private final RowLayout layout;
    private final List<String> header;

    /** Where the cell of a slot is, by slot; an absent one starts below 0. */
    private final int[] starts;

    private final int[] ends;

    /** Slot of each field of the file. */
    private final int[] slots;

    private boolean broken;

    /**
     * Opens the file and reads its header.
     *
     * @param table the columns
     * @param part the file
     * @param required columns without which the file is not what it should be
     */
    public CsvRows(ColumnTable table, RowPart part, List<Column<?>> required) {
        this.source = part.name();
        try {
            this.scanner = new CsvScanner(SheetBytes.open(part.opener().open()));
        } catch (IOException e) {
            throw damaged(0, null, problem(e), e);
        }
        try {
            this.header = readHeader();
            RowLayout all = RowLayout.all(table, source);
            for (String name : header) {
                all = all.slot(name) == RowLayout.UNKNOWN ? all.with(name) : all;
            }
            this.layout = all;
            this.slots = slots(required);
        } catch (DamagedDataException e) {
            close();
            throw e;
        }
        this.starts = new int[layout.width()];
        this.ends = new int[layout.width()];
        Arrays.fill(starts, -1);
    }

    private List<String> readHeader() {
        if (!scan()) {
            throw damaged(0, null, "has no header line", null);
        }
        if (scanner.problem() != null) {
            throw damaged(scanner.line(), null, scanner.problem(), null);
        }
        if (scanner.fields() > MAX_COLUMNS) {
            throw damaged(scanner.line(), null, "has more than " + MAX_COLUMNS + " columns", null);
        }
        String[] names = new String[scanner.fields()];
        for (int i = 0; i < names.length; i++) {
            names[i] = new String(
                            scanner.buffer(),
                            scanner.start(i),
                            scanner.end(i) - scanner.start(i),
                            StandardCharsets.UTF_8)
                    .strip();
        }
        return List.of(names);
    }

    private int[] slots(List<Column<?>> required) {
        int[] found = new int[header.size()];
        Set<String> names = new HashSet<>();
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < found.length; i++) {
            String name = header.get(i);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw damaged(scanner.line(), name, "is in the header twice", null);
            }
            found[i] = layout.slot(name);
            if (!taken.add(found[i])) {
                throw damaged(scanner.line(), name, "is in the header under two names", null);
            }
        }
        for (Column<?> column : required) {
            if (!taken.contains(layout.slot(column.name()))) {
                throw damaged(
                        scanner.line(), column.name(), "is not in the header; this is not a sheet of this kind", null);
            }
        }
        return found;
    }

    /**
     * The names of the columns.
     *
     * @return the header line, in the order of the file
     */
    public List<String> header() {
        return header;
    }

    /**
     * Where cells belong.
     *
     * @return the layout of every row of this file
     */
    public RowLayout layout() {
        return layout;
    }

    /**
     * Finds the next row.
     *
     * @return false at the end
     * @throws DamagedDataException when the row, or all from here on, is damaged
     */
    public boolean advance() {
        if (!scan()) {
            return false;
        }
        String problem = scanner.problem();
        if (problem != null) {
            throw damaged(scanner.line(), null, problem, null);
        }
        int fields = scanner.fields();
        if (fields != slots.length) {
            throw damaged(scanner.line(), null, "has " + fields + " fields, the header has " + slots.length, null);
        }
        for (int i = 0; i < fields; i++) {
            int slot = slots[i];
            starts[slot] = scanner.start(i);
            ends[slot] = scanner.end(i);
        }
        return true;
    }

    private boolean scan() {
        try {
            return scanner.next();
        } catch (IOException e) {
            broken = true;
            throw damaged(scanner.line(), null, problem(e), e);
        }
    }

    /**
     * The next row, copied.
     *
     * @return the row, or null at the end
     * @throws DamagedDataException when the row, or all from here on, is damaged
     */
    public @Nullable Row next() {
        return advance() ? row() : null;
    }

    /**
     * A copy of the row found last.
     *
     * @return the row
     */
    public Row row() {
        return RowBuilder.row(layout, scanner.buffer(), starts, ends, scanner.line());
    }

    /**
     * Where the cells of the row found last lie.
     *
     * @return the reader's buffer
     */
    public byte[] data() {
        return scanner.buffer();
    }

    /**
     * Where each cell begins.
     *
     * @return offsets by slot, below 0 for a column the file does not have; the same array for all rows
     */
    public int[] starts() {
        return starts;
    }

    /**
     * Where each cell ends.
     *
     * @return offsets by slot; the same array for all rows
     */
    public int[] ends() {
        return ends;
    }

    /**
     * The line of the row found last.
     *
     * @return its first line, counted from 1
     */
    public int line() {
        return scanner.line();
    }

    /**
     * Whether what failed was the file and not one row of it.
     *
     * @return true when nothing more can be read
     */
    public boolean broken() {
        return broken;
    }

    private static String problem(IOException e) {
        String message = e.getMessage();
        return message == null ? "cannot be read" : message;
    }

    private DamagedDataException damaged(
            long line, @Nullable String column, String problem, @Nullable Throwable cause) {
        return new DamagedDataException(source, line, column, problem, cause);
    }

    @Override
    public void close() {
        try {
            scanner.close();
        } catch (IOException e) {
            // Whatever was wanted of it has been read.
        }
    }
}
