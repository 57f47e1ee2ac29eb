package io.github.azureplan.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which cell of a row stands where: first the columns that are read, then members the table does not know. Immutable
 * and shared by the rows of one source; public only for the readers of this library.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone does not know @hidden
public final class RowLayout {
    /** Answer of {@link #slot}: the reader was told not to read this column. */
    public static final int SKIP = -1;

    /** Answer of {@link #slot}: neither the table nor an earlier row has this name. */
    public static final int UNKNOWN = -2;

    private final ColumnTable table;
    private final List<Column<?>> columns;
    private final int[] slots;
    private final boolean keepsUnknown;
    private final List<String> unknown;
    private final Map<String, Integer> unknownSlots;
    private final String source;
    private final RepeatedTexts texts;

    private RowLayout(
            ColumnTable table,
            List<Column<?>> columns,
            int[] slots,
            boolean keepsUnknown,
            List<String> unknown,
            Map<String, Integer> unknownSlots,
            String source,
            RepeatedTexts texts) {
        this.table = table;
        this.columns = columns;
        this.slots = slots;
        this.keepsUnknown = keepsUnknown;
        this.unknown = unknown;
        this.unknownSlots = unknownSlots;
        this.source = source;
        this.texts = texts;
    }

    /**
     * The layout of all columns and of unknown members.
     *
     * @param table the columns
     * @param source what messages call the source
     * @return the layout
     */
    public static RowLayout all(ColumnTable table, String source) {
        return of(table, table.columns(), true, source);
    }

    /**
     * The layout of some columns; nothing else is kept.
     *
     * @param table the columns
     * @param only those to read
     * @param source what messages call the source
     * @return the layout
     */
    public static RowLayout only(ColumnTable table, Collection<Column<?>> only, String source) {
        only.forEach(table::requireOwn);
        return of(table, table.columns().stream().filter(only::contains).toList(), false, source);
    }

    private static RowLayout of(ColumnTable table, List<Column<?>> columns, boolean keepsUnknown, String source) {
        int[] slots = new int[table.columns().size()];
        Arrays.fill(slots, SKIP);
        for (int i = 0; i < columns.size(); i++) {
            slots[columns.get(i).index()] = i;
        }
        return new RowLayout(table, columns, slots, keepsUnknown, List.of(), Map.of(), source, new RepeatedTexts());
    }

    /**
     * The same layout for another source.
     *
     * @param newSource what messages call it
     * @return the layout; slots stay
     */
    public RowLayout from(String newSource) {
        return new RowLayout(table, columns, slots, keepsUnknown, unknown, unknownSlots, newSource, texts);
    }

    /**
     * The layout with one more unknown member.
     *
     * @param name its name as it came
     * @return the layout; slots stay, the new one is the last
     */
    public RowLayout with(String name) {
        List<String> names = new ArrayList<>(unknown);
        names.add(name);
        Map<String, Integer> all = new HashMap<>(unknownSlots);
        all.put(name.toLowerCase(Locale.ROOT), width());
        return new RowLayout(table, columns, slots, keepsUnknown, List.copyOf(names), Map.copyOf(all), source, texts);
    }

    /**
     * Where a member belongs.
     *
     * @param name its name, in any case
     * @return the slot, {@link #SKIP} or {@link #UNKNOWN}
     */
    public int slot(String name) {
        Column<?> column = table.lookup(name);
        if (column != null) {
            return slots[column.index()];
        }
        if (!keepsUnknown) {
            return SKIP;
        }
        return unknownSlots.getOrDefault(name.toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /**
     * How many cells a row has.
     *
     * @return columns that are read and unknown members
     */
    public int width() {
        return columns.size() + unknown.size();
    }

    /**
     * What messages call the source.
     *
     * @return the name
     */
    public String source() {
        return source;
    }

    /**
     * How many names were met that the table does not know.
     *
     * @return the number
     */
    public int unknownCount() {
        return unknown.size();
    }

    /** What cells of the same text share. */
    RepeatedTexts texts() {
        return texts;
    }

    ColumnTable table() {
        return table;
    }

    List<Column<?>> columns() {
        return columns;
    }

    List<String> unknown() {
        return unknown;
    }

    int slot(Column<?> column) {
        table.requireOwn(column);
        return slots[column.index()];
    }
}
