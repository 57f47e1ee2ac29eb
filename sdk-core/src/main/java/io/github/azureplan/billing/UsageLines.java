package io.github.azureplan.billing;

import io.github.azureplan.internal.export.JsonRows;
import io.github.azureplan.internal.export.RowSource;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Daily rated use, line by line: what each meter of each resource used on each day, and what that costs. */
public final class UsageLines extends BillingLines<UsageLine, UsageLines> {
    UsageLines(RowSource source, @Nullable AttributeSet attributes) {
        super(UsageLine.TABLE, source, attributes);
    }

    /**
     * Reads files of JSON lines, gzip or plain, one after the other; each is opened when its turn comes.
     *
     * @param parts the files
     * @return the lines
     */
    public static UsageLines read(List<RowPart> parts) {
        return new UsageLines(new JsonRows(UsageLine.TABLE, parts), null);
    }

    /**
     * Reads files on disk.
     *
     * @param files the files
     * @return the lines
     */
    public static UsageLines read(Path... files) {
        return read(Arrays.stream(files).map(RowPart::of).toList());
    }

    @Override
    UsageLines self() {
        return this;
    }

    @Override
    UsageLine line(Row row) {
        return new UsageLine(row);
    }
}
