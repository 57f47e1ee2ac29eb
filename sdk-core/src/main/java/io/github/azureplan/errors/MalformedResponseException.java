package io.github.azureplan.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The service, or something between it and us, answered with a body that is not what the operation returns: HTML from a
 * gateway, nothing at all, broken JSON, or more than this client accepts. Holds no part of the body.
 */
public final class MalformedResponseException extends AzurePlanException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** HTTP status of the answer. */
    private final int status;

    /** JSON path of the defect. */
    private final String path;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, without the body
     * @param status the HTTP status of the answer
     * @param path the JSON path of the defect, {@code $} for the whole body
     * @param outcome whether anything was changed
     * @param resume what a repeated call resumes with, or null
     * @param cause the failure below, or null
     */
    public MalformedResponseException(
            String message,
            int status,
            String path,
            Outcome outcome,
            @Nullable ResumePoint resume,
            @Nullable Throwable cause) {
        super(message, outcome, resume, cause);
        this.status = status;
        this.path = path;
    }

    /**
     * The HTTP status of the answer.
     *
     * @return the status
     */
    public int status() {
        return status;
    }

    /**
     * Where in the body the defect is.
     *
     * @return a JSON path, {@code $} for the whole body
     */
    public String path() {
        return path;
    }
}
