package io.github.azureplan.billing;

import io.github.azureplan.rows.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Finds a tag in the text of a line: a JSON object, or the same without its braces. What is not well-formed ends the
 * search; it never fails a report.
 */
final class TagText {
    private final String text;
    private int at;

    private TagText(String text) {
        this.text = text;
    }

    /** The value of a tag, or the empty text when there is none. */
    static String find(@Nullable String tags, String key) {
        if (tags == null || tags.isBlank()) {
            return "";
        }
        TagText reader = new TagText(tags);
        String name = reader.string();
        while (name != null) {
            String value = reader.value();
            if (value == null) {
                return "";
            }
            if (name.strip().equalsIgnoreCase(key)) {
                return value;
            }
            name = reader.string();
        }
        return "";
    }

    /** The next quoted text; null when there is none. */
    private @Nullable String string() {
        at = text.indexOf('"', at);
        if (at < 0) {
            at = text.length();
            return null;
        }
        int from = ++at;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            return null;
        }
        return unescaped(text.substring(from, at++));
    }

    /** What follows the colon: a quoted text, or a bare word up to the next comma. */
    private @Nullable String value() {
        while (at < text.length() && (text.charAt(at) == ':' || Character.isWhitespace(text.charAt(at)))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return string();
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '}') {
            at++;
        }
        String word = text.substring(from, at).strip();
        return word.equals("null") ? "" : word;
    }

    private static String unescaped(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        try {
            return RowBuilder.unescape(raw);
        } catch (RuntimeException e) {
            return raw; // an escape that JSON does not have
        }
    }
}
