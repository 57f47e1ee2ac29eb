package io.github.azureplan.internal.wire;

import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What the client makes of the errors it knows, for the documentation. */
public final class ErrorTable {
    /**
     * One error.
     *
     * @param status the HTTP status
     * @param code the service's code, empty where the status is all there is
     * @param retryable whether a later repeat makes sense
     * @param nextStep what to do about it
     * @param exception the simple name of the type that is thrown
     */
    public record Line(int status, String code, boolean retryable, String nextStep, String exception) {}

    private ErrorTable() {}

    /** All pairs of status and code with advice of their own, sorted. */
    public static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String key : ErrorAdvice.known()) {
            int slash = key.indexOf('/');
            lines.add(line(Integer.parseInt(key.substring(0, slash)), key.substring(slash + 1)));
        }
        return List.copyOf(lines);
    }

    /** Any pair of status and code. */
    public static Line line(int status, String code) {
        ErrorAdvice advice = ErrorAdvice.of(status, code, null);
        ErrorDetails details = new ErrorDetails(
                "",
                status,
                ErrorCode.of(code),
                "",
                null,
                null,
                null,
                advice.retryable(),
                advice.nextStep(),
                Outcome.UNKNOWN,
                null);
        return new Line(
                status,
                code,
                advice.retryable(),
                advice.nextStep(),
                ErrorReader.exception(details, false).getClass().getSimpleName());
    }
}
