package io.github.azureplan.errors;

import java.io.Serial;

/** Another request or another state is in the way (HTTP 409). */
public final class ConflictException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public ConflictException(ErrorDetails details) {
        super(details);
    }
}
