package io.github.azureplan.contract.documented;

import io.github.azureplan.common.ETag;
import io.github.azureplan.common.Secret;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.WireName;
import io.github.azureplan.internal.json.WriteBack;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a payload and looks for every scalar of it in the model that was read from it. */
final class NothingLost {
    /**
     * What says nothing of the thing itself: where to go from here ({@code links}), a member that is in no
     * documentation and always empty ({@code client}), a count one cannot rely on ({@code totalCount}), OData
     * bookkeeping. Of {@code attributes} only the name of the type is noise; an ETag in it is not.
     */
    private static final Set<String> NOISE = Set.of("links", "client", "totalcount", "@odata.context", "@odata.type");

    private static final String ETAG = "etag";

    private final Map<String, String> renamed;
    private final List<String> lost = new ArrayList<>();
    private int found;

    private NothingLost(Map<String, String> renamed) {
        this.renamed = renamed;
    }

    /** Fails when a scalar of the payload is missing in the model or has another value there. */
    static void of(JsonValue payload, Object model) {
        of(payload, model, Map.of());
    }

    /** The same for a model that names members otherwise: member of the payload to member of the model. */
    static void of(JsonValue payload, Object model, Map<String, String> renamed) {
        NothingLost walk = new NothingLost(renamed);
        walk.compare("$", payload, model);
        if (!walk.lost.isEmpty()) {
            throw new AssertionError("lost in " + model.getClass().getName() + ": " + walk.lost);
        }
        if (walk.found == 0) {
            throw new AssertionError("the payload has no scalar, so this check says nothing");
        }
    }

    private void compare(String path, JsonValue json, @Nullable Object model) {
        if (json instanceof JsonValue.Null) {
            return;
        }
        if (model instanceof String text && !(json instanceof JsonValue.Text)) {
            note(path, inText(json, text), model);
        } else if (json instanceof JsonValue.Obj object) {
            object(path, object, model);
        } else if (json instanceof JsonValue.Arr array) {
            array(path, array, model);
        } else {
            note(path, same(json, model), model);
        }
    }

    private void note(String path, boolean same, @Nullable Object model) {
        if (same) {
            found++;
        } else {
            lost.add(path + " (model: " + model + ")");
        }
    }

    private void array(String path, JsonValue.Arr array, @Nullable Object model) {
        List<JsonValue> elements = array.elements().stream()
                .filter(e -> !(e instanceof JsonValue.Null))
                .toList();
        if (elements.isEmpty()) {
            return;
        }
        List<?> list = model instanceof Collection<?> collection ? List.copyOf(collection) : List.of();
        if (list.size() != elements.size()) {
            lost.add(path + " (model has " + list.size() + " of " + elements.size() + " elements)");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            compare(path + "[" + i + "]", elements.get(i), list.get(i));
        }
    }

    private void object(String path, JsonValue.Obj object, @Nullable Object model) {
        WriteBack writeBack = model == null ? null : model.getClass().getAnnotation(WriteBack.class);
        boolean kept = writeBack != null && object.equals(read(method(model, "document"), model));
        if (writeBack != null && !kept) {
            lost.add(path + " (the document that is written back differs)");
        }
        object.members().forEach((name, json) -> member(path + "." + name, name, json, model, kept));
    }

    private void member(String path, String name, JsonValue json, @Nullable Object model, boolean kept) {
        String folded = name.toLowerCase(Locale.ROOT);
        if (NOISE.contains(folded) || json instanceof JsonValue.Null) {
            return;
        }
        if (folded.equals("attributes") && json instanceof JsonValue.Obj attributes) {
            attributes.members().forEach((inner, value) -> {
                if (inner.equalsIgnoreCase(ETAG)) {
                    compare(path + "." + inner, value, read(accessor(model, ETAG), model));
                } else if (!inner.equalsIgnoreCase("objectType")) {
                    lost.add(path + "." + inner);
                }
            });
            return;
        }
        Optional<Method> accessor = accessor(model, renamed.getOrDefault(name, name));
        if (accessor.isEmpty() && kept) {
            found++;
        } else {
            Object value = model instanceof Map<?, ?> map ? map.get(name) : read(accessor, model);
            compare(path, json, value);
        }
    }

    /** The accessor of a member by its name in JSON. */
    private static Optional<Method> accessor(@Nullable Object model, String name) {
        if (model == null || !model.getClass().isRecord()) {
            return method(model, name);
        }
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            WireName wireName = component.getAnnotation(WireName.class);
            List<String> names = wireName == null ? List.of(component.getName()) : List.of(wireName.value());
            boolean tag = name.equals(ETAG) && component.getType() == ETag.class;
            if (tag || names.stream().anyMatch(name::equalsIgnoreCase)) {
                return method(model, component.getName());
            }
        }
        return Optional.empty();
    }

    private static Optional<Method> method(@Nullable Object model, String name) {
        return model == null
                ? Optional.empty()
                : Arrays.stream(model.getClass().getDeclaredMethods())
                        .filter(m -> m.getParameterCount() == 0 && m.getName().equalsIgnoreCase(name))
                        .findFirst();
    }

    private static @Nullable Object read(Optional<Method> accessor, @Nullable Object model) {
        if (accessor.isEmpty()) {
            return null;
        }
        try {
            // Models of internal rooms and their accessors need not be public.
            accessor.get().setAccessible(true);
            return accessor.get().invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Free-form values are kept as text: a scalar by its literal, anything else as its JSON. */
    private static boolean inText(JsonValue json, String text) {
        if (json instanceof JsonValue.Num number) {
            return number.literal().equals(text);
        }
        if (json instanceof JsonValue.Bool bool) {
            return Boolean.toString(bool.value()).equals(text);
        }
        return JsonValue.parse(text.getBytes(StandardCharsets.UTF_8)).equals(Optional.of(json));
    }

    private static boolean same(JsonValue json, @Nullable Object model) {
        if (json instanceof JsonValue.Bool bool) {
            return Boolean.valueOf(bool.value()).equals(model);
        }
        if (json instanceof JsonValue.Num number) {
            return model instanceof Number && decimal(number.literal()).compareTo(decimal(model.toString())) == 0;
        }
        String text = ((JsonValue.Text) json).value();
        if (model == null) {
            // The service writes an empty text where it has no id, and the model then has none either.
            return text.isBlank();
        }
        if (model instanceof Instant instant) {
            return instant.equals(instant(text));
        }
        if (model instanceof Number) {
            return decimal(text).compareTo(decimal(model.toString())) == 0;
        }
        if (model instanceof Secret secret) {
            return secret.reveal().equals(text);
        }
        if (model instanceof String || model instanceof URI || model instanceof LocalDate) {
            return model.toString().equals(text);
        }
        // Identifiers, codes and open enumerations keep their text; ids are GUIDs, which have no case.
        return model.toString().equalsIgnoreCase(text);
    }

    private static BigDecimal decimal(String literal) {
        return new BigDecimal(literal);
    }

    /** As the contract reads the forms it has seen: with Z, with an offset, and without any zone, which means UTC. */
    static Instant instant(String text) {
        return text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
