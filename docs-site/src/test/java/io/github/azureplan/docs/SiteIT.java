package io.github.azureplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The site works from disk: every link of a page leads to a file, and nothing is loaded from elsewhere. */
class SiteIT {
    private static final Path SITE = Path.of(System.getProperty("site.directory"));
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern LOADED = Pattern.compile(
            "<(?:script|img|link|iframe|source)[^>]*?(?:src|href)=\"(https?:|//)[^\"]*\"|@import|url\\(");

    @Test
    void every_page_of_the_list_is_there() throws IOException {
        List<Path> sources = files(Path.of("src/pages"), ".adoc");
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            String name = source.getFileName().toString().replace(".adoc", ".html");
            assertThat(SITE.resolve(name)).isNotEmptyFile();
        }
    }

    @Test
    void every_link_of_a_page_leads_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            String html = Files.readString(page);
            Matcher link = LINK.matcher(html);
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("(?:https?|mailto):.*") && !leadsSomewhere(page, html, target)) {
                    dead.add(page.getFileName() + ": " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void a_page_loads_nothing_from_elsewhere() throws IOException {
        for (Path page : pages()) {
            assertThat(LOADED.matcher(Files.readString(page)).results().map(r -> r.group()))
                    .as(page.getFileName().toString())
                    .isEmpty();
        }
    }

    @Test
    void the_javadoc_of_the_sdk_is_under_api_without_the_internal_packages() throws IOException {
        assertThat(SITE.resolve("api/index.html")).isNotEmptyFile();
        assertThat(SITE.resolve("api/io.github.azureplan/module-summary.html"))
                .content(StandardCharsets.UTF_8)
                .contains("io.github.azureplan.common");
        try (Stream<Path> files = Files.walk(SITE.resolve("api"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .isNotEmpty()
                    .noneMatch(file -> SITE.relativize(file).toString().contains("internal"));
        }
        assertThat(SITE.resolve("_/search-index.js"))
                .content(StandardCharsets.UTF_8)
                .contains("\"io.github.azureplan.plans\",\"AzurePlan\"")
                .doesNotContain("\"io.github.azureplan.internal");
    }

    static boolean leadsSomewhere(Path page, String html, String target) throws IOException {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path = file.isEmpty() ? page : page.getParent().resolve(file);
        if (!Files.isRegularFile(path)) {
            return false;
        }
        String text = file.isEmpty() ? html : Files.readString(path);
        return hash < 0 || text.contains("id=\"" + id(target.substring(hash + 1)) + "\"");
    }

    /** An anchor as it stands in the page it leads to: not encoded for an address, but for HTML. */
    private static String id(String anchor) {
        return URLDecoder.decode(anchor.replace("+", "%2B"), StandardCharsets.UTF_8)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = files(SITE, ".html");
        assertThat(pages).isNotEmpty();
        return pages;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
