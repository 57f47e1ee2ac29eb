package io.github.azureplan.pricing;

import io.github.azureplan.errors.DamagedDataException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet that could not be taken. Holds no part of the data.
 *
 * @param source the file or sheet it is in
 * @param line the line it begins with, counted from 1
 * @param column the column that is wrong, or null when the whole row is
 * @param problem what is wrong, a part of a sentence
 */
public record BadRow(String source, long line, @Nullable String column, String problem) {
    /** Checks that the texts are there. */
    public BadRow {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(problem, "problem");
    }

    static BadRow of(DamagedDataException e) {
        String where = new BadRow(e.source(), e.line(), e.column(), "").toString();
        return new BadRow(
                e.source(), e.line(), e.column(), String.valueOf(e.getMessage()).substring(where.length()));
    }

    DamagedDataException exception() {
        return new DamagedDataException(source, line, column, problem, null);
    }

    /** Source, line, column and problem in one sentence. */
    @Override
    public String toString() {
        return source + (line > 0 ? ", line " + line : "") + (column == null ? "" : ", column " + column) + ": "
                + problem;
    }
}
