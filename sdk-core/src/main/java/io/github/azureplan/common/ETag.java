package io.github.azureplan.common;

import java.util.Objects;

/**
 * The version of a resource that was read, to be sent back when it is written. Opaque: compare and send it, never store
 * it, the service may change it at any time.
 *
 * @param text the tag without quotes
 */
public record ETag(String text) {
    /**
     * Takes surrounding quotes off and refuses what cannot stand in a header.
     *
     * @param text the tag, with or without quotes around it
     */
    public ETag {
        Objects.requireNonNull(text, "etag");
        text = text.trim();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"')) {
            throw new IllegalArgumentException(
                    "etag: must be printable ASCII without blanks and quotes; take it from the resource that was read");
        }
    }

    /**
     * The tag of a text.
     *
     * @param text the tag, with or without quotes around it
     * @return the tag
     * @throws IllegalArgumentException when it cannot stand in a header
     */
    public static ETag of(String text) {
        return new ETag(text);
    }

    /**
     * The tag as {@code If-Match} wants it.
     *
     * @return the text in double quotes
     */
    public String headerValue() {
        return '"' + text + '"';
    }

    @Override
    public String toString() {
        return text;
    }
}
