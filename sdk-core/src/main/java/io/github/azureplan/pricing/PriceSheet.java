package io.github.azureplan.pricing;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.export.CsvRows;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.rows.RowReader;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price sheet, read row by row in constant memory: a CSV file with a header line, or a zip archive of one. Which of
 * the two it is, the first bytes tell. Columns may stand in any order; those this version does not know are kept in
 * {@link PriceRow#row()}.
 *
 * <p>Each row is checked as it is read: product, SKU and price must be there, price, tier and dates must be what they
 * should be. A row that fails is a {@link DamagedDataException} with line and column.
 */
public final class PriceSheet extends RowReader<PriceRow> {
    private static final List<Column<?>> REQUIRED = List.of(
            PriceRow.PRODUCT_ID,
            PriceRow.SKU_ID,
            PriceRow.CURRENCY,
            PriceRow.UNIT_PRICE,
            PriceRow.EFFECTIVE_START_DATE);

    private final CsvRows rows;

    private PriceSheet(RowPart part) {
        this.rows = new CsvRows(PriceRow.TABLE, part, REQUIRED);
    }

    /**
     * Opens a sheet.
     *
     * @param part its name and how it is opened
     * @return the sheet before its first row
     * @throws DamagedDataException when it cannot be opened
     */
    public static PriceSheet open(RowPart part) {
        return new PriceSheet(part);
    }

    /**
     * Opens a sheet that was saved.
     *
     * @param file a CSV file or a zip archive of one
     * @return the sheet before its first row
     * @throws DamagedDataException when it cannot be opened
     */
    public static PriceSheet open(Path file) {
        return open(RowPart.of(file));
    }

    /**
     * Reads a sheet from a stream.
     *
     * @param in the bytes; closed with the sheet
     * @param name what messages call it
     * @return the sheet before its first row
     * @throws DamagedDataException when it cannot be opened
     */
    public static PriceSheet open(InputStream in, String name) {
        return open(new RowPart(name, () -> in));
    }

    /**
     * Reads the sheet into a price book and closes it.
     *
     * @return a book of all prices
     * @throws DamagedDataException when the sheet is damaged
     */
    public PriceBook toPriceBook() {
        try (PriceSheet sheet = this) {
            return PriceBook.of(sheet);
        }
    }

    @Override
    protected @Nullable PriceRow read() {
        Row row = rows.next();
        if (row == null) {
            return null;
        }
        requireText(row, PriceRow.PRODUCT_ID);
        requireText(row, PriceRow.SKU_ID);
        BigDecimal price = row.need(PriceRow.UNIT_PRICE);
        if (price.signum() < 0) {
            throw damaged(row, PriceRow.UNIT_PRICE, "is negative");
        }
        PriceRow priceRow = new PriceRow(row);
        priceRow.currency();
        priceRow.meterIds();
        BigDecimal min = priceRow.tierMin();
        BigDecimal max = priceRow.tierMax();
        if (min != null && (min.signum() < 0 || (max != null && max.compareTo(min) < 0))) {
            throw damaged(row, PriceRow.PRICING_TIER_RANGE_MIN, "is negative or beyond the end of the tier");
        }
        row.get(PriceRow.EFFECTIVE_START_DATE);
        row.get(PriceRow.EFFECTIVE_END_DATE);
        return priceRow;
    }

    private static void requireText(Row row, Column<String> column) {
        if (row.need(column).isBlank()) {
            throw damaged(row, column, "has no value");
        }
    }

    private static DamagedDataException damaged(Row row, Column<?> column, String problem) {
        return new DamagedDataException(row.source(), row.line(), column.name(), problem, null);
    }

    @Override
    protected void release() {
        rows.close();
    }
}
