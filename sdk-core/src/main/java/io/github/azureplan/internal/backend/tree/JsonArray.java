package io.github.azureplan.internal.backend.tree;

import java.util.List;

/**
 * An array.
 *
 * @param items the elements in order
 */
public record JsonArray(List<Json> items) implements Json {
    /** An array without elements. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        items = List.copyOf(items);
    }

    /** An array of anything {@link Json#of(Object)} takes. */
    public static JsonArray of(List<?> values) {
        return new JsonArray(values.stream().map(Json::of).toList());
    }

    /** The elements as objects; only for arrays whose shape was checked. */
    public List<JsonObject> objects() {
        return items.stream().map(JsonObject.class::cast).toList();
    }

    public int size() {
        return items.size();
    }

    @Override
    public String toString() {
        return JsonText.write(this);
    }
}
