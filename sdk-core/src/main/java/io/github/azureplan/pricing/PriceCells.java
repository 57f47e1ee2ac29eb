package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the cells of one row after the other, and keeps what it had to decode for that. Most rows repeat dates and
 * currency of the row before, so these are compared before they are parsed.
 */
final class PriceCells {
    static final int PRODUCT_TITLE = slot(PriceRow.PRODUCT_TITLE);
    static final int PRODUCT_ID = slot(PriceRow.PRODUCT_ID);
    static final int SKU_ID = slot(PriceRow.SKU_ID);
    static final int SKU_TITLE = slot(PriceRow.SKU_TITLE);
    static final int PUBLISHER = slot(PriceRow.PUBLISHER);
    static final int UNIT_OF_MEASURE = slot(PriceRow.UNIT_OF_MEASURE);
    static final int TERM_DURATION = slot(PriceRow.TERM_DURATION);
    static final int MARKET = slot(PriceRow.MARKET);
    static final int CURRENCY = slot(PriceRow.CURRENCY);
    static final int UNIT_PRICE = slot(PriceRow.UNIT_PRICE);
    static final int TIER_MIN = slot(PriceRow.PRICING_TIER_RANGE_MIN);
    static final int TIER_MAX = slot(PriceRow.PRICING_TIER_RANGE_MAX);
    static final int START = slot(PriceRow.EFFECTIVE_START_DATE);
    static final int END = slot(PriceRow.EFFECTIVE_END_DATE);
    static final int METER_IDS = slot(PriceRow.METER_IDS);
    static final int TAGS = slot(PriceRow.TAGS);

    /** No date at all: since ever, for ever. */
    static final int NEVER_BEGAN = Integer.MIN_VALUE;

    static final int NEVER_ENDS = Integer.MAX_VALUE;

    /** How the open end is printed, nearly always. */
    private static final byte[] OPEN_END = "9223372036854780000".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_METER = 200;

    /** So many digits fit, with their scale, in a key. */
    private static final int MAX_DIGITS = 17;

    private static final int SCALES = 32;

    private final String source;
    private final Day start = new Day(PriceRow.EFFECTIVE_START_DATE, NEVER_BEGAN);
    private final Day end = new Day(PriceRow.EFFECTIVE_END_DATE, NEVER_ENDS);
    private byte[] currency = new byte[0];
    private int line;

    private long priceKey;

    /** The meter, where it is one and a GUID, as nearly all are. */
    private boolean guid;

    private final long[] upper = new long[1];
    private final long[] lower = new long[1];

    /** First and last unit of the tier, null where the row has none. */
    private @Nullable BigDecimal tierMin;

    private @Nullable BigDecimal tierMax;

    PriceCells(String source) {
        this.source = source;
    }

    private static int slot(Column<?> column) {
        return PriceRow.TABLE.columns().indexOf(column);
    }

    /** A date column; remembers the last text and its day. */
    private static final class Day {
        private final Column<Instant> column;
        private final int otherwise;
        private byte[] text = new byte[0];
        private int day;

        Day(Column<Instant> column, int otherwise) {
            this.column = column;
            this.otherwise = otherwise;
            this.day = otherwise;
        }

        void read(byte[] data, int from, int to) {
            if (from < 0) {
                text = new byte[0];
                day = otherwise;
            } else if (!Arrays.equals(data, from, to, text, 0, text.length)) {
                Instant moment = column.read(data, from, to);
                day = moment == null ? otherwise : (int) Math.floorDiv(moment.getEpochSecond(), 24L * 60 * 60);
                text = Arrays.copyOfRange(data, from, to);
            }
        }
    }

    /** Takes a row; throws when one of its cells is not what it must be. */
    void read(byte[] data, int[] starts, int[] ends, int rowLine) {
        line = rowLine;
        requireText(PriceRow.PRODUCT_ID, data, starts[PRODUCT_ID], ends[PRODUCT_ID]);
        requireText(PriceRow.SKU_ID, data, starts[SKU_ID], ends[SKU_ID]);
        price(data, starts[UNIT_PRICE], ends[UNIT_PRICE]);
        currency(data, starts[CURRENCY], ends[CURRENCY]);
        tier(data, starts, ends);
        day(start, data, starts[START], ends[START]);
        day(end, data, starts[END], ends[END]);
        if (end.day < start.day) {
            throw damaged(PriceRow.EFFECTIVE_END_DATE, "is before the start", null);
        }
        meters(data, starts[METER_IDS], ends[METER_IDS]);
    }

    private void requireText(Column<?> column, byte[] data, int from, int to) {
        for (int i = Math.max(from, 0); from >= 0 && i < to; i++) {
            if (data[i] > ' ' || data[i] < 0) {
                return;
            }
        }
        throw damaged(column, "has no value", null);
    }

    private void day(Day which, byte[] data, int from, int to) {
        try {
            which.read(data, from, to);
        } catch (IllegalArgumentException e) {
            throw damaged(which.column, String.valueOf(e.getMessage()), e);
        }
    }

