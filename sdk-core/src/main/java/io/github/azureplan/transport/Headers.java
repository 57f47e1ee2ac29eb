package io.github.azureplan.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * HTTP header fields in their order; names compare without case. Immutable.
 *
 * <p>Names and values are checked when they are added: a line break or another control character is refused, so that
 * no value can smuggle in a second header.
 */
public final class Headers {
    /** No header at all. */
    public static final Headers EMPTY = new Headers(List.of());

    private static final Set<String> SHOWN = shown();

    /**
     * One header line.
     *
     * @param name the field name as it was given
     * @param value the field value
     */
    public record Field(String name, String value) {
        /** Checks name and value. */
        public Field {
            checkName(name);
            checkValue(name, value);
        }

        @Override
        public String toString() {
            return name + ": " + (SHOWN.contains(name) ? value : "***");
        }
    }

    private final List<Field> fields;

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * Headers of the given fields.
     *
     * @param fields the fields, in order
     * @return the headers
     */
    public static Headers of(List<Field> fields) {
        return fields.isEmpty() ? EMPTY : new Headers(List.copyOf(fields));
    }

    /**
     * Headers of alternating names and values.
     *
     * @param namesAndValues name, value, name, value and so on
     * @return the headers
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("namesAndValues: every name needs a value");
        }
        List<Field> fields = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return of(fields);
    }

    /**
     * These headers with one more field at the end.
     *
     * @param name the field name
     * @param value the field value
     * @return new headers
     */
    public Headers and(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return of(more);
    }

    /**
     * The first value of a name.
     *
     * @param name the field name, in any case
     * @return the value, or empty when the header is absent
     */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /**
     * All values of a name.
     *
     * @param name the field name, in any case
     * @return the values in order, empty when the header is absent
     */
    public List<String> all(String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /**
     * All fields.
     *
     * @return the fields in order
     */
    public List<Field> fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Headers other && fields.equals(other.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Names with the values of a few harmless headers; every other value is masked. */
    @Override
    public String toString() {
        return fields.toString();
    }

    private static void checkName(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("header name: must not be empty");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || "()<>@,;:\\\"/[]?={}".indexOf(c) >= 0) {
                throw new IllegalArgumentException("header name: character " + (int) c + " is not allowed");
            }
        }
    }

    private static void checkValue(String name, String value) {
        Objects.requireNonNull(value, "value");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException(
                        "header " + name + ": character " + (int) c + " is not allowed in a header value; remove it");
            }
        }
    }

    private static Set<String> shown() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(List.of(
                "Accept",
                "Content-Type",
                "Content-Length",
                "Retry-After",
                "Date",
                "MS-RequestId",
                "MS-CorrelationId",
                "MS-CV",
                "MS-ServerId",
                "client-request-id",
                "request-id",
                "x-ms-client-request-id",
                "x-ms-request-id",
                "x-ms-correlation-request-id",
                "X-Locale"));
        return names;
    }
}
