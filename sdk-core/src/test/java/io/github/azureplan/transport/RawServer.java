package io.github.azureplan.transport;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server at a raw socket: it counts the requests that arrive and answers with exactly the bytes a script
 * writes. Nothing between the transport and the test is an HTTP library.
 */
public final class RawServer implements AutoCloseable {
    /** What to do with the request of one number, counted from 1 over all connections. */
    @FunctionalInterface
    public interface Script {
        void answer(int number, Wire wire) throws IOException;
    }

    /** One request as it came; the body holds one character per byte (ISO 8859-1). */
    public record Received(String line, List<String> headers, String body) {
        /** All values of a header, in order. */
        public List<String> values(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(h -> h.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(h -> h.substring(start.length()).trim())
                    .toList();
        }
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<Received> received = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore hangUps = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);

    private RawServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    /** A server on a free loopback port. */
    public static RawServer start(Script script) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        daemon(server::acceptAll);
        return server;
    }

    /** A server that gives every request the same answer and keeps the connection open. */
    public static RawServer answering(String answer) throws IOException {
        return start((number, wire) -> wire.write(answer));
    }

    /** The address of a path on this server. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    /** How many requests have arrived so far. */
    public int requests() {
        synchronized (received) {
            return received.size();
        }
    }

    /** The request of a number, counted from 1. */
    public Received request(int number) {
        synchronized (received) {
            return received.get(number - 1);
        }
    }

    /** Waits until that many further requests have arrived. */
    public void awaitRequests(int count) throws InterruptedException {
        if (!arrivals.tryAcquire(count, 20, TimeUnit.SECONDS)) {
            throw new AssertionError("expected " + count + " more requests, seen so far: " + requests());
        }
    }

    /** Waits until a script has closed its connection. */
    public void awaitHangUp() throws InterruptedException {
        if (!hangUps.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no connection was closed");
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                synchronized (sockets) {
                    sockets.add(socket);
                }
                daemon(() -> serve(socket));
            }
        } catch (SocketException e) {
            // closed at the end of the test
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (!socket.isClosed()) {
                Received request = read(socket.getInputStream());
                int number;
                synchronized (received) {
                    received.add(request);
                    number = received.size();
                }
                arrivals.release();
                script.answer(number, new Wire(socket));
            }
        } catch (IOException e) {
            // the other end went away, or the script closed the socket
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = readLine(in);
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            headers.add(header);
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        return new Received(line, List.copyOf(headers), new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        synchronized (sockets) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** The connection a request came on. */
    public final class Wire {
        private final Socket socket;

        private Wire(Socket socket) {
            this.socket = socket;
        }

        /** Writes bytes. */
        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Writes text as UTF-8. */
        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Closes the connection. */
        public void hangUp() throws IOException {
            socket.close();
            hangUps.release();
        }

        /** Says and does nothing until the test ends. */
        public void stayMute() {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
