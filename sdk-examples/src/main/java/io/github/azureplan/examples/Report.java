package io.github.azureplan.examples;

import io.github.azureplan.common.Progress;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints what an example does, aligned, for a person. */
final class Report implements Progress {
    private static final int LABEL = 18;

    /** Whether a line may be written over; a log file has no terminal type. */
    private static final boolean TERMINAL =
            !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private String lastLine = "";
    private boolean barOpen;

    void title(String text) {
        out.println(text);
        out.println("=".repeat(text.length()));
    }

    void step(int number, String text) {
        out.println();
        out.printf(Locale.ROOT, "%2d  %s%n", number, text);
    }

    void line(String label, Object value) {
        String[] lines = String.valueOf(value).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            out.printf(Locale.ROOT, "    %-" + LABEL + "s%s%n", i == 0 ? label : "", lines[i]);
        }
    }

    /** Long text in lines that fit. */
    static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column + word.length() > 90) {
                out.append('\n');
                column = 0;
            }
            out.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return out.toString();
    }

    /** Rows under a header; columns as wide as their widest cell. */
    void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("    ").append(" ".repeat(LABEL));
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** A bar that grows in place on a terminal; elsewhere only its end is printed. */
    void bar(String label, int done, int total) {
        int width = 30;
        int full = width * done / Math.max(1, total);
        String text = String.format(
                Locale.ROOT,
                "    %-" + LABEL + "s[%s%s] %d of %d",
                label,
                "#".repeat(full),
                ".".repeat(width - full),
                done,
                total);
        if (TERMINAL) {
            out.print("\r" + text);
            barOpen = true;
        } else if (done == total) {
            out.println(text);
        }
    }

    void endBar() {
        if (barOpen) {
            out.println();
            barOpen = false;
        }
    }

    /** One line for each change of state; a wait of many polls stays one line. */
    @Override
    public void report(Update update) {
        String line = update.what() + ": " + update.state();
        if (!line.equals(lastLine)) {
            lastLine = line;
            line("  " + clock(update.elapsed()), line);
        }
    }

    private static String clock(Duration elapsed) {
        return String.format(Locale.ROOT, "+%02d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
    }
}
