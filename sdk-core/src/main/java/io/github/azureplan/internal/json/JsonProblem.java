package io.github.azureplan.internal.json;

import com.squareup.moshi.JsonReader;
import java.io.Serial;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bad content: no JSON, or JSON of another shape than was asked for. Says where and what was expected, never what
 * stood there, and has no cause, because messages of causes quote the payload.
 */
public final class JsonProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern ELEMENT = Pattern.compile("(?s)(.*)\\[([1-9][0-9]{0,8})]");

    static final String NOT_EMPTY = "a JSON document, but the body is empty";

    private final String path;
    private final String expected;

    JsonProblem(String path, String expected) {
        super("at " + printable(path, 200) + ": expected " + expected);
        this.path = printable(path, 200);
        this.expected = expected;
    }

    /** A problem with the value that was just read: in an array the reader already points at the next one. */
    static JsonProblem withLast(JsonReader reader, String expected) {
        return new JsonProblem(pathOfLast(reader), expected);
    }

    static String pathOfLast(JsonReader reader) {
        Matcher element = ELEMENT.matcher(reader.getPath());
        return element.matches()
                ? element.group(1) + '[' + (Integer.parseInt(element.group(2)) - 1) + ']'
                : reader.getPath();
    }

    /** Where in the document, such as {@code $.items[3].id}. */
    public String path() {
        return path;
    }

    /** What should have stood there. */
    public String expected() {
        return expected;
    }

    /** Whether there was no document at all. */
    public boolean emptyBody() {
        return expected.equals(NOT_EMPTY);
    }

    /** Names in a path come from outside too: cut, and without control characters. */
    static String printable(String text, int length) {
        String cut = text.length() > length ? text.substring(0, length) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