    private void price(byte[] data, int from, int to) {
        long unscaled = 0;
        int digits = 0;
        int scale = 0;
        int points = 0;
        for (int i = Math.max(from, 0); i < to; i++) {
            int digit = data[i] - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = unscaled * 10 + digit;
                digits++;
                scale += points;
            } else {
                points += data[i] == '.' ? 1 : MAX_DIGITS;
            }
        }
        priceKey = -1;
        if (from >= 0 && digits > 0 && digits <= MAX_DIGITS && points <= 1) {
            priceKey = unscaled * SCALES + scale;
            return;
        }
        decode(PriceRow.UNIT_PRICE, column -> {
            BigDecimal price = from < 0 ? null : column.read(data, from, to);
            if (price == null) {
                throw new IllegalArgumentException("has no value");
            }
            if (price.signum() < 0) {
                throw new IllegalArgumentException("is negative");
            }
        });
    }

    private void currency(byte[] data, int from, int to) {
        byte[] last = currency;
        if (from >= 0
                && to - from == 3
                && last.length == 3
                && data[from] == last[0]
                && data[from + 1] == last[1]
                && data[from + 2] == last[2]) {
            return;
        }
        requireText(PriceRow.CURRENCY, data, from, to);
        try {
            CurrencyCode.of(text(data, from, to));
        } catch (IllegalArgumentException e) {
            throw damaged(PriceRow.CURRENCY, "is not what this column can hold", e);
        }
        currency = Arrays.copyOfRange(data, from, to);
    }

    private void tier(byte[] data, int[] starts, int[] ends) {
        tierMin = null;
        tierMax = null;
        if (ends[TIER_MIN] <= starts[TIER_MIN] && ends[TIER_MAX] <= starts[TIER_MAX]) {
            return;
        }
        if (starts[TIER_MIN] >= 0) {
            decode(
                    PriceRow.PRICING_TIER_RANGE_MIN,
                    column -> tierMin = column.read(data, starts[TIER_MIN], ends[TIER_MIN]));
        }
        int from = starts[TIER_MAX];
        int to = ends[TIER_MAX];
        if (from >= 0 && !Arrays.equals(data, from, to, OPEN_END, 0, OPEN_END.length)) {
            decode(PriceRow.PRICING_TIER_RANGE_MAX, column -> tierMax = PriceRow.lastUnit(column.read(data, from, to)));
        }
        if (tierMin != null && (tierMin.signum() < 0 || (tierMax != null && tierMax.compareTo(tierMin) < 0))) {
            throw damaged(PriceRow.PRICING_TIER_RANGE_MIN, "is negative or beyond the end of the tier", null);
        }
        if (tierMax != null && tierMax.signum() <= 0) {
            throw damaged(PriceRow.PRICING_TIER_RANGE_MAX, "is not more than 0", null);
        }
    }

    private void meters(byte[] data, int from, int to) {
        guid = from >= 0 && MeterPool.parse(data, from, to, upper, lower, 0);
        if (guid || from < 0) {
            return;
        }
        boolean plain = to - from <= LONGEST_METER;
        for (int i = from; plain && i < to; i++) {
            plain = data[i] >= ' ' && data[i] != ';' && data[i] != 0x7f;
        }
        if (plain) {
            return;
        }
        try {
            PriceRow.split(text(data, from, to)).forEach(MeterId::of);
        } catch (IllegalArgumentException e) {
            throw damaged(PriceRow.METER_IDS, "is not what this column can hold", e);
        }
    }

    private <T> void decode(Column<T> column, Consumer<Column<T>> decoder) {
        try {
            decoder.accept(column);
        } catch (IllegalArgumentException e) {
            String problem = e.getMessage();
            throw damaged(column, problem == null ? "cannot be read" : problem, e);
        }
    }

    static String text(byte[] data, int from, int to) {
        return new String(data, from, to - from, StandardCharsets.UTF_8);
    }

    private DamagedDataException damaged(Column<?> column, String problem, @Nullable Throwable cause) {
        return new DamagedDataException(source, line, column.name(), problem, cause);
    }

    /** The unit price as one number, or -1 when it has too many digits for that. */
    long priceKey() {
        return priceKey;
    }

    /** The unit price of a key. */
    static BigDecimal price(long key) {
        return BigDecimal.valueOf(key / SCALES, (int) (key % SCALES));
    }

    /** Whether the row has one meter, by a GUID. */
    boolean guid() {
        return guid;
    }

    long upper() {
        return upper[0];
    }

    long lower() {
        return lower[0];
    }

    /** First day of the price, as a number of days since 1970. */
    int from() {
        return start.day;
    }

    /** Last day of the price. */
    int to() {
        return end.day;
    }

    @Nullable
    BigDecimal tierMin() {
        return tierMin;
    }

    @Nullable
    BigDecimal tierMax() {
        return tierMax;
    }

    int line() {
        return line;
    }

    /** A day as a date; no day as the furthest date. */
    static LocalDate date(int day) {
        return day == NEVER_BEGAN ? LocalDate.MIN : day == NEVER_ENDS ? LocalDate.MAX : LocalDate.ofEpochDay(day);
    }

    /** A date as a day, within what a day can be. */
    static int day(LocalDate date) {
        return (int) Math.max(NEVER_BEGAN + 1L, Math.min(NEVER_ENDS - 1L, date.toEpochDay()));
    }
}
