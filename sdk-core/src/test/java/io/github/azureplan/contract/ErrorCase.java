package io.github.azureplan.contract;

import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ServiceException;
import java.util.function.Consumer;

/**
 * One documented refusal: how it comes about in the backend, and as what it reaches the caller.
 *
 * @param code HTTP status and service code, for example {@code 403/13605}
 * @param type the exception it becomes
 * @param refused sets the laboratory up and makes the call that is refused
 * @param outcome what the caller is told of a change
 */
record ErrorCase(String code, Class<? extends ServiceException> type, Consumer<Lab> refused, Outcome outcome) {
    static ErrorCase of(String code, Class<? extends ServiceException> type, Consumer<Lab> refused) {
        return new ErrorCase(code, type, refused, Outcome.NOT_APPLIED);
    }

    /** A failure that leaves open whether the change was made. */
    static ErrorCase unclear(String code, Class<? extends ServiceException> type, Consumer<Lab> refused) {
        return new ErrorCase(code, type, refused, Outcome.UNKNOWN);
    }
}
