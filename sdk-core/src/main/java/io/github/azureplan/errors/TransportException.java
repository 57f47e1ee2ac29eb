package io.github.azureplan.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The exchange with the service failed below HTTP, after all permitted attempts: no connection, a cut answer. */
public final class TransportException extends AzurePlanException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed
     * @param outcome whether anything was changed
     * @param resume what a repeated call resumes with, or null
     * @param cause the failure below, or null
     */
    public TransportException(
            String message, Outcome outcome, @Nullable ResumePoint resume, @Nullable Throwable cause) {
        super(message, outcome, resume, cause);
    }
}
