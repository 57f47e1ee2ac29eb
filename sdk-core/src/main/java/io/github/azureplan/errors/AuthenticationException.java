package io.github.azureplan.errors;

import java.io.Serial;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * No token could be had: sign-in was refused, or the token source failed. Nothing was sent to the service. When the
 * thread was interrupted meanwhile, the cause is an {@link java.io.InterruptedIOException} and the interrupt flag is
 * set.
 */
public final class AuthenticationException extends AzurePlanException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether the same attempt can succeed later. */
    private final boolean retryable;
    /** What to do about it, or null. */
    private final @Nullable String nextStep;
    /** What the token endpoint said, or null; the message holds it too, so a serialized exception goes without. */
    private final transient @Nullable EntraError entraError;

    /**
     * Creates the exception for a failure that will not go away by itself.
     *
     * @param message what was refused and what to do, without secrets
     * @param cause the failure below, or null
     */
    public AuthenticationException(String message, @Nullable Throwable cause) {
        this(message, false, null, null, cause);
    }

    /**
     * Creates the exception.
     *
     * @param message what was refused, without secrets
     * @param retryable whether the same attempt can succeed later without anybody doing anything
     * @param nextStep what to do, or null; becomes part of the message
     * @param entraError what the token endpoint said, or null when it was not reached or not understood
     * @param cause the failure below, or null
     */
    public AuthenticationException(
            String message,
            boolean retryable,
            @Nullable String nextStep,
            @Nullable EntraError entraError,
            @Nullable Throwable cause) {
        super(nextStep == null ? message : message + ". " + nextStep, Outcome.NOT_APPLIED, cause);
        this.retryable = retryable;
        this.nextStep = nextStep;
        this.entraError = entraError;
    }

    /**
     * Whether the same attempt can succeed later without anybody doing anything: throttling, an outage, a broken
     * connection.
     *
     * @return true when waiting can help
     */
    public boolean retryable() {
        return retryable;
    }

    /**
     * What to do about it.
     *
     * @return a sentence for the operator, when one is known
     */
    public Optional<String> nextStep() {
        return Optional.ofNullable(nextStep);
    }

    /**
     * What the token endpoint said.
     *
     * @return its error, or empty when it was not reached or its answer was not understood
     */
    public Optional<EntraError> entraError() {
        return Optional.ofNullable(entraError);
    }

    /**
     * The AADSTS number, the finest reason there is.
     *
     * @return the number, for example 50076, or empty when none came
     */
    public OptionalInt aadstsCode() {
        return entraError == null || entraError.aadstsCode() == null
                ? OptionalInt.empty()
                : OptionalInt.of(entraError.aadstsCode());
    }
}
