package io.github.azureplan.internal.export;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowBuilder;
import io.github.azureplan.rows.RowLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of items that were decoded elsewhere, as those of the pages of a listing are: each item is a map from member name
 * to text, null for a JSON null, a number as its literal, a nested value as its JSON. Names are found in any case and by
 * the aliases of the columns, others are kept as unknown members. Where an older service measures a column in another
 * unit, whoever makes the map converts it and uses the column's own name.
 *
 * <pre>{@code
 * Iterator<Map<String, @Nullable String>> items = listing.stream().map(item -> cells(item)).iterator();
 * return new UsageLines(new ItemRows(UsageLine.TABLE, "line items of " + invoice, items), null);
 * }</pre>
 */
public final class ItemRows implements RowSource {
    private final ColumnTable table;
    private final Iterator<? extends Map<String, @Nullable String>> items;
    private RowLayout layout;
    private RowBuilder builder;
    private byte[] buffer = new byte[4096];
    private int count;

    /**
     * Takes nothing yet.
     *
     * @param table the columns of a row
     * @param source what messages call the items; the number of the item stands where that of a line would
     * @param items asked for one by one, so that pages are fetched as rows are read
     */
    public ItemRows(ColumnTable table, String source, Iterator<? extends Map<String, @Nullable String>> items) {
        this.table = table;
        this.items = items;
        this.layout = RowLayout.all(table, source);
        this.builder = new RowBuilder(layout);
    }

    @Override
    public void only(Collection<Column<?>> columns) {
        layout = RowLayout.only(table, columns, layout.source());
        builder = new RowBuilder(layout);
    }

    @Override
    public @Nullable Row next() {
        if (!items.hasNext()) {
            return null;
        }
        count++;
        builder.begin();
        int at = 0;
        for (Map.Entry<String, @Nullable String> member : items.next().entrySet()) {
            int slot = slot(member.getKey());
            String text = member.getValue();
            if (slot >= 0 && text == null) {
                builder.put(slot, RowBuilder.NULL, 0, 0);
            } else if (slot >= 0 && text != null) {
                byte[] cell = text.getBytes(StandardCharsets.UTF_8);
                int end = at + cell.length;
                buffer = end <= buffer.length ? buffer : Arrays.copyOf(buffer, Math.max(end, 2 * buffer.length));
                System.arraycopy(cell, 0, buffer, at, cell.length);
                builder.put(slot, RowBuilder.TEXT, at, end);
                at = end;
            }
        }
        return builder.build(buffer, count);
    }

    private int slot(String name) {
        int slot = layout.slot(name);
        if (slot == RowLayout.UNKNOWN) {
            if (layout.unknownCount() == JsonRows.MAX_UNKNOWN) {
                throw new DamagedDataException(
                        layout.source(),
                        count,
                        null,
                        "is row of a source with more than " + JsonRows.MAX_UNKNOWN + " unknown members",
                        null);
            }
            layout = layout.with(name);
            builder.layout(layout);
            slot = layout.slot(name);
        }
        return slot;
    }

    /** Holds nothing open. */
    @Override
    public void close() {}
}
