package io.github.azureplan.internal.backend.tree;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okio.Buffer;

/** Reads and writes JSON text, strictly: UTF-8, one document, no member twice (in any case), bounded depth and numbers. */
public final class JsonText {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    // Bounds the work a number can cause later; no field of these services comes near.
    private static final Pattern SANE_NUMBER = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,3})?");

    private JsonText() {}

    public static Json parse(byte[] text) throws BadJsonException {
        if (text.length > MAX_BYTES) {
            throw new BadJsonException("longer than " + MAX_BYTES + " bytes");
        }
        requireUtf8(text);
        try (JsonReader reader = JsonReader.of(new Buffer().write(text))) {
            Json value = read(reader, 0);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new BadJsonException("more text after the end of the document");
            }
            return value;
        } catch (IOException | JsonDataException e) {
            throw new BadJsonException("not well-formed JSON");
        }
    }

    public static Json parse(String text) throws BadJsonException {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String write(Json json) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            write(writer, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory does not fail
        }
        return buffer.readUtf8();
    }

    public static byte[] bytes(Json json) {
        return write(json).getBytes(StandardCharsets.UTF_8);
    }

    private static Json read(JsonReader reader, int depth) throws IOException, BadJsonException {
        JsonReader.Token token = reader.peek();
        boolean nests = token == JsonReader.Token.BEGIN_OBJECT || token == JsonReader.Token.BEGIN_ARRAY;
        if (nests && depth == MAX_DEPTH) {
            throw new BadJsonException("nested deeper than " + MAX_DEPTH);
        }
        return switch (token) {
            case BEGIN_OBJECT -> readObject(reader, depth);
            case BEGIN_ARRAY -> readArray(reader, depth);
            case STRING -> new JsonScalar(reader.nextString());
            case NUMBER -> readNumber(reader);
            case BOOLEAN -> new JsonScalar(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonScalar.NULL;
            }
            default -> throw new BadJsonException("a value is missing at " + reader.getPath());
        };
    }

    private static Json readObject(JsonReader reader, int depth) throws IOException, BadJsonException {
        Map<String, Json> members = new LinkedHashMap<>();
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (!seen.add(name)) {
                throw new BadJsonException("member given twice at " + reader.getPath());
            }
            members.put(name, read(reader, depth + 1));
        }
        reader.endObject();
        return JsonObject.ofMap(members);
    }

    private static Json readArray(JsonReader reader, int depth) throws IOException, BadJsonException {
        List<Json> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(read(reader, depth + 1));
        }
        reader.endArray();
        return new JsonArray(items);
    }

    private static Json readNumber(JsonReader reader) throws IOException, BadJsonException {
        String path = reader.getPath();
        String literal = reader.nextString();
        if (!SANE_NUMBER.matcher(literal).matches()) {
            throw new BadJsonException("number out of bounds at " + path);
        }
        return new JsonScalar(new BigDecimal(literal.toUpperCase(Locale.ROOT)));
    }

    private static void write(JsonWriter writer, Json json) throws IOException {
        if (json instanceof JsonObject object) {
            writer.beginObject();
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                writer.name(member.getKey());
                write(writer, member.getValue());
            }
            writer.endObject();
        } else if (json instanceof JsonArray array) {
            writer.beginArray();
            for (Json item : array.items()) {
                write(writer, item);
            }
            writer.endArray();
        } else {
            Object value = ((JsonScalar) json).value();
            if (value == null) {
                writer.nullValue();
            } else if (value instanceof String text) {
                writer.value(text);
            } else if (value instanceof Boolean flag) {
                writer.value(flag);
            } else {
                writer.value((BigDecimal) value);
            }
        }
    }

    private static void requireUtf8(byte[] text) throws BadJsonException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new BadJsonException("not valid UTF-8");
        }
    }
}
