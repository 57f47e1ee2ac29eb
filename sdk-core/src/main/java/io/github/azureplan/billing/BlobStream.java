package io.github.azureplan.billing;

import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file in storage. Where the connection breaks it is taken up again at the byte reached, and where the
 * token has run out with a new one, so that a reader notices neither; both a bounded number of times without progress.
 * A file that has become another meanwhile is never joined to its former self.
 */
final class BlobStream extends InputStream {
    private static final int MAX_BREAKS = 4;
    private static final int MAX_BREAKS_IN_ALL = 50;
    private static final int NO_SUCH_RANGE = 416;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");

    /** Finds where a file is once its token was refused, with requests of the wire that was refused. */
    @FunctionalInterface
    interface Renewal {
        URI after(Wire by, URI refused);
    }

    /** Where the file is, and where it is once the token was refused. */
    static final class Place {
        private final String name;
        private final Renewal renew;
        private URI address;

        Place(String name, URI address, Renewal renew) {
            this.name = name;
            this.address = address;
            this.renew = renew;
        }
    }

    private final Wire wire;
    private final Place place;
    private final Headers headers;
    private TransportResponse response;
    private @Nullable String eTag;
    private long position;
    private long length = -1;

    /** What must be passed over again because the server has begun anew. */
    private long again;

    private int breaks;
    private int breaksInAll;
    private volatile boolean closed;

    /**
     * Opens the file.
     *
     * @param first makes the first request, perhaps within a deadline
     * @param wire makes the later ones
     * @throws IOException when it is not what it should be
     */
    BlobStream(Wire first, Wire wire, Place place) throws IOException {
        this.wire = wire;
        this.place = place;
        this.response = open(first);
        this.headers = response.headers();
        this.eTag = headers.first("ETag").orElse(null);
        this.length = number(headers.first("Content-Length").orElse(""));
    }

    /** The headers of the first answer. */
    Headers headers() {
        return headers;
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private TransportResponse open(Wire by) {
        try {
            return by.open(call());
        } catch (ForbiddenException e) {
            URI renewed = place.renew.after(by, place.address);
            if (renewed.equals(place.address)) {
                throw e;
            }
            place.address = renewed;
            return by.open(call());
        }
    }

    private Call.Builder call() {
        Call.Builder call = Call.on(Routes.GET_EXPORT_FILE)
                .at(place.address)
                .header("Accept", "*/*")
                .header("Accept-Encoding", "identity");
        if (position > 0) {
            call = call.header("Range", "bytes=" + position + "-");
            call = eTag == null ? call : call.header("If-Match", eTag);
        }
        return call;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, into.length);
        while (true) {
            try {
                passOver();
                int n = response.body().read(into, offset, count);
                if (n < 0 && position < length) {
                    throw new EOFException("ends after " + position + " of " + length + " bytes");
                }
                if (n > 0) {
                    position += n;
                    breaks = 0;
                }
                return n;
            } catch (IOException e) {
                if (position == length) {
                    return -1; // the end was lost, and nothing else
                }
                takeUpAgain(e);
                if (position == length) {
                    return -1;
                }
            }
        }
    }

    private void passOver() throws IOException {
        if (again > 0) {
            response.body().skipNBytes(again);
            again = 0;
        }
    }

    private void takeUpAgain(IOException broken) throws IOException {
        response.close();
        boolean enough = breaks == MAX_BREAKS || breaksInAll == MAX_BREAKS_IN_ALL;
        if (closed) {
            throw broken;
        }
        if (Thread.currentThread().isInterrupted()) { // what the transport makes of it is an error like any other
            throw new InterruptedCallException(
                    "reading the file " + place.name + " was interrupted", Outcome.NOT_APPLIED, null, broken);
        }
        if (enough) {
            throw broken;
        }
        if (!wire.pause(FIRST_PAUSE.multipliedBy(1L << breaks), "the file " + place.name)) {
            throw broken;
        }
        breaks++;
        breaksInAll++;
        try {
            response = open(wire);
        } catch (PreconditionFailedException e) {
            throw changed();
        } catch (ServiceException e) {
            if (e.status() != NO_SUCH_RANGE) {
                throw e;
            }
            if (length >= 0 || eTag == null) {
                throw changed(); // it has become shorter, or may have
            }
            length = position; // of the same file there is no more: its length was not told, and its end was lost
            return;
        }
        if (closed) {
            response.close();
            throw broken;
        }
        check(response);
    }

    private void check(TransportResponse next) throws IOException {
        String now = next.headers().first("ETag").orElse(null);
        if (eTag != null && now != null && !eTag.equals(now)) {
            throw changed();
        }
        if (next.status() != 206) {
            long whole = number(next.headers().first("Content-Length").orElse(""));
            if (length >= 0 && whole >= 0 && whole != length) {
                throw changed();
            }
            again = position; // the server takes no ranges
            return;
        }
        Matcher range = RANGE.matcher(next.headers().first("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != position) {
            throw new IOException("the server sent another range of the file than the one asked for");
        }
        again = 0; // a server that had begun anew before goes on after all
        if (length >= 0 && !range.group(2).equals("*") && Long.parseLong(range.group(2)) != length) {
            throw changed();
        }
    }

    private IOException changed() {
        closed = true; // no further attempt
        return new IOException("the file was replaced while it was read; read the export again from its beginning");
    }

    @Override
    public void close() {
        closed = true;
        response.close();
    }
}
