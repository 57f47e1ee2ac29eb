package io.github.azureplan.internal.export;

import io.github.azureplan.rows.RowBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A strict scanner of one line of JSON in a byte array: finds where a value ends, resolves nothing. Strings are checked
 * for well-formed UTF-8 and escapes, literals and numbers for the JSON grammar.
 */
final class JsonScanner {
    private static final int MAX_DEPTH = 64;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private byte[] b = new byte[0];
    private int lineStart;
    private int to;
    private int i;
    private int kind;
    private int valueStart;
    private int valueEnd;

    void line(byte[] buffer, int from, int end) {
        b = buffer;
        lineStart = from;
        i = from;
        to = end;
    }

    int position() {
        return i;
    }

    void position(int newPosition) {
        i = newPosition;
    }

    /** Kind of the value scanned last, one of the constants of {@link RowBuilder}. */
    int kind() {
        return kind;
    }

    int valueStart() {
        return valueStart;
    }

    int valueEnd() {
        return valueEnd;
    }

    BadLine bad(String problem) {
        return new BadLine(problem, i - lineStart + 1);
    }

    void skipSpace() {
        while (i < to && (b[i] == ' ' || b[i] == '\r' || b[i] == '\t')) {
            i++;
        }
    }

    boolean atEnd() {
        return i >= to;
    }

    /** Takes the character if it is next. */
    boolean take(char c) {
        if (i < to && b[i] == c) {
            i++;
            return true;
        }
        return false;
    }

    void expect(char c) throws BadLine {
        if (!take(c)) {
            throw bad(atEnd() ? "ends too early" : "'" + c + "' expected");
        }
    }

    /** Scans a value of any kind. */
    void value() throws BadLine {
        if (i >= to) {
            throw bad("ends too early");
        }
        switch (b[i]) {
            case '"' -> string();
            case '{', '[' -> {
                int from = i;
                nested(1);
                valueStart = from;
                valueEnd = i;
                kind = RowBuilder.TEXT;
            }
            default -> literal();
        }
    }

    /** Scans a string; the value lies between the quotes. */
    void string() throws BadLine {
        expect('"');
        valueStart = i;
        kind = RowBuilder.TEXT;
        while (true) {
            i = special(i);
            if (i >= to) {
                throw bad("ends inside a string");
            }
            int c = b[i];
            if (c == '"') {
                valueEnd = i++;
                return;
            }
            if (c == '\\') {
                kind = RowBuilder.ESCAPED;
                escape();
            } else {
                utf8();
            }
        }
    }

    /** The next quote, backslash or byte outside ASCII. */
    private int special(int from) {
        byte[] bytes = b;
        int k = from;
        for (; k + Long.BYTES <= to; k += Long.BYTES) {
            long word = (long) LONG.get(bytes, k);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            long found = (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | word) & HIGHS;
            if (found != 0) {
                return k + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (k < to && bytes[k] != '"' && bytes[k] != '\\' && bytes[k] >= 0) {
            k++;
        }
        return k;
    }

    private void escape() throws BadLine {
        i++;
        int c = i < to ? b[i] : -1;
        switch (c) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i++;
            case 'u' -> {
                for (int k = 1; k <= 4; k++) {
                    if (i + k >= to || !hex(b[i + k])) {
                        throw bad("escape is not \\u and four hexadecimal digits");
                    }
                }
                i += 5;
            }
            default -> throw bad("unknown escape");
        }
    }

    private static boolean hex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private void utf8() throws BadLine {
        int c = b[i] & 0xff;
        int length = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > to) {
            throw bad("is not UTF-8");
        }
        int second = b[i + 1] & 0xff;
        int least = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80; // shorter forms of the same character
        int most = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF; // surrogates, beyond Unicode
        if (second < least || second > most) {
            throw bad("is not UTF-8");
        }
        for (int k = 2; k < length; k++) {
            if ((b[i + k] & 0xC0) != 0x80) {
                throw bad("is not UTF-8");
            }
        }
        i += length;
    }

    private void literal() throws BadLine {
        valueStart = i;
        kind = RowBuilder.TEXT;
        int c = b[i];
        if (c == '-' || (c >= '0' && c <= '9')) {
            number();
        } else if (word("null")) {
            kind = RowBuilder.NULL;
        } else if (!word("true") && !word("false")) {
            throw bad("value expected");
        }
        valueEnd = i;
        if (i < to && b[i] != ',' && b[i] != '}' && b[i] != ']' && b[i] != ' ' && b[i] != '\r' && b[i] != '\t') {
            throw bad("value expected");
        }
    }

    private boolean word(String word) {
        if (i + word.length() > to) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (b[i + k] != word.charAt(k)) {
                return false;
            }
        }
        i += word.length();
        return true;
    }

    private void number() throws BadLine {
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('-')) {
                take('+');
            }
            digits();
        }
    }

    private void digits() throws BadLine {
        int from = i;
        while (i < to && b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        if (i == from) {
            throw bad("digit expected");
        }
    }

    private void nested(int depth) throws BadLine {
        if (depth > MAX_DEPTH) {
            throw bad("is nested deeper than " + MAX_DEPTH);
        }
        boolean object = b[i++] == '{';
        char close = object ? '}' : ']';
        skipSpace();
        if (take(close)) {
            return;
        }
        do {
            skipSpace();
            if (object) {
                string();
                skipSpace();
                expect(':');
                skipSpace();
            }
            if (i < to && (b[i] == '{' || b[i] == '[')) {
                nested(depth + 1);
            } else {
                value();
            }
            skipSpace();
        } while (take(','));
        expect(close);
    }
}
