package io.github.azureplan.internal.backend.tree;

import java.io.Serial;

/** The text is not JSON the backend accepts; the message says where, without quoting content. */
public final class BadJsonException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public BadJsonException(String message) {
        super(message);
    }
}
