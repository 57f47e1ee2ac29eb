package io.github.azureplan.pricing;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.export.CsvRows;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.rows.RowReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A price sheet, read row by row in constant memory: a CSV file with a header line, or a zip archive of one. Which of
 * the two it is, the first bytes tell. Columns may stand in any order; those this version does not know are kept in
 * {@link PriceRow#row()}.
 *
 * <p>Each row is checked as it is read: product, SKU, currency and price must be there, price, tier, dates and meters
 * must be what they should be. A row that fails stops the read with a {@link DamagedDataException} that names line and
 * column; with {@link #onBadRow} it is handed over instead and the read goes on. A file that is cut off, is no CSV or is
 * an archive that it should not be stops the read always.
 */
public final class PriceSheet extends RowReader<PriceRow> {
    private static final List<Column<?>> REQUIRED = List.of(
            PriceRow.PRODUCT_ID,
            PriceRow.SKU_ID,
            PriceRow.CURRENCY,
            PriceRow.UNIT_PRICE,
            PriceRow.EFFECTIVE_START_DATE);

    private final CsvRows rows;
    private final PriceCells cells;
    private final String source;
    private @Nullable Consumer<BadRow> bad;

    private PriceSheet(RowPart part) {
        this.source = part.name();
        this.rows = new CsvRows(PriceRow.TABLE, part, REQUIRED);
        this.cells = new PriceCells(source);
    }

    /**
     * Opens a sheet.
     *
     * @param part its name and how it is opened
     * @return the sheet before its first row
     * @throws DamagedDataException when it cannot be opened, or its header is not that of a sheet of Azure prices
     */
    public static PriceSheet open(RowPart part) {
        return new PriceSheet(part);
    }

    /**
     * Opens a sheet that was saved.
     *
     * @param file a CSV file or a zip archive of one
     * @return the sheet before its first row
     * @throws DamagedDataException when it cannot be opened, or its header is not that of a sheet of Azure prices
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
     * @throws DamagedDataException when it cannot be opened, or its header is not that of a sheet of Azure prices
     */
    public static PriceSheet open(InputStream in, String name) {
        return open(new RowPart(name, () -> in));
    }

    /**
     * The names of the columns.
     *
     * @return the header line, in the order of the file
     */
    public List<String> header() {
        return rows.header();
    }

    /**
     * Goes on after a bad row, and tells of each. A row that was left out makes a book or a sum wrong: look at what was
     * collected before it is used.
     *
     * <pre>{@code
     * List<BadRow> bad = new ArrayList<>();
     * PriceBook book = sheet.onBadRow(bad::add).toPriceBook();
     * }</pre>
     *
     * @param listener hears of each bad row, on the reading thread
     * @return this sheet
     * @throws IllegalStateException when the first row was asked for already
     */
    public PriceSheet onBadRow(Consumer<BadRow> listener) {
        requireUnread("onBadRow");
        bad = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Reads the sheet into a price book and closes it. Rows whose tiers contradict each other are told to the listener of
     * bad rows as well, if there is one, and stand in {@link PriceBook#contradictions()}.
     *
     * @return a book of all prices
     * @throws DamagedDataException when the sheet is damaged
     */
    public PriceBook toPriceBook() {
        try (PriceSheet sheet = this) {
            PriceBook book = sheet.collect();
            Consumer<BadRow> listener = bad;
            if (listener != null) {
                book.contradictions().forEach(listener);
            }
            return book;
        }
    }

    /** The book of all rows; makes no row. */
    PriceBook collect() {
        Iterator<PriceRow> passedOver = iterator(); // nobody else reads from here on
        Objects.requireNonNull(passedOver);
        PriceRows collected = new PriceRows(source);
        int availability = rows.layout().slot(PriceRow.AVAILABILITY_ID);
        while (advance()) {
            collected.add(rows.data(), rows.starts(), rows.ends(), availability, cells);
        }
        return new PriceBook(collected.build());
    }

    @Override
    protected @Nullable PriceRow read() {
        return advance() ? new PriceRow(rows.row()) : null;
    }

    private boolean advance() {
        while (true) {
            try {
                if (!rows.advance()) {
                    return false;
                }
                cells.read(rows.data(), rows.starts(), rows.ends(), rows.line());
                return true;
            } catch (DamagedDataException e) {
                Consumer<BadRow> listener = bad;
                if (listener == null || rows.broken()) {
                    throw e;
                }
                listener.accept(BadRow.of(e));
            }
        }
    }

    @Override
    protected void release() {
        rows.close();
    }
}
