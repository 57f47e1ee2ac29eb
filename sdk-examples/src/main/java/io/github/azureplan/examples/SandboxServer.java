package io.github.azureplan.examples;

import io.github.azureplan.backend.BackendServer;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.Market;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** The reference backend alone, on a loopback port, for clients in other processes and other languages. */
public final class SandboxServer {
    private static final String HELP = """
            Serves the reference backend on a loopback port.

              --port N                 the port; 0, the default, takes a free one
              --any-token              takes any bearer token as App+User with multi-factor authentication
              --clock running|manual   running, the default: real time plus every advance; manual: only advances
              --seed FILE              control requests to begin with, one a line, for example
                                       POST /_world/customers {"country":"SE","domain":"a.onmicrosoft.com"}
                                       Blank lines and lines that begin with # are passed over.
              --price-sheet SE:2026-03=FILE
                                       serves a price sheet of your own, CSV or zip, for this market and month in place
                                       of the invented one; may be given more than once
              --help                   prints this

            Prints "listening on http://127.0.0.1:N" when it is ready, and serves until it is stopped.
            Partner Center is at /v1, the others at /pricing, /graph, /arm, /login and /blobs; control is at /_world.
            """;

    private int port;
    private boolean anyToken;
    private boolean running = true;
    private Path seed = Path.of("");
    private final InMemoryBackend.Builder builder = InMemoryBackend.builder();

    private SandboxServer() {}

    /**
     * Starts the server.
     *
     * @param args options, see {@code --help}
     * @throws IOException when the port is taken or the seed cannot be read
     * @throws InterruptedException when the process is told to end
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.println(About.product());
            System.out.println();
            System.out.print(HELP);
            return;
        }
        SandboxServer options = new SandboxServer();
        try {
            options.read(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("--help lists the options");
            System.exit(2);
        }
        options.serve();
    }

    private void read(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--port" -> port = number(value(args, ++i, "--port"));
                case "--any-token" -> anyToken = true;
                case "--clock" -> running = clock(value(args, ++i, "--clock"));
                case "--price-sheet" -> priceSheet(value(args, ++i, "--price-sheet"));
                case "--seed" -> seed = Path.of(value(args, ++i, "--seed"));
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
    }

    private static String value(String[] args, int at, String option) {
        if (at >= args.length) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return args[at];
    }

    private static int number(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("--port must be a number from 0 to 65535, was " + text);
    }

    private void priceSheet(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        if (colon < 0 || equals < colon) {
            throw new IllegalArgumentException("--price-sheet must be like SE:2026-03=FILE, was " + text);
        }
        try {
            builder.priceSheet(
                    "azure_consumption",
                    Market.of(text.substring(0, colon)),
                    YearMonth.parse(text.substring(colon + 1, equals)),
                    Path.of(text.substring(equals + 1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--price-sheet must be like SE:2026-03=FILE, was " + text, e);
        }
    }

    private static boolean clock(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "running" -> true;
            case "manual" -> false;
            default -> throw new IllegalArgumentException("--clock must be running or manual, was " + text);
        };
    }

    private void serve() throws IOException, InterruptedException {
        builder.anyToken(anyToken);
        InMemoryBackend backend = (running ? builder.runningWith(Clock.systemUTC()) : builder).build();
        try (BackendServer server = BackendServer.start(backend, port)) {
            if (!seed.toString().isEmpty()) {
                sow(backend, server.uri());
            }
            System.out.println("listening on http://127.0.0.1:" + server.port());
            Thread.currentThread().join();
        }
    }

    private void sow(InMemoryBackend backend, URI base) throws IOException {
        int number = 0;
        for (String line : Files.readAllLines(seed, StandardCharsets.UTF_8)) {
            number++;
            String request = line.trim();
            if (request.isEmpty() || request.startsWith("#")) {
                continue;
            }
            String[] parts = request.split("\\s+", 3);
            if (parts.length < 2 || !parts[1].startsWith("/_world/")) {
                throw new IOException(seed + ", line " + number + ": must be METHOD /_world/… and a JSON body");
            }
            String body = parts.length == 3 ? parts[2] : "";
            int status = send(backend, parts[0], base.resolve(parts[1]), body);
            if (status >= 300) {
                throw new IOException(seed + ", line " + number + ": refused with " + status);
            }
        }
    }

    private static int send(InMemoryBackend backend, String method, URI uri, String body) throws IOException {
        Duration patience = Duration.ofMinutes(1);
        TransportRequest request = new TransportRequest(
                method,
                uri,
                Headers.of("Accept", "application/json", "Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                patience,
                patience);
        try (TransportResponse response = backend.send(request)) {
            return response.status();
        }
    }
}
