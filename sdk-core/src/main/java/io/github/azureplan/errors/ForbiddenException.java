package io.github.azureplan.errors;

import java.io.Serial;

/** The caller may not do this: a role, a relationship, an agreement or a limit is in the way (HTTP 403). */
public class ForbiddenException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public ForbiddenException(ErrorDetails details) {
        super(details);
    }
}
