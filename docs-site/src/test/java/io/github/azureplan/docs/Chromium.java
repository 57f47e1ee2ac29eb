package io.github.azureplan.docs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page of a headless Chromium, driven through its DevTools protocol. */
final class Chromium implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final long SECONDS = 90;
    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<Map<?, ?>>> answers = new ConcurrentHashMap<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final String session;
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private int calls;

    private Chromium(Process process, Path profile, URI address) throws Exception {
        this.process = process;
        this.profile = profile;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .get(SECONDS, TimeUnit.SECONDS);
        Object target =
                call("Target.createTarget", Map.of("url", "about:blank"), null).get("targetId");
        session = (String) call("Target.attachToTarget", Map.of("targetId", target, "flatten", true), null)
                .get("sessionId");
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** The browser of the machine: named by {@code -Dchromium=PATH} or found on the path. */
    static Optional<Path> installed() {
        String named = System.getProperty("chromium");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program) throws Exception {
        Path profile = Files.createTempDirectory("site-browser");
        // the tests of a build may run as root, for which the sandbox is not made; only our own pages are opened
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                lines.add(line);
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    drain(said);
                    return new Chromium(process, profile, URI.create(listening.group(1)));
                }
            }
            throw new IllegalStateException(program + " did not start: " + lines);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static void drain(BufferedReader said) {
        Thread thread = new Thread(() -> {
            try {
                while (said.readLine() != null) {
                    // a full pipe would stop the browser
                }
            } catch (IOException e) {
                // the browser has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a page and waits until it is loaded. */
    void open(URI address) throws Exception {
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", address.toString()));
        loaded.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for the load that a click or a key has begun. */
    void awaitLoad(Action action) throws Exception {
        loaded = new CompletableFuture<>();
        action.run();
        loaded.get(SECONDS, TimeUnit.SECONDS);
    }

    /** What a step of a test does. */
    interface Action {
        void run() throws Exception;
    }

    void dark(boolean dark) throws Exception {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void width(int pixels) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The value of an expression, which may be a promise: a text, a number, a truth value, a list or a map. */
    Object evaluate(String expression) throws Exception {
        Map<?, ?> answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return ((Map<?, ?>) answer.get("result")).get("value");
    }

    /** Presses and lets go of a key: its name, and its code of old, which some keys need. */
    void press(String key, int code) throws Exception {
        boolean writes = key.length() == 1;
        Map<String, Object> down = new HashMap<>(
                Map.of("type", writes ? "keyDown" : "rawKeyDown", "key", key, "windowsVirtualKeyCode", code));
        if (writes) {
            down.put("text", key);
        }
        if (key.equals("Enter")) {
            down.put("type", "keyDown");
            down.put("text", "\r");
        }
        call("Input.dispatchKeyEvent", down);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    void write(String text) throws Exception {
        call("Input.insertText", Map.of("text", text));
    }

    /** A picture of what is seen, as a PNG in base64. */
    String picture() throws Exception {
        return (String) call("Page.captureScreenshot", Map.of("format", "png")).get("data");
    }

    /** What went wrong since the last time: errors and warnings of scripts, and addresses that are not files. */
    List<String> troubles() {
        List<String> found = List.copyOf(troubles);
        troubles.clear();
        return found;
    }

    private Map<?, ?> call(String method, Map<String, ?> parameters) throws Exception {
        return call(method, parameters, session);
    }

    private Map<?, ?> call(String method, Map<String, ?> parameters, String inSession) throws Exception {
        int id = ++calls;
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        answers.put(id, answer);
        Map<String, Object> message = new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (inSession != null) {
            message.put("sessionId", inSession);
        }
        socket.sendText(JSON.toJson(message), true).get(SECONDS, TimeUnit.SECONDS);
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    private void received(String text) throws IOException {
        Map<?, ?> message = (Map<?, ?>) JSON.fromJson(text);
        if (message.get("id") instanceof Number id) {
            CompletableFuture<Map<?, ?>> answer = answers.remove(id.intValue());
            if (message.get("result") instanceof Map<?, ?> result) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(new IllegalStateException(String.valueOf(message.get("error"))));
            }
        } else if (message.get("params") instanceof Map<?, ?> event) {
            noticed(String.valueOf(message.get("method")), event);
        }
    }

    private void noticed(String method, Map<?, ?> event) {
        switch (method) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" -> troubles.add("exception: " + event.get("exceptionDetails"));
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert").contains(event.get("type"))) {
                    troubles.add("console: " + event.get("args"));
                }
            }
            case "Log.entryAdded" -> {
                Map<?, ?> entry = (Map<?, ?>) event.get("entry");
                if (List.of("error", "warning").contains(entry.get("level"))) {
                    troubles.add("log: " + entry.get("text") + " " + entry.get("url"));
                }
            }
            case "Network.requestWillBeSent" -> {
                String url = String.valueOf(((Map<?, ?>) event.get("request")).get("url"));
                if (!url.startsWith("file:") && !url.startsWith("data:")) {
                    troubles.add("request: " + url);
                }
            }
            default -> {
                // of no interest
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroyForcibly();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // a helper process of the browser is still writing: the folder is the system's to clear
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                try {
                    received(whole);
                } catch (IOException | RuntimeException e) {
                    troubles.add("protocol: " + e);
                }
            }
            from.request(1);
            return null;
        }
    }
}
