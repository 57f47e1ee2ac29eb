package io.github.azureplan.errors;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/**
 * The service answered and refused. The subclass says what kind of refusal it is; {@link #code()} says which one.
 */
public class ServiceException extends AzurePlanException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What the service said. */
    private final ErrorDetails details;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public ServiceException(ErrorDetails details) {
        super(details.message(), details.outcome(), details.resume(), null);
        this.details = details;
    }

    /**
     * The HTTP status.
     *
     * @return the status
     */
    public final int status() {
        return details.status();
    }

    /**
     * The service's code. Codes are not unique across statuses: read both.
     *
     * @return the code, {@link ErrorCode#NONE} when there was none
     */
    public final ErrorCode code() {
        return details.code();
    }

    /**
     * The service's own words.
     *
     * @return the description, may be empty
     */
    public final String description() {
        return details.description();
    }

    /**
     * The id of the request, for a support case.
     *
     * @return the id, or empty
     */
    public final Optional<String> requestId() {
        return Optional.ofNullable(details.requestId());
    }

    /**
     * The correlation id, for a support case.
     *
     * @return the id, or empty
     */
    public final Optional<String> correlationId() {
        return Optional.ofNullable(details.correlationId());
    }

    /**
     * How long the service asks to wait.
     *
     * @return the time, or empty when it did not say
     */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(details.retryAfter());
    }

    /**
     * Whether the same call may succeed later without a change. The permitted attempts are already used up.
     *
     * @return true when a later repeat makes sense
     */
    public final boolean retryable() {
        return details.retryable();
    }

    /**
     * What to do about it.
     *
     * @return one or two sentences, never empty
     */
    public final String nextStep() {
        return details.nextStep();
    }

    /**
     * Everything the service said.
     *
     * @return the details
     */
    public final ErrorDetails details() {
        return details;
    }
}
