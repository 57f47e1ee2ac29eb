package io.github.azureplan.errors;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The root of everything this library throws after input was accepted. Unchecked. */
public abstract class AzurePlanException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether anything was changed. */
    private final Outcome outcome;

    /** What to resume with; not serialized, because it belongs to this process. */
    private final transient @Nullable ResumePoint resume;

    /**
     * For the subclasses of this library.
     *
     * @param message what failed and what to do, without secrets or personal data
     * @param outcome whether anything was changed
     * @param cause the failure below, or null
     */
    protected AzurePlanException(String message, Outcome outcome, @Nullable Throwable cause) {
        this(message, outcome, null, cause);
    }

    /**
     * For the subclasses of this library.
     *
     * @param message what failed and what to do, without secrets or personal data
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
