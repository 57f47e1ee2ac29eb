package io.github.azureplan.internal.backend.billing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Lines, packed while they are read; the same bytes each time. */
final class MadeGzip extends InputStream {
    private static final int STEP = 200;

    private final BulkLines lines;
    private final long to;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final Fast gzip;
    private long next;
    private boolean finished;
    private byte[] chunk = new byte[0];
    private int position;

    /** Made lines repeat each other so much that packing them well gains nothing. */
    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    MadeGzip(BulkLines lines, long from, long to) {
        this.lines = lines;
        this.next = from;
        this.to = to;
        try {
            this.gzip = new Fast(packed);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e); // memory does not fail
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        while (position == chunk.length) {
            if (finished) {
                return -1;
            }
            more();
        }
        int n = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, into, offset, n);
        position += n;
        return n;
    }

    private void more() throws IOException {
        if (next < to) {
            long end = Math.min(to, next + STEP);
            lines.write(next, end, gzip);
            next = end;
        } else {
            gzip.close();
            finished = true;
        }
        chunk = packed.toByteArray();
        packed.reset();
        position = 0;
    }

    @Override
    public void close() throws IOException {
        finished = true;
        position = chunk.length;
        gzip.close();
    }
}
