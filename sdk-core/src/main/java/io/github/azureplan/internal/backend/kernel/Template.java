package io.github.azureplan.internal.backend.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path with gaps. Literal parts match in any case; decoding comes first, so an encoded slash stays in its segment. */
final class Template {
    private static final Pattern GAP = Pattern.compile("\\{([A-Za-z]+)(\\*?)}");

    private record Segment(Pattern pattern, List<String> names, boolean many, char weight) {}

    private final List<Segment> segments;

    private Template(List<Segment> segments) {
        this.segments = segments;
    }

    static Template of(String path) {
        List<Segment> segments = new ArrayList<>();
        for (String part : List.of(path.substring(1).split("/", -1))) {
            segments.add(segment(part));
        }
        return new Template(List.copyOf(segments));
    }

    private static Segment segment(String part) {
        Matcher gaps = GAP.matcher(part);
        StringBuilder regex = new StringBuilder();
        List<String> names = new ArrayList<>();
        boolean many = false;
        int from = 0;
        while (gaps.find()) {
            regex.append(Pattern.quote(part.substring(from, gaps.start()))).append("(.+?)");
            names.add(gaps.group(1));
            many |= !gaps.group(2).isEmpty();
            from = gaps.end();
        }
        regex.append(Pattern.quote(part.substring(from)));
        char weight = many ? '3' : names.isEmpty() ? '0' : part.matches("\\{[A-Za-z]+}") ? '2' : '1';
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return new Segment(Pattern.compile(regex.toString(), flags), List.copyOf(names), many, weight);
    }

    /** Sorts before others when it is the more particular one. */
    String weight() {
        StringBuilder weight = new StringBuilder();
        segments.forEach(s -> weight.append(s.weight()));
        return weight.append('9').toString();
    }

    /** The values of the gaps, or null when the path is another. */
    @Nullable
    Map<String, String> match(List<String> path) {
        Map<String, String> values = new LinkedHashMap<>();
        return match(0, path, 0, values) ? values : null;
    }

    private boolean match(int at, List<String> path, int from, Map<String, String> values) {
        if (at == segments.size()) {
            return from == path.size();
        }
        Segment segment = segments.get(at);
        int longest = segment.many() ? path.size() - from : Math.min(1, path.size() - from);
        for (int take = 1; take <= longest; take++) {
            Matcher matcher = segment.pattern().matcher(String.join("/", path.subList(from, from + take)));
            if (matcher.matches() && match(at + 1, path, from + take, values)) {
                for (int i = 0; i < segment.names().size(); i++) {
                    values.put(segment.names().get(i), matcher.group(i + 1));
                }
                return true;
            }
        }
        return false;
    }
}
