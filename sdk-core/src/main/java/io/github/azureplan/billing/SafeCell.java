package io.github.azureplan.billing;

/** Texts for CSV files that people open in a spreadsheet. */
final class SafeCell {
    private static final String FORMULA = "=+-@\t\r\n";

    private SafeCell() {}

    /** A text, with an apostrophe before it when a spreadsheet would run it as a formula. */
    static String of(String text) {
        String seen = text.stripLeading();
        boolean formula = (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0)
                || (!seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0);
        return formula ? "'" + text : text;
    }
}
