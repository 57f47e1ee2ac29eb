package io.github.azureplan.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A price sheet, an export or another stream of rows is damaged, or a note of a journal: cut off, corrupt, or holding a row
 * or cell that cannot be what it should be. The rows before it were good, but what was read is not the whole. Holds no part
 * of the data.
 */
public final class DamagedDataException extends AzurePlanException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Name of the file or blob. */
    private final String source;

    /** Line in it, from 1; 0 for the whole. */
    private final long line;

    /** Name of the column, or null. */
    private final @Nullable String column;

    /**
     * Creates the exception.
     *
     * @param source the name of the file or blob
     * @param line the line in it, counted from 1, or 0 when no line can be named
     * @param column the name of the column, or null when the whole line is meant
     * @param problem what is wrong, without the data
     * @param cause the failure below, or null
     */
    public DamagedDataException(
            String source, long line, @Nullable String column, String problem, @Nullable Throwable cause) {
        super(
                source
                        + (line > 0 ? ", line " + line : "")
                        + (column == null ? "" : ", column " + column)
                        + ": "
                        + problem,
                Outcome.NOT_APPLIED,
                cause);
        this.source = source;
        this.line = line;
        this.column = column;
    }

    /**
     * Where the data came from.
     *
     * @return the name of the file or blob
     */
    public String source() {
        return source;
    }

    /**
     * The line of the defect.
     *
     * @return the line, counted from 1, or 0 when no line can be named
     */
    public long line() {
        return line;
    }

    /**
     * The column of the defect.
     *
     * @return the name of the column, or null when the whole line is meant
     */
    public @Nullable String column() {
        return column;
    }
}
