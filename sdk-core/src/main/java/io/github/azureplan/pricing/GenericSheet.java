package io.github.azureplan.pricing;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.export.CsvRows;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.rows.RowReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of any view, read row by row in constant memory, with whatever columns it has: those it has in common with the
 * sheets of Azure prices by the columns of {@link PriceRow}, all of them by name with {@link Row#text(String)}. A cell is
 * checked when it is asked for.
 */
public final class GenericSheet extends RowReader<Row> {
    private final CsvRows rows;
    private @Nullable Consumer<BadRow> bad;

    private GenericSheet(RowPart part) {
        this.rows = new CsvRows(PriceRow.TABLE, part, List.of());
        int known = PriceRow.TABLE.columns().size();
        if (rows.header().stream().noneMatch(name -> rows.layout().slot(name) < known)) {
            rows.close();
            throw new DamagedDataException(
                    part.name(), 1, null, "has none of the columns of a price sheet in its header", null);
        }
    }

    /**
     * Opens a sheet.
     *
     * @param part its name and how it is opened
     * @return the sheet before its first row
     * @throws DamagedDataException when it cannot be opened
     */
    public static GenericSheet open(RowPart part) {
        return new GenericSheet(part);
    }

    /**
     * Opens a sheet that was saved.
     *
     * @param file a CSV file or a zip archive of one
     * @return the sheet before its first row
     * @throws DamagedDataException when it cannot be opened
     */
    public static GenericSheet open(Path file) {
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
    public static GenericSheet open(InputStream in, String name) {
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
     * Goes on after a row that is no row of this sheet, for instance with another number of fields, and tells of each.
     *
     * @param listener hears of each bad row, on the reading thread
     * @return this sheet
     * @throws IllegalStateException when the first row was asked for already
     */
    public GenericSheet onBadRow(Consumer<BadRow> listener) {
        requireUnread("onBadRow");
        bad = Objects.requireNonNull(listener, "listener");
        return this;
    }

    @Override
    protected @Nullable Row read() {
        while (true) {
            try {
                return rows.next();
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
