package io.github.azureplan.errors;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the service said when it refused.
 *
 * @param operation the operation that was refused, as the list of operations names it
 * @param status the HTTP status
 * @param code the service's code, {@link ErrorCode#NONE} when it gave none
 * @param description the service's own words, at most 1,024 characters, may be empty
 * @param requestId the id of the request, as the service echoed it, else as it was sent
 * @param correlationId the correlation id, or null
 * @param retryAfter how long the service asks to wait, or null
 * @param retryable whether the same call may succeed later without a change
 * @param nextStep what to do about it, never empty
 * @param outcome whether anything was changed
 * @param resume what a repeated call resumes with, or null
 */
public record ErrorDetails(
        String operation,
        int status,
        ErrorCode code,
        String description,
        @Nullable String requestId,
        @Nullable String correlationId,
        @Nullable Duration retryAfter,
        boolean retryable,
        String nextStep,
        Outcome outcome,
        @Nullable ResumePoint resume)
        implements Serializable {
    /** Checks that the required parts are there. */
    public ErrorDetails {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(nextStep, "nextStep");
        Objects.requireNonNull(outcome, "outcome");
    }

    String message() {
        StringBuilder text =
                new StringBuilder(operation).append(" was refused: HTTP ").append(status);
        if (!code.equals(ErrorCode.NONE)) {
            text.append(", code ").append(code);
        }
        if (!description.isBlank()) {
            text.append(", \"").append(description).append('"');
        }
        text.append(". ").append(nextStep);
        if (requestId != null) {
            text.append(" [request ").append(requestId);
            text.append(correlationId == null ? "]" : ", correlation " + correlationId + "]");
        }
        return text.toString();
    }
}
