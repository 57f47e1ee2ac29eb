package io.github.azureplan.internal.backend.kernel;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the backend covers and what it had to assume, read from the annotations. */
public final class Coverage {
    /**
     * One operation.
     *
     * @param page the page it follows, empty when none is published
     */
    public record Operation(String method, String path, Auth auth, String page) {}

    private final List<Operation> operations;
    private final List<String> assumptions;

    public Coverage(List<Room> rooms) {
        List<Operation> found = new ArrayList<>();
        for (Router.Route route : new Router(rooms).routes()) {
            Serves serves = route.serves();
            Documented page = route.handler().getAnnotation(Documented.class);
            String path = serves.front() == Front.WORLD
                    ? serves.path()
                    : serves.front().prefix() + serves.path();
            found.add(new Operation(serves.method(), path, serves.auth(), page == null ? "" : page.value()));
        }
        operations = List.copyOf(found);
        assumptions = List.copyOf(assumptions(rooms));
    }

    public List<Operation> operations() {
        return operations;
    }

    /** One sentence each, sorted. */
    public List<String> assumptions() {
        return assumptions;
    }

    private static Set<String> assumptions(List<Room> rooms) {
        List<Class<?>> classes = new ArrayList<>();
        classes.addAll(Gate.RULES);
        classes.addAll(UserRoles.RULES);
        classes.addAll(Shape.RULES);
        classes.addAll(Replays.RULES);
        classes.addAll(Throttle.RULES);
        classes.addAll(ArmThrottle.RULES);
        rooms.forEach(room -> classes.addAll(room.ruleClasses()));
        Set<String> sentences = new TreeSet<>();
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                Assumed assumed = method.getAnnotation(Assumed.class);
                if (assumed != null) {
                    sentences.addAll(List.of(assumed.value()));
                }
            }
        }
        return sentences;
    }
}
