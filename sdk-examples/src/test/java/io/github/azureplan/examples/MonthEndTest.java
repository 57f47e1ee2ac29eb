package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthEndTest {
    @TempDir
    static Path directory;

    @BeforeAll
    static void run() throws IOException {
        MonthEnd.main(new String[] {"--out", directory.toString()});
    }

    @Test
    void a_page_and_tables_are_written() {
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder(
                        "month-end.html",
                        "by-subscription-and-day.csv",
                        "by-reseller.csv",
                        "by-env.csv",
                        "reconciliation-EUR.csv",
                        "reconciliation-SEK.csv");
    }

    @Test
    void the_page_tells_what_happened_and_needs_nothing_else() throws IOException {
        String page = Files.readString(directory.resolve("month-end.html"));

        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("Month end 2026-03", "EUR, invoice G", "SEK, invoice G")
                .contains("adds up</span>", "does not add up</span>")
                .contains(
                        "<td class=\"blame\">9–12<div class=\"q\">lost on 2026-03-09 (last use before: 2026-03-08); regained on 2026-03-13")
                .contains("<td class=\"blame\">20–31<div class=\"q\">partly lost on 2026-03-20")
                .contains("on the invoice only</b>, −125.00\u00a0SEK")
                .contains("Fjord Data &lt;AB&gt;", "Alm &amp; Tal KG", "reseller 5100001")
                .contains("prefers-color-scheme: dark", "<title>shop, 2026-03-09: missed, missed ")
                .doesNotContain("<AB>", "http://", "https://", "<script", "null");
        for (String tag : List.of("table", "tbody", "thead", "tfoot", "svg", "text", "rect", "div", "tr", "ul", "p")) {
            assertThat(count(page, "<" + tag + "\\b")).as(tag).isEqualTo(count(page, "</" + tag + ">"));
        }
        assertThat(count(page, "<svg ")).isEqualTo(2);
        assertThat(count(page, "<rect class=\"missed\"")).isEqualTo(4);
        assertThat(count(page, "<rect class=\"partly\"")).isEqualTo(12);
    }

    private static int count(String page, String pattern) {
        return page.split(pattern, -1).length - 1;
    }

    @Test
    void the_tables_keep_the_currencies_apart() throws IOException {
        List<String> days = Files.readAllLines(directory.resolve("by-subscription-and-day.csv"));
        List<String> resellers = Files.readAllLines(directory.resolve("by-reseller.csv"));
        List<String> charges = Files.readAllLines(directory.resolve("reconciliation-SEK.csv"));

        assertThat(days).hasSize(1 + 5 * 31);
        assertThat(days.get(0))
                .startsWith("\"Customer\",\"CustomerName\",\"Subscription\",\"SubscriptionName\",\"Day\",\"Currency\"");
        assertThat(resellers)
                .hasSize(5)
                .filteredOn(line -> line.contains("\"SEK\""))
                .hasSize(2);
        assertThat(charges)
                .anyMatch(line -> line.contains("\"savings plans\"") && line.contains("\"SUMMED_ONLY\""))
                .anyMatch(line -> line.contains("\"Azure plan usage\"") && line.contains("\"EXACT\""));
    }

    @Test
    void an_unknown_option_is_refused() {
        assertThatThrownBy(() -> MonthEnd.main(new String[] {"--ftp"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--ftp");
    }
}
