package io.github.azureplan.errors;

import java.io.Serial;

/** The token was refused, also after it was renewed once (HTTP 401). */
public class UnauthorizedException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public UnauthorizedException(ErrorDetails details) {
        super(details);
    }
}
