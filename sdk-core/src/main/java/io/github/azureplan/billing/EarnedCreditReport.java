package io.github.azureplan.billing;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.CreditRate;
import io.github.azureplan.rows.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the partner earned and what it missed, next to list and partner cost, by any {@link CreditDimension}. Immutable.
 *
 * <p>A line earned credit when its percentage of partner earned credit is more than 0. The amount is the list price less
 * the effective price, times quantity, where the two differ by that percentage and nothing else; where tiers, Azure
 * credit or an open month have changed the effective price too, it is the charge times rate / (100 - rate). A line
 * without credit that could have earned it missed the rate's part of its charge.
 *
 * <p>Memory goes with groups, not with lines. Amounts of two billing currencies stay in groups of their own. Reports of
 * parts of the lines {@link #merge} in any order to that of all lines, also when the parts were read in other processes:
 * a report is serialisable, and {@link #save} writes it.
 */
public final class EarnedCreditReport implements Serializable {
    private static final long serialVersionUID = 1;
    private static final CreditDimension[] USUAL = {
        CreditDimension.RESELLER,
        CreditDimension.CUSTOMER,
        CreditDimension.PLAN,
        CreditDimension.SUBSCRIPTION,
        CreditDimension.DAY
    };

    private final transient CreditRate rate;
    private final transient List<CreditDimension> dimensions;
    private final transient Map<CreditKey, CreditTotals> groups;
    private final transient CreditNames names;

    EarnedCreditReport(
            CreditRate rate, List<CreditDimension> dimensions, Map<CreditKey, CreditTotals> groups, CreditNames names) {
        this.rate = rate;
        this.dimensions = dimensions;
        this.groups = groups;
        this.names = names;
    }

    /**
     * Reads all lines and sums the credit. Closes nothing.
     *
     * @param lines the lines of a month or of any part of it; without a projection, or with one that has
     *     {@link #columns}
     * @param eligibility which products earn credit, and the rate
     * @param dimensions what to group by; without any: reseller, customer, plan, Azure subscription and day
     * @return the report
     * @throws IllegalArgumentException when projection or attribute set lack a column, which the message names; before any
     *     line is counted
     * @throws DamagedDataException when the lines are damaged
     */
    public static EarnedCreditReport of(
            UsageLines lines, CreditEligibility eligibility, CreditDimension... dimensions) {
        CreditDimension[] by = ordered(dimensions);
        CreditReader reader = new CreditReader(lines, eligibility, by);
        reader.read();
        return new EarnedCreditReport(eligibility.rate(), List.of(by), new TreeMap<>(reader.groups()), reader.names());
    }

    /**
     * The report of no line, to which others are merged.
     *
     * @param rate the rate of the others
     * @param dimensions the dimensions of the others; without any: the same as in {@link #of}
     * @return an empty report
     */
    public static EarnedCreditReport empty(CreditRate rate, CreditDimension... dimensions) {
        return new EarnedCreditReport(rate, List.of(ordered(dimensions)), new TreeMap<>(), new CreditNames());
    }

    /**
     * The columns a report needs. Names of customers and Azure subscriptions are read too where the lines have them.
     *
     * @param dimensions what to group by; without any: the same as in {@link #of}
     * @return the columns, each once
     */
    public static List<Column<?>> columns(CreditDimension... dimensions) {
        Set<Column<?>> columns = new LinkedHashSet<>(LineCredit.COLUMNS);
        for (CreditDimension dimension : ordered(dimensions)) {
            columns.addAll(dimension.columns());
        }
        return List.copyOf(columns);
    }

    private static CreditDimension[] ordered(CreditDimension... dimensions) {
        return dimensions.length == 0
                ? USUAL
                : Arrays.stream(dimensions).distinct().sorted().toArray(CreditDimension[]::new);
    }

    /**
     * The rate by which missed credit was computed.
     *
     * @return the rate and where it is from
     */
    public CreditRate rate() {
        return rate;
    }

    /**
     * What the lines were grouped by.
     *
     * @return the dimensions, from the reseller down to the day
     */
    public List<CreditDimension> dimensions() {
        return dimensions;
    }

    /**
     * The report of the lines of both. In any order and grouping the result is the same.
     *
     * @param other a report with the same dimensions and rate
     * @return the report of all lines
     * @throws IllegalArgumentException when dimensions or rate differ
     */
    public EarnedCreditReport merge(EarnedCreditReport other) {
        if (!dimensions.equals(other.dimensions)
                || rate.percent().compareTo(other.rate.percent()) != 0
                || !rate.source().equals(other.rate.source())) {
            throw new IllegalArgumentException("report: was made by " + other.dimensions + " at "
                    + other.rate.percent().toPlainString() + " percent (" + other.rate.source() + "), this one by "
                    + dimensions + " at " + rate.percent().toPlainString() + " percent (" + rate.source()
                    + "); make both the same way");
        }
        Map<CreditKey, CreditTotals> sums = new TreeMap<>(groups);
        other.groups.forEach((key, totals) -> sums.merge(key, totals, CreditTotals::plus));
        return new EarnedCreditReport(rate, dimensions, sums, names.and(other.names));
    }

    /**
     * List cost, partner cost and credit of groups.
     *
     * @param by some of the dimensions of this report, in the order in which to sort; none for one group per currency
     * @return one group for each combination of values and each billing currency, sorted
     * @throws IllegalArgumentException when the report does not have a dimension
     */
    public List<CreditGroup> by(CreditDimension... by) {
        List<CreditDimension> wanted = Arrays.stream(by).distinct().toList();
        List<CreditGroup> all = new ArrayList<>();
        sums(wanted).forEach((key, totals) -> all.add(group(wanted, key, totals)));
        return Collections.unmodifiableList(all);
    }

    private Map<CreditKey, CreditTotals> sums(List<CreditDimension> wanted) {
        int[] places = wanted.stream().mapToInt(this::place).toArray();
        Map<CreditKey, CreditTotals> sums = new TreeMap<>();
        groups.forEach((key, totals) -> sums.merge(key.at(places), totals, CreditTotals::plus));
        return sums;
    }

    private int place(CreditDimension dimension) {
        int place = dimensions.indexOf(dimension);
        if (place < 0) {
            throw new IllegalArgumentException("dimension " + dimension + ": this report was made by " + dimensions
                    + "; name it when the report is made");
        }
        return place;
    }

    private static CreditGroup group(List<CreditDimension> dimensions, CreditKey key, CreditTotals totals) {
        Map<CreditDimension, String> values = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            values.put(dimensions.get(i), key.values().get(i));
        }
        return new CreditGroup(values, totals);
    }

    /**
     * The name of a customer or an Azure subscription, for a reader; where the lines have several, the first by alphabet.
     *
     * @param dimension {@link CreditDimension#CUSTOMER} or {@link CreditDimension#SUBSCRIPTION}
     * @param value a value of it
     * @return the name, or empty when no line has one
     */
    public Optional<String> name(CreditDimension dimension, String value) {
        return names.find(dimension, value);
    }

    /**
     * The days on which credit was missed, stopped and came back, by group.
     *
     * @param by some of the dimensions of this report, without the day
     * @return one history for each group, sorted
     * @throws IllegalArgumentException when the report does not have a dimension or not the day
     */
    public List<CreditHistory> histories(CreditDimension... by) {
        List<CreditDimension> wanted = Arrays.stream(by)
                .filter(each -> !each.equals(CreditDimension.DAY))
                .distinct()
                .toList();
        List<CreditDimension> daily = new ArrayList<>(wanted);
        daily.add(CreditDimension.DAY);
        int day = wanted.size();
        Map<CreditKey, HistoryBuilder> histories = new TreeMap<>();
        sums(daily).forEach((key, totals) -> {
            CreditKey group = new CreditKey(key.values().subList(0, day), key.currency());
            histories
                    .computeIfAbsent(group, each -> new HistoryBuilder(key.currency()))
                    .add(LocalDate.parse(key.values().get(day)), totals);
        });
        List<CreditHistory> all = new ArrayList<>();
        histories.forEach((key, history) -> all.add(history.build(group(wanted, key, history.totals()))));
        return Collections.unmodifiableList(all);
    }

    /**
     * The credit of two days, group by group: above all, whose credit stopped.
     *
     * @param before the day to compare with
     * @param after the day to look at
     * @param by some of the dimensions of this report, without the day; none for the Azure subscription
     * @return the comparison
     * @throws IllegalArgumentException when the report does not have a dimension or not the day
     */
    public CreditComparison compare(LocalDate before, LocalDate after, CreditDimension... by) {
        List<CreditDimension> wanted = by.length == 0 ? List.of(CreditDimension.SUBSCRIPTION) : List.of(by);
        Map<CreditKey, CreditTotals> then = on(before, wanted);
        Map<CreditKey, CreditTotals> now = on(after, wanted);
        Set<CreditKey> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(then.keySet());
        List<CreditComparison.Shift> shifts = keys.stream()
                .sorted()
                .map(key -> {
                    CreditTotals none = CreditTotals.none(key.currency());
                    CreditTotals was = then.getOrDefault(key, none);
                    CreditTotals is = now.getOrDefault(key, none);
                    return new CreditComparison.Shift(
                            CreditComparison.outcome(was, is), group(wanted, key, is), was, is);
                })
                .sorted((one, other) -> one.outcome().compareTo(other.outcome()))
                .toList();
        return new CreditComparison(before, after, shifts);
    }

    private Map<CreditKey, CreditTotals> on(LocalDate day, List<CreditDimension> wanted) {
        int place = place(CreditDimension.DAY);
        int[] places = wanted.stream().mapToInt(this::place).toArray();
        String text = day.toString();
        Map<CreditKey, CreditTotals> sums = new TreeMap<>();
        groups.forEach((key, totals) -> {
            if (key.values().get(place).equals(text)) {
                sums.merge(key.at(places), totals, CreditTotals::plus);
            }
        });
        return sums;
    }

    /**
     * The credit by Azure subscription and day.
     *
     * @return one entry for each subscription, day and billing currency with use, in this order
     * @throws IllegalArgumentException when the report was made without one of the two
     */
    public List<CreditDay> days() {
        return by(CreditDimension.SUBSCRIPTION, CreditDimension.DAY).stream()
                .map(group -> new CreditDay(group.subscription().orElse(null), group.day(), group.totals()))
                .toList();
    }

    /**
     * The credit of one Azure subscription on one day.
     *
     * @param subscription the Azure subscription
     * @param day the day, in UTC
     * @return the entry, or empty when it had no use that day; the first one if it had use in several currencies
     * @throws IllegalArgumentException when the report was made without one of the two
     */
    public Optional<CreditDay> day(AzureSubscriptionId subscription, LocalDate day) {
        return on(day, List.of(CreditDimension.SUBSCRIPTION)).entrySet().stream()
                .filter(each -> each.getKey().values().get(0).equals(subscription.text()))
                .findFirst()
                .map(each -> new CreditDay(subscription, day, each.getValue()));
    }

    /**
     * The credit by Azure subscription.
     *
     * @return one entry for each subscription and billing currency, in this order
     * @throws IllegalArgumentException when the report was made without subscription or day
     */
    public List<SubscriptionCredit> subscriptions() {
        return histories(CreditDimension.SUBSCRIPTION).stream()
                .map(history -> new SubscriptionCredit(
                        history.group().subscription().orElse(null),
                        history.group().totals(),
                        history.missedDays(),
                        history.changes()))
                .toList();
    }

    /**
     * The credit in one billing currency.
     *
     * @param billingCurrency the currency
     * @return the totals, zero when no line has the currency
     */
    public CreditTotals total(CurrencyCode billingCurrency) {
        return totals().stream()
                .filter(totals -> totals.billingCurrency().equals(billingCurrency))
                .findFirst()
                .orElseGet(() -> CreditTotals.none(billingCurrency));
    }

    /**
     * The credit by billing currency; amounts of two currencies do not add.
     *
     * @return one entry for each currency among the lines
     */
    public List<CreditTotals> totals() {
        return by().stream().map(CreditGroup::totals).toList();
    }

    /**
     * Writes groups as a CSV file: UTF-8, a header line, every field in quotes. First the columns of the dimensions in the
     * order that was asked for, then amounts in the billing currency, then in dollars; exact, not rounded. Each line is of
     * one currency. A text that a spreadsheet would take for a formula gets an apostrophe before it.
     *
     * @param out where to; closed when done
     * @param by some of the dimensions of this report, in the order of columns and sorting
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when the report does not have a dimension
     */
    public void writeCsv(OutputStream out, CreditDimension... by) throws IOException {
        CreditCsv.write(this, out, by(by), Arrays.stream(by).distinct().toList());
    }

    /**
     * Writes the report, to be merged or looked at elsewhere. Reports that are equal are written as the same bytes.
     *
     * @param out where to; flushed, not closed
     * @throws IOException when it cannot be written
     */
    public void save(OutputStream out) throws IOException {
        CreditFile.write(out, rate, dimensions, groups, names);
    }

    /**
     * Reads a report that {@link #save} wrote.
     *
     * @param in its bytes, to the end; not closed
     * @return an equal report
     * @throws IOException when it cannot be read
     * @throws DamagedDataException when it is no report of this version, or damaged
     */
    public static EarnedCreditReport load(InputStream in) throws IOException {
        return CreditFile.read(in.readAllBytes());
    }

    private Object writeReplace() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Saved(bytes.toByteArray());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a report is serialised in its saved form");
    }

    /** The serialised form. */
    private static final class Saved implements Serializable {
        private static final long serialVersionUID = 1;
        private final byte[] bytes;

        Saved(byte[] bytes) {
            this.bytes = bytes;
        }

        private Object readResolve() throws InvalidObjectException {
            try {
                return load(new ByteArrayInputStream(bytes));
            } catch (DamagedDataException | IOException e) {
                InvalidObjectException invalid = new InvalidObjectException(String.valueOf(e.getMessage()));
                invalid.initCause(e);
                throw invalid;
            }
        }
    }

    /** The same groups with the same amounts, at the same rate. */
    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof EarnedCreditReport other
                && dimensions.equals(other.dimensions)
                && rate.equals(other.rate)
                && groups.equals(other.groups)
                && names.equals(other.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dimensions, groups);
    }

    /** The totals by currency; no name. */
    @Override
    public String toString() {
        return "EarnedCreditReport by " + dimensions + ": " + by();
    }
}
