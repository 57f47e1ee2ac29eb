package io.github.azureplan.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No token could be had: sign-in was refused, or the token source failed. Nothing was sent to the service. */
public final class AuthenticationException extends AzurePlanException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was refused and what to do, without secrets
     * @param cause the failure below, or null
     */
    public AuthenticationException(String message, @Nullable Throwable cause) {
        super(message, Outcome.NOT_APPLIED, cause);
    }
}
