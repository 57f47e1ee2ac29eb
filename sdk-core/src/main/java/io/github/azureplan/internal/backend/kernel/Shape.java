package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which members a request body may have, and their JSON types. The service itself overlooks what it does not know;
 * the backend refuses it, so that a misspelt member shows here and not in production. Null is taken for anything.
 */
public final class Shape {
    static final List<Class<?>> RULES = List.of(Shape.class);

    private interface Check {
        void check(Json value, String path);
    }

    private final Map<String, Check> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Shape() {}

    /** A shape without members yet; the methods below add to it. */
    public static Shape object() {
        return new Shape();
    }

    public Shape text(String... names) {
        return scalars(String.class, "text", names);
    }

    public Shape number(String... names) {
        return scalars(BigDecimal.class, "a number", names);
    }

    public Shape bool(String... names) {
        return scalars(Boolean.class, "true or false", names);
    }

    public Shape object(String name, Shape shape) {
        return add(name, (value, path) -> {
            if (!(value instanceof JsonObject object)) {
                throw Refusal.invalid(path + ": must be an object");
            }
            shape.check(object, path + ".");
        });
    }

    public Shape list(String name, Shape element) {
        return add(name, (value, path) -> {
            for (Json item : array(value, path).items()) {
                if (!(item instanceof JsonObject object)) {
                    throw Refusal.invalid(path + ": must hold objects");
                }
                element.check(object, path + "[].");
            }
        });
    }

    public Shape texts(String name) {
        return add(name, (value, path) -> {
            for (Json item : array(value, path).items()) {
                if (!(item instanceof JsonScalar scalar && scalar.value() instanceof String)) {
                    throw Refusal.invalid(path + ": must hold text");
                }
            }
        });
    }

    /** Members whose content does not matter here. */
    public Shape any(String... names) {
        for (String name : names) {
            add(name, (value, path) -> {});
        }
        return this;
    }

    /** What every Partner Center resource may carry when it is sent back. */
    public Shape resource() {
        return any("links").object("attributes", new Shape().text("objectType", "etag"));
    }

    @Assumed(
            "a member the operation does not know, or of the wrong JSON type, is 400; the service overlooks the former")
    public void check(JsonObject object) {
        check(object, "");
    }

    private void check(JsonObject object, String prefix) {
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            Check check = members.get(member.getKey());
            if (check == null) {
                throw Refusal.invalid(prefix + shortened(member.getKey()) + ": is not a member this operation knows");
            }
            if (!member.getValue().isNull()) {
                check.check(member.getValue(), prefix + member.getKey());
            }
        }
    }

    private Shape scalars(Class<?> type, String what, String... names) {
        for (String name : names) {
            add(name, (value, path) -> {
                if (!(value instanceof JsonScalar scalar && type.isInstance(scalar.value()))) {
                    throw Refusal.invalid(path + ": must be " + what);
                }
            });
        }
        return this;
    }

    private Shape add(String name, Check check) {
        members.put(name, check);
        return this;
    }

    private static JsonArray array(Json value, String path) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw Refusal.invalid(path + ": must be an array");
    }

    private static String shortened(String text) {
        return text.length() > 64 ? text.substring(0, 64) : text;
    }
}
