package io.github.azureplan.examples;

/** Tables and text of a page that a program writes; end tags that HTML does without are left out. */
final class Html {
    private Html() {}

    /** The head of a table and the begin of its body; a name with {@code >} before it is of a column of numbers. */
    static void head(StringBuilder out, String... names) {
        out.append("<thead><tr>");
        for (String name : names) {
            boolean number = name.startsWith(">");
            out.append(number ? "<th class=\"n\">" : "<th>")
                    .append(text(number ? name.substring(1) : name))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
    }

    /** A row of cells that {@link #cell} or the page has made. */
    static void row(StringBuilder out, String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append(cell).append("</td>");
        }
        out.append("</tr>\n");
    }

    /** A cell without its end, with a remark below where there is one. */
    static String cell(String value, String remark) {
        return "<td>" + text(value) + (remark.isEmpty() ? "" : "<div class=\"q\">" + text(remark) + "</div>");
    }

    /** Text that can mean no markup, whatever a customer calls its resources. */
    static String text(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
