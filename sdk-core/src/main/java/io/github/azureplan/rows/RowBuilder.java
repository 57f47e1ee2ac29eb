package io.github.azureplan.rows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Notes where the cells of a row lie in a reader's buffer and copies them into a row of its own. Public only for the
 * readers of this library.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone does not know @hidden
public final class RowBuilder {
    /** Cell kind: a JSON null. */
    public static final int NULL = Cells.NULL;

    /** Cell kind: text as it is, or a literal or nested JSON value as it was written. */
    public static final int TEXT = Cells.TEXT;

    /** Cell kind: text with JSON escapes. */
    public static final int ESCAPED = Cells.ESCAPED;

    /** Bits of a header entry that hold the kind; the rest is where the cell ends. */
    static final int KIND_BITS = 2;

    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private RowLayout layout;
    private byte[] kinds;
    private int[] starts;
    private int[] lengths;

    /**
     * A builder of rows.
     *
     * @param layout the layout of the next row
     */
    public RowBuilder(RowLayout layout) {
        this.layout = layout;
        this.kinds = new byte[layout.width()];
        this.starts = new int[layout.width()];
        this.lengths = new int[layout.width()];
    }

    /**
     * Changes the layout, in the middle of a row too when only unknown members were added.
     *
     * @param newLayout the layout of this row and the next ones
     */
    public void layout(RowLayout newLayout) {
        layout = newLayout;
        int width = newLayout.width();
        if (width > kinds.length) {
            int room = width + 16;
            kinds = Arrays.copyOf(kinds, room);
            starts = Arrays.copyOf(starts, room);
            lengths = Arrays.copyOf(lengths, room);
        }
    }

    /** Starts a row: all cells absent. */
    public void begin() {
        Arrays.fill(kinds, 0, layout.width(), (byte) Cells.ABSENT);
    }

    /**
     * Notes a cell.
     *
     * @param slot its place
     * @param kind {@link #NULL}, {@link #TEXT} or {@link #ESCAPED}
     * @param start where it begins in the buffer
     * @param end where it ends
     */
    public void put(int slot, int kind, int start, int end) {
        kinds[slot] = (byte) kind;
        starts[slot] = start;
        lengths[slot] = end - start;
    }

    /**
     * Copies the cells noted since {@link #begin()}.
     *
     * @param buffer where they lie
     * @param line the line of the row in its source
     * @return the row
     */
    public Row build(byte[] buffer, int line) {
        int width = layout.width();
        int size = width * Integer.BYTES;
        for (int i = 0; i < width; i++) {
            if (kinds[i] > Cells.NULL) {
                size += lengths[i];
            }
        }
        byte[] data = new byte[size];
        int at = width * Integer.BYTES;
        for (int i = 0; i < width; i++) {
            if (kinds[i] > Cells.NULL) {
                System.arraycopy(buffer, starts[i], data, at, lengths[i]);
                at += lengths[i];
            }
            INT.set(data, i * Integer.BYTES, (at << KIND_BITS) | kinds[i]);
        }
        return new Row(layout, data, line);
    }

    /**
     * A row of texts that lie in a buffer.
     *
     * @param layout its layout
     * @param buffer where they lie
     * @param starts where each begins, by slot; below 0 for an absent one
     * @param ends where each ends, by slot
     * @param line the line of the row in its source
     * @return the row, with a copy of the texts
     */
    public static Row row(RowLayout layout, byte[] buffer, int[] starts, int[] ends, int line) {
        int width = layout.width();
        int size = width * Integer.BYTES;
        for (int i = 0; i < width; i++) {
            size += starts[i] < 0 ? 0 : ends[i] - starts[i];
        }
        byte[] data = new byte[size];
        int at = width * Integer.BYTES;
        for (int i = 0; i < width; i++) {
            int kind = Cells.ABSENT;
            if (starts[i] >= 0) {
                int length = ends[i] - starts[i];
                System.arraycopy(buffer, starts[i], data, at, length);
                at += length;
                kind = TEXT;
            }
            INT.set(data, i * Integer.BYTES, (at << KIND_BITS) | kind);
        }
        return new Row(layout, data, line);
    }

    /**
     * The text of a JSON string.
     *
     * @param raw what stands between its quotes, with well-formed escapes
     * @return the text
     */
    public static String unescape(String raw) {
        return Cells.unescape(raw);
    }

    /** A row of texts, for {@link Row#of}. */
    static Row row(RowLayout layout, String[] texts) {
        RowBuilder builder = new RowBuilder(layout);
        builder.begin();
        byte[] buffer = new byte[0];
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                byte[] cell = texts[i].getBytes(StandardCharsets.UTF_8);
                int start = buffer.length;
                buffer = Arrays.copyOf(buffer, start + cell.length);
                System.arraycopy(cell, 0, buffer, start, cell.length);
                builder.put(i, TEXT, start, buffer.length);
            }
        }
        return builder.build(buffer, 0);
    }
}
