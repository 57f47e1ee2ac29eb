package io.github.azureplan.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records by their component names: ignoring case, with a fast path for the usual spellings; missing and null alike
 * (numbers 0, truth values false, collections empty); members without a component are skipped and reported. Moshi's
 * own record adapter refuses what is missing, cannot reach records that are not public, and fails with errors instead
 * of exceptions.
 */
final class RecordAdapter extends JsonAdapter<Record> {
    /**
     * Navigation and bookkeeping that any object may carry and that says nothing of it; models that want one have a
     * component for it. An empty {@code client} comes with orders and is in no documentation.
     */
    private static final Set<String> NAVIGATION =
            Set.of("links", "attributes", "client", "@odata.context", "@odata.type");

    private record Component(String name, boolean required, JsonAdapter<Object> adapter, MethodHandle accessor) {}

    private final Class<?> type;
    private final List<Component> components;
    private final @Nullable Object[] defaults;
    private final MethodHandle constructor;
    private final JsonReader.Options spellings;
    private final int[] componentOfSpelling;
    private final Map<String, Integer> componentByFolded;
    private final DriftLog drift;

    private RecordAdapter(
            Class<?> type,
            List<Component> components,
            @Nullable Object[] defaults,
            MethodHandle constructor,
            Map<String, Integer> bySpelling,
            Map<String, Integer> byFolded,
            DriftLog drift) {
        this.type = type;
        this.components = components;
        this.defaults = defaults;
        this.constructor = constructor;
        String[] names = bySpelling.keySet().toArray(String[]::new);
        this.spellings = JsonReader.Options.of(names);
        this.componentOfSpelling =
                Arrays.stream(names).mapToInt(bySpelling::get).toArray();
        this.componentByFolded = byFolded;
        this.drift = drift;
    }

    /** Makes an adapter for any record; fails early, with what to change, for one it cannot handle. */
    static JsonAdapter.Factory factory(DriftLog drift) {
        return new JsonAdapter.Factory() {
            @Override
            public @Nullable JsonAdapter<?> create(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
                return Types.getRawType(type).isRecord() ? RecordAdapter.create(type, moshi, drift) : null;
            }
        };
    }

    private static RecordAdapter create(Type type, Moshi moshi, DriftLog drift) {
        Class<?> raw = Types.getRawType(type);
        RecordComponent[] parts = raw.getRecordComponents();
        Reflection reach = Reflection.of(raw);
        List<Component> components = new ArrayList<>();
        @Nullable Object[] defaults = new Object[parts.length];
        Map<String, Integer> bySpelling = new HashMap<>();
        Map<String, Integer> byFolded = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            RecordComponent part = parts[i];
            WireName wireName = part.getAnnotation(WireName.class);
            String[] names = wireName == null ? new String[] {part.getName()} : wireName.value();
            for (String name : names) {
                Integer other = byFolded.putIfAbsent(name.toLowerCase(Locale.ROOT), i);
                if (other != null) {
                    throw new IllegalArgumentException(raw.getName() + ": " + part.getName() + " and "
                            + parts[other].getName() + " have the same name in JSON, '" + name + "'; give one another");
                }
                bySpelling.put(name, i);
                bySpelling.put(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), i);
            }
            boolean required = part.isAnnotationPresent(Required.class);
            defaults[i] = required ? null : missing(part.getType());
            Type bound = Reflection.bind(part.getGenericType(), type);
            JsonAdapter<Object> adapter = part.isAnnotationPresent(AnyJson.class)
                    ? CollectionAdapters.ofAnything(drift)
                    : moshi.adapter(bound);
            components.add(new Component(names[0], required, adapter, reach.accessor(part)));
        }
        return new RecordAdapter(
                raw, List.copyOf(components), defaults, reach.constructor(parts), bySpelling, byFolded, drift);
    }

    private static @Nullable Object missing(Class<?> type) {
        if (type.isPrimitive()) {
            if (type == boolean.class) {
                return false;
            }
            if (type == int.class) {
                return 0;
            }
            if (type == long.class) {
                return 0L;
            }
            throw new IllegalArgumentException(type + " in JSON: use BigDecimal, int, long or boolean");
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        return type == Map.class ? Map.of() : null;
    }

    @Override
    public @Nullable Record fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
            throw new JsonProblem(reader.getPath(), "an object");
        }
        @Nullable Object[] values = defaults.clone();
        reader.beginObject();
        while (reader.hasNext()) {
            int index = component(reader);
            if (index < 0) {
                reader.skipValue();
            } else {
                Object value = components.get(index).adapter().fromJson(reader);
                if (value != null) { // a null under one name leaves what another name has said
                    values[index] = value;
                }
            }
        }
        reader.endObject();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && components.get(i).required()) {
                String missing = components.get(i).name();
                throw JsonProblem.withLast(reader, "a " + Reflection.name(type) + " with " + missing);
            }
        }
        return construct(values, reader);
    }

    private int component(JsonReader reader) throws IOException {
        int spelling = reader.selectName(spellings);
        if (spelling >= 0) {
            return componentOfSpelling[spelling];
        }
        String name = reader.nextName();
        String folded = name.toLowerCase(Locale.ROOT);
        Integer index = componentByFolded.get(folded);
        if (index != null) {
            return index;
        }
        if (!NAVIGATION.contains(folded)) {
            drift.report(Drift.Kind.UNKNOWN_MEMBER, Reflection.name(type), name);
        }
        return -1;
    }

    private Record construct(@Nullable Object[] values, JsonReader reader) {
        try {
            return (Record) (Object) constructor.invokeExact(values);
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
    public void toJson(JsonWriter writer, @Nullable Record value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        writer.beginObject();
        for (Component component : components) {
            Object member = read(component, value);
            boolean nothing = member == null
                    || (member instanceof Collection<?> collection && collection.isEmpty())
                    || (member instanceof Map<?, ?> map && map.isEmpty());
            if (!nothing || writer.getSerializeNulls()) {
                writer.name(component.name());
                component.adapter().toJson(writer, member);
            }
        }
        writer.endObject();
    }

    private static @Nullable Object read(Component component, Record value) {
        try {
            return (Object) component.accessor().invokeExact((Object) value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("accessor " + component.name() + " threw a checked exception", e);
        }
    }
}
