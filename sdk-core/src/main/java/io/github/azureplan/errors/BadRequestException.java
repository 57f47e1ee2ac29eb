package io.github.azureplan.errors;

import java.io.Serial;

/** The service did not accept the input, or the state does not allow the call (HTTP 400 and other 4xx). */
public final class BadRequestException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public BadRequestException(ErrorDetails details) {
        super(details);
    }
}
