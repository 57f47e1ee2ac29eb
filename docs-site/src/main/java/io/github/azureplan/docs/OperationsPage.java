package io.github.azureplan.docs;

import static java.util.stream.Collectors.joining;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.internal.backend.Rooms;
import io.github.azureplan.internal.backend.kernel.Coverage;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operations: from the route table, the Javadoc passages that name its routes, and the routes of the backend. */
final class OperationsPage {
    /** The packages in the order of a customer's life. */
    private static final List<String> STEPS = List.of(
            "partners",
            "customers",
            "agreements",
            "catalog",
            "orders",
            "subscriptions",
            "plans",
            "transition",
            "pricing",
            "billing");

    /** A passage of RouteDocTest, and the method that its Javadoc belongs to. */
    private static final Pattern PASSAGE = Pattern.compile(
            "<!-- ([A-Z_ ]+) -->(?:(?!\\*/).)*?<!-- end -->(?:(?!\\*/).)*?\\*/\\s*(?:@[^\\n]*\\n\\s*)*public [^(=;{]*?(\\w+)\\(",
            Pattern.DOTALL);

    private final Map<String, Route> routes;
    /** By the name of the route: links to the methods that use it. */
    private final Map<String, List<String>> verbs = new TreeMap<>();

    private final Map<String, String> stepOf = new TreeMap<>();
    private final List<Coverage.Operation> backend = Rooms.coverage().operations();
    private final Set<Coverage.Operation> shown = new HashSet<>();

    private OperationsPage(Map<String, Route> routes) {
        this.routes = routes;
    }

