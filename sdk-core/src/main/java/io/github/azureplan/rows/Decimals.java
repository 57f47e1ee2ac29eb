package io.github.azureplan.rows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Exact decimals from their literal; the scale stays as written. */
final class Decimals {
    /** Far beyond any amount, and small enough that arithmetic on it stays cheap. */
    private static final int MAX_DIGITS = 200;

    private Decimals() {}

    static BigDecimal parse(byte[] b, int from, int to) {
        int i = from;
        boolean negative = b[i] == '-';
        if (negative) {
            i++;
        }
        long unscaled = 0;
        int digits = 0;
        int point = -1;
        for (; i < to; i++) {
            int c = b[i];
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = digits;
            } else {
                return general(b, from, to);
            }
        }
        if (digits == 0 || digits > 18) { // 18 digits always fit in a long
            return general(b, from, to);
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, point < 0 ? 0 : digits - point);
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
