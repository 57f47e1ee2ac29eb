package io.github.azureplan.billing;

import io.github.azureplan.transport.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files that a service gives, made harmless. */
final class FileNames {
    private static final int LONGEST = 120;
    private static final Pattern ENCODED =
            Pattern.compile("(?i)(?:^|;)\\s*filename\\*\\s*=\\s*utf-8'[^';]*'([^;\\s]+)");
    private static final Pattern PLAIN =
            Pattern.compile("(?i)(?:^|;)\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;]+))");
    private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{N} ._()-]");
    private static final Pattern EDGES = Pattern.compile("^[ .]+|[ .]+$");

    /** Windows takes these for devices, whatever follows the dot. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private static final Pattern NUMBERED_DEVICE = Pattern.compile("(?:com|lpt)[0-9]");

    private FileNames() {}

    /** The name of a PDF file from its Content-Disposition, or the usual one where that names none. */
    static String of(Headers headers, String usual) {
        String name = safe(named(headers.first("Content-Disposition").orElse("")));
        return name.isEmpty() ? safe(usual) : name;
    }

    private static String named(String disposition) {
        Matcher encoded = ENCODED.matcher(disposition);
        if (encoded.find()) {
            try {
                return URLDecoder.decode(encoded.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                // A broken escape: the plain form, if there is one.
            }
        }
        Matcher plain = PLAIN.matcher(disposition);
        if (!plain.find()) {
            return "";
        }
        return plain.group(1) == null ? plain.group(2).strip() : plain.group(1).replaceAll("\\\\(.)", "$1");
    }

    private static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String stripped = last.strip().toLowerCase(Locale.ROOT).endsWith(".pdf")
                ? last.strip().substring(0, last.strip().length() - 4)
                : last;
        String fit = EDGES.matcher(UNFIT.matcher(stripped).replaceAll("_")).replaceAll("");
        if (fit.isEmpty()) {
            return "";
        }
        int dot = fit.indexOf('.');
        String stem = (dot < 0 ? fit : fit.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        if (DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches()) {
            fit = "_" + fit;
        }
        return cut(fit) + ".pdf";
    }

    /** Never between the two halves of one character. */
    private static String cut(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return name.substring(0, end);
    }
}
