package io.github.azureplan.billing;

import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import java.util.List;

/** How many columns an export has. */
public enum AttributeSet {
    /** All columns. */
    FULL,
    /** The columns needed to check amounts. Lacks, among others, the percentage of partner earned credit. */
    BASIC;

    /**
     * The columns of this set.
     *
     * @param table {@link UsageLine#TABLE} or {@link ReconciliationLine#TABLE}
     * @return the columns in the order of the table
     */
    public List<Column<?>> columns(ColumnTable table) {
        return this == FULL ? table.columns() : table.basicColumns();
    }
}
