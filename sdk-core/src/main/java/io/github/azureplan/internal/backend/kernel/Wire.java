package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Pieces of Partner Center bodies that all rooms write alike. */
public final class Wire {
    private static final DateTimeFormatter TICKS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NO_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wire() {}

    /** {@code {uri, method: GET, headers: []}}. */
    public static JsonObject link(String uri) {
        return JsonObject.of("uri", uri, "method", "GET", "headers", JsonArray.EMPTY);
    }

    /** A link that asks for one header. */
    public static JsonObject link(String uri, String header, String value) {
        JsonObject asked = JsonObject.of("key", header, "value", value);
        return JsonObject.of("uri", uri, "method", "GET", "headers", List.of(asked));
    }

    /** {@code links} with a self link only. */
    public static JsonObject self(String uri) {
        return JsonObject.of("self", link(uri));
    }

    public static JsonObject attributes(String objectType) {
        return JsonObject.of("objectType", objectType);
    }

    /** The envelope of a collection that is not paged. */
    public static JsonObject collection(List<JsonObject> items) {
        return JsonObject.of("totalCount", items.size(), "items", items, "attributes", attributes("Collection"));
    }

    /** Seven fraction digits, as .NET writes them. */
    public static String ticks(Instant instant) {
        return TICKS.format(instant);
    }

    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    /** Without a zone, as some pages print it; means UTC. */
    public static String noZone(Instant instant) {
        return NO_ZONE.format(instant);
    }
}
