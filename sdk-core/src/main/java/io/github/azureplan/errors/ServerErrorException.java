package io.github.azureplan.errors;

import java.io.Serial;

/** The service failed (HTTP 5xx), also after all permitted attempts. */
public final class ServerErrorException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public ServerErrorException(ErrorDetails details) {
        super(details);
    }
}
