package io.github.azureplan.errors;

import java.io.Serial;

/** There is no such thing, or it is not visible yet (HTTP 404; a catalog item that is not available, 200). */
public final class NotFoundException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public NotFoundException(ErrorDetails details) {
        super(details);
    }
}
