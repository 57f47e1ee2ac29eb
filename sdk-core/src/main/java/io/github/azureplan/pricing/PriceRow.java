package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A price of the price list: one SKU, one tier, one range of dates. Immutable; the cells decode on access. */
public final class PriceRow {
    private static final ColumnTable.Builder T = ColumnTable.builder("price sheet");

    /** Name of the product. */
    public static final Column<String> PRODUCT_TITLE = T.add(Column.text("ProductTitle", "Name of the product."));

    /** Product, twelve characters. */
    public static final Column<String> PRODUCT_ID = T.add(Column.text("ProductId", "Product, twelve characters."));

    /** SKU within the product, four characters with leading zeros. */
    public static final Column<String> SKU_ID =
            T.add(Column.text("SkuId", "SKU within the product, four characters with leading zeros."));

    /** Name of the SKU. */
    public static final Column<String> SKU_TITLE = T.add(Column.text("SkuTitle", "Name of the SKU."));

    /** Who sells it; Microsoft for first-party products. */
    public static final Column<String> PUBLISHER =
            T.add(Column.text("Publisher", "Who sells it; Microsoft for first-party products."));

    /** Description of the SKU. */
    public static final Column<String> SKU_DESCRIPTION =
            T.add(Column.text("SkuDescription", "Description of the SKU."));

    /** Unit that is billed. */
    public static final Column<String> UNIT_OF_MEASURE = T.add(Column.text("UnitOfMeasure", "Unit that is billed."));

    /** Term: payG-1 for pay as you go, an ISO period for a reservation. */
    public static final Column<String> TERM_DURATION =
            T.add(Column.text("TermDuration", "Term: payG-1 for pay as you go, an ISO period for a reservation."));

    /** Country the price holds for, two letters. */
    public static final Column<String> MARKET =
            T.add(Column.text("Market", "Country the price holds for, two letters."));

    /** Currency of the price: USD. */
    public static final Column<String> CURRENCY = T.add(Column.text("Currency", "Currency of the price: USD."));

    /** List price of one unit, before partner earned credit. */
    public static final Column<BigDecimal> UNIT_PRICE =
            T.add(Column.decimal("UnitPrice", "List price of one unit, before partner earned credit."));

    /** First unit of the tier; empty without tiers. */
    public static final Column<BigDecimal> PRICING_TIER_RANGE_MIN =
            T.add(Column.decimal("PricingTierRangeMin", "First unit of the tier; empty without tiers."));

    /** Last unit of the tier; empty without tiers, 9223372036854780000 for the open end. */
    public static final Column<BigDecimal> PRICING_TIER_RANGE_MAX = T.add(Column.decimal(
            "PricingTierRangeMax",
            "Last unit of the tier; empty without tiers, 9223372036854780000 for the open end."));

    /** From when the price holds; a placeholder such as the year 1753 where it always has. */
    public static final Column<Instant> EFFECTIVE_START_DATE = T.add(Column.time(
            "EffectiveStartDate",
            "From when the price holds; a placeholder such as the year 1753 where it always has."));

    /** Until when the price holds; the year 9999 for the open end. */
    public static final Column<Instant> EFFECTIVE_END_DATE =
            T.add(Column.time("EffectiveEndDate", "Until when the price holds; the year 9999 for the open end."));

    /** Meter that counts the use, several separated by semicolons. */
    public static final Column<String> METER_IDS =
            T.add(Column.text("MeterIds", "Meter that counts the use, several separated by semicolons."));

    /** Unit of the meter. */
    public static final Column<String> METER_TYPE = T.add(Column.text("MeterType", "Unit of the meter."));

    /** Tags separated by semicolons: Azure, Reservations, Third Party. */
    public static final Column<String> TAGS =
            T.add(Column.text("Tags", "Tags separated by semicolons: Azure, Reservations, Third Party."));

    /** All columns, in the order of the sheet. */
    public static final ColumnTable TABLE = T.build();

    /** A column of no published sheet of Azure prices. */
    static final String AVAILABILITY_ID = "AvailabilityId";

    /** The largest whole number the sheet's writer knows; it prints it rounded up. */
    private static final BigDecimal OPEN_END = new BigDecimal(Long.MAX_VALUE);

    private final Row row;

    /**
     * Views a row as a price.
     *
     * @param row a row of {@link #TABLE}
     * @throws IllegalArgumentException when it is a row of another table
     */
    public PriceRow(Row row) {
        if (row.table() != TABLE) {
            throw new IllegalArgumentException("row: is no row of a price sheet but of " + row.table());
        }
        this.row = row;
    }

    /**
     * The cells.
     *
     * @return the row behind this view; it has the columns that this class does not know as well
     */
    public Row row() {
        return row;
    }

    /**
     * The value of a cell.
     *
     * @param column a column of {@link #TABLE}
     * @param <V> its type
     * @return the value, or null when the sheet has none
     */
    public <V> @Nullable V get(Column<V> column) {
        return row.get(column);
    }

    /**
     * Product and SKU.
     *
     * @return what the price is of
     */
    public ProductSku product() {
        return new ProductSku(row.need(PRODUCT_ID), row.need(SKU_ID));
    }

    /**
     * The availability that the price is of. No published sheet of Azure prices has the column; one that has it is kept
     * apart by it.
     *
     * @return the availability, or null when the sheet does not tell
     */
    public @Nullable String availabilityId() {
        String text = row.text(AVAILABILITY_ID);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * List price of one unit, before partner earned credit.
     *
     * @return the price in {@link #currency()}
     */
    public BigDecimal unitPrice() {
        return row.need(UNIT_PRICE);
    }

    /**
     * The currency of the price.
     *
     * @return USD in every published sheet of consumption prices
     */
    public CurrencyCode currency() {
        return row.cell(CURRENCY, CurrencyCode::of);
    }

    /**
     * First unit of the tier.
     *
     * @return the unit, counted from 1 over the calendar month, or null without tiers
     */
    public @Nullable BigDecimal tierMin() {
        return row.get(PRICING_TIER_RANGE_MIN);
    }

    /**
     * Last unit of the tier.
     *
     * @return the unit, or null without tiers and at the open end
     */
    public @Nullable BigDecimal tierMax() {
        return lastUnit(row.get(PRICING_TIER_RANGE_MAX));
    }

    static @Nullable BigDecimal lastUnit(@Nullable BigDecimal printed) {
        return printed == null || printed.compareTo(OPEN_END) >= 0 ? null : printed;
    }

    /**
     * From when the price holds.
     *
     * @return the first moment, or null when the sheet has none
     */
    public @Nullable Instant effectiveFrom() {
        return row.get(EFFECTIVE_START_DATE);
    }

    /**
     * Until when the price holds.
     *
     * @return the last moment, or null when the sheet has none
     */
    public @Nullable Instant effectiveTo() {
        return row.get(EFFECTIVE_END_DATE);
    }

    /**
     * The meters that count the use.
     *
     * @return the meters, none for a reservation
     */
    public List<MeterId> meterIds() {
        return row.get(METER_IDS) == null
                ? List.of()
                : row.cell(METER_IDS, cell -> split(cell).map(MeterId::of).toList());
    }

    /**
     * The tags of the product.
     *
     * @return the tags as they are spelled
     */
    public List<String> tags() {
        return split(row.get(TAGS)).toList();
    }

    static Stream<String> split(@Nullable String cell) {
        return cell == null
                ? Stream.empty()
                : Arrays.stream(cell.split(";", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PriceRow other && row.equals(other.row);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(row);
    }

    /** Where the row was read. */
    @Override
    public String toString() {
        return row.toString();
    }
}
