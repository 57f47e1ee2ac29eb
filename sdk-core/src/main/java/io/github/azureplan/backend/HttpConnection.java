package io.github.azureplan.backend;

import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the sandbox: HTTP/1.1 with keep-alive, bodies by length or in chunks. Written by hand
 * because the JDK's server puts its own {@code Date} into answers and changes the case of header names, and because a
 * fault must be able to break a connection at a chosen byte.
 */
final class HttpConnection {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY = 16 * 1024 * 1024;
    private static final int IDLE_MILLIS = 120_000;
    // The backend answers at once; this bounds only the wait that timeoutBefore pretends.
    private static final Duration TIME_LEFT = Duration.ofSeconds(100);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** The peer does not speak HTTP as it should; answered with a status and then closed. */
    private static final class ProtocolException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        ProtocolException(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    private final InMemoryBackend backend;
    private final int port;
    private final InputStream in;
    private final OutputStream out;

    HttpConnection(InMemoryBackend backend, Socket socket, int port) throws IOException {
        // without it every answer waits 40 ms for the peer's acknowledgement
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(IDLE_MILLIS);
        this.backend = backend;
        this.port = port;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream(), MAX_LINE);
    }

    /** Answers requests until the peer goes away or a fault ends the connection. */
    void serve() throws IOException {
        try {
            boolean more = true;
            while (more) {
                more = exchange();
            }
        } catch (ProtocolException e) {
            byte[] text = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
            Headers headers = Headers.of(
                    "Content-Type", "text/plain", "Content-Length", String.valueOf(text.length), "Connection", "close");
            write(e.status, headers);
            out.write(text);
            out.flush();
        }
    }

    private boolean exchange() throws IOException {
        String first = line();
        if (first == null) {
            return false;
        }
        List<String> parts = List.of(first.split(" ", -1));
        if (parts.size() != 3
                || !parts.get(2).startsWith("HTTP/1.")
                || !parts.get(0).matches("[A-Z]{1,16}")) {
            throw new ProtocolException(400, "not an HTTP/1.1 request line");
        }
        Headers headers = headers();
        byte[] body = body(headers);
        TransportRequest request =
                new TransportRequest(parts.get(0), uri(parts.get(1), headers), headers, body, TIME_LEFT, TIME_LEFT);
        // a fault that loses the answer throws from here and so ends the connection without one
        try (TransportResponse response = backend.send(request)) {
            boolean close = headers.first("Connection")
                            .filter("close"::equalsIgnoreCase)
                            .isPresent()
                    || parts.get(2).equals("HTTP/1.0");
            boolean chunked = response.headers().first("Content-Length").isEmpty();
            Headers answer = close ? response.headers().and("Connection", "close") : response.headers();
            write(response.status(), chunked ? answer.and("Transfer-Encoding", "chunked") : answer);
            try {
                if (chunked) {
                    writeChunks(response.body());
                } else {
                    response.body().transferTo(out);
                }
            } finally {
                out.flush();
            }
            return !close;
        }
    }

    /** A body that is made while it is sent; one that breaks lacks its last chunk. */
    private void writeChunks(InputStream body) throws IOException {
        byte[] buffer = new byte[MAX_LINE];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            if (n > 0) {
                out.write((Integer.toHexString(n) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write(buffer, 0, n);
                out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private URI uri(String target, Headers headers) throws ProtocolException {
        String host = headers.first("Host").orElse("").toLowerCase(Locale.ROOT);
        // under any other name than the machine's own, addresses must not be minted with it
        String authority =
                LOOPBACK.stream().anyMatch(name -> host.equals(name + ":" + port)) ? host : "127.0.0.1:" + port;
        if (!target.startsWith("/")) {
            throw new ProtocolException(400, "the request target must be a path");
        }
        try {
            return URI.create("http://" + authority + target);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(400, "the request target is not a valid address");
        }
    }

    private Headers headers() throws IOException {
        List<Headers.Field> fields = new ArrayList<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || fields.size() == MAX_HEADERS) {
                throw new ProtocolException(431, "header fields cannot be read or are too many");
            }
            try {
                fields.add(new Headers.Field(
                        line.substring(0, colon), line.substring(colon + 1).trim()));
            } catch (IllegalArgumentException e) {
                throw new ProtocolException(400, "a header field holds a character it must not");
            }
        }
        return Headers.of(fields);
    }

    private byte[] body(Headers headers) throws IOException {
        Optional<String> coding = headers.first("Transfer-Encoding");
        Optional<String> length = headers.first("Content-Length");
        if (coding.isPresent() && length.isPresent()) {
            throw new ProtocolException(400, "Content-Length and Transfer-Encoding exclude each other");
        }
        boolean expected =
                headers.first("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
        if (coding.isPresent() && !coding.get().equalsIgnoreCase("chunked")) {
            throw new ProtocolException(501, "Transfer-Encoding: only chunked is read");
        }
        int bytes = coding.isPresent() ? 0 : bounded(length(headers));
        if (expected) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        return coding.isPresent() ? chunks() : exactly(bytes);
    }

    private static int length(Headers headers) throws ProtocolException {
        List<String> lengths = headers.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase("Content-Length"))
                .map(Headers.Field::value)
                .distinct()
                .toList();
        String text = lengths.isEmpty() ? "0" : lengths.get(0);
        if (lengths.size() > 1 || !text.matches("[0-9]{1,9}")) {
            throw new ProtocolException(400, "Content-Length is not one number");
        }
        return Integer.parseInt(text);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            String line = String.valueOf(line());
            int end = line.indexOf(';');
            String size = (end < 0 ? line : line.substring(0, end)).trim();
            if (!size.matches("[0-9a-fA-F]{1,7}")) {
                throw new ProtocolException(400, "a chunk has no size");
            }
            int length = Integer.parseInt(size, 16);
            bounded(whole.size() + length);
            if (length == 0) {
                headers(); // trailers
                return whole.toByteArray();
            }
            whole.write(exactly(length));
            if (!"".equals(line())) {
                throw new ProtocolException(400, "a chunk is longer than it says");
            }
        }
    }

    private static int bounded(int length) throws ProtocolException {
        if (length > MAX_BODY) {
            throw new ProtocolException(413, "the body is longer than " + MAX_BODY + " bytes");
        }
        return length;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the request ended too early");
        }
        return bytes;
    }

    /** One line without its end, or null at the end of the stream. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("the request ended too early");
            }
            if (line.size() == MAX_LINE) {
                throw new ProtocolException(431, "a line is too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private void write(int status, Headers headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
        for (Headers.Field field : headers.fields()) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
