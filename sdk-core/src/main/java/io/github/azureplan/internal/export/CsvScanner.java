package io.github.azureplan.internal.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Records of comma-separated values, found in the bytes they came in: most cells of a price sheet are never looked at,
 * so none is made a text here. After {@link #next()} the fields of a record lie in {@link #buffer()}, without quotes,
 * and are gone with the next call.
 *
 * <p>Quotes where none belong, and bytes that are no UTF-8, spoil the record and not the file: {@link #problem()} names
 * them and the next record begins with the next line.
 */
final class CsvScanner implements Closeable {
    /** Bytes of one record; descriptions have a few hundred. */
    private static final int MAX_RECORD = 1 << 20;

    private static final int INITIAL = 256 * 1024;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long SPACES = ONES * ' ';

    private final InputStream in;
    private byte[] buffer = new byte[INITIAL];
    private int limit;
    private int position;
    private boolean atEnd;

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] doubled = new boolean[32];
    private boolean anyDoubled;
    private int fields;

    /** All bytes of the record or-ed: the sign bits tell whether some are not ASCII. */
    private long seen;

    /** Whether a field may have line breaks in it. */
    private boolean control;

    private int line;
    private int nextLine = 1;
    private @Nullable String problem;
    private @Nullable CharsetDecoder decoder;

    /** Where the scan of a record stopped. */
    private enum Stop {
        RECORD,
        MORE
    }

    CsvScanner(InputStream in) {
        this.in = in;
    }

    /** Finds the next record that is not an empty line; false at the end. */
    boolean next() throws IOException {
        while (true) {
            line = nextLine;
            int from = position;
            while (scan(from) == Stop.MORE) {
                fill();
                from = position;
            }
            if (position == from) {
                return false;
            }
            nextLine = line + (control || problem != null ? lines(from, position) : 1);
            if (problem != null || fields > 1 || starts[0] != from || ends[0] != from) {
                finish(from);
                return true;
            }
        }
    }

    /** Notes the fields from here to the end of the record and moves behind it, or changes nothing. */
    private Stop scan(int from) throws IOException {
        int at = from;
        fields = 0;
        seen = 0;
        control = false;
        anyDoubled = false;
        problem = null;
        if (at == limit && !atEnd) {
            return Stop.MORE;
        }
        while (true) {
            boolean quoted = at < limit && buffer[at] == '"';
            at = quoted ? quoted(at + 1) : plain(at);
            if (at < 0) {
                return Stop.MORE;
            }
            if (at < limit && buffer[at] == ',') {
                at++;
                if (at == limit && !atEnd) {
                    return Stop.MORE;
                }
                continue;
            }
            if (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
                problem = "has a quote inside a quoted field that is not doubled";
                at = endOfLine(at);
                if (at == limit && !atEnd) {
                    return Stop.MORE;
                }
            }
            return endOfRecord(at);
        }
    }

    private Stop endOfRecord(int at) {
        int after = at;
        if (after < limit && buffer[after] == '\r') {
            after++;
            if (after == limit && !atEnd) {
                return Stop.MORE;
            }
        }
        if (after < limit && buffer[after] == '\n') {
            after++;
        }
        position = after;
        return Stop.RECORD;
    }

    /** Scans a quoted field; answers where its closing quote was passed, or -1 when the buffer ends before that. */
    private int quoted(int start) throws IOException {
        byte[] b = buffer;
        int end = limit;
        int at = start;
        boolean pair = false;
        long all = 0;
        long low = 0;
        while (true) {
            int quote = -1;
            for (; at + Long.BYTES <= end; at += Long.BYTES) {
                long word = (long) LONG.get(b, at);
                long other = word ^ QUOTES;
                long found = (other - ONES) & ~other & HIGHS;
                if (found != 0) {
                    int bits = Long.numberOfTrailingZeros(found) & ~7;
                    long before = (1L << bits) - 1;
                    all |= word & before;
                    low |= ((word | ~before) - SPACES) & ~word & before;
                    quote = at + (bits >>> 3);
                    break;
                }
                all |= word;
                low |= (word - SPACES) & ~word;
            }
            for (; quote < 0 && at < end; at++) {
                if (b[at] == '"') {
                    quote = at;
                }
                all |= b[at];
                low |= b[at] >= 0 && b[at] < ' ' ? HIGHS : 0;
            }
            if (quote < 0 || (quote + 1 == end && !atEnd)) {
                if (atEnd) {
                    throw new ZipException("is cut off or no CSV: a quote is never closed");
                }
                return -1;
            }
            if (quote + 1 < end && b[quote + 1] == '"') {
                pair = true;
                at = quote + 2;
                continue;
            }
            control |= (low & HIGHS) != 0;
            note(start, quote, pair, all);
            return quote + 1;
        }
    }

    private int plain(int start) {
        byte[] b = buffer;
        int at = start;
        long all = 0;
        while (at < limit && b[at] != ',' && b[at] != '\n' && b[at] != '\r') {
            all |= b[at++];
        }
        if (at == limit && !atEnd) {
            return -1;
        }
        note(start, at, false, all);
        return at;
    }

    private void note(int start, int end, boolean pair, long bytes) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            doubled = Arrays.copyOf(doubled, fields * 2);
        }
        starts[fields] = start;
        ends[fields] = end;
        doubled[fields] = pair;
        anyDoubled |= pair;
        seen |= bytes;
        fields++;
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
            at++;
        }
        return at;
    }

    /** The work on a whole record: nothing here could be undone for one that goes on behind the buffer. */
    private void finish(int from) {
        if ((seen & HIGHS) != 0 && !isUtf8(from, position)) {
            problem = "is not UTF-8";
        }
        for (int i = 0; anyDoubled && i < fields; i++) {
            if (doubled[i]) {
                ends[i] = halved(starts[i], ends[i]);
            }
        }
    }

    private int halved(int from, int to) {
        int into = from;
        for (int at = from; at < to; at++) {
            byte c = buffer[at];
            buffer[into++] = c;
            if (c == '"') {
                at++;
            }
        }
        return into;
    }

    private boolean isUtf8(int from, int to) {
        CharsetDecoder own = decoder;
        if (own == null) {
            own = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            decoder = own;
        }
        own.reset();
        return !own.decode(ByteBuffer.wrap(buffer, from, to - from), CharBuffer.allocate(to - from), true)
                .isError();
    }

    /** How many lines end in a span; a return without a newline is one end too. */
    private int lines(int from, int to) {
        int ends = 0;
        for (int at = from; at < to; at++) {
            ends += buffer[at] == '\n' ? 1 : 0;
        }
        return ends == 0 && to > from && buffer[to - 1] == '\r' ? 1 : ends;
    }

    private void fill() throws IOException {
        int unread = limit - position;
        if (unread > MAX_RECORD) {
            throw new ZipException("is no CSV: a quote or separator is out of place, or a field is too long");
        }
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, unread);
            position = 0;
            limit = unread;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int n = in.read(buffer, limit, buffer.length - limit);
        if (n < 0) {
            atEnd = true;
        } else {
            limit += n;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int fields() {
        return fields;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /** The line the record begins with, from 1; of the record being looked for when that fails. */
    int line() {
        return line;
    }

    /** What is wrong with the record, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
