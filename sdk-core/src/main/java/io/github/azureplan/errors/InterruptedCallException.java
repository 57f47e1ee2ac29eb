package io.github.azureplan.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted. Its interrupt flag is set again when this is thrown. */
public final class InterruptedCallException extends AzurePlanException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which call was interrupted
     * @param outcome whether anything was changed
     * @param resume what a repeated call resumes with, or null
     * @param cause the failure below, or null
     */
    public InterruptedCallException(
            String message, Outcome outcome, @Nullable ResumePoint resume, @Nullable Throwable cause) {
        super(message, outcome, resume, cause);
    }
}
