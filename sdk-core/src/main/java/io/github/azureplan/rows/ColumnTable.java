package io.github.azureplan.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one kind of row, in the order of the file. It drives decoding, projection and the header of a written
 * file, and the documentation of the columns is checked against it.
 */
public final class ColumnTable {
    private final String name;
    private final List<Column<?>> columns;
    private final Map<String, Column<?>> byName;
    private final Object key;

    private ColumnTable(String name, List<Column<?>> columns, Map<String, Column<?>> byName, Object key) {
        this.name = name;
        this.columns = columns;
        this.byName = byName;
        this.key = key;
    }

    /**
     * Starts a table.
     *
     * @param name what a row of it is called in messages
     * @return a builder to which columns are added
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * What a row of this table is called.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * All columns.
     *
     * @return the columns in the order of the file
     */
    public List<Column<?>> columns() {
        return columns;
    }

    /**
     * The columns of the basic attribute set.
     *
     * @return the columns in the order of the file
     */
    public List<Column<?>> basicColumns() {
        return columns.stream().filter(Column::basic).toList();
    }

    /**
     * The names of all columns, as a header line has them.
     *
     * @return the names in the order of the file
     */
    public List<String> header() {
        return columns.stream().<String>map(Column::name).toList();
    }

    /**
     * The column of a name or alias.
     *
     * @param columnName the name, in any case
     * @return the column, or empty when the table has none of this name
     */
    public Optional<Column<?>> find(String columnName) {
        return Optional.ofNullable(lookup(columnName));
    }

    @Nullable
    Column<?> lookup(String columnName) {
        return byName.get(columnName.toLowerCase(Locale.ROOT));
    }

    void requireOwn(Column<?> column) {
        if (!column.isOf(key)) {
            throw new IllegalArgumentException(
                    "column " + column.name() + ": is not a column of the table '" + name + "'");
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }

    /** Collects the columns of a table. */
    public static final class Builder {
        private final String name;
        private final List<Column<?>> columns = new ArrayList<>();
        private final Map<String, Column<?>> byName = new HashMap<>();
        private final Object key = new Object();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds the next column.
         *
         * @param column the column
         * @param <T> the type of its cells
         * @return the column as it is in the table; cells are asked for with this one
         * @throws IllegalArgumentException when the name or an alias is taken
         */
        public <T> Column<T> add(Column<T> column) {
            Column<T> placed = column.placed(columns.size(), key);
            columns.add(placed);
            register(placed.name(), placed);
            placed.aliases().forEach(alias -> register(alias, placed));
            return placed;
        }

        private void register(String columnName, Column<?> column) {
            if (byName.put(columnName.toLowerCase(Locale.ROOT), column) != null) {
                throw new IllegalArgumentException("column " + columnName + ": is in the table '" + name + "' twice");
            }
        }

        /**
         * Ends the table.
         *
         * @return the table of all columns added
         */
        public ColumnTable build() {
            return new ColumnTable(name, List.copyOf(columns), Map.copyOf(byName), key);
        }
    }
}
