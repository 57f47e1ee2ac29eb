package io.github.azureplan.internal.backend.kernel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Name and value pairs of a query or a form; names compare without case. */
public final class Query {
    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** Reads {@code a=b&c=d}; a name given twice or a broken escape is refused. */
    public static Query parse(@Nullable String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : List.of(raw.split("&", -1))) {
                if (!pair.isEmpty()) {
                    int eq = pair.indexOf('=');
                    String name = decode(eq < 0 ? pair : pair.substring(0, eq)).toLowerCase(Locale.ROOT);
                    if (values.put(name, eq < 0 ? "" : decode(pair.substring(eq + 1))) != null) {
                        throw Refusal.invalid("parameter " + name + ": given twice");
                    }
                }
            }
        }
        return new Query(values);
    }

    public @Nullable String get(String name) {
        return values.get(name.toLowerCase(Locale.ROOT));
    }

    /** Names that are not among the known ones. */
    List<String> unknown(Set<String> known) {
        List<String> left = new ArrayList<>(values.keySet());
        left.removeIf(name -> known.stream().anyMatch(name::equalsIgnoreCase));
        return left;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("the query or form holds a broken escape");
        }
    }
}
