package io.github.azureplan.docs;

import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.internal.wire.ErrorTable;
import io.github.azureplan.internal.wire.ErrorTable.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The error codes: what each means is said by the Javadoc of its constant, or, for codes without one, by
 * {@code error-meanings.properties}.
 */
final class ErrorCodesPage {
    private static final Pattern CONSTANT = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*public static final ErrorCode (\\w+) = VALUES\\.constant\\(\\s*\"([^\"]*)\"\\)",
            Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("\\((\\d{3})\\)");

    private record Constant(String name, String meaning) {}

    private final Map<String, Constant> constants;
    private final Properties meanings;
    private final Set<String> unexplained = new TreeSet<>();

    private ErrorCodesPage(Map<String, Constant> constants, Properties meanings) {
        this.constants = constants;
        this.meanings = meanings;
    }

    static String of(Path sources) throws IOException {
        Properties meanings = new Properties();
        try (InputStream in = ErrorCodesPage.class.getResourceAsStream("/error-meanings.properties")) {
            meanings.load(in);
        }
        String source = Files.readString(sources.resolve("io/github/azureplan/errors/ErrorCode.java"));
        return new ErrorCodesPage(constants(source), meanings).text();
    }

    private static Map<String, Constant> constants(String source) {
        Map<String, Constant> found = new HashMap<>();
        Matcher constant = CONSTANT.matcher(source);
        while (constant.find()) {
            String meaning =
                    constant.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
            found.put(constant.group(3), new Constant(constant.group(2), meaning));
        }
        if (found.size() != ErrorCode.values().size()) {
            throw new IllegalStateException("ErrorCode has "
                    + ErrorCode.values().size() + " constants, of which " + found.size() + " could be read");
        }
        return found;
    }

    private String text() {
        Map<String, List<Line>> byCode = new TreeMap<>(order());
        for (Line line : ErrorTable.lines()) {
            byCode.computeIfAbsent(line.code(), code -> new ArrayList<>()).add(line);
        }
        constants.forEach((code, constant) -> {
            if (!code.isEmpty() && !byCode.containsKey(code)) {
                byCode.put(code, List.of(ErrorTable.line(statusOf(constant), code)));
            }
        });
        StringBuilder page =
                new StringBuilder("[cols=\"16,44,40\",options=\"header\"]\n|===\n| Code | Meaning | Next step\n");
        byCode.forEach((code, lines) -> row(page, code, lines));
        Set<Object> unused = new TreeSet<>(meanings.keySet());
        ErrorTable.lines().forEach(line -> unused.remove(line.status() + "/" + line.code()));
        if (!unexplained.isEmpty() || !unused.isEmpty()) {
            throw new IllegalStateException("error-meanings.properties lacks what these errors mean: " + unexplained
                    + ", and explains these, which nothing uses: " + unused);
        }
        return page.append("|===\n").toString();
    }

    private void row(StringBuilder page, String code, List<Line> lines) {
        page.append("\n| [[code-").append(code).append("]]`").append(code).append("` +\n");
        page.append(String.join(", ", lines.stream().map(ErrorCodesPage::status).toList()));
        page.append("\n| ").append(each(lines, this::meaning));
        Constant constant = constants.get(code);
        page.append(" +\n");
        if (constant != null) {
            page.append("api:errors.ErrorCode#").append(constant.name()).append("[], ");
        }
        page.append(String.join(
                ", ",
                lines.stream()
                        .map(line -> "api:errors." + line.exception() + "[]")
                        .distinct()
                        .toList()));
        page.append("\n| ").append(each(lines, Line::nextStep)).append('\n');
    }

    /** What is the same for all statuses once, else each with its status. */
    private static String each(List<Line> lines, Function<Line, String> what) {
        if (lines.stream().map(what).distinct().count() == 1) {
            return GeneratedPages.plain(what.apply(lines.get(0)));
        }
        return String.join(
                " +\n",
                lines.stream()
                        .map(line -> "*" + line.status() + ":* " + GeneratedPages.plain(what.apply(line)))
                        .toList());
    }

    private String meaning(Line line) {
        String own = meanings.getProperty(line.status() + "/" + line.code());
        if (own != null) {
            return own;
        }
        Constant constant = constants.get(line.code());
        if (constant == null) {
            unexplained.add(line.status() + "/" + line.code());
            return "";
        }
        return STATUS.matcher(constant.meaning())
                .replaceAll("")
                .replace(" .", ".")
                .strip();
    }

    private static String status(Line line) {
        return line.status() == 0 ? "any status" : String.valueOf(line.status());
    }

    private static int statusOf(Constant constant) {
        Matcher status = STATUS.matcher(constant.meaning());
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }

    /** Numbers by their value, then words. */
    private static Comparator<String> order() {
        return Comparator.comparing((String code) -> code.matches("\\d+") ? Long.parseLong(code) : Long.MAX_VALUE)
                .thenComparing(Comparator.naturalOrder());
    }
}
