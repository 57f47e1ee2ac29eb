package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBookExampleTest {
    @TempDir
    Path directory;

    private void run(boolean http) throws IOException {
        String out = directory.toString();
        PriceBookExample.main(http ? new String[] {"--out", out, "--http"} : new String[] {"--out", out});
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_example_writes_a_page_and_two_tables(boolean http) throws IOException {
        run(http);

        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder(
                        "prices-SE-2026-03.zip",
                        "prices-SE-2026-04.zip",
                        "prices-SE-2026-03.book",
                        "prices-SE-2026-04.book",
                        "prices.html",
                        "changes.csv",
                        "quotes.csv");
    }

    @Test
    void the_page_shows_quotes_and_changes_and_needs_nothing_else() throws IOException {
        run(false);
        String page = Files.readString(directory.resolve("prices.html"));

        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("Azure prices in SE, 2026-03 to 2026-04")
                .contains("Application Gateway - Requests")
                .contains("100.80 USD")
                .contains("Harbour Firewall &quot;Bundle 2&quot;")
                .contains("a third-party product")
                .contains("a Spot virtual machine")
                .contains("class=\"n up\">+3.5")
                .contains("new tiers")
                .doesNotContain("http://", "https://", "<script", "null");
        for (String tag : List.of("table", "tbody", "thead", "tfoot", "details", "pre", "div", "tr")) {
            assertThat(count(page, "<" + tag + "\\b")).as(tag).isEqualTo(count(page, "</" + tag + ">"));
        }
    }

    private static int count(String page, String pattern) {
        return page.split(pattern, -1).length - 1;
    }

    @Test
    void the_tables_have_a_line_for_each_change_and_quote() throws IOException {
        run(false);
        List<String> changes = Files.readAllLines(directory.resolve("changes.csv"));
        List<String> quotes = Files.readAllLines(directory.resolve("quotes.csv"));

        assertThat(changes.get(0)).startsWith("\"Kind\",\"ProductId\",\"SkuId\"");
        assertThat(changes)
                .anyMatch(line -> line.startsWith("\"new\""))
                .anyMatch(line -> line.startsWith("\"gone\""))
                .anyMatch(line -> line.startsWith("\"price\"") && line.endsWith("\"3.50\""))
                .anyMatch(line -> line.startsWith("\"tiers\""));
        assertThat(quotes).hasSize(8);
        assertThat(quotes.get(4)).startsWith("\"Application Gateway - Requests\",\"101\",\"0\",\"10K\",\"100.80\"");
        assertThat(quotes.get(7)).contains("\"\"Bundle 2\"\"").endsWith("\"a third-party product\"");
    }

    @Test
    void an_unknown_option_is_refused() {
        assertThatThrownBy(() -> PriceBookExample.main(new String[] {"--ftp"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--ftp");
    }
}
