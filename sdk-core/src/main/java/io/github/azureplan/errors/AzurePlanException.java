package io.github.azureplan.errors;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of what the service, the line and the data do to a call. Unchecked. What this client cannot do, or cannot do as
 * things are, is an {@link IllegalStateException}, which may be thrown after something was sent.
 */
public abstract class AzurePlanException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether anything was changed. */
    private final Outcome outcome;

    /** What to resume with, or null. */
    private final @Nullable ResumePoint resume;

    /**
     * For the subclasses of this library.
     *
     * @param message what failed and what to do, without secrets; the service's own description stands in it, cut to 1,024 characters
     * @param outcome whether anything was changed
     * @param cause the failure below, or null
     */
    protected AzurePlanException(String message, Outcome outcome, @Nullable Throwable cause) {
        this(message, outcome, null, cause);
    }

    /**
     * For the subclasses of this library.
     *
     * @param message what failed and what to do, without secrets; the service's own description stands in it, cut to 1,024 characters
     * @param outcome whether anything was changed
     * @param resume what a repeated call resumes with, or null
     * @param cause the failure below, or null
     */
    protected AzurePlanException(
            String message, Outcome outcome, @Nullable ResumePoint resume, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
        this.resume = resume;
    }

    /**
     * Whether the failed call has changed anything at the service.
     *
     * @return the outcome
     */
    public final Outcome outcome() {
        return outcome;
    }

    /**
     * What to resume with when the outcome is {@link Outcome#UNKNOWN} and the call made something that can be found
     * again.
     *
     * @return the cart, alias, request or operation, or empty
     */
    public final Optional<ResumePoint> resumeWith() {
        return Optional.ofNullable(resume);
    }
}
