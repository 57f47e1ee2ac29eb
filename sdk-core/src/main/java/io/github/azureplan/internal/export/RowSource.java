package io.github.azureplan.internal.export;

import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a reader come from: {@link JsonRows} reads files, {@link ItemRows} takes what somebody else has
 * decoded. For one thread.
 */
public interface RowSource extends AutoCloseable {
    /** Reads these columns only; before the first row. */
    void only(Collection<Column<?>> columns);

    /** The next row, or null after the last one. */
    @Nullable
    Row next();

    @Override
    void close();
}
