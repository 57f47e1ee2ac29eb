package io.github.azureplan.errors;

import java.io.Serial;

/** The App+User token carries no proof of multi-factor authentication (401, code 900421): consent again, with MFA. */
public final class MfaRequiredException extends UnauthorizedException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public MfaRequiredException(ErrorDetails details) {
        super(details);
    }
}
