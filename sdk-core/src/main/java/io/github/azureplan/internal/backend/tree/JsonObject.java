package io.github.azureplan.internal.backend.tree;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object: members keep their order and spelling, lookup ignores case as the service does. The typed getters answer
 * null for a missing member and for the literal null alike.
 */
public final class JsonObject implements Json {
    /** An object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, Json> members;

    private JsonObject(Map<String, Json> members) {
        this.members = members;
    }

    /** An object of alternating names and values; a Java null leaves the member out, {@link JsonScalar#NULL} writes null. */
    public static JsonObject of(@Nullable Object... namesAndValues) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                members.put(String.valueOf(namesAndValues[i]), Json.of(value));
            }
        }
        return ofMap(members);
    }

    /** An object of the given members, in the map's order. */
    public static JsonObject ofMap(Map<String, Json> members) {
        return new JsonObject(Collections.unmodifiableMap(new LinkedHashMap<>(members)));
    }

    /** The members in order. */
    public Map<String, Json> members() {
        return members;
    }

    /** The member as it is, or null when there is none of that name in any case. */
    public @Nullable Json get(String name) {
        Json exact = members.get(name);
        if (exact != null) {
            return exact;
        }
        String known = spelling(name);
        return known == null ? null : members.get(known);
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        Json value = get(name);
        return value != null && !value.isNull();
    }

    public @Nullable String text(String name) {
        return scalar(name, String.class);
    }

    /** The text, or the empty string when there is none. */
    public String textOrEmpty(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    public @Nullable BigDecimal decimal(String name) {
        return scalar(name, BigDecimal.class);
    }

    public @Nullable Boolean bool(String name) {
        return scalar(name, Boolean.class);
    }

    public @Nullable JsonObject object(String name) {
        return has(name) && get(name) instanceof JsonObject object ? object : null;
    }

    /** The object, or one without members when there is none. */
    public JsonObject objectOrEmpty(String name) {
        JsonObject object = object(name);
        return object == null ? EMPTY : object;
    }

    /** The array, empty when there is none. */
    public JsonArray array(String name) {
        return get(name) instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    /** This object with one member set, in its old place and spelling if it has one. */
    public JsonObject with(String name, @Nullable Object value) {
        Map<String, Json> changed = new LinkedHashMap<>(members);
        String known = spelling(name);
        changed.put(known == null ? name : known, Json.of(value));
        return ofMap(changed);
    }

    /** This object without a member. */
    public JsonObject without(String name) {
        Map<String, Json> changed = new LinkedHashMap<>(members);
        changed.keySet().removeIf(name::equalsIgnoreCase);
        return ofMap(changed);
    }

    private @Nullable String spelling(String name) {
        for (String known : members.keySet()) {
            if (known.equalsIgnoreCase(name)) {
                return known;
            }
        }
        return null;
    }

    private <T> @Nullable T scalar(String name, Class<T> type) {
        return get(name) instanceof JsonScalar scalar && type.isInstance(scalar.value())
                ? type.cast(scalar.value())
                : null;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof JsonObject other && members.equals(other.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.write(this);
    }
}
