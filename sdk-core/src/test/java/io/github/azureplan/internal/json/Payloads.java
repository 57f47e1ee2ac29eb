package io.github.azureplan.internal.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Payloads of the documented shapes with values of our own, and what of them is not modelled. */
public final class Payloads {
    /** The envelope of Partner Center. */
    public record Page<T>(int totalCount, List<T> items) {}

    private final List<Drift> drift = new ArrayList<>();
    private final Json json = new Json(drift::add);

    /** Reads a payload. */
    public <T> T read(String name, Class<T> type) {
        return json.read(bytes(name), type);
    }

    /** Reads the items of a collection. */
    public <T> List<T> items(String name, Class<T> type) {
        Page<T> page = json.read(bytes(name), Json.type(Page.class, type));
        return page.items();
    }

    /** Reads a payload of a generic type. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T read(String name, Type type) {
        return json.read(bytes(name), type);
    }

    /** What is not modelled, as {@code where what}. */
    public List<String> drift() {
        return drift.stream()
                .map(one -> (one.where() + " " + one.what()).trim())
                .toList();
    }

    /** The tree a model is written as. */
    public JsonValue written(Object value) {
        return JsonValue.parse(json.write(value)).orElseThrow();
    }

    /** The tree of a text. */
    public JsonValue tree(String text) {
        return JsonValue.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow();
    }

    /** The bytes of a payload. */
    public static byte[] bytes(String name) {
        try (InputStream in = Payloads.class.getResourceAsStream("/payloads/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no payload " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
