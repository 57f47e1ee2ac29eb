package io.github.azureplan.common;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An identifier with a type of its own, so that those that get mixed up in the field cannot be. Identifiers compare
 * without case.
 */
public abstract class Identifier {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final String text;

    /**
     * For the subclasses of this library.
     *
     * @param text the checked text
     */
    protected Identifier(String text) {
        this.text = text;
    }

    /**
     * Checks that a text is a GUID.
     *
     * @param text the text
     * @param field what the message calls it
     * @param remedy where a right one is found
     * @return the text in lower case
     */
    protected static String requireGuid(String text, String field, String remedy) {
        Objects.requireNonNull(text, field);
        String trimmed = text.trim();
        if (!GUID.matcher(trimmed).matches()) {
            throw new IllegalArgumentException(field
                    + ": must be a GUID such as 7f0d6ac4-0c1e-4c8b-9c55-2f6a3f0e4b11, was '" + shortened(text) + "'; "
                    + remedy);
        }
        return trimmed.toLowerCase(Locale.ROOT);
    }

    /**
     * Cuts a text for an error message and takes control characters out.
     *
     * @param text any text
     * @return at most 64 printable characters
     */
    protected static String shortened(String text) {
        String cut = text.length() > 64 ? text.substring(0, 64) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * The identifier as it is written.
     *
     * @return the text
     */
    public final String text() {
        return text;
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // two enumerations or two kinds of identifier are never equal
    public final boolean equals(@Nullable Object o) {
        return this == o || (o != null && o.getClass() == getClass() && text.equalsIgnoreCase(((Identifier) o).text));
    }

    @Override
    public final int hashCode() {
        return text.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public final String toString() {
        return text;
    }
}
