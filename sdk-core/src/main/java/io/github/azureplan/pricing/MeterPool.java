package io.github.azureplan.pricing;

import io.github.azureplan.common.MeterId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Meters by number. Nearly all are GUIDs and take two numbers; the others are kept as they are. */
final class MeterPool {
    /** Upper half of what is no GUID; a GUID that has it is kept as a text too. */
    private static final long TEXT = -1;

    private static final int GUID_LENGTH = 36;

    /** Values of hexadecimal digits; below 0 for what is none. */
    private static final byte[] DIGITS = digits();

    private long[] high = new long[64];
    private long[] low = new long[64];
    private int size;

    /** While meters come in: upper half of the hash, then number and 1; 0 for a free place. */
    private long[] growing = new long[128];

    /** Once all are in: number and 1; 0 for a free place. */
    private int[] table = new int[1];

    private final List<MeterId> texts = new ArrayList<>();
    private final Map<MeterId, Integer> numberOfText = new HashMap<>();

    int size() {
        return size;
    }

    /** The meter of a number; GUIDs in lower case. */
    MeterId meter(int number) {
        return high[number] == TEXT
                ? texts.get((int) low[number])
                : MeterId.of(new UUID(high[number], low[number]).toString());
    }

    int intern(MeterId meter) {
        String text = meter.text();
        if (isGuid(text)) {
            UUID guid = UUID.fromString(text.toLowerCase(Locale.ROOT));
            if (guid.getMostSignificantBits() != TEXT) {
                return intern(guid.getMostSignificantBits(), guid.getLeastSignificantBits());
            }
        }
        Integer known = numberOfText.get(meter);
        if (known != null) {
            return known;
        }
        int number = add(TEXT, texts.size());
        texts.add(meter);
        numberOfText.put(meter, number);
        return number;
    }

    int intern(long upper, long lower) {
        long hash = hash(upper, lower);
        int place = TextPool.place(hash, growing.length);
        for (long there = growing[place]; there != 0; there = growing[place]) {
            int number = (int) there - 1;
            if ((there ^ hash) >>> 32 == 0 && high[number] == upper && low[number] == lower) {
                return number;
            }
            place = TextPool.next(place, growing.length);
        }
        growing[place] = ((hash >>> 32) << 32) | (add(upper, lower) + 1);
        if (size * 2 > growing.length) {
            growing = TextPool.grown(growing);
        }
        return size - 1;
    }

    static long hash(long upper, long lower) {
        return TextPool.spread(upper * 31 + lower);
    }

    /** Reads where a meter will be looked for; many such reads at once cost little more than one. */
    long touch(long upper, long lower) {
        return growing[TextPool.place(hash(upper, lower), growing.length)];
    }

    private int add(long upper, long lower) {
        if (size == high.length) {
            high = Arrays.copyOf(high, size * 2);
            low = Arrays.copyOf(low, size * 2);
        }
        high[size] = upper;
        low[size] = lower;
        return size++;
    }

    /** Ends the coming in: gives back what was kept for growing, and makes the index small. */
    void close() {
        high = Arrays.copyOf(high, size);
        low = Arrays.copyOf(low, size);
        table = new int[TextPool.room(size)];
        for (long there : growing) {
            if (there != 0) {
                int place = TextPool.place(there, table.length);
                while (table[place] != 0) {
                    place = TextPool.next(place, table.length);
                }
                table[place] = (int) there;
            }
        }
        growing = new long[1];
    }

    private int place(long upper, long lower) {
        int place = TextPool.place(hash(upper, lower), table.length);
        while (table[place] != 0 && (high[table[place] - 1] != upper || low[table[place] - 1] != lower)) {
            place = TextPool.next(place, table.length);
        }
        return place;
    }

    /** The number of a meter, or -1; makes no object. */
    int find(MeterId meter) {
        String text = meter.text();
        if (isGuid(text)) {
            long upper = half(text, 0);
            if (upper != TEXT) {
                return table[place(upper, half(text, 1))] - 1;
            }
        }
        Integer number = numberOfText.isEmpty() ? null : numberOfText.get(meter);
        return number == null ? -1 : number;
    }

    private static boolean isGuid(String text) {
        if (text.length() != GUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < GUID_LENGTH; i++) {
            if (isDash(i) ? text.charAt(i) != '-' : digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Parses a cell that is a GUID and that {@link #intern(long, long)} takes; false for any other. */
    static boolean parse(byte[] data, int from, int to, long[] uppers, long[] lowers, int at) {
        if (to - from != GUID_LENGTH
                || data[from + 8] != '-'
                || data[from + 13] != '-'
                || data[from + 18] != '-'
                || data[from + 23] != '-') {
            return false;
        }
        long one = digits(data, from, 8);
        long two = digits(data, from + 9, 4);
        long three = digits(data, from + 14, 4);
        long four = digits(data, from + 19, 4);
        long five = digits(data, from + 24, 12);
        uppers[at] = one << 32 | two << 16 | three;
        lowers[at] = four << 48 | five;
        return (one | two | three | four | five) >= 0 && uppers[at] != TEXT;
    }

    /** The value of some digits, below 0 when one of them is none. */
    private static long digits(byte[] data, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = value << 4 | DIGITS[data[i] & 0xff];
        }
        return value;
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int value = 0; value < 16; value++) {
            digits["0123456789abcdef".charAt(value)] = (byte) value;
            digits["0123456789ABCDEF".charAt(value)] = (byte) value;
        }
        return digits;
    }

    private static boolean isDash(int at) {
        return at == 8 || at == 13 || at == 18 || at == 23;
    }

    private static long half(String text, int half) {
        long value = 0;
        for (int i = half == 0 ? 0 : 19; i < (half == 0 ? 18 : GUID_LENGTH); i++) {
            value = isDash(i) ? value : value << 4 | digit(text.charAt(i));
        }
        return value;
    }

    private static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