    static String of(Path sources) throws IOException {
        OperationsPage page = new OperationsPage(routes());
        Path root = sources.resolve("io/github/azureplan");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(OperationsPage::isPublicSource).sorted().toList()) {
                page.readVerbs(root.relativize(file), Files.readString(file));
            }
        }
        return page.text();
    }

    private static boolean isPublicSource(Path file) {
        return file.toString().endsWith(".java") && !file.toString().contains("internal");
    }

    private static Map<String, Route> routes() {
        Map<String, Route> routes = new LinkedHashMap<>();
        for (Field field : Routes.class.getFields()) {
            try {
                routes.put(field.getName(), (Route) field.get(null));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return routes;
    }

    private void readVerbs(Path file, String source) {
        String type = file.toString().replace(".java", "").replace('/', '.').replace('\\', '.');
        String step = type.contains(".") ? type.substring(0, type.indexOf('.')) : "";
        Matcher passage = PASSAGE.matcher(source);
        while (passage.find()) {
            for (String route : passage.group(1).split(" ", -1)) {
                List<String> links = verbs.computeIfAbsent(route, name -> new ArrayList<>());
                String link = "api:" + type + "#" + passage.group(2) + "[]";
                if (!links.contains(link)) {
                    links.add(link);
                }
                stepOf.merge(route, step, (a, b) -> STEPS.indexOf(a) < STEPS.indexOf(b) ? a : b);
            }
        }
    }

    private String text() {
        StringBuilder page = new StringBuilder();
        for (String step : STEPS) {
            List<String> names = routes.keySet().stream()
                    .filter(name -> step.equals(stepOf.get(name)))
                    .toList();
            page.append("[#").append(step).append("]\n== ").append(title(step)).append("\n\n");
            page.append(
                    "[cols=\"40,20,28,12\",options=\"header\"]\n|===\n| Operation | Sign-in, repeats | In the client | Backend\n");
            names.forEach(name -> row(page, route(name), verbs.getOrDefault(name, List.of())));
            page.append("|===\n\n");
        }
        Set<String> missing = new HashSet<>(routes.keySet());
        missing.removeAll(stepOf.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("no documented method of a step uses " + missing);
        }
        rest(page);
        return page.toString();
    }

    private static String title(String step) {
        return step.substring(0, 1).toUpperCase(Locale.ROOT) + step.substring(1);
    }

    private Route route(String name) {
        return Objects.requireNonNull(routes.get(name), name);
    }

    private void row(StringBuilder page, Route route, List<String> methods) {
        page.append("\n| ")
                .append(route.page())
                .append('[')
                .append(route.name())
                .append("] +\n");
        page.append(
                route.template().isEmpty()
                        ? "`GET` the address in the manifest"
                        : GeneratedPages.code(route.method() + " " + path(route)));
        if (!route.remark().isEmpty()) {
            page.append(" +\n").append(GeneratedPages.plain(route.remark()));
        }
        page.append("\n| ")
                .append(auth(route))
                .append(partners(route))
                .append(" +\n")
                .append(repeat(route));
        page.append("\n| ").append(String.join(" +\n", methods));
        List<Coverage.Operation> served = served(route);
        shown.addAll(served);
        page.append("\n| ").append(served.isEmpty() ? "no, 501" : "yes").append('\n');
    }

    private static String path(Route route) {
        String path = route.template().replaceAll("\\?.*", "");
        return route.service() == Service.PARTNER_CENTER ? "/v1" + path : path;
    }

    private static String auth(Route route) {
        if (route.auth().size() == 2) {
            return "App-only or App+User";
        }
        if (route.auth().isEmpty()) {
            return "none";
        }
        return route.auth().contains(AuthKind.APP_ONLY) ? "App-only" : "App+User";
    }

    private static String partners(Route route) {
        return route.partners().equals(Set.of(PartnerType.INDIRECT_PROVIDER)) ? ", indirect providers" : "";
    }

    private static String repeat(Route route) {
        return switch (route.repeat()) {
            case READ, IDEMPOTENT -> "safe to repeat";
            case KEYED -> "repeated under one request id";
            case PER_CART -> "repeated for the same cart";
            case TO_STATE -> "reads the state before a repeat";
            case HARMLESS_DUPLICATE -> "repeated, a duplicate does no harm";
        };
    }

    /** What the backend has for a route of the client: the same method, and a path with gaps in the same places. */
    private List<Coverage.Operation> served(Route route) {
        String prefix = route.service() == null
                ? "/blobs/account/file"
                : switch (route.service()) {
                    case PARTNER_CENTER -> "";
                    case PRICING -> "/pricing";
                    case GRAPH -> "/graph";
                    case RESOURCE_MANAGER -> "/arm";
                    default -> throw new IllegalStateException("no door of the backend is known for " + route);
                };
        String sample = prefix + path(route).replaceAll("\\{\\w+}", "x");
        return backend.stream()
                .filter(it -> it.method().equals(route.method()) && matches(it.path(), sample))
                .toList();
    }

    private static boolean matches(String template, String path) {
        String regex = Arrays.stream(template.split("(?=\\{)|(?<=})", -1))
                .map(part -> !part.startsWith("{") ? Pattern.quote(part) : part.endsWith("*}") ? ".+" : "[^/]+")
                .collect(joining());
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(path).matches();
    }

    private void rest(StringBuilder page) {
        page.append(
                "[#backend-only]\n== In the backend only\n\n[cols=\"3,2\",options=\"header\"]\n|===\n| Operation | Follows\n");
        for (Coverage.Operation operation : backend) {
            if (!shown.contains(operation) && !isControl(operation)) {
                page.append("\n| ")
                        .append(GeneratedPages.code(operation.method() + " " + operation.path()))
                        .append("\n| ")
                        .append(operation.page().isEmpty() ? "an assumption" : GeneratedPages.plain(operation.page()))
                        .append('\n');
            }
        }
        page.append(
                "|===\n\n[#control]\n== Control of the backend\n\nWhat happens outside the services, over HTTP; in memory"
                        + " it is api:backend.World[], api:backend.BackendClock[] and api:backend.Faults[].\n\n");
        for (Coverage.Operation operation : backend) {
            if (isControl(operation)) {
                page.append("* ")
                        .append(GeneratedPages.code(operation.method() + " " + operation.path()))
                        .append('\n');
            }
        }
    }

    private static boolean isControl(Coverage.Operation operation) {
        return operation.path().startsWith("/_world/");
    }
}
