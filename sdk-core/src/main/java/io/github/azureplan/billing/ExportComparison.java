package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is different between two saved versions of the same data. A line is the same line in both when plan, Azure
 * subscription, resource, product, meter, day and kind of charge agree (for reconciliation: plan, order, product,
 * charged period, kind of charge and price adjustment); it is changed when any cell has another text. Files that are the
 * same in both, by their hashes, are not read.
 *
 * <p>It needs memory for a 256th of the lines, about 150 bytes each, and for the lines it lists; and, while it runs, disk
 * for about 80 bytes a line. Two versions of ten million lines: some 25 MB and 1.6 GB.
 *
 * @param linesCompared the lines of both versions in files that differ
 * @param linesNew lines that only the newer version has
 * @param linesGone lines that only the older version has
 * @param linesChanged lines that both have with other content
 * @param effects what the differences come to, by billing currency
 * @param listed the first differences, in no particular order
 * @param <L> the kind of line
 */
public record ExportComparison<L extends BillingLine>(
        long linesCompared,
        long linesNew,
        long linesGone,
        long linesChanged,
        List<Effect> effects,
        List<LineChange<L>> listed) {
    private static final int LISTED = 1000;

    /**
     * What the differences come to in one currency.
     *
     * @param added charges of new lines
     * @param removed charges of lines that are gone, as they were
     * @param changed charges of changed lines, newer less older
     */
    public record Effect(Money added, Money removed, Money changed) {
        /**
         * By how much the newer version charges more.
         *
         * @return added less removed plus changed; negative when it charges less
         */
        public Money total() {
            return added.minus(removed).plus(changed);
        }
    }

    /** Copies the lists. */
    public ExportComparison {
        effects = List.copyOf(effects);
        listed = List.copyOf(listed);
    }

    /**
     * Compares two versions of daily rated use and lists the first thousand differences.
     *
     * @param older the older version
     * @param newer the newer version
     * @return the differences
     * @throws IllegalArgumentException when they have different attribute sets
     * @throws IOException when files cannot be read or written
     * @throws io.github.azureplan.errors.DamagedDataException when one is damaged
     */
    public static ExportComparison<UsageLine> ofUsage(SavedExport<UsageLines> older, SavedExport<UsageLines> newer)
            throws IOException {
        return between(older, newer, UsageLine::new);
    }

    /**
     * Compares two versions of a reconciliation and lists the first thousand differences.
     *
     * @param older the older version
     * @param newer the newer version
     * @return the differences
     * @throws IllegalArgumentException when they have different attribute sets
     * @throws IOException when files cannot be read or written
     * @throws io.github.azureplan.errors.DamagedDataException when one is damaged
     */
    public static ExportComparison<ReconciliationLine> ofReconciliation(
            SavedExport<ReconciliationLines> older, SavedExport<ReconciliationLines> newer) throws IOException {
        return between(older, newer, ReconciliationLine::new);
    }

    private static <L extends BillingLine, S extends BillingLines<L, S>> ExportComparison<L> between(
            SavedExport<S> older, SavedExport<S> newer, LineComparer.Maker<L> maker) throws IOException {
        Objects.requireNonNull(older, "older");
        if (older.request().attributes() != newer.request().attributes()) {
            throw new IllegalArgumentException("newer: must have the attribute set of the older one, "
                    + older.request().attributes() + ", and has "
                    + newer.request().attributes());
        }
        Path work = Files.createTempDirectory("azureplan-compare");
        try (LineComparer<L> comparer = new LineComparer<>(older, newer, maker, work, LISTED)) {
            return comparer.compare();
        } finally {
            try (Stream<Path> files = Files.list(work)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(work);
        }
    }

    /**
     * Whether nothing is different.
     *
     * @return true when every line is in both versions with the same content
     */
    public boolean same() {
        return linesNew == 0 && linesGone == 0 && linesChanged == 0;
    }
}
