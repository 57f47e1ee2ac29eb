package io.github.azureplan.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link JsonValue}. */
final class TreeAdapter extends JsonAdapter<JsonValue> {
    private static final int DEEPEST = 64;

    @Override
    public JsonValue fromJson(JsonReader reader) throws IOException {
        return read(reader, 0);
    }

    static JsonValue read(JsonReader reader, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new JsonProblem(reader.getPath(), "at most " + DEEPEST + " levels of nesting");
        }
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                reader.beginObject();
                while (reader.hasNext()) {
                    members.put(reader.nextName(), read(reader, depth + 1));
                }
                reader.endObject();
                return new JsonValue.Obj(members);
            }
            case BEGIN_ARRAY -> {
                List<JsonValue> elements = new ArrayList<>();
                reader.beginArray();
                while (reader.hasNext()) {
                    elements.add(read(reader, depth + 1));
                }
                reader.endArray();
                return new JsonValue.Arr(elements);
            }
            case STRING -> {
                return new JsonValue.Text(reader.nextString());
            }
            case NUMBER -> {
                return new JsonValue.Num(reader.nextString());
            }
            case BOOLEAN -> {
                return new JsonValue.Bool(reader.nextBoolean());
            }
            case NULL -> {
                reader.<Object>nextNull();
                return new JsonValue.Null();
            }
            default -> throw new JsonProblem(reader.getPath(), "a value");
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable JsonValue value) throws IOException {
        if (value instanceof JsonValue.Obj object) {
            writer.beginObject();
            // Nulls of a tree are there on purpose; what should be left out was left out when it was made.
            boolean serializeNulls = writer.getSerializeNulls();
            writer.setSerializeNulls(true);
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                writer.name(member.getKey());
                toJson(writer, member.getValue());
            }
            writer.setSerializeNulls(serializeNulls);
            writer.endObject();
        } else if (value instanceof JsonValue.Arr array) {
            writer.beginArray();
            for (JsonValue element : array.elements()) {
                toJson(writer, element);
            }
            writer.endArray();
        } else if (value instanceof JsonValue.Text text) {
            writer.value(text.value());
        } else if (value instanceof JsonValue.Num number) {
            writer.value(new Literal(number.literal()));
        } else if (value instanceof JsonValue.Bool bool) {
            writer.value(bool.value());
        } else {
            writer.nullValue();
        }
    }

    /** A number the writer prints as it stands. */
    @SuppressWarnings("serial") // never serialized, Number makes it serializable
    static final class Literal extends Number {
        private final String text;

        Literal(String text) {
            this.text = text;
        }

        @Override
        public int intValue() {
            throw new UnsupportedOperationException("a literal is only written");
        }

        @Override
        public long longValue() {
            throw new UnsupportedOperationException("a literal is only written");
        }

        @Override
        public float floatValue() {
            throw new UnsupportedOperationException("a literal is only written");
        }

        @Override
        public double doubleValue() {
            throw new UnsupportedOperationException("a literal is only written");
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
