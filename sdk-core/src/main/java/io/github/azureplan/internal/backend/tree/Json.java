package io.github.azureplan.internal.backend.tree;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as the backend sees it. Immutable; numbers keep the digits they were written with. This tree is the
 * backend's own, so that it cannot share a mistake with the client's models.
 */
public sealed interface Json permits JsonObject, JsonArray, JsonScalar {
    /** Wraps text, booleans, numbers, lists and JSON values; null becomes {@link JsonScalar#NULL}. */
    static Json of(@Nullable Object value) {
        if (value == null) {
            return JsonScalar.NULL;
        } else if (value instanceof Json json) {
            return json;
        } else if (value instanceof String || value instanceof Boolean || value instanceof BigDecimal) {
            return new JsonScalar(value);
        } else if (value instanceof Integer || value instanceof Long) {
            return new JsonScalar(BigDecimal.valueOf(((Number) value).longValue()));
        } else if (value instanceof List<?> list) {
            return JsonArray.of(list);
        }
        throw new IllegalArgumentException(
                "no JSON form for " + value.getClass().getName());
    }

    /** Whether this is the literal {@code null}. */
    default boolean isNull() {
        return this instanceof JsonScalar scalar && scalar.value() == null;
    }
}
