package io.github.azureplan.pricing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts by number, most kept once, as the bytes of all of them in a row. Number 0 is the empty text. */
final class TextPool {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private byte[] bytes = new byte[1024];
    private int[] ends = new int[64];
    private int size;

    /** Of texts added lately: upper half of the hash, then number. */
    private long[] lately = new long[4096];

    /** Upper half of the hash, then number and 1; 0 for a free place. So most other texts are never looked at. */
    private long[] table = new long[128];

    TextPool() {
        intern(bytes, 0, 0);
    }

    int size() {
        return size;
    }

    int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    int end(int number) {
        return ends[number];
    }

    byte[] bytes() {
        return bytes;
    }

    String text(int number) {
        int start = start(number);
        return new String(bytes, start, ends[number] - start, StandardCharsets.UTF_8);
    }

    boolean is(int number, byte[] data, int from, int to) {
        return Arrays.equals(bytes, start(number), ends[number], data, from, to);
    }

    int intern(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        return intern(data, 0, data.length);
    }

    int intern(byte[] data, int from, int to) {
        long hash = hash(data, from, to);
        int place = place(hash, table.length);
        for (long there = table[place]; there != 0; there = table[place]) {
            if ((there ^ hash) >>> 32 == 0 && is((int) there - 1, data, from, to)) {
                return (int) there - 1;
            }
            place = next(place, table.length);
        }
        table[place] = ((hash >>> 32) << 32) | (add(data, from, to) + 1);
        if (size * 2 > table.length) {
            grow();
        }
        return size - 1;
    }

    /** Adds a text without looking whether it is there; one that was added lately is taken again. */
    int append(byte[] data, int from, int to) {
        // The end is where titles differ; a hash of all of it would cost more than a text that is kept twice.
        long hash = hash(data, Math.max(from, to - 2 * Long.BYTES), to);
        int place = (int) hash & (lately.length - 1);
        long there = lately[place];
        if ((there ^ hash) >>> 32 == 0 && is((int) there, data, from, to)) {
            return (int) there;
        }
        int number = add(data, from, to);
        lately[place] = ((hash >>> 32) << 32) | number;
        return number;
    }

    /** Adds a text, whether it is there or not. */
    int add(byte[] data, int from, int to) {
        int at = size == 0 ? 0 : ends[size - 1];
        int length = to - from;
        if (at + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(data, from, bytes, at, length);
        ends[size] = at + length;
        return size++;
    }

    private void grow() {
        table = grown(table);
    }

    /** A table twice as large. The place goes with the hash, so both are walked from one end to the other. */
    static long[] grown(long[] table) {
        long[] larger = new long[table.length * 2];
        for (long there : table) {
            if (there != 0) {
                int place = place(there, larger.length);
                while (larger[place] != 0) {
                    place = next(place, larger.length);
                }
                larger[place] = there;
            }
        }
        return larger;
    }

    static int next(int place, int size) {
        return place + 1 == size ? 0 : place + 1;
    }

    /** The number of a text, or -1; makes no object for ASCII. */
    int find(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                byte[] data = text.getBytes(StandardCharsets.UTF_8);
                return find(data);
            }
        }
        long hash = hash(text);
        int place = place(hash, table.length);
        for (long there = table[place]; there != 0; there = table[place]) {
            if ((there ^ hash) >>> 32 == 0 && is((int) there - 1, text)) {
                return (int) there - 1;
            }
            place = next(place, table.length);
        }
        return -1;
    }

    private int find(byte[] data) {
        long hash = hash(data, 0, data.length);
        int place = place(hash, table.length);
        for (long there = table[place]; there != 0; there = table[place]) {
            if ((there ^ hash) >>> 32 == 0 && is((int) there - 1, data, 0, data.length)) {
                return (int) there - 1;
            }
            place = next(place, table.length);
        }
        return -1;
    }

    private boolean is(int number, String text) {
        int start = start(number);
        if (ends[number] - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text of the pool, in upper case, is another one in any case. */
    boolean isIgnoringCase(int number, String text) {
        int start = start(number);
        if (ends[number] - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (bytes[start + i] != (c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c)) {
                return false;
            }
        }
        return true;
    }

    /** Gives back what was kept for growing. */
    void trim() {
        lately = new long[1];
        bytes = Arrays.copyOf(bytes, ends[size - 1]);
        ends = Arrays.copyOf(ends, size);
    }

    /** Gives back what was kept for looking texts up as well. */
    void dropIndex() {
        trim();
        table = new long[1];
    }

    /** Fewer than eight bytes as a number; eight must be there. */
    static long word(byte[] data, int from, int length) {
        return (long) LONG.get(data, from) & ((1L << (length * Byte.SIZE)) - 1);
    }

    private static long hash(byte[] data, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash, (long) LONG.get(data, at));
        }
        long rest = 0;
        if (at + Long.BYTES <= data.length) {
            rest = word(data, at, to - at);
        } else {
            for (int shift = 0; at < to; at++, shift += Byte.SIZE) {
                rest |= (data[at] & 0xffL) << shift;
            }
        }
        return spread(mixed(hash, rest));
    }

    private static long hash(String text) {
        long hash = text.length();
        long word = 0;
        int shift = 0;
        for (int i = 0; i < text.length(); i++) {
            word |= (long) text.charAt(i) << shift;
            shift += Byte.SIZE;
            if (shift == Long.SIZE) {
                hash = mixed(hash, word);
                word = 0;
                shift = 0;
            }
        }
        return spread(mixed(hash, word));
    }

    private static long mixed(long hash, long word) {
        return Long.rotateLeft((hash ^ word) * MIX, 29);
    }

    /** How many places a table for so many has: five for three. */
    static int room(int size) {
        return (int) Math.max(2, size * 5L / 3 + 1);
    }

    /** The place of a hash in a table of any size. */
    static int place(long hash, int size) {
        return (int) (((hash >>> 32) * size) >>> 32);
    }

    /** A well mixed number. */
    static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * MIX;
        return mixed ^ (mixed >>> 29);
    }
}
