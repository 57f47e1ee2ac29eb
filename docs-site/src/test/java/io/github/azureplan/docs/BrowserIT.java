package io.github.azureplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The site as a reader has it: opened from disk in a browser, with nothing but a browser. */
class BrowserIT {
    private static final Path SITE =
            Path.of(System.getProperty("site.directory")).toAbsolutePath();
    private static final int PHONE = 360;
    private static final int DESK = 1280;

    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Chromium.installed();
        if (program.isEmpty()) {
            System.out.println("browser test: skipped (no Chromium on the path; -Dchromium=PATH names one)");
        }
        Assumptions.assumeTrue(program.isPresent(), "no Chromium");
        browser = Chromium.start(program.get());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void every_page_is_quiet_readable_in_light_and_dark_and_fits_a_phone() throws Exception {
        String contrast = resource("/contrast.js");
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            String name = page.getFileName() + ": ";
            browser.width(DESK);
            browser.dark(false);
            browser.open(page.toUri());
            texts(browser.evaluate(contrast)).forEach(text -> wrong.add(name + "light " + text));
            browser.dark(true);
            texts(browser.evaluate(contrast)).forEach(text -> wrong.add(name + "dark " + text));
            browser.width(PHONE);
            texts(browser.evaluate(resource("/overflow.js"))).forEach(text -> wrong.add(name + "wider " + text));
            browser.troubles().forEach(trouble -> wrong.add(name + trouble));
        }
        System.out.println("browser test: " + pages().size() + " pages looked at");
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_search_finds_what_is_asked_among_the_first_three() throws Exception {
        browser.open(page("index.html"));
        browser.evaluate("azurePlanSearchReady()");
        List<String> questions = resource("/questions.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(10);
        List<String> missed = new ArrayList<>();
        for (String line : questions) {
            String[] parts = line.split(" => ", -1);
            Object found = browser.evaluate(
                    "azurePlanSearch('" + parts[0].replace("'", "\\'") + "').slice(0, 3).map((hit) => hit.url)");
            if (texts(found).stream().noneMatch(url -> url.startsWith(parts[1]))) {
                missed.add(parts[0] + " => " + found + " and not " + parts[1]);
            }
        }
        assertThat(missed).isEmpty();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void what_the_search_finds_is_there() throws Exception {
        browser.open(page("index.html"));
        browser.evaluate("azurePlanSearchReady()");
        for (String query : List.of("AzurePlan", "purchase", "ErrorCode", "create", "invoice", "builder", "13605")) {
            for (String url : texts(browser.evaluate("azurePlanSearch('" + query + "').map((hit) => hit.url)"))) {
                assertThat(SiteIT.leadsSomewhere(SITE.resolve("index.html"), "", url))
                        .as("%s found %s", query, url)
                        .isTrue();
            }
        }
    }

    @Test
    void the_keyboard_is_enough() throws Exception {
        browser.width(DESK);
        browser.open(page("index.html"));
        browser.press("Tab", 9);
        assertThat(browser.evaluate("document.activeElement.className")).isEqualTo("skip");
        browser.press("/", 191);
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("query");
        browser.evaluate("azurePlanSearchReady()");
        browser.write("purchase");
        assertThat(browser.evaluate("document.querySelector('#hits [aria-selected=true]').id"))
                .isEqualTo("hit-0");
        browser.press("ArrowDown", 40);
        browser.press("ArrowDown", 40);
        browser.press("ArrowUp", 38);
        assertThat(browser.evaluate("document.querySelector('#hits [aria-selected=true]').id"))
                .isEqualTo("hit-1");
        Object chosen = browser.evaluate("document.querySelector('#hit-1 a').href");
        assertThat(texts(browser.evaluate(resource("/contrast.js")))).isEmpty();
        browser.press("Escape", 27);
        assertThat(browser.evaluate("document.getElementById('search').open")).isEqualTo(false);
        browser.press("/", 191);
        browser.press("ArrowDown", 40);
        browser.awaitLoad(() -> browser.press("Enter", 13));
        assertThat(browser.evaluate("location.href")).isEqualTo(chosen);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void a_chosen_theme_is_kept() throws Exception {
        browser.dark(false);
        browser.open(page("index.html"));
        Object light = browser.evaluate("getComputedStyle(document.body).backgroundColor");
        browser.evaluate("document.getElementById('theme').click()");
        Object dark = browser.evaluate("getComputedStyle(document.body).backgroundColor");
        assertThat(dark).isNotEqualTo(light);
        browser.open(page("error-codes.html"));
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(dark);
        browser.evaluate("localStorage.clear()");
    }

    @Test
    void the_javadoc_and_its_own_search_work_from_disk() throws Exception {
        browser.open(page("api/index.html"));
        browser.evaluate("new Promise((done, failed) => { let tries = 0; const look = () =>"
                + " window.memberSearchIndex && memberSearchIndex.length > 100 ? done()"
                + " : ++tries > 600 ? failed('the index is not read') : setTimeout(look, 100); look(); })");
        List<String> wrong = new ArrayList<>();
        String contrast = resource("/contrast.js");
        for (String name : List.of("package-summary.html", "plans/package-summary.html", "plans/AzurePlan.html")) {
            browser.open(page("api/io.github.azureplan/io/github/azureplan/" + name));
            for (boolean dark : List.of(false, true)) {
                browser.dark(dark);
                texts(browser.evaluate(contrast)).forEach(text -> wrong.add(name + (dark ? ": dark " : ": ") + text));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(browser.troubles()).isEmpty();
    }

    private static URI page(String name) {
        return SITE.resolve(name).toUri();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(SITE)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
            assertThat(pages).isNotEmpty();
            return pages;
        }
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = BrowserIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
