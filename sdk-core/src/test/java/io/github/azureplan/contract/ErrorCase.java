package io.github.azureplan.contract;

import io.github.azureplan.errors.ServiceException;
import java.util.function.Consumer;

/**
 * One documented refusal: how it comes about in the backend, and as what it reaches the caller.
 *
 * @param code HTTP status and service code, for example {@code 403/13605}
 * @param type the exception it becomes
 * @param refused sets the laboratory up and makes the call that is refused
 */
record ErrorCase(String code, Class<? extends ServiceException> type, Consumer<Lab> refused) {
    static ErrorCase of(String code, Class<? extends ServiceException> type, Consumer<Lab> refused) {
        return new ErrorCase(code, type, refused);
    }
}
