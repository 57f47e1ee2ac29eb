package io.github.azureplan.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes everything the client exchanges as JSON. Thread-safe; one instance per client, because it remembers
 * which drift it has reported.
 *
 * <p>A bad document is a {@link JsonProblem}. A type that cannot be read at all is an {@link IllegalArgumentException}
 * and a mistake of the caller's. An {@link IOException} comes only from the stream itself.
 */
public final class Json {
    /** For documents that were read before and for those of unknown origin: nothing to report. */
    static final Json QUIET = new Json(drift -> {});

    private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

    private final Moshi moshi;

    /** Reports drift to a sink, each kind once; the sink must not throw. */
    public Json(Consumer<? super Drift> sink) {
        DriftLog drift = new DriftLog(sink);
        this.moshi = new Moshi.Builder()
                .add(new Leaves(drift))
                .add(Json::tree)
                .add(WriteBackAdapter.FACTORY)
                .add(RecordAdapter.factory(drift))
                .add(new CollectionAdapters(drift))
                .build();
    }

    private static @Nullable JsonAdapter<?> tree(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
        return JsonValue.class.isAssignableFrom(Types.getRawType(type)) ? new TreeAdapter() : null;
    }

    /** A generic type, such as {@code type(Page.class, Customer.class)}. */
    public static Type type(Class<?> raw, Type... arguments) {
        Class<?> owner = raw.getEnclosingClass();
        return owner == null
                ? Types.newParameterizedType(raw, arguments)
                : Types.newParameterizedTypeWithOwner(owner, raw, arguments);
    }

    /** The one document of a body. */
    public <T> T read(byte[] body, Class<T> type) {
        return read(body, (Type) type);
    }

    /** The one document of a body, for generic types. */
    @SuppressWarnings(
            "TypeParameterUnusedInFormals") // the caller names T twice; the cast is in one place instead of all
    public <T> T read(byte[] body, Type type) {
        try {
            return document(new Buffer().write(body), type);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The one document of a stream, which is read to its end and not closed. */
    public <T> T read(InputStream body, Class<T> type) throws IOException {
        return read(body, (Type) type);
    }

    /** The one document of a stream, which is read to its end and not closed, for generic types. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as above
    public <T> T read(InputStream body, Type type) throws IOException {
        FailureKeeper kept = new FailureKeeper(body);
        try {
            return document(Okio.buffer(Okio.source(kept)), type);
        } catch (JsonProblem problem) {
            if (kept.failure != null) {
                throw kept.failure;
            }
            throw problem;
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> T document(BufferedSource source, Type type) throws IOException {
        JsonAdapter<Object> adapter = adapter(type);
        JsonReader reader = JsonReader.of(source);
        try {
            if (source.rangeEquals(0, BYTE_ORDER_MARK)) {
                source.skip(BYTE_ORDER_MARK.size());
            }
            if (blank(source)) {
                throw new JsonProblem("$", JsonProblem.NOT_EMPTY);
            }
            Object value = adapter.fromJson(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonProblem("$", "nothing after the document");
            }
            if (value == null) {
                throw new JsonProblem("$", "a value, not null");
            }
            return (T) value;
        } catch (JsonEncodingException syntax) {
            throw new JsonProblem(reader.getPath(), "valid JSON");
        } catch (EOFException early) {
            throw new JsonProblem(reader.getPath(), "more, the document ends early");
        } catch (JsonDataException shape) {
            // Our adapters look before they read, so this is the reader's own bound.
            throw new JsonProblem(reader.getPath(), "a flatter document");
        } catch (AssertionError foreign) {
            throw new JsonProblem(
                    reader.getPath(), "a value of " + Types.getRawType(type).getSimpleName());
        }
    }

    /** Drops blank space; true when nothing follows it. */
    private static boolean blank(BufferedSource source) throws IOException {
        while (!source.exhausted()) {
            byte next = source.getBuffer().getByte(0);
            if (next != ' ' && next != '\t' && next != '\r' && next != '\n') {
                return false;
            }
            source.skip(1);
        }
        return true;
    }

    private JsonAdapter<Object> adapter(Type type) {
        try {
            return moshi.adapter(type);
        } catch (AssertionError foreign) {
            throw new IllegalArgumentException(type + ": cannot be read from JSON", foreign);
        }
    }

    /** The JSON of a model, a tree, or maps and lists of them: compact, UTF-8; nulls and empty collections left out. */
    public byte[] write(Object value) {
        return written(value, false).readByteArray();
    }

    JsonValue treeOf(Object value, boolean nulls) {
        return read(written(value, nulls).readByteArray(), JsonValue.class);
    }

    private Buffer written(Object value, boolean nulls) {
        boolean composed = value instanceof JsonValue || value instanceof Iterable<?> || value instanceof Map;
        Buffer buffer = new Buffer();
        JsonWriter writer = JsonWriter.of(buffer);
        writer.setSerializeNulls(nulls);
        try {
            if (composed) {
                adapter(JsonValue.class).toJson(writer, JsonValue.of(value));
            } else {
                adapter(value.getClass()).toJson(writer, value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buffer;
    }

    /** Remembers that the stream itself failed, which must not look like bad content (an early end is both). */
    private static final class FailureKeeper extends FilterInputStream {
        private @Nullable IOException failure;

        FailureKeeper(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
