package io.github.azureplan.rows;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The ways these services write a moment: {@code 2026-03-01T00:00:00.1234567Z} with any part after the date left out,
 * and {@code 3/1/2026 12:00:00 AM}. No zone means UTC.
 */
final class Times {
    private static final int DAY = 10;
    private static final byte[] MIDNIGHT = "T00:00:00Z".getBytes(StandardCharsets.US_ASCII);

    private final byte[] b;
    private final int to;
    private int i;

    private Times(byte[] b, int from, int to) {
        this.b = b;
        this.i = from;
        this.to = to;
    }

    static Instant instant(byte[] b, int from, int to) {
        try {
            return new Times(b, from, to).parse();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not a date and time", e);
        }
    }

    static LocalDate day(byte[] b, int from, int to) {
        if (isPlainDay(b, from, to)) {
            try {
                return LocalDate.of(two(b, from) * 100 + two(b, from + 2), two(b, from + 5), two(b, from + 8));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("is not a date and time", e);
            }
        }
        return LocalDate.ofInstant(instant(b, from, to), ZoneOffset.UTC);
    }

    /** Whether it is a day as nearly all lines write it: {@code 2026-03-01T00:00:00Z}, or without the time. */
    private static boolean isPlainDay(byte[] b, int from, int to) {
        int length = to - from;
        boolean plain = length == DAY
                || (length == DAY + MIDNIGHT.length && Arrays.equals(b, from + DAY, to, MIDNIGHT, 0, MIDNIGHT.length));
        for (int i = 0; plain && i < DAY; i++) {
            int c = b[from + i];
            plain = (i == 4 || i == 7) ? c == '-' : (c >= '0' && c <= '9');
        }
        return plain;
    }

    private static int two(byte[] b, int at) {
        return (b[at] - '0') * 10 + b[at + 1] - '0';
    }

    private Instant parse() {
        int first = number(1, 4);
        if (i < to && b[i] == '/') {
            return american(first);
        }
        expect('-');
        int month = number(2, 2);
        expect('-');
        LocalDate date = LocalDate.of(first, month, number(2, 2));
        if (i == to) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (b[i] != 'T' && b[i] != 't' && b[i] != ' ') {
            throw new DateTimeException("separator");
        }
        i++;
        int hour = number(2, 2);
        expect(':');
        int minute = number(2, 2);
        int second = 0;
        int nano = 0;
        if (i < to && b[i] == ':') {
            i++;
            second = number(2, 2);
            if (i < to && b[i] == '.') {
                i++;
                int start = i;
                nano = number(1, 9);
                for (int digits = i - start; digits < 9; digits++) {
                    nano *= 10;
                }
            }
        }
        LocalDateTime time = date.atTime(hour, minute, second, nano);
        return time.toInstant(offset());
    }

    private ZoneOffset offset() {
        if (i == to) {
            return ZoneOffset.UTC;
        }
        int sign = b[i++];
        if (sign == 'Z' || sign == 'z') {
            end();
            return ZoneOffset.UTC;
        }
        if (sign != '+' && sign != '-') {
            throw new DateTimeException("offset");
        }
        int hours = number(2, 2);
        int minutes = 0;
        if (i < to) {
            if (b[i] == ':') {
                i++;
            }
            minutes = number(2, 2);
        }
        end();
        return sign == '-' ? ZoneOffset.ofHoursMinutes(-hours, -minutes) : ZoneOffset.ofHoursMinutes(hours, minutes);
    }

    private Instant american(int month) {
        expect('/');
        int dayOfMonth = number(1, 2);
        expect('/');
        LocalDate date = LocalDate.of(number(4, 4), month, dayOfMonth);
        if (i == to) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        expect(' ');
        int hour = number(1, 2);
        expect(':');
        int minute = number(2, 2);
        int second = 0;
        if (i < to && b[i] == ':') {
            i++;
            second = number(2, 2);
        }
        if (i < to) {
            expect(' ');
            int half = i < to ? b[i++] | 0x20 : 0;
            if ((half != 'a' && half != 'p') || hour < 1 || hour > 12 || i >= to || (b[i++] | 0x20) != 'm') {
                throw new DateTimeException("AM or PM");
            }
            hour = hour % 12 + (half == 'p' ? 12 : 0);
        }
        end();
        return date.atTime(hour, minute, second).toInstant(ZoneOffset.UTC);
    }

    private int number(int least, int most) {
        int start = i;
        int value = 0;
        while (i < to && i - start < most && b[i] >= '0' && b[i] <= '9') {
            value = value * 10 + (b[i++] - '0');
        }
        if (i - start < least) {
            throw new DateTimeException("digits");
        }
        return value;
    }

    private void expect(char c) {
        if (i >= to || b[i++] != c) {
            throw new DateTimeException("separator");
        }
    }

    private void end() {
        if (i != to) {
            throw new DateTimeException("more than a date and time");
        }
    }
}
