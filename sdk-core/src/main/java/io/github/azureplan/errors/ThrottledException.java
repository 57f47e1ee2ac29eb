package io.github.azureplan.errors;

import java.io.Serial;

/** Too many calls (HTTP 429), also after all permitted waits. */
public final class ThrottledException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public ThrottledException(ErrorDetails details) {
        super(details);
    }
}
