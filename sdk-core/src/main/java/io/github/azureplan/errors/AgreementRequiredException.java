package io.github.azureplan.errors;

import java.io.Serial;

/** The customer has no valid Microsoft Customer Agreement (403, code 13605); ordering waits for it. */
public final class AgreementRequiredException extends ForbiddenException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public AgreementRequiredException(ErrorDetails details) {
        super(details);
    }
}
