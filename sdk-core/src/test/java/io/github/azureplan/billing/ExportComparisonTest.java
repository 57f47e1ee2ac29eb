package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.rows.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences of two saved versions against a count by hand. */
class ExportComparisonTest {
    @TempDir
    Path directory;

    /** A line: what makes it itself, its amount and currency. */
    private record Line(int resource, String amount, String currency) {
        String json() {
            return "{\"SubscriptionId\":\"p\",\"EntitlementId\":\"e\",\"ResourceURI\":\"/r/" + resource
                    + "\",\"UsageDate\":\"2026-03-01\",\"BillingPreTaxTotal\":" + amount + ",\"BillingCurrency\":\""
                    + currency + "\"}\n";
        }
    }

    private SavedExport<UsageLines> saved(String name, List<List<Line>> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (List<Line> lines : files) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line.json()));
            texts.add(text.toString());
        }
        return savedTexts(name, "full", texts);
    }

    private SavedExport<UsageLines> savedTexts(String name, String attributeSet, List<String> files)
            throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name).resolve("files"))
                .getParent();
        List<SavedFiles.Item> items = new ArrayList<>();
        for (String text : files) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String file = "files/" + items.size();
            Files.write(folder.resolve(file), bytes);
            try (HashedStream in = new HashedStream(new ByteArrayInputStream(bytes))) {
                in.transferTo(OutputStream.nullOutputStream());
                items.add(new SavedFiles.Item(file, file, in.count(), in.hash(), null, null));
            }
        }
        SavedFiles description = new SavedFiles(
                SavedFiles.FORMAT,
                "usage",
                "G1",
                null,
                null,
                attributeSet,
                "o",
                List.of(),
                Instant.EPOCH,
                new ExportManifest(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        items.stream()
                                .map(item -> new ExportManifest.Blob(item.name(), null))
                                .toList()),
                items,
                List.of());
        Files.write(folder.resolve("export.json"), new Json(drift -> {}).write(description));
        return SavedExport.usage(folder);
    }

    @Test
    void lines_of_one_identity_are_paired_and_currencies_kept_apart() throws IOException {
        SavedExport<UsageLines> older = saved(
                "1",
                List.of(List.of(
                        new Line(1, "1.00", "EUR"),
                        new Line(1, "2.00", "EUR"),
                        new Line(2, "5", "EUR"),
                        new Line(3, "7", "SEK"),
                        new Line(4, "9", "EUR"))));
        SavedExport<UsageLines> newer = saved(
                "2",
                List.of(List.of(
                        new Line(1, "2.00", "EUR"),
                        new Line(1, "1.00", "EUR"),
                        new Line(2, "5.0", "EUR"),
                        new Line(3, "8", "EUR"),
                        new Line(5, "-4", "SEK"),
                        new Line(5, "-4", "SEK"))));

        ExportComparison<UsageLine> found = ExportComparison.ofUsage(older, newer);

        assertThat(found.linesCompared()).isEqualTo(11);
        assertThat(found.linesNew()).isEqualTo(2);
        assertThat(found.linesGone()).isEqualTo(1);
        assertThat(found.linesChanged()).as("another text and another currency").isEqualTo(2);
        assertThat(found.effects())
                .extracting(effect -> effect.total().toString())
                .containsExactly("-1.0 EUR", "-15 SEK");
        assertThat(found.listed()).hasSize(5);
        assertThat(found.listed().stream().filter(LineChange::isGone))
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.before().get(UsageLine.RESOURCE_URI)).isEqualTo("/r/4");
                    assertThat(gone.amountBefore().currency()).isEqualTo(CurrencyCode.of("EUR"));
                });
    }

    @Test
    void files_that_are_the_same_are_not_read() throws IOException {
        List<Line> same = List.of(new Line(1, "1", "EUR"), new Line(2, "1", "EUR"));
        SavedExport<UsageLines> older = saved("1", List.of(same, same, List.of(new Line(3, "1", "EUR"))));
        SavedExport<UsageLines> newer = saved("2", List.of(List.of(new Line(4, "1", "EUR")), same));
        Files.write(directory.resolve("1/files/0"), new byte[0]);

        ExportComparison<UsageLine> found = ExportComparison.ofUsage(older, newer);

        assertThat(found.linesCompared()).isEqualTo(4);
        assertThat(found.linesNew()).isEqualTo(1);
        assertThat(found.linesGone()).isEqualTo(3);
    }

    @Test
    void a_column_beyond_the_attribute_set_that_comes_all_the_same_is_compared() throws IOException {
        String with = new Line(1, "1", "EUR").json().replace("{", "{\"Tags\":\"%s\",");
        ExportComparison<UsageLine> found = ExportComparison.ofUsage(
                savedTexts("1", "basic", List.of(with.formatted("a"))),
                savedTexts("2", "basic", List.of(with.formatted("b"))));
        assertThat(found.linesChanged()).isEqualTo(1);
    }

    @Test
    void random_versions_differ_by_what_a_count_by_hand_finds() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 6; round++) {
            Map<Integer, Line> before = new TreeMap<>();
            Map<Integer, Line> after = new TreeMap<>();
            for (int i = 0; i < 400; i++) {
                Line line = new Line(i, String.valueOf(random.nextInt(1000)), "EUR");
                int fate = random.nextInt(10);
                if (fate != 0) {
                    before.put(i, line);
                }
                if (fate == 1) {
                    after.put(i, new Line(i, line.amount() + ".5", "EUR"));
                } else if (fate != 2) {
                    after.put(i, line);
                }
            }
            ExportComparison<UsageLine> found = ExportComparison.ofUsage(
                    saved("a" + round, split(before, 3, random)), saved("b" + round, split(after, 4, random)));

            assertThat(found.linesNew())
                    .isEqualTo(after.keySet().stream()
                            .filter(i -> !before.containsKey(i))
                            .count());
            assertThat(found.linesGone())
                    .isEqualTo(before.keySet().stream()
                            .filter(i -> !after.containsKey(i))
                            .count());
            assertThat(found.linesChanged())
                    .isEqualTo(before.keySet().stream()
                            .filter(i -> after.containsKey(i) && !after.get(i).equals(before.get(i)))
                            .count());
            assertThat(found.effects().get(0).total().amount())
                    .isEqualByComparingTo(sum(after).subtract(sum(before)));
        }
    }

    private static List<List<Line>> split(Map<Integer, Line> lines, int files, Random random) {
        List<List<Line>> split = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            split.add(new ArrayList<>());
        }
        lines.values().forEach(line -> split.get(random.nextInt(files)).add(line));
        return split;
    }

    private static BigDecimal sum(Map<Integer, Line> lines) {
        return lines.values().stream()
                .map(line -> new BigDecimal(line.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void what_makes_a_line_itself_is_in_the_basic_set_but_for_meter_and_availability() {
        for (Column<?> column : LineKind.USAGE.identity()) {
            assertThat(column.basic()).as(column.name()).isEqualTo(column != UsageLine.METER_ID);
        }
        assertThat(LineKind.RECONCILIATION.identity()).allMatch(Column::basic);
    }
}
