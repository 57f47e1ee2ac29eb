package io.github.azureplan.internal.backend.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes of all rooms, read from their {@link Serves} annotations. */
final class Router {
    /** A handler and what its annotation says. */
    record Route(Serves serves, Template template, Room room, Method handler) {
        Result call(Request request, State state) {
            try {
                return (Result) handler.invoke(room, request, state);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A route and the values of its gaps. */
    record Found(Route route, Map<String, String> path) {
        Set<String> knownQuery() {
            return Set.of(route.serves().query());
        }
    }

    private final List<Route> routes;

    Router(List<Room> rooms) {
        List<Route> all = new ArrayList<>();
        for (Room room : rooms) {
            for (Method method : room.getClass().getDeclaredMethods()) {
                Serves serves = method.getAnnotation(Serves.class);
                if (serves != null) {
                    method.setAccessible(true);
                    all.add(new Route(serves, Template.of(serves.path()), room, method));
                }
            }
        }
        // the most particular first; the rest only makes the order independent of reflection
        all.sort(Comparator.comparing((Route r) -> r.template().weight())
                .thenComparing(r -> r.serves().path())
                .thenComparing(r -> r.serves().method()));
        routes = List.copyOf(all);
    }

    List<Route> routes() {
        return routes;
    }

    @Nullable
    Found find(String method, Place place) {
        List<String> path = segments(place.path());
        for (Route route : routes) {
            if (route.serves().front() == place.front()
                    && route.serves().method().equals(method)) {
                Map<String, String> values = route.template().match(path);
                if (values != null) {
                    return new Found(route, values);
                }
            }
        }
        return null;
    }

    private static List<String> segments(String path) {
        String bare =
                path.endsWith("/") && path.length() > 1 ? path.substring(1, path.length() - 1) : path.substring(1);
        List<String> segments = new ArrayList<>();
        for (String raw : List.of(bare.split("/", -1))) {
            // in a path a plus is a plus
            segments.add(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return segments;
    }
}
