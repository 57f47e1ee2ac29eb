package io.github.azureplan.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The caller's deadline, or the longest wait for a state, passed before the call was done. */
public final class DeadlineExceededException extends AzurePlanException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What was last seen. */
    private final String lastState;

    /**
     * Creates the exception.
     *
     * @param message which call ran out of time
     * @param lastState what was last seen of it, for example an HTTP status or a provisioning state
     * @param outcome whether anything was changed
     * @param resume what a repeated call resumes with, or null
     * @param cause the last failure, or null
     */
    public DeadlineExceededException(
            String message,
            String lastState,
            Outcome outcome,
            @Nullable ResumePoint resume,
            @Nullable Throwable cause) {
        super(message, outcome, resume, cause);
        this.lastState = lastState;
    }

    /**
     * What was last seen before time ran out.
     *
     * @return a short text, never empty
     */
    public String lastState() {
        return lastState;
    }
}
