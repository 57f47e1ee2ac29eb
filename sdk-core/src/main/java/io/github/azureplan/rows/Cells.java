package io.github.azureplan.rows;

import java.nio.charset.StandardCharsets;

/** What a cell was on the wire, and its text. */
final class Cells {
    static final int ABSENT = 0;
    static final int NULL = 1;
    static final int TEXT = 2;
    static final int ESCAPED = 3;

    private Cells() {}

    static String text(byte[] data, int from, int to, int kind) {
        String raw = new String(data, from, to - from, StandardCharsets.UTF_8);
        return kind == ESCAPED ? unescape(raw) : raw;
    }

    /** Resolves JSON escapes; the scanner has checked that they are well-formed. */
    static String unescape(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            switch (escaped) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
                    i += 4;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }
}
