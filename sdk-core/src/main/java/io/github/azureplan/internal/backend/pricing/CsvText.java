package io.github.azureplan.internal.backend.pricing;

import java.util.List;

/** Rows of comma-separated values with every field in quotes. */
final class CsvText {
    private CsvText() {}

    static void row(StringBuilder text, List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            text.append(i == 0 ? "\"" : ",\"")
                    .append(fields.get(i).replace("\"", "\"\""))
                    .append('"');
        }
        text.append("\r\n");
    }
}
