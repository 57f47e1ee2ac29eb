package io.github.azureplan.billing;

import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import org.jspecify.annotations.Nullable;

/**
 * A line of billing data: a view of one row, with names for what its columns hold. Immutable; the cells decode on
 * access. Two lines are equal when their rows are.
 */
public abstract sealed class BillingLine permits UsageLine, ReconciliationLine {
    final Row row;

    BillingLine(Row row, ColumnTable table) {
        if (row.table() != table) {
            throw new IllegalArgumentException("row: is no row of " + table + " but of " + row.table());
        }
        this.row = row;
    }

    /**
     * The cells.
     *
     * @return the row behind this view, with members this version does not know
     */
    public final Row row() {
        return row;
    }

    /**
     * The value of a cell.
     *
     * @param column a column of the line's table that was read
     * @param <V> its type
     * @return the value, or null when the line has none
     * @throws IllegalArgumentException when the reader was told not to read this column
     * @throws io.github.azureplan.errors.DamagedDataException when the cell is not of the column's type
     */
    public final <V> @Nullable V get(Column<V> column) {
        return row.get(column);
    }

    @Override
    public final boolean equals(Object o) {
        return o instanceof BillingLine other && row.equals(other.row);
    }

    @Override
    public final int hashCode() {
        return row.hashCode();
    }

    /** Where the line was read; no cell, because many hold personal data. */
    @Override
    public final String toString() {
        return row.toString();
    }
}
