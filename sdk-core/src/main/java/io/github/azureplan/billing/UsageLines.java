package io.github.azureplan.billing;

import io.github.azureplan.internal.export.JsonRows;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.rows.RowReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Daily rated use, read line by line in constant memory from the files of an export: JSON lines, gzip or plain, one file after the
 * other. The order of lines and files means nothing.
 */
public final class UsageLines extends RowReader<UsageLine> {
    private final JsonRows rows;
    private Set<Column<?>> columns = Set.copyOf(UsageLine.TABLE.columns());

    private UsageLines(List<RowPart> parts) {
        this.rows = new JsonRows(UsageLine.TABLE, parts);
    }

    /**
     * Reads the files of an export; each is opened when its turn comes.
     *
     * @param parts the files
     * @return the lines
     */
    public static UsageLines read(List<RowPart> parts) {
        return new UsageLines(parts);
    }

    /**
     * Reads the files of an export that was saved.
     *
     * @param files the files
     * @return the lines
     */
    public static UsageLines read(Path... files) {
        return read(Arrays.stream(files).map(RowPart::of).toList());
    }

    /**
     * Reads some columns only, which is faster and smaller. Other columns and members this version does not know are not
     * kept.
     *
     * @param wanted columns of {@link UsageLine#TABLE}
     * @return this reader
     * @throws IllegalStateException when lines were read already
     */
    public UsageLines only(Column<?>... wanted) {
        requireUnread("only(columns)");
        columns = Set.copyOf(Arrays.asList(wanted));
        rows.only(columns);
        return this;
    }

    /** Reads no more than these columns, and refuses a projection that lacks one of them. */
    void require(String reader, Column<?>... needed) {
        for (Column<?> column : needed) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("column " + column + ": is needed for " + reader
                        + " and missing from the projection; add it to only(...), or leave only(...) out");
            }
        }
        only(needed);
    }

    @Override
    protected @Nullable UsageLine read() {
        Row row = rows.next();
        return row == null ? null : new UsageLine(row);
    }

    @Override
    protected void release() {
        rows.close();
    }
}
