package io.github.azureplan.internal.backend.tree;

import org.jspecify.annotations.Nullable;

/**
 * Text, a number, a boolean or null.
 *
 * @param value a String, BigDecimal or Boolean, or null
 */
public record JsonScalar(@Nullable Object value) implements Json {
    /** The literal {@code null}. */
    public static final JsonScalar NULL = new JsonScalar(null);

    @Override
    public String toString() {
        return JsonText.write(this);
    }
}
