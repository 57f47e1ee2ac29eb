package io.github.azureplan.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The root of everything this library throws after input was accepted. Unchecked. */
public abstract class AzurePlanException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether anything was changed. */
    private final Outcome outcome;

    /**
     * For the subclasses of this library.
     *
     * @param message what failed and what to do, without secrets or personal data
     * @param outcome whether anything was changed
     * @param cause the failure below, or null
     */
    protected AzurePlanException(String message, Outcome outcome, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    /**
     * Whether the failed call has changed anything at the service.
     *
     * @return the outcome
     */
    public final Outcome outcome() {
        return outcome;
    }
}
