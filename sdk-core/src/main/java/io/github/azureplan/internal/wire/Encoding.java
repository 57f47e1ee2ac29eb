package io.github.azureplan.internal.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts values into addresses so that none of them can mean anything but itself. */
public final class Encoding {
    private static final String UNRESERVED = "-._~";

    private Encoding() {}

    /** A name and value of a query. */
    record Parameter(String name, String value) {}

    /** The absolute address of a template below a base. */
    static URI address(URI base, String template, Map<String, String> values, List<Parameter> query) {
        int mark = template.indexOf('?');
        String pathTemplate = mark < 0 ? template : template.substring(0, mark);
        StringBuilder address = new StringBuilder(base.toString()).append(path(pathTemplate, values));
        char separator = '?';
        if (mark >= 0) {
            address.append(template, mark, template.length());
            separator = '&';
        }
        for (Parameter parameter : query) {
            address.append(separator)
                    .append(percent(parameter.name()))
                    .append('=')
                    .append(percent(parameter.value()));
            separator = '&';
        }
        return URI.create(address.toString());
    }

    private static String path(String template, Map<String, String> values) {
        StringBuilder path = new StringBuilder();
        Set<String> unused = new HashSet<>(values.keySet());
        int at = 0;
        while (true) {
            int open = template.indexOf('{', at);
            if (open < 0) {
                break;
            }
            int close = template.indexOf('}', open);
            String name = template.substring(open + 1, close);
            String value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("no value for {" + name + "} in " + template);
            }
            unused.remove(name);
            boolean literal = open > 0 && template.charAt(open - 1) == '\'';
            path.append(template, at, open).append(literal ? literal(name, value) : segment(name, value));
            at = close + 1;
        }
        if (!unused.isEmpty()) {
            throw new IllegalStateException("no place for " + unused + " in " + template);
        }
        return path.append(template, at, template.length()).toString();
    }

    /** One segment of a path; what could lead elsewhere is refused. */
    public static String segment(String name, String value) {
        if (value.isBlank() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(name + ": must not be empty or a relative path, was '" + value + "'");
        }
        return percent(checked(name, value));
    }

    /** Inside an OData string literal a quote is written twice. */
    private static String literal(String name, String value) {
        return percent(checked(name, value).replace("'", "''"));
    }

    private static String checked(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + ": must not contain control characters; remove them");
        }
        return value;
    }

    static String percent(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0;
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
