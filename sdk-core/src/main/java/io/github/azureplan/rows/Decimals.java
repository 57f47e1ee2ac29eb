package io.github.azureplan.rows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Exact decimals from their literal; the scale stays as written. */
final class Decimals {
    /** Far beyond any amount, and small enough that arithmetic on it stays cheap. */
    private static final int MAX_DIGITS = 200;

    /** So many digits always fit in a long. */
    private static final int LONG_DIGITS = 18;

    /** Of ten, by exponent. */
    private static final long[] POWERS = powers();

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Decimals() {}

    private static long[] powers() {
        long[] powers = new long[LONG_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    static BigDecimal parse(byte[] b, int from, int to) {
        int i = from;
        boolean negative = b[i] == '-';
        if (negative) {
            i++;
        }
        int first = i;
        long high = 0; // digits beyond those that fit in a long
        long low = 0;
        int highDigits = 0;
        int lowDigits = 0;
        int point = -1;
        for (; i < to; i++) {
            int c = b[i];
            if (c >= '0' && c <= '9') {
                if (lowDigits == LONG_DIGITS) {
                    if (highDigits > 0) {
                        return general(b, from, to);
                    }
                    high = low;
                    highDigits = lowDigits;
                    low = 0;
                    lowDigits = 0;
                }
                low = low * 10 + (c - '0');
                lowDigits += lowDigits == 0 && highDigits == 0 && c == '0' ? 0 : 1;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return general(b, from, to);
            }
        }
        if (to - first == (point < 0 ? 0 : 1) || to - from > MAX_DIGITS) { // no digit, or too many
            return general(b, from, to);
        }
        int scale = point < 0 ? 0 : to - point - 1;
        if (highDigits == 0) {
            return BigDecimal.valueOf(negative ? -low : low, scale);
        }
        return joined(high, POWERS[lowDigits], low, negative, scale);
    }

    /** {@code high * power + low}, made without the objects that arithmetic on large numbers leaves behind. */
    private static BigDecimal joined(long high, long power, long low, boolean negative, int scale) {
        long upper = Math.multiplyHigh(high, power);
        long lower = high * power + low;
        if (Long.compareUnsigned(lower, low) < 0) {
            upper++;
        }
        if (upper == 0 && lower >= 0) {
            return BigDecimal.valueOf(negative ? -lower : lower, scale);
        }
        byte[] magnitude = new byte[2 * Long.BYTES];
        LONG.set(magnitude, 0, upper);
        LONG.set(magnitude, Long.BYTES, lower);
        return new BigDecimal(new BigInteger(negative ? -1 : 1, magnitude), scale);
    }

    private static BigDecimal general(byte[] b, int from, int to) {
        if (to - from <= MAX_DIGITS) {
            try {
                for (int i = from; i < to; i++) {
                    if (b[i] > 'e' || b[i] < '+') { // BigDecimal would take digits of any script
                        throw new NumberFormatException();
                    }
                }
                BigDecimal value = new BigDecimal(new String(b, from, to - from, StandardCharsets.US_ASCII));
                // 1e999999999 is a short text and would become gigabytes in the first addition
                if (Math.abs((long) value.scale()) <= MAX_DIGITS) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a decimal number", e);
            }
        }
        throw new IllegalArgumentException("is a number of more than " + MAX_DIGITS + " digits");
    }
}
