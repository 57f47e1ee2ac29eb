package io.github.azureplan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.CustomerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The samples run, and the package pages and the README show them word for word. {@code -Dsamples.update} writes them
 * there anew.
 */
class SamplesTest {
    private static final Path MAIN = Path.of("src/main/java/io/github/azureplan");
    private static final Path README = Path.of("../README.md");

    /** Samples whose page is not the package of their name. */
    private static final Map<String, String> PAGES = Map.of("enhanced", "agreements");

    private static final Pattern IN_README =
            Pattern.compile("(<!-- sample -->\\n)(?:(?!<!-- /sample -->)[^\\n]*\\n)*(<!-- /sample -->\\n)");

    @Test
    void every_sample_runs() {
        Samples.readme();
        InMemoryBackend backend = InMemoryBackend.create();
        AzurePlanClient client = backend.client();
        CustomerScope customer = client.customer(Samples.customers(client).id());
        Samples.errors(customer);
        Samples.agreements(customer);
        Samples.partners();
        Samples.enhanced(client.customer(backend.world().customer("SE", "annat.example", "Annat")), client);
        CatalogItemId item = Samples.catalog(client);
        Samples.orders(customer, item);
        Samples.plans(customer);
        Samples.subscriptions(customer);
        CustomerId legacy = backend.world().legacyCustomer("US", "older.example", "Older");
        backend.world().acceptAgreement(legacy);
        Samples.transition(client.customer(legacy));
    }

    @Test
    void the_package_pages_and_the_readme_show_the_samples() throws IOException {
        Map<String, List<String>> regions = regions();
        List<String> shown = new ArrayList<>();
        for (String name : regions.keySet()) {
            Path page = name.equals("readme")
                    ? MAIN.resolve("package-info.java")
                    : MAIN.resolve(PAGES.getOrDefault(name, name) + "/package-info.java");
            check(page, place(name), m -> {
                shown.add(m.group(2));
                return m.group(1) + javadoc(regions.get(m.group(2))) + m.group(3);
            });
        }
        check(README, IN_README, m -> m.group(1) + markdown(regions.get("readme")) + m.group(2));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(regions.keySet());
    }

    private static Pattern place(String name) {
        return Pattern.compile(
                "( \\* <!-- sample (" + name + ") -->\\n)(?:(?! \\* <!-- end -->)[^\\n]*\\n)*( \\* <!-- end -->\\n)");
    }

    private static void check(Path file, Pattern place, java.util.function.Function<Matcher, String> write)
            throws IOException {
        String text = Files.readString(file);
        Matcher matcher = place.matcher(text);
        assertThat(matcher.find()).as("%s has a place for its sample", file).isTrue();
        String right = text.substring(0, matcher.start()) + write.apply(matcher) + text.substring(matcher.end());
        if (System.getProperty("samples.update") != null) {
            Files.writeString(file, right);
        } else {
            assertThat(text)
                    .as("%s: mend its sample with -Dsamples.update", file)
                    .isEqualTo(right);
        }
    }

    private static String javadoc(List<String> lines) {
        StringBuilder out = new StringBuilder(" * <pre>{@code\n");
        lines.forEach(line -> out.append(line.isEmpty() ? " *" : " * " + line).append('\n'));
        return out.append(" * }</pre>\n").toString();
    }

    private static String markdown(List<String> lines) {
        return "```java\n" + String.join("\n", lines) + "\n```\n";
    }

    private static Map<String, List<String>> regions() throws IOException {
        Map<String, List<String>> regions = new TreeMap<>();
        List<String> open = null;
        for (String line : Files.readAllLines(Path.of("src/test/java/io/github/azureplan/samples/Samples.java"))) {
            String trimmed = line.trim();
            if (trimmed.startsWith("// tag::")) {
                open = new ArrayList<>();
                regions.put(trimmed.substring(8, trimmed.indexOf('[')), open);
            } else if (trimmed.startsWith("// end::")) {
                open = null;
            } else if (open != null) {
                open.add(line.isBlank() ? "" : line.substring(8));
            }
        }
        return regions;
    }
}
