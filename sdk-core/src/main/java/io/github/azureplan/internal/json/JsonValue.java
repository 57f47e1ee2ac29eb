package io.github.azureplan.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree that loses nothing: members in their order, numbers as the literal that came. For documents that are
 * written back and for bodies whose shape is not known, such as errors.
 */
public sealed interface JsonValue {
    /** An object; names are found ignoring case. */
    record Obj(Map<String, JsonValue> members) implements JsonValue {
        /** The object without members. */
        public static final Obj EMPTY = new Obj(Map.of());

        /** Keeps the order. */
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The name as it is spelled in this object, or null. */
        @Nullable
        String spelling(String name) {
            if (members.containsKey(name)) {
                return name;
            }
            return members.keySet().stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElse(null);
        }

        @Nullable
        JsonValue member(String name) {
            String spelling = spelling(name);
            return spelling == null ? null : members.get(spelling);
        }

        /**
         * This object with other values for some members. Names match ignoring case and keep their spelling and place;
         * members not named stay as they are. Nulls, and empty objects and arrays, clear: they are written where the
         * member stands, and left out where it does not.
         */
        public Obj overlay(Obj changes) {
            Map<String, JsonValue> merged = new LinkedHashMap<>(members);
            changes.members.forEach((name, value) -> {
                String spelling = spelling(name);
                if (spelling != null || !empty(value)) {
                    merged.put(spelling == null ? name : spelling, value);
                }
            });
            return new Obj(merged);
        }

        /** The object at a member with the values of a model; what the model does not know of it stays. */
        public Obj merged(String name, Object model) {
            Obj old = member(name) instanceof Obj object ? object : EMPTY;
            return old.overlay((Obj) Json.QUIET.treeOf(model, true));
        }

        /** The overlay with values of maps, lists, models and plain values. */
        public Obj with(Map<String, ?> changes) {
            return overlay((Obj) of(changes));
        }

        /** This object read as a model. */
        public <T> T as(Class<T> type) {
            return Json.QUIET.read(Json.QUIET.write(this), type);
        }
    }

    /** An array. */
    record Arr(List<JsonValue> elements) implements JsonValue {
        /** Copies. */
        public Arr {
            elements = List.copyOf(elements);
        }
    }

    /** A string. */
    record Text(String value) implements JsonValue {}

    /** A number by its literal. */
    record Num(String literal) implements JsonValue {}

    /** True or false. */
    record Bool(boolean value) implements JsonValue {}

    /** The null of JSON. */
    record Null() implements JsonValue {}

    /** The tree of a body of unknown origin; empty when it is no JSON or has more than one document. */
    static Optional<JsonValue> parse(byte[] body) {
        try {
            return Optional.of(Json.QUIET.read(body, JsonValue.class));
        } catch (JsonProblem notJson) {
            return Optional.empty();
        }
    }

    /** What stands at a path of member names, each ignoring case; empty for null and for what is not there. */
    default Optional<JsonValue> find(String... names) {
        @Nullable JsonValue at = this;
        for (String name : names) {
            at = at instanceof Obj object ? object.member(name) : null;
        }
        return at instanceof Null ? Optional.empty() : Optional.ofNullable(at);
    }

    /** The text at a path of member names: a string, or the literal of a number, true or false; else empty. */
    default Optional<String> text(String... names) {
        return find(names).flatMap(value -> Optional.ofNullable(scalar(value)));
    }

    /** The elements at a path of member names; none when no array stands there. */
    default List<JsonValue> elements(String... names) {
        return find(names).orElse(null) instanceof Arr array ? array.elements() : List.of();
    }

    private static boolean empty(JsonValue value) {
        return value instanceof Null
                || (value instanceof Obj object && object.members().isEmpty())
                || (value instanceof Arr array && array.elements().isEmpty());
    }

    private static @Nullable String scalar(JsonValue value) {
        if (value instanceof Text text) {
            return text.value();
        }
        if (value instanceof Num number) {
            return number.literal();
        }
        return value instanceof Bool bool ? Boolean.toString(bool.value()) : null;
    }

    /** The tree of maps, lists, texts, numbers, truth values, models and nulls. */
    static JsonValue of(@Nullable Object value) {
        if (value == null) {
            return new Null();
        }
        if (value instanceof JsonValue tree) {
            return tree;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
            return new Obj(members);
        }
        if (value instanceof Iterable<?> list) {
            List<JsonValue> elements = new ArrayList<>();
            list.forEach(element -> elements.add(of(element)));
            return new Arr(elements);
        }
        return Json.QUIET.treeOf(value, false);
    }
}
