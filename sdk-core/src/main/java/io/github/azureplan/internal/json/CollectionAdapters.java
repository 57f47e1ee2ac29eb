package io.github.azureplan.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists, sets and maps by name: unmodifiable, in the order they came, without nulls. */
final class CollectionAdapters implements JsonAdapter.Factory {
    private final DriftLog drift;

    CollectionAdapters(DriftLog drift) {
        this.drift = drift;
    }

    @Override
    public @Nullable JsonAdapter<?> create(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
        Class<?> raw = Types.getRawType(type);
        if (raw == List.class || raw == Set.class) {
            Type element = argument(type, 0);
            return new Elements(element, raw == Set.class, moshi.adapter(element));
        }
        if (raw == Map.class) {
            if (argument(type, 0) != String.class) {
                throw new IllegalArgumentException("Map in JSON: names must be String, was " + type);
            }
            Type value = argument(type, 1);
            return new Members(value == String.class ? new AnyText() : moshi.adapter(value));
        }
        return null;
    }

    /** For a list of texts whose elements may be anything in JSON. */
    @SuppressWarnings("unchecked") // erased: a list of texts is read and written by the adapter of any list
    static JsonAdapter<Object> ofAnything(DriftLog drift) {
        JsonAdapter<?> any = new AnyText();
        JsonAdapter<?> list =
                new CollectionAdapters(drift).new Elements(String.class, false, (JsonAdapter<Object>) any);
        return (JsonAdapter<Object>) list;
    }

    private static Type argument(Type type, int index) {
        if (!(type instanceof ParameterizedType generic)) {
            throw new IllegalArgumentException(type + ": give the type of its elements");
        }
        return generic.getActualTypeArguments()[index];
    }

    private final class Elements extends JsonAdapter<Collection<Object>> {
        private final String of;
        private final boolean set;
        private final JsonAdapter<Object> element;

        Elements(Type of, boolean set, JsonAdapter<Object> element) {
            this.of = (set ? "Set of " : "List of ") + Reflection.name(Types.getRawType(of));
            this.set = set;
            this.element = element;
        }

        @Override
        public @Nullable Collection<Object> fromJson(JsonReader reader) throws IOException {
            if (reader.peek() == JsonReader.Token.NULL) {
                return reader.nextNull();
            }
            if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
                throw new JsonProblem(reader.getPath(), "an array");
            }
            Collection<Object> elements = set ? new LinkedHashSet<>() : new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                Object value = element.fromJson(reader);
                if (value == null) {
                    drift.report(Drift.Kind.NULL_ELEMENT, of, "");
                } else {
                    elements.add(value);
                }
            }
            reader.endArray();
            return set
                    ? Collections.unmodifiableSet((Set<Object>) elements)
                    : Collections.unmodifiableList((List<Object>) elements);
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Collection<Object> values) throws IOException {
            if (values == null) {
                writer.nullValue();
                return;
            }
            writer.beginArray();
            for (Object value : values) {
                element.toJson(writer, value);
            }
            writer.endArray();
        }
    }

    private final class Members extends JsonAdapter<Map<String, Object>> {
        private final JsonAdapter<Object> value;

        @SuppressWarnings("unchecked") // erased: the map's value type is the adapter's
        Members(JsonAdapter<?> value) {
            this.value = (JsonAdapter<Object>) value;
        }

        @Override
        public @Nullable Map<String, Object> fromJson(JsonReader reader) throws IOException {
            if (reader.peek() == JsonReader.Token.NULL) {
                return reader.nextNull();
            }
            if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
                throw new JsonProblem(reader.getPath(), "an object");
            }
            Map<String, Object> members = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                Object member = value.fromJson(reader);
                if (member == null) {
                    drift.report(Drift.Kind.NULL_ELEMENT, "Map", "");
                } else {
                    members.put(name, member);
                }
            }
            reader.endObject();
            return Collections.unmodifiableMap(members);
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Map<String, Object> members) throws IOException {
            if (members == null) {
                writer.nullValue();
                return;
            }
            writer.beginObject();
            for (Map.Entry<String, Object> member : members.entrySet()) {
                writer.name(member.getKey());
                value.toJson(writer, member.getValue());
            }
            writer.endObject();
        }
    }

    /** The values of a free-form map: a scalar's text, and the JSON of anything else. */
    private static final class AnyText extends JsonAdapter<String> {
        @Override
        public @Nullable String fromJson(JsonReader reader) throws IOException {
            JsonReader.Token token = reader.peek();
            if (token == JsonReader.Token.BEGIN_OBJECT || token == JsonReader.Token.BEGIN_ARRAY) {
                return new String(Json.QUIET.write(TreeAdapter.read(reader, 0)), StandardCharsets.UTF_8);
            }
            return Leaves.text(reader, "a value");
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable String value) throws IOException {
            writer.value(value);
        }
    }
}
