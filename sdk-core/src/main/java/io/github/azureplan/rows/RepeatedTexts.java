package io.github.azureplan.rows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives cells of the same text the same {@link String}: subscriptions, meters, products and units repeat in thousands
 * of rows of one source. Of fixed size; a text is kept when it comes to its place twice with no other between, so that
 * texts that come once cost little.
 *
 * <p>Rows may be read by many threads, and places are set and read without order: an entry is immutable and is compared
 * before it is given, so a place that another thread changes is only a text made once more.
 */
final class RepeatedTexts {
    /** Rows with more cells than these have members of which nobody knows how they repeat. */
    private static final int SLOTS = 128;

    private static final int PLACE_BITS = 11;
    private static final int LONGEST = 128;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What a slot had last, if it is kept: most cells repeat the row before. */
    private final @Nullable Entry[] lasts = new @Nullable Entry[SLOTS];

    private final @Nullable Entry[] entries = new @Nullable Entry[1 << PLACE_BITS];

    /** Hashes of the entries, so that a text that is not there is found out without a look at them. */
    private final int[] hashes = new int[1 << PLACE_BITS];

    /** Hashes of the texts that came last to each place. */
    private final int[] seen = new int[1 << PLACE_BITS];

    /** A text and the bytes it is made of. */
    private static final class Entry {
        final byte[] bytes;
        final String text;

        Entry(byte[] data, int from, int to) {
            this.bytes = Arrays.copyOfRange(data, from, to);
            this.text = new String(bytes, StandardCharsets.UTF_8);
        }

        boolean is(byte[] data, int from, int to) {
            return Arrays.equals(bytes, 0, bytes.length, data, from, to);
        }
    }

    String text(int slot, byte[] data, int from, int to) {
        int length = to - from;
        if (slot >= SLOTS || length > LONGEST) {
            return new String(data, from, length, StandardCharsets.UTF_8);
        }
        Entry last = lasts[slot];
        if (last != null && last.is(data, from, to)) {
            return last.text;
        }
        Entry entry = length < Long.BYTES ? new Entry(data, from, to) : find(data, from, to);
        if (entry == null) {
            return new String(data, from, length, StandardCharsets.UTF_8);
        }
        lasts[slot] = entry;
        return entry.text;
    }

    private @Nullable Entry find(byte[] data, int from, int to) {
        int hash = hash(data, from, to);
        int place = hash >>> (Integer.SIZE - PLACE_BITS);
        Entry entry = hashes[place] == hash ? entries[place] : null;
        if (entry != null && entry.is(data, from, to)) {
            return entry;
        }
        if (seen[place] != hash) {
            seen[place] = hash;
            return null;
        }
        entry = new Entry(data, from, to);
        entries[place] = entry;
        hashes[place] = hash;
        return entry;
    }

    /** A hash of at least eight bytes. */
    private static int hash(byte[] data, int from, int to) {
        long hash = 0;
        for (int i = from; i < to - Long.BYTES; i += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(data, i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ (long) LONG.get(data, to - Long.BYTES)) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }
}
