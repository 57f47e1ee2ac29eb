package io.github.azureplan.contract.documented;

import io.github.azureplan.internal.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The published payloads as their indexes list them. They lie outside the project: {@code -Dcontract.fixtures=DIR}. */
final class Fixtures {
    static final String PROPERTY = "contract.fixtures";

    private final Map<String, Fixture> byName = new LinkedHashMap<>();

    private Fixtures(Path directory) throws IOException {
        for (String folder : List.of("purchase", "common", "billing")) {
            Path place = directory.resolve(folder);
            JsonValue index = JsonValue.parse(Files.readAllBytes(place.resolve("index.json")))
                    .orElseThrow(() -> new AssertionError(folder + "/index.json is not JSON"));
            List<JsonValue> entries = entries(index);
            if (entries.isEmpty()) {
                throw new AssertionError(folder + "/index.json lists nothing");
            }
            for (JsonValue entry : entries) {
                Fixture fixture = fixture(folder, place, entry);
                if (byName.put(fixture.name(), fixture) != null) {
                    throw new AssertionError(fixture.name() + " is listed twice");
                }
            }
        }
    }

    /** The fixtures of the directory that was named; empty when none was, or when it is not there. */
    static Optional<Fixtures> load() throws IOException {
        String named = System.getProperty(PROPERTY, "");
        if (named.isBlank()) {
            return Optional.empty();
        }
        Path directory = Path.of(System.getProperty("build.root", "")).resolve(named);
        return Files.isDirectory(directory) ? Optional.of(new Fixtures(directory)) : Optional.empty();
    }

    Set<String> names() {
        return byName.keySet();
    }

    Fixture get(String name) {
        Fixture fixture = byName.get(name);
        if (fixture == null) {
            throw new AssertionError("no index lists " + name);
        }
        return fixture;
    }

    /** The array of the index: each of the three has another name for it, and one is nothing but the array. */
    private static List<JsonValue> entries(JsonValue index) {
        if (index instanceof JsonValue.Arr array) {
            return array.elements();
        }
        return ((JsonValue.Obj) index)
                .members().values().stream()
                        .filter(JsonValue.Arr.class::isInstance)
                        .map(array -> ((JsonValue.Arr) array).elements())
                        .findFirst()
                        .orElse(List.of());
    }

    private static Fixture fixture(String folder, Path place, JsonValue entry) {
        String file = entry.text("file").orElseThrow(() -> new AssertionError(folder + ": an entry without a file"));
        Map<String, String> headers = new LinkedHashMap<>();
        entry.find("headers")
                .ifPresent(found -> ((JsonValue.Obj) found)
                        .members()
                        .forEach((name, value) -> headers.put(name, ((JsonValue.Text) value).value())));
        return new Fixture(
                folder + "/" + file,
                entry.text("method").orElse(""),
                entry.text("path").orElse(""),
                entry.text("status")
                        .filter(s -> s.matches("[0-9]{3}"))
                        .map(Integer::valueOf)
                        .orElse(0),
                headers,
                place.resolve(file));
    }
}
