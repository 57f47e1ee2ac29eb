package io.github.azureplan.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Models that keep their document, see {@link WriteBack}. */
final class WriteBackAdapter extends JsonAdapter<Object> {
    static final JsonAdapter.Factory FACTORY = new JsonAdapter.Factory() {
        @Override
        public @Nullable JsonAdapter<?> create(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
            Class<?> raw = Types.getRawType(type);
            WriteBack writeBack = raw.getAnnotation(WriteBack.class);
            return writeBack == null ? null : new WriteBackAdapter(raw, writeBack.value(), moshi);
        }
    };

    private final Class<?> type;
    private final JsonAdapter<?> members;
    private final TreeAdapter tree = new TreeAdapter();
    private final MethodHandle constructor;
    private final MethodHandle document;

    private WriteBackAdapter(Class<?> type, Class<? extends Record> members, Moshi moshi) {
        Reflection reach = Reflection.of(type);
        this.type = type;
        this.members = moshi.adapter(members);
        this.constructor = reach.constructor(members, JsonValue.Obj.class)
                .asType(MethodType.methodType(Object.class, Object.class, JsonValue.Obj.class));
        this.document = reach.method("document", JsonValue.Obj.class);
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        JsonValue whole;
        try (JsonReader ahead = reader.peekJson()) {
            whole = tree.fromJson(ahead);
        }
        if (!(whole instanceof JsonValue.Obj object)) {
            throw new JsonProblem(reader.getPath(), "an object");
        }
        Object read = members.fromJson(reader);
        try {
            return (Object) constructor.invokeExact(read, object);
        } catch (JsonProblem problem) {
            throw problem;
        } catch (VirtualMachineError broken) {
            throw broken;
        } catch (Throwable refused) {
            String kind = refused.getClass().getSimpleName();
            throw JsonProblem.withLast(
                    reader, "a valid " + Reflection.name(type) + " (its constructor threw " + kind + ")");
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        Object kept;
        try {
            kept = (Object) document.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getName() + ".document() threw a checked exception", e);
        }
        tree.toJson(writer, (JsonValue) kept);
    }
}
