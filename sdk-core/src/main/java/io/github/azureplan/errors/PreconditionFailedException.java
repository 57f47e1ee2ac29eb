package io.github.azureplan.errors;

import java.io.Serial;

/** What was read before has changed since (HTTP 412, 417, or 400 with code 2055): read it again, then change it. */
public final class PreconditionFailedException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public PreconditionFailedException(ErrorDetails details) {
        super(details);
    }
}
