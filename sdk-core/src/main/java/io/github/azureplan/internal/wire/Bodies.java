package io.github.azureplan.internal.wire;

import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/** Reads response bodies into memory, never more than asked for and no longer than the call may take. */
final class Bodies {
    /** What is there already is read, however late it is. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private static final Duration MOST = Duration.ofDays(1);

    private final LongSupplier nanos;
    private final long begin;
    private final long limit;

    /**
     * Time is that of the connection, as in the transport: a clock that others move in jumps would call bodies late that
     * are there.
     */
    Bodies(LongSupplier nanos, Duration limit) {
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        Duration atMost = limit.compareTo(MOST) > 0 ? MOST : limit;
        this.limit = (atMost.compareTo(LEAST) < 0 ? LEAST : atMost).toNanos();
    }

    /** A body larger than the bound. */
    static final class TooLarge extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        TooLarge(int bound) {
            super("the body is larger than " + bound + " bytes");
        }
    }

    /** A body that goes on after the time for it is over, as one that comes drop by drop. */
    static final class TooSlow extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("the body was not complete in time");
        }
    }

    /** The whole body, decoded when the service compressed it; the bound holds for the decoded bytes. */
    byte[] read(TransportResponse response, int bound) throws IOException {
        try (InputStream in = decoded(response)) {
            return bounded(in, bound);
        }
    }

    /** Reads the beginning of an error body; false when it broke off, and then nothing was read. */
    boolean beginning(TransportResponse response, int bound, ByteArrayOutputStream out) {
        try (InputStream in = decoded(response)) {
            out.write(in.readNBytes(bound));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private InputStream decoded(TransportResponse response) throws IOException {
        InputStream timed = new Timed(response.body());
        String coding = response.headers().first("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
        return coding.equals("gzip") || coding.equals("x-gzip") ? unzipped(timed) : timed;
    }

    /** Nothing at all is an empty body, though it is no gzip: so is the answer to HEAD, or a 204. */
    private static InputStream unzipped(InputStream in) throws IOException {
        PushbackInputStream begun = new PushbackInputStream(in, 1);
        int first = begun.read();
        if (first < 0) {
            return begun;
        }
        begun.unread(first);
        return new GZIPInputStream(begun, 8192);
    }

    private static byte[] bounded(InputStream in, int bound) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[8192];
        int n = in.read(buffer);
        while (n >= 0) {
            if (out.size() + n > bound) {
                throw new TooLarge(bound);
            }
            out.write(buffer, 0, n);
            n = in.read(buffer);
        }
        return out.toByteArray();
    }

    /** Looks at the clock after each piece, below the decoding: a piece need not decode to anything. */
    private final class Timed extends FilterInputStream {
        Timed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            requireTime(one);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            requireTime(n);
            return n;
        }

        private void requireTime(int n) throws TooSlow {
            if (n >= 0 && nanos.getAsLong() - begin >= limit) {
                throw new TooSlow();
            }
        }
    }
}
