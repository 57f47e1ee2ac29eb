package io.github.azureplan.internal.export;

import java.io.Serial;

/** What is wrong with a line; the reader that knows source and line number makes the public exception of it. */
final class BadLine extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    BadLine(String problem, int offset) {
        super(problem + " (byte " + offset + " of the line)");
    }
}
