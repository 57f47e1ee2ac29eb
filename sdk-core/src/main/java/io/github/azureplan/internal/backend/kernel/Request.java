package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.internal.backend.tree.BadJsonException;
import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonText;
import io.github.azureplan.transport.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request as a handler sees it: admitted, routed and taken apart. */
public final class Request {
    private final Context context;
    private final List<Room> rooms;
    private final Place place;
    private final String method;
    private final Map<String, String> path;
    private final Query query;
    private final Headers headers;
    private final byte[] body;
    private final Caller caller;

    Request(
            Context context,
            List<Room> rooms,
            Place place,
            String method,
            Map<String, String> path,
            Query query,
            Headers headers,
            byte[] body,
            Caller caller) {
        this.context = context;
        this.rooms = rooms;
        this.place = place;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.caller = caller;
    }

    public Context context() {
        return context;
    }

    /** All rooms of the backend, for what concerns a customer everywhere. */
    public List<Room> rooms() {
        return rooms;
    }

    public Instant now() {
        return context.now();
    }

    public Settings settings() {
        return context.settings();
    }

    public Ids ids() {
        return context.ids();
    }

    public Place place() {
        return place;
    }

    public String method() {
        return method;
    }

    public Caller caller() {
        return caller;
    }

    /** The decoded value of a {@code {name}} of the route's path. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /** Whether the route's path has such a {@code {name}}. */
    public boolean hasPath(String name) {
        return path.containsKey(name);
    }

    public @Nullable String query(String name) {
        return query.get(name);
    }

    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** A header that must be there and be a GUID. */
    public String requiredGuidHeader(String name) {
        return Input.guid(header(name).orElse(null), "header " + name);
    }

    /** Refuses an app-only token where only some uses of a route need a user. */
    public void requireUser() {
        Gate.requireUser(place.front(), caller);
    }

    /** The body, checked against its shape: unknown members and wrong JSON types are refused by name. */
    public JsonObject body(Shape shape) {
        String type = header("Content-Type").orElse("");
        // Control is typed by hand, where nobody thinks of the header.
        boolean control = place.front() == Front.WORLD;
        if (!control && !type.regionMatches(true, 0, "application/json", 0, "application/json".length())) {
            throw Refusal.invalid("header Content-Type: must be application/json");
        }
        Json json;
        try {
            json = JsonText.parse(body);
        } catch (BadJsonException e) {
            throw Refusal.invalid("the body cannot be read: " + e.getMessage());
        }
        if (!(json instanceof JsonObject object)) {
            throw Refusal.invalid("the body must be a JSON object");
        }
        shape.check(object);
        return object;
    }

    /** Refuses a body where the operation takes none. */
    public void requireNoBody() {
        if (body.length > 0) {
            throw Refusal.invalid("this operation takes no body");
        }
    }

    /** The body of an HTML form. */
    public Query form() {
        return Query.parse(new String(body, StandardCharsets.UTF_8));
    }
}
