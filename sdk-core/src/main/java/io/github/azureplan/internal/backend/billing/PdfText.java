package io.github.azureplan.internal.backend.billing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of text as a PDF document that any reader opens: A4 pages in Helvetica. */
final class PdfText {
    private static final int LINES_PER_PAGE = 52;
    private static final char EURO = '\u20AC';
    private static final char EURO_IN_WINDOWS = '\u0080';

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> starts = new ArrayList<>();

    private PdfText() {}

    static byte[] of(List<String> lines) {
        return new PdfText().write(lines);
    }

    private byte[] write(List<String> lines) {
        int pages = Math.max(1, (lines.size() + LINES_PER_PAGE - 1) / LINES_PER_PAGE);
        // objects: 1 catalog, 2 pages, 3 font, then page and content in turn
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(4 + 2 * page).append(" 0 R ");
        }
        text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        object("<</Type/Catalog/Pages 2 0 R>>");
        object("<</Type/Pages/Kids[" + kids.toString().strip() + "]/Count " + pages + ">>");
        object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        for (int page = 0; page < pages; page++) {
            object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents "
                    + (5 + 2 * page) + " 0 R>>");
            int from = page * LINES_PER_PAGE;
            String content = content(lines.subList(from, Math.min(lines.size(), from + LINES_PER_PAGE)));
            object("<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream");
        }
        trailer();
        return out.toByteArray();
    }

    private static String content(List<String> lines) {
        StringBuilder content = new StringBuilder("BT /F1 10 Tf 14 TL 56 780 Td");
        for (String line : lines) {
            content.append(" (").append(escaped(line)).append(") Tj T*");
        }
        return content.append(" ET").toString();
    }

    /** One character for one byte of Windows-1252, which the font is told to have. */
    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '(' || c == ')' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c == EURO) {
                escaped.append(EURO_IN_WINDOWS);
            } else {
                escaped.append(c < ' ' || c > 0xFF ? '?' : c);
            }
        }
        return escaped.toString();
    }

    private void object(String body) {
        starts.add(out.size());
        text(starts.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void trailer() {
        int start = out.size();
        int count = starts.size() + 1;
        StringBuilder table = new StringBuilder("xref\n0 " + count + "\n0000000000 65535 f \n");
        starts.forEach(at -> table.append(String.format(Locale.ROOT, "%010d 00000 n \n", at)));
        text(table + "trailer\n<</Size " + count + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
