package io.github.azureplan.rows;

import io.github.azureplan.errors.DamagedDataException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link ColumnTable}. Immutable; may be kept and passed to other threads. It owns a compact copy of the
 * cells that were read, which are decoded each time they are asked for.
 *
 * <p>Two rows are equal when they were read with the same columns and each cell has the same text: {@code 1.0} and
 * {@code 1.00} differ, {@code 1} and {@code "1"} do not. Where a row was read from does not count.
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone does not know @hidden
public final class Row {
    private static final int KIND = (1 << RowBuilder.KIND_BITS) - 1;

    private final RowLayout layout;
    private final byte[] data;
    private final int line;

    Row(RowLayout layout, byte[] data, int line) {
        this.layout = layout;
        this.data = data;
        this.line = line;
    }

    /**
     * A row made by hand, for tests and tools.
     *
     * @param table its columns
     * @param cells texts by column name or alias in any case; names the table does not know are kept as unknown
     *     members, columns that are not named are absent
     * @return the row
     */
    public static Row of(ColumnTable table, Map<String, String> cells) {
        RowLayout layout = RowLayout.all(table, table.name());
        for (String name : cells.keySet()) {
            if (layout.slot(name) == RowLayout.UNKNOWN) {
                layout = layout.with(name);
            }
        }
        String[] texts = new String[layout.width()];
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            texts[layout.slot(cell.getKey())] = Objects.requireNonNull(cell.getValue(), cell.getKey());
        }
        return RowBuilder.row(layout, texts);
    }

    /**
     * The columns this kind of row can have.
     *
     * @return the table
     */
    public ColumnTable table() {
        return layout.table();
    }

    /**
     * The columns that were read.
     *
     * @return the columns in the order of the table
     */
    public List<Column<?>> columns() {
        return layout.columns();
    }

    /**
     * What the row has in a column.
     *
     * @param column a column of this table
     * @return the state of the cell; tells a column that was not delivered from an empty one
     */
    public CellState state(Column<?> column) {
        int slot = layout.slot(column);
        if (slot < 0) {
            return CellState.NOT_READ;
        }
        return switch (kind(slot)) {
            case Cells.ABSENT -> CellState.ABSENT;
            case Cells.NULL -> CellState.NULL;
            default -> start(slot) == end(slot) ? CellState.EMPTY : CellState.PRESENT;
        };
    }

    /**
     * Whether the source delivered the column in this row, be it empty or null.
     *
     * @param column a column of this table
     * @return false when the column was left out by the source or by the reader's projection
     */
    public boolean has(Column<?> column) {
        int slot = layout.slot(column);
        return slot >= 0 && kind(slot) != Cells.ABSENT;
    }

    /**
     * The value of a cell.
     *
     * @param column a column of this table that was read
     * @param <T> its type
     * @return the value, or null when the cell is absent, null, or blank and not text
     * @throws IllegalArgumentException when the reader was told not to read this column
     * @throws DamagedDataException when the cell is not of the column's type
     */
    public <T> @Nullable T get(Column<T> column) {
        int slot = requireRead(column);
        int kind = kind(slot);
        if (kind <= Cells.NULL) {
            return null;
        }
        if (column.isText()) {
            return column.type().cast(textAt(slot));
        }
        try {
            return column.decode(data, start(slot), end(slot), kind);
        } catch (IllegalArgumentException e) {
            throw new DamagedDataException(source(), line, column.name(), problem(e), e);
        }
    }

    private static String problem(IllegalArgumentException e) {
        String message = e.getMessage();
        return message == null ? "cannot be read" : message;
    }

    /**
     * The value of a cell that must be there.
     *
     * @param column a column of this table that was read
     * @param <T> its type
     * @return the value
     * @throws IllegalArgumentException when the reader was told not to read this column
     * @throws DamagedDataException when the row has no value in it
     */
    public <T> T need(Column<T> column) {
        T value = get(column);
        if (value == null) {
            throw new DamagedDataException(source(), line, column.name(), "has no value", null);
        }
        return value;
    }

    /**
     * The text of a cell that must be there, as a value of another type.
     *
     * @param column a column of this table that was read
     * @param parser makes the value; an {@link IllegalArgumentException} of it is damage
     * @param <V> the type of the value
     * @return the value
     * @throws IllegalArgumentException when the reader was told not to read this column
     * @throws DamagedDataException when the row has no value in it, or one that the parser refuses
     */
    public <V> V cell(Column<String> column, Function<String, V> parser) {
        String text = need(column);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new DamagedDataException(source(), line, column.name(), "is not what this column can hold", e);
        }
    }

    /**
     * The text of a cell as it was written: a number's own digits, a nested JSON value's own text.
     *
     * @param column a column of this table that was read
     * @return the text, or null when the cell is absent or null
     * @throws IllegalArgumentException when the reader was told not to read this column
     */
    public @Nullable String text(Column<?> column) {
        return textAt(requireRead(column));
    }

    /**
     * The text of a cell by name, of a column or of a member the table does not know.
     *
     * @param name the name, in any case
     * @return the text, or null when the row has no such cell
     */
    public @Nullable String text(String name) {
        int slot = layout.slot(name);
        return slot < 0 ? null : textAt(slot);
    }

    /**
     * Members of the row that this version of the table does not know. A projection keeps none.
     *
     * @return texts by name as it came; the text is null where the member was
     */
    public Map<String, @Nullable String> unknown() {
        if (layout.unknown().isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable String> members = new LinkedHashMap<>();
        int known = layout.columns().size();
        for (int slot = known; slot < layout.width(); slot++) {
            if (kind(slot) != Cells.ABSENT) {
                members.put(layout.unknown().get(slot - known), textAt(slot));
            }
        }
        return Collections.unmodifiableMap(members);
    }

    /**
     * The file or blob the row was read from.
     *
     * @return its name, for messages
     */
    public String source() {
        return layout.source();
    }

    /**
     * The line the row was read from.
     *
     * @return the line in its source, counted from 1; 0 for a row made by hand
     */
    public int line() {
        return line;
    }

    /**
     * Where the cells lie, for readers of this library that want no objects.
     *
     * @param starts takes where each cell begins, by slot; -1 for an absent or null one
     * @param ends takes where each cell ends, by slot
     * @return the bytes, not to be changed
     * @hidden
     */
    public byte[] locate(int[] starts, int[] ends) {
        for (int slot = 0; slot < layout.width(); slot++) {
            starts[slot] = kind(slot) <= Cells.NULL ? -1 : start(slot);
            ends[slot] = end(slot);
        }
        return data;
    }

    /**
     * Where cells belong.
     *
     * @return the layout
     * @hidden
     */
    @SuppressWarnings("exports")
    public RowLayout layout() {
        return layout;
    }

    private int requireRead(Column<?> column) {
        int slot = layout.slot(column);
        if (slot < 0) {
            throw new IllegalArgumentException(
                    "column " + column.name() + ": was not read; name it in the reader's projection, only(...)");
        }
        return slot;
    }

    private @Nullable String textAt(int slot) {
        int header = header(slot);
        int kind = header & KIND;
        if (kind <= Cells.NULL) {
            return null;
        }
        int from = start(slot);
        int to = header >>> RowBuilder.KIND_BITS;
        return kind == Cells.ESCAPED
                ? Cells.text(data, from, to, kind)
                : layout.texts().text(slot, data, from, to);
    }

    private int header(int slot) {
        return (int) RowBuilder.INT.get(data, slot * Integer.BYTES);
    }

    private int kind(int slot) {
        return header(slot) & KIND;
    }

    private int end(int slot) {
        return header(slot) >>> RowBuilder.KIND_BITS;
    }

    private int start(int slot) {
        return slot == 0 ? layout.width() * Integer.BYTES : end(slot - 1);
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        if (!(o instanceof Row other)
                || layout.table() != other.layout.table()
                || !columns().equals(other.columns())) {
            return false;
        }
        for (int slot = 0; slot < columns().size(); slot++) {
            boolean sameState =
                    kind(slot) == other.kind(slot) || (kind(slot) > Cells.NULL && other.kind(slot) > Cells.NULL);
            if (!sameState || !Objects.equals(textAt(slot), other.textAt(slot))) {
                return false;
            }
        }
        return unknown().equals(other.unknown());
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int slot = 0; slot < columns().size(); slot++) {
            hash = 31 * hash + Objects.hashCode(textAt(slot));
        }
        return hash;
    }

    /** What the row is and where it was read; no cell, because many hold personal data. */
    @Override
    public String toString() {
        return layout.table().name() + " row (" + source() + ", line " + line + ")";
    }
}
