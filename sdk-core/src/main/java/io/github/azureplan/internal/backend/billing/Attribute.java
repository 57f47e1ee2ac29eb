package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One member of the lines of an export, in the order of the file.
 *
 * @param basic whether it is in the basic set too
 * @param value text, a number, {@link JsonScalar#NULL} or the empty array
 */
record Attribute<T>(String name, boolean basic, Function<T, Object> value) {
    /** One line: an object with the members of the set, numbers without exponents. */
    static <T> String line(List<Attribute<T>> attributes, boolean full, T row) {
        return line(attributes, full, row, (name, value) -> value);
    }

    /**
     * The same with a last word on each value.
     *
     * @param change by the member's name
     */
    static <T> String line(
            List<Attribute<T>> attributes, boolean full, T row, BiFunction<String, Object, Object> change) {
        StringBuilder line = new StringBuilder(full ? 2000 : 1000);
        for (Attribute<T> attribute : attributes) {
            if (full || attribute.basic()) {
                line.append(line.isEmpty() ? "{\"" : ",\"")
                        .append(attribute.name())
                        .append("\":");
                write(line, change.apply(attribute.name(), attribute.value().apply(row)));
            }
        }
        return line.append("}\n").toString();
    }

    private static void write(StringBuilder line, Object value) {
        if (value instanceof BigDecimal number) {
            line.append(number.stripTrailingZeros().toPlainString());
        } else if (value instanceof String text) {
            quote(line, text);
        } else if (value.equals(JsonScalar.NULL) || value.equals(JsonArray.EMPTY)) {
            line.append(value);
        } else {
            throw new IllegalArgumentException(
                    "no form in a line for " + value.getClass().getName());
        }
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ') {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
