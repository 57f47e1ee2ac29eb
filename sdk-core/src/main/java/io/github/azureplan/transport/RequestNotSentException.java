package io.github.azureplan.transport;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The request certainly did not reach the server: the connection could not be made. A transport throws this only when
 * it is sure; every other {@link IOException} leaves open whether the server acted.
 */
public final class RequestNotSentException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, without secrets
     * @param cause the failure below, or null
     */
    public RequestNotSentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
