package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.export.CsvRows;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchange rates of a month, one for each billing currency. Immutable.
 *
 * <p>The dollar is always among them, at 1.
 */
public final class ExchangeRates {
    private static final ColumnTable.Builder T = ColumnTable.builder("exchange rates");
    private static final Column<String> CURRENCY_CODE = T.add(Column.text("CurrencyCode", "Currency."));
    private static final Column<BigDecimal> USD_PER_UNIT =
            T.add(Column.decimal("USDPerUnit", "Dollars for one unit of the currency."));
    private static final Column<String> MONTH = T.add(Column.text("Month", "Month as yyyyMM."));
    private static final ColumnTable TABLE = T.build();
    private static final DateTimeFormatter YEAR_MONTH = DateTimeFormatter.ofPattern("uuuuMM", java.util.Locale.ROOT);

    private final Map<String, ExchangeRate> byCode;

    private ExchangeRates(Map<String, ExchangeRate> byCode, @Nullable YearMonth month) {
        byCode.putIfAbsent(CurrencyCode.USD.text(), new ExchangeRate(CurrencyCode.USD, BigDecimal.ONE, month));
        this.byCode = Collections.unmodifiableMap(byCode);
    }

    /**
     * Rates from elsewhere.
     *
     * @param rates at most one for a currency
     * @return the rates
     * @throws IllegalArgumentException when a currency has two, or the dollar another than 1
     */
    public static ExchangeRates of(Collection<ExchangeRate> rates) {
        Map<String, ExchangeRate> byCode = new TreeMap<>();
        for (ExchangeRate rate : rates) {
            if (rate.currency().equals(CurrencyCode.USD) && rate.usdPerUnit().compareTo(BigDecimal.ONE) != 0) {
                throw new IllegalArgumentException("exchange rates: the dollar's own is 1");
            }
            if (byCode.put(rate.currency().text(), rate) != null) {
                throw new IllegalArgumentException("exchange rates: " + rate.currency() + " is there twice");
            }
        }
        return new ExchangeRates(byCode, null);
    }

    /**
     * Reads the service's file of a month.
     *
     * @param in a CSV file or a zip archive of one; closed afterwards
     * @param name what messages call it
     * @return the rates
     * @throws DamagedDataException when it is damaged
     */
    public static ExchangeRates read(InputStream in, String name) {
        return read(new RowPart(name, () -> in), null);
    }

    /**
     * Reads the service's file of a month that was saved.
     *
     * @param file a CSV file or a zip archive of one
     * @return the rates
     * @throws DamagedDataException when it is damaged
     */
    public static ExchangeRates read(Path file) {
        return read(RowPart.of(file), null);
    }

    /** Reads the file of a month that was asked for; one of another month is damage. */
    static ExchangeRates read(RowPart part, @Nullable YearMonth asked) {
        Map<String, ExchangeRate> byCode = new TreeMap<>();
        try (CsvRows rows = new CsvRows(TABLE, part, List.of(CURRENCY_CODE, USD_PER_UNIT))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                ExchangeRate rate = rate(row, asked);
                ExchangeRate other = byCode.putIfAbsent(rate.currency().text(), rate);
                if (other != null && other.usdPerUnit().compareTo(rate.usdPerUnit()) != 0) {
                    throw damaged(row, USD_PER_UNIT, "differs from an earlier line of the same currency");
                }
            }
        }
        return new ExchangeRates(byCode, asked);
    }

    private static ExchangeRate rate(Row row, @Nullable YearMonth asked) {
        BigDecimal usdPerUnit = row.need(USD_PER_UNIT);
        if (usdPerUnit.signum() <= 0) {
            throw damaged(row, USD_PER_UNIT, "is not more than 0");
        }
        YearMonth printed = month(row.text(MONTH));
        if (asked != null && printed != null && !printed.equals(asked)) {
            throw damaged(row, MONTH, "is not the month that was asked for");
        }
        CurrencyCode currency = row.cell(CURRENCY_CODE, CurrencyCode::of);
        if (currency.equals(CurrencyCode.USD) && usdPerUnit.compareTo(BigDecimal.ONE) != 0) {
            throw damaged(row, USD_PER_UNIT, "is not 1 for the dollar itself");
        }
        return new ExchangeRate(currency, usdPerUnit, printed == null ? asked : printed);
    }

    /** The documented samples print the column cut off; a month that cannot be read says nothing. */
    private static @Nullable YearMonth month(@Nullable String text) {
        try {
            return text == null ? null : YearMonth.parse(text.strip(), YEAR_MONTH);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static DamagedDataException damaged(Row row, Column<?> column, String problem) {
        return new DamagedDataException(row.source(), row.line(), column.name(), problem, null);
    }

    /**
     * The rate of a currency.
     *
     * @param currency the currency
     * @return its rate
     * @throws IllegalArgumentException when these rates have none for it
     */
    public ExchangeRate get(CurrencyCode currency) {
        return find(currency)
                .orElseThrow(() -> new IllegalArgumentException("currency " + currency
                        + ": has no rate among these " + byCode.size()
                        + "; it is no billing currency, or the rates are of a month before it became one"));
    }

    /**
     * The rate of a currency, if there is one.
     *
     * @param currency the currency
     * @return its rate, or empty
     */
    public Optional<ExchangeRate> find(CurrencyCode currency) {
        return Optional.ofNullable(byCode.get(currency.text()));
    }

    /**
     * An amount in another currency. Between two currencies other than the dollar there is no published rate; go by the
     * dollar in two steps, so that both rates are seen.
     *
     * @param amount the amount; it or the other currency is the dollar
     * @param currency the other currency
     * @return the amount in it, not rounded, with the rate used
     * @throws IllegalArgumentException when neither is the dollar, or these rates have none for the other one
     */
    public Conversion convert(Money amount, CurrencyCode currency) {
        if (amount.currency().equals(CurrencyCode.USD)) {
            return get(currency).fromUsd(amount.amount());
        }
        if (currency.equals(CurrencyCode.USD)) {
            return get(amount.currency()).toUsd(amount.amount());
        }
        throw new IllegalArgumentException("currency: there is no published rate from " + amount.currency() + " to "
                + currency + "; convert to USD first, then to " + currency);
    }

    /**
     * All rates.
     *
     * @return the rates by currency code
     */
    public List<ExchangeRate> all() {
        return List.copyOf(byCode.values());
    }
}
