package io.github.azureplan.internal.export;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The plain bytes of a gzip file of any number of members, or of a file that is not compressed, told by the first bytes.
 *
 * <p>Not {@code java.util.zip.GZIPInputStream}: that ends silently where a further member's header is damaged, and where
 * a network stream has nothing available at the seam of two members. Here only the end of the file is an end.
 */
final class GzipBytes implements Closeable {
    private static final int BUFFER = 64 * 1024;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int pos;
    private int limit;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final boolean plain;
    private boolean inMember;

    /** Begins to read a file, which is closed when that fails. */
    static GzipBytes open(InputStream in) throws IOException {
        try {
            return new GzipBytes(in);
        } catch (IOException | RuntimeException e) {
            try {
                in.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private GzipBytes(InputStream in) throws IOException {
        this.in = in;
        int first = next();
        if (first < 0) {
            throw new EOFException("is empty");
        }
        pos--;
        plain = first != 0x1f;
    }

    /** Reads at least one byte, or answers -1 at the end. */
    int read(byte[] into, int offset, int length) throws IOException {
        if (plain) {
            return readPlain(into, offset, length);
        }
        try {
            while (true) {
                if (!inMember) {
                    if (pos == limit && !fill()) {
                        return -1;
                    }
                    header();
                }
                int n = inflater.inflate(into, offset, length);
                if (n > 0) {
                    crc.update(into, offset, n);
                    return n;
                }
                if (inflater.finished()) {
                    pos = limit - inflater.getRemaining();
                    trailer();
                } else if (inflater.needsDictionary()) {
                    throw new ZipException("needs a preset dictionary");
                } else if (!fill()) {
                    throw new EOFException("ends inside the compressed data");
                } else {
                    inflater.setInput(buffer, 0, limit);
                }
            }
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException("compressed data is corrupt").initCause(e);
        }
    }

    private int readPlain(byte[] into, int offset, int length) throws IOException {
        if (pos == limit && !fill()) {
            return -1;
        }
        int n = Math.min(length, limit - pos);
        System.arraycopy(buffer, pos, into, offset, n);
        pos += n;
        return n;
    }

    private void header() throws IOException {
        if (required() != 0x1f || required() != 0x8b || required() != 8) {
            throw new ZipException("what follows is not a gzip member");
        }
        int flags = required();
        skip(6);
        if ((flags & RESERVED) != 0) {
            throw new ZipException("gzip header has unknown flags");
        }
        if ((flags & EXTRA) != 0) {
            int low = required();
            skip(low | (required() << 8));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inflater.setInput(buffer, pos, limit - pos);
        inMember = true;
    }

    private void trailer() throws IOException {
        if (requiredInt() != (int) crc.getValue() || requiredInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("checksum or length of the compressed data does not agree");
        }
        inMember = false;
    }

    private int requiredInt() throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            value |= required() << shift;
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private void skipText() throws IOException {
        int c;
        do {
            c = required();
        } while (c != 0);
    }

    private int required() throws IOException {
        int b = next();
        if (b < 0) {
            throw new EOFException("ends inside a gzip header or trailer");
        }
        return b;
    }

    private int next() throws IOException {
        return pos == limit && !fill() ? -1 : buffer[pos++] & 0xff;
    }

    private boolean fill() throws IOException {
        int n;
        do {
            n = in.read(buffer, 0, BUFFER);
        } while (n == 0);
        pos = 0;
        limit = Math.max(n, 0);
        return n > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
