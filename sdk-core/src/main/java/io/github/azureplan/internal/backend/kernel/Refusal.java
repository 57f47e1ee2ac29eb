package io.github.azureplan.internal.backend.kernel;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A rule says no. The state stays as it was; the service's dialect writes the body. Without a code the dialect takes
 * its usual one for the status.
 */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String code;
    private final @Nullable String errorName;
    private final boolean forNow;

    private Refusal(int status, @Nullable String code, String message, @Nullable String errorName, boolean forNow) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.errorName = errorName;
        this.forNow = forNow;
    }

    public Refusal(int status, @Nullable String code, String message) {
        this(status, code, message, null, false);
    }

    /** The caller comes too early: a repeat with the same request id is worked on again. */
    public static Refusal forNow(int status, String code, String message) {
        return new Refusal(status, code, message, null, true);
    }

    /** Bad input, in the words of whichever service was asked. */
    public static Refusal invalid(String message) {
        return new Refusal(400, null, message);
    }

    /** A refusal in the longer body of the newer Partner Center services. */
    public static Refusal rich(int status, String code, String errorName, String message) {
        return new Refusal(status, code, message, errorName, false);
    }

    public int status() {
        return status;
    }

    public @Nullable String code() {
        return code;
    }

    public @Nullable String errorName() {
        return errorName;
    }

    /** Whether a repeat of the same request is worked on again. */
    boolean forNow() {
        return forNow;
    }

    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
