package io.github.azureplan.billing;

import io.github.azureplan.internal.export.RowSource;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of billing data, read one by one in constant memory, whatever they come from: files of an export, a folder it
 * was saved in, pages of the older service. Their order means nothing.
 *
 * @param <L> the kind of line
 * @param <S> the reader itself
 */
public abstract sealed class BillingLines<L extends BillingLine, S extends BillingLines<L, S>> extends RowReader<L>
        permits UsageLines, ReconciliationLines {
    private final ColumnTable table;
    private final RowSource source;
    private final @Nullable AttributeSet attributes;
    private Set<Column<?>> columns;
    private @Nullable MonthCheck check;

    BillingLines(ColumnTable table, RowSource source, @Nullable AttributeSet attributes) {
        this.table = table;
        this.source = source;
        this.attributes = attributes;
        this.columns = new LinkedHashSet<>((attributes == null ? AttributeSet.FULL : attributes).columns(table));
    }

    abstract S self();

    abstract L line(Row row);

    /**
     * Reads some columns only, which is faster and smaller. Other columns and members this version does not know are not
     * kept.
     *
     * @param wanted columns of the line's table
     * @return this reader
     * @throws IllegalArgumentException when a column is of another table
     * @throws IllegalStateException when lines were read already
     */
    public final S only(Column<?>... wanted) {
        requireUnread("only(columns)");
        List<Column<?>> all = Arrays.asList(wanted);
        List<Column<?>> read = new ArrayList<>(all);
        if (check != null) {
            read.addAll(check.columns());
        }
        source.only(read);
        columns.retainAll(all);
        return self();
    }

    /** Has each row looked at before it is handed out, whatever is projected. */
    final S checkedBy(MonthCheck each) {
        check = each;
        return self();
    }

    /**
     * The attribute set that was asked for.
     *
     * @return the set, or empty when the lines come from where it is not known, as files by themselves
     */
    public final Optional<AttributeSet> attributes() {
        return Optional.ofNullable(attributes);
    }

    /**
     * The columns a line can have: those of the attribute set, less what {@link #only} left out. A column that is not
     * among them has no value in any line, so that what needs it can be refused before reading.
     *
     * @return the columns in the order of the table; all of them when the attribute set is not known
     */
    public final List<Column<?>> columns() {
        return table.columns().stream().filter(columns::contains).toList();
    }

    /** Reads no more than these columns, and refuses a projection that lacks one of them. */
    final void require(String reader, Column<?>... needed) {
        for (Column<?> column : needed) {
            if (!columns.contains(column) && !missingByAttributes(column)) {
                throw new IllegalArgumentException("column " + column + ": is needed for " + reader
                        + " and missing from the projection; add it to only(...), or leave only(...) out");
            }
        }
        only(needed);
    }

    /** The same, and refuses an attribute set that lacks one of them too. */
    final void requireDelivered(String reader, Column<?>... needed) {
        List<String> missing = Arrays.stream(needed)
                .filter(this::missingByAttributes)
                .map(Column::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("columns " + String.join(", ", missing) + ": are needed for " + reader
                    + " and not in the basic attribute set; ask for AttributeSet.FULL");
        }
        require(reader, needed);
    }

    private boolean missingByAttributes(Column<?> column) {
        return attributes == AttributeSet.BASIC && !column.basic();
    }

    @Override
    protected final @Nullable L read() {
        Row row = source.next();
        if (row != null && check != null) {
            check.look(row);
        }
        return row == null ? null : line(row);
    }

    @Override
    protected final void release() {
        source.close();
    }
}
