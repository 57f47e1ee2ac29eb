package io.github.azureplan.common;

import java.util.Objects;

/** A meter that Azure use is counted by. Most often a GUID, but not always. */
public final class MeterId extends Identifier {
    private MeterId(String text) {
        super(text);
    }

    /**
     * The identifier of a text.
     *
     * @param text any text without control characters, at most 200 characters long
     * @return the identifier
     * @throws IllegalArgumentException when the text is blank, too long or holds control characters
     */
    public static MeterId of(String text) {
        Objects.requireNonNull(text, "meter id");
        String trimmed = text.trim();
        if (trimmed.isEmpty() || trimmed.length() > 200 || trimmed.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("meter id: must be 1 to 200 characters, was '" + shortened(text)
                    + "'; take it from the column MeterIds of a price sheet or MeterId of a usage line");
        }
        return new MeterId(trimmed);
    }
}
