package io.github.azureplan.contract.documented;

import io.github.azureplan.internal.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One entry of a fixture index with its file.
 *
 * @param name the folder and the file, such as {@code purchase/get-order.response.json}
 * @param method the HTTP method, empty where the entry has none
 * @param path the path and query, or the absolute address, empty where the entry has none
 * @param status the HTTP status, 0 where the index names none
 * @param headers the response headers the index prints
 * @param file where its bytes are
 */
record Fixture(String name, String method, String path, int status, Map<String, String> headers, Path file) {
    private static final String PARTNER_CENTER = "https://api.partnercenter.microsoft.com";

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonValue json() {
        return JsonValue.parse(bytes()).orElseThrow(() -> new AssertionError(name + " is not JSON"));
    }

    /** The text or literal at a path of member names. */
    String text(String... names) {
        return json().text(names).orElseThrow(() -> new AssertionError(name + " has no " + List.of(names)));
    }

    /** The items of a Partner Center collection, or the value of an OData one. */
    List<JsonValue> items() {
        List<JsonValue> items = json().elements("items");
        return items.isEmpty() ? json().elements("value") : items;
    }

    /** The absolute address; what only a URI template may contain is encoded. */
    URI address() {
        String absolute = path.startsWith("/") ? PARTNER_CENTER + path : path;
        return URI.create(absolute.replace("{", "%7B").replace("}", "%7D"));
    }

    /** A segment of the path, counted from 1 after the host. */
    String segment(int number) {
        return address().getPath().split("/", -1)[number];
    }

    Fixture withStatus(int other) {
        return new Fixture(name, method, path, other, headers, file);
    }

    Fixture withHeader(String header, String value) {
        return new Fixture(name, method, path, status, Map.of(header, value), file);
    }

    @Override
    public String toString() {
        return name;
    }
}
