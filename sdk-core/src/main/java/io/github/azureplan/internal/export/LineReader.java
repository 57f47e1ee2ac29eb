package io.github.azureplan.internal.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Lines of a compressed file in one buffer: after {@link #next()} a line lies in {@link #buffer()} from {@link #start()}
 * to {@link #end()}, without its line break, and is gone with the next call.
 */
final class LineReader implements Closeable {
    /** Far above the longest row (tags and additional information have limits in Azure), far below a heap. */
    private static final int MAX_LINE = 4 << 20;

    private static final int INITIAL = 256 * 1024;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';

    private final GzipBytes in;
    private byte[] buffer = new byte[INITIAL];
    private int limit;
    private int start;
    private int end;
    private int following;
    private int line;
    private boolean atEnd;

    /** Begins to read a file, which is closed when that fails. */
    LineReader(InputStream in) throws IOException {
        this.in = GzipBytes.open(in);
    }

    /** Finds the next line; false at the end of the file. A last line without a line break counts, an empty one too. */
    boolean next() throws IOException {
        start = following;
        int from = start;
        while (true) {
            int newline = indexOfNewline(buffer, from, limit);
            if (newline >= 0) {
                end = newline;
                following = newline + 1;
                break;
            }
            int unread = limit - start;
            if (atEnd || !fill()) {
                if (limit == start) {
                    return false;
                }
                end = limit;
                following = limit;
                break;
            }
            from = start + unread;
        }
        line++;
        if (line == 1) {
            skipByteOrderMark();
        }
        return true;
    }

    private boolean fill() throws IOException {
        int unread = limit - start;
        if (unread > MAX_LINE) {
            line++;
            throw new ZipException("is longer than " + MAX_LINE + " bytes");
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, unread);
            start = 0;
            limit = unread;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int n = in.read(buffer, limit, buffer.length - limit);
        if (n < 0) {
            atEnd = true;
            return false;
        }
        limit += n;
        return true;
    }

    private void skipByteOrderMark() {
        if (end - start >= 3
                && buffer[start] == (byte) 0xEF
                && buffer[start + 1] == (byte) 0xBB
                && buffer[start + 2] == (byte) 0xBF) {
            start += 3;
        }
    }

    private static int indexOfNewline(byte[] b, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = (long) LONG.get(b, i) ^ NEWLINES;
            long found = (word - ONES) & ~word & HIGHS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (b[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The number of the line found last, from 1. */
    int line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
