package io.github.azureplan.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the Javadoc of a verb says of endpoint, sign-in, repeats and dates comes from the route table. In the source it
 * stands between a comment that names the routes and one that ends the passage; {@code -Droutes.update} writes it anew.
 */
class RouteDocTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/azureplan");
    private static final Pattern PASSAGE = Pattern.compile(
            "( *)\\* <p><!-- ([A-Z_ ]+) -->\\n(?:(?! *\\* <!-- end -->| *\\*/)[^\\n]*\\n)*? *\\* <!-- end -->\\n");
    private static final Pattern NEW =
            Pattern.compile("( *)\\* <p><!-- ([A-Z_ ]+) -->\\n(?! *\\* (?:Endpoint|<!-- end -->))");
    private static final Pattern DOUBLED = Pattern.compile("<!-- end -->\\s*\\* <!-- end -->");
    private static final Pattern USED = Pattern.compile("Routes\\.([A-Z_]+)");

    private final Map<String, Route> routes = routes();

    @Test
    void the_table_lists_every_route_as_its_constant_has_it() {
        assertThat(Routes.all()).containsExactlyInAnyOrderElementsOf(routes.values());
    }

    @Test
    void the_javadoc_of_every_verb_agrees_with_the_route_table() throws IOException {
        boolean update = System.getProperty("routes.update") != null;
        for (Path file : sources()) {
            String text = Files.readString(file);
            if (update) {
                text = NEW.matcher(text).replaceAll("$1* <p><!-- $2 -->\n$1* <!-- end -->\n");
            }
            String right =
                    PASSAGE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(passage(m.group(1), m.group(2))));
            if (update) {
                Files.writeString(file, right);
            } else {
                assertThat(text)
                        .as("%s: what its Javadoc says of routes; mend it with -Droutes.update", file)
                        .isEqualTo(right)
                        .doesNotContainPattern(DOUBLED);
            }
        }
    }

    @Test
    void every_route_is_used_and_documented_by_some_verb() {
        Set<String> used = new HashSet<>();
        Set<String> documented = new HashSet<>();
        for (Path file : sources()) {
            String text = read(file);
            USED.matcher(text).results().forEach(m -> used.add(m.group(1)));
            PASSAGE.matcher(text)
                    .results()
                    .forEach(m -> documented.addAll(List.of(m.group(2).split(" ", -1))));
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(routes.keySet());
        assertThat(documented).containsExactlyInAnyOrderElementsOf(routes.keySet());
    }

    @Test
    void names_in_the_table_are_unique_and_pages_are_addresses() {
        assertThat(Routes.all()).extracting(Route::name).doesNotHaveDuplicates();
        assertThat(Routes.all())
                .hasSize(routes.size())
                .allMatch(r -> r.page().startsWith("https://learn.microsoft.com/"));
    }

    private String passage(String indent, String names) {
        List<Route> all = Arrays.stream(names.split(" ", -1))
                .map(name -> {
                    assertThat(routes).containsKey(name);
                    return routes.get(name);
                })
                .toList();
        String text = (all.size() == 1 ? "Endpoint: " : "Endpoints: ")
                + all.stream().map(RouteDocTest::sentence).collect(Collectors.joining("; "))
                + "."
                + all.stream()
                        .map(Route::remark)
                        .filter(r -> !r.isEmpty())
                        .distinct()
                        .map(r -> " " + r)
                        .collect(Collectors.joining());
        StringBuilder out = new StringBuilder(indent + "* <p><!-- " + names + " -->\n");
        StringBuilder line = new StringBuilder(indent + "*");
        for (String word : text.split(" (?![^{]*})(?!href)", -1)) {
            if (line.length() + word.length() + 1 > 118 && line.length() > indent.length() + 1) {
                out.append(line).append('\n');
                line = new StringBuilder(indent + "*");
            }
            line.append(' ').append(word);
        }
        return out.append(line)
                .append('\n')
                .append(indent)
                .append("* <!-- end -->\n")
                .toString();
    }

    private static String sentence(Route route) {
        String path = route.template().replaceAll("\\?.*", "");
        String shown = route.service() == Service.PARTNER_CENTER ? "/v1" + path : path;
        return "<a href=\"" + route.page() + "\">{@code " + route.method() + " "
                + shown.replace('{', '<').replace('}', '>') + "}</a> (" + auth(route) + "; " + repeat(route)
                + partners(route) + ")";
    }

    /** Only what is narrower than the whole service. */
    private static String partners(Route route) {
        return route.partners().equals(Set.of(PartnerType.INDIRECT_PROVIDER)) ? "; for indirect providers" : "";
    }

    private static String auth(Route route) {
        if (route.auth().size() == 2) {
            return "App-only or App+User";
        }
        if (route.auth().isEmpty()) {
            return "no sign-in";
        }
        return route.auth().contains(AuthKind.APP_ONLY) ? "App-only" : "App+User only";
    }

    private static String repeat(Route route) {
        return switch (route.repeat()) {
            case READ, IDEMPOTENT -> "safe to repeat";
            case KEYED -> "repeated under one request id";
            case PER_CART -> "repeated for the same cart";
            case TO_STATE -> "after a lost answer the state is read first";
            case HARMLESS_DUPLICATE -> "repeated, a duplicate does no harm";
        };
    }

    private static Map<String, Route> routes() {
        Map<String, Route> found = new HashMap<>();
        for (Field field : Routes.class.getDeclaredFields()) {
            if (field.getType() == Route.class && Modifier.isPublic(field.getModifiers())) {
                try {
                    found.put(field.getName(), (Route) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return found;
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return new ArrayList<>(files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.toString().contains("internal"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
