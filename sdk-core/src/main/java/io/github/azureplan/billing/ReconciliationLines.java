package io.github.azureplan.billing;

import io.github.azureplan.internal.export.JsonRows;
import io.github.azureplan.internal.export.RowSource;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The charges of an invoice, or of what will be one, line by line. */
public final class ReconciliationLines extends BillingLines<ReconciliationLine, ReconciliationLines> {
    ReconciliationLines(RowSource source, @Nullable AttributeSet attributes) {
        super(ReconciliationLine.TABLE, source, attributes);
    }

    /**
     * Reads files of JSON lines, gzip or plain, one after the other; each is opened when its turn comes.
     *
     * @param parts the files
     * @return the lines
     */
    public static ReconciliationLines read(List<RowPart> parts) {
        return new ReconciliationLines(new JsonRows(ReconciliationLine.TABLE, parts), null);
    }

    /**
     * Reads files on disk.
     *
     * @param files the files
     * @return the lines
     */
    public static ReconciliationLines read(Path... files) {
        return read(Arrays.stream(files).map(RowPart::of).toList());
    }

    @Override
    ReconciliationLines self() {
        return this;
    }

    @Override
    ReconciliationLine line(Row row) {
        return new ReconciliationLine(row);
    }
}
