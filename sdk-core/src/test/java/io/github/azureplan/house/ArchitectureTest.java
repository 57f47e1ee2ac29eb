package io.github.azureplan.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The floors of the house. Each package of the module is in {@link #FLOORS} with the packages it may use; what is not
 * named there is refused, and a package that is not in the table fails. So no rule is empty by accident: packages of
 * the table that do not exist yet have no test of their own, and get one with their first class.
 */
class ArchitectureTest {
    private static final String ROOT = "io.github.azureplan";

    /** In the order of a plan's life: a step may use the ones before it. */
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

    private static final Map<String, List<String>> FLOORS = floors();

    /** What makes ids and reads the real clock for the client; the only such place besides the seam that sleeps. */
    private static final Set<String> SOURCES_OF_TIME_AND_IDS =
            Set.of(ROOT + ".retry.Sleeper", ROOT + ".internal.wire.Pipeline");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    private static Map<String, List<String>> floors() {
        Map<String, List<String>> floors = new LinkedHashMap<>();
        // The ground.
        floors.put("common", List.of());
        floors.put("errors", List.of("common"));
        floors.put("rows", List.of("common", "errors"));
        // The seams.
        floors.put("transport", List.of("common", "errors"));
        floors.put("retry", List.of("common", "errors"));
        floors.put("auth", List.of("common", "errors", "retry", "transport"));
        // The rooms behind the steps.
        floors.put("internal.json", List.of("common", "errors"));
        floors.put("internal.export", List.of("common", "errors", "rows"));
        floors.put("internal.wire", List.of("common", "errors", "transport", "retry", "auth", "internal.json"));
        // The steps. internal.json: what a user writes back keeps the JSON it was read from.
        List<String> below = new ArrayList<>(
                List.of("common", "rows", "errors", "auth", "retry", "transport", "internal.wire", "internal.json"));
        for (String step : STEPS) {
            List<String> allowed = new ArrayList<>(below);
            if (step.equals("pricing") || step.equals("billing")) {
                allowed.add("internal.export"); // the two steps with wide rows
            }
            floors.put(step, allowed);
            below.add(step);
        }
        // The entry: everything but the backend.
        List<String> entry = new ArrayList<>(below);
        entry.add("internal.export");
        floors.put("", entry);
        // The backend must not agree with the client by construction: no step, no internal room but its own.
        floors.put("internal.backend", List.of("common", "transport"));
        floors.put("backend", List.of("common", "errors", "transport", "retry", "auth", "internal.backend"));
        return floors;
    }

    @TestFactory
    Stream<DynamicTest> a_package_uses_only_the_floors_below_it() {
        return existing()
                .map(name -> DynamicTest.dynamicTest(
                        name.isEmpty() ? "entry" : name, () -> floor(name).check(CLASSES)));
    }

    @Test
    void every_package_is_in_the_table() {
        Set<String> unknown = new TreeSet<>();
        CLASSES.stream().filter(type -> floorOf(type) == null).forEach(type -> unknown.add(type.getPackageName()));
        assertThat(unknown).isEmpty();
        assertThat(existing()).contains("common", "errors", "transport", "auth", "retry");
    }

    @Test
    void every_exported_package_has_a_floor_and_no_internal_one_is_exported() throws IOException {
        assertThat(ExportedApi.packages())
                .isNotEmpty()
                .allMatch(name -> FLOORS.containsKey(name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1)))
                .noneMatch(name -> name.startsWith(ROOT + ".internal"));
    }

    @Test
    void only_the_in_memory_backend_knows_the_entry() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .and(DescribedPredicate.describe(
                        "are not InMemoryBackend", type -> !outermost(type).equals(ROOT + ".backend.InMemoryBackend")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void no_type_of_another_library_or_of_an_internal_room_is_in_a_public_signature() throws IOException {
        List<String> forbidden = List.of(
                "okhttp3.", "okio.", "kotlin.", "com.squareup.", "com.microsoft.", "com.azure.", ROOT + ".internal");
        List<String> found = ApiDump.of(List.of(), ExportedApi.types())
                .lines()
                .filter(line -> forbidden.stream().anyMatch(line::contains))
                .filter(line -> !line.strip()
                        .equals("method public static " + ROOT + ".transport.OkHttpTransport of(okhttp3.OkHttpClient)"))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void nothing_prints() {
        noClasses().should().accessField(System.class, "out").check(CLASSES);
        noClasses().should().accessField(System.class, "err").check(CLASSES);
        noClasses()
                .should()
                .callMethodWhere(
                        calls("prints a stack trace", method -> method.getName().equals("printStackTrace")))
                .check(CLASSES);
    }

    @Test
    void time_and_ids_come_from_the_named_places() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are not " + SOURCES_OF_TIME_AND_IDS,
                        type -> !SOURCES_OF_TIME_AND_IDS.contains(outermost(type))))
                .should()
                .callMethodWhere(calls("reads the real clock, sleeps or draws an id", ArchitectureTest::clockOrId))
                .check(CLASSES);
    }

    @Test
    void nothing_depends_on_the_defaults_of_the_machine() {
        noClasses()
                .should()
                .callMethodWhere(calls("default zone, locale or charset", ArchitectureTest::machineDefault))
                .check(CLASSES);
    }

    @Test
    void the_old_date_classes_are_not_used() {
        // MSAL4J and the certificates of the JDK answer with a Date; who asks them turns it into an Instant at once.
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Msal")
                .and()
                .doNotHaveSimpleName("ClientCredential")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.text\\..*Format")
                .check(CLASSES);
    }

    @Test
    void no_model_holds_or_takes_a_floating_point_number() {
        List<String> models = new ArrayList<>(STEPS);
        models.addAll(List.of("common", "rows", "errors"));
        Set<String> floating = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
        List<String> found = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (models.contains(floorOf(type))) {
                for (JavaField field : type.getFields()) {
                    if (floating.contains(field.getRawType().getName())) {
                        found.add(field.getFullName());
                    }
                }
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    if (floating.contains(unit.getRawReturnType().getName())
                            || unit.getRawParameterTypes().stream().anyMatch(p -> floating.contains(p.getName()))) {
                        found.add(unit.getFullName());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static ArchRule floor(String name) {
        List<String> allowed = new ArrayList<>(FLOORS.get(name));
        allowed.add(name);
        String[] packages = allowed.stream().map(ArchitectureTest::pattern).toArray(String[]::new);
        DescribedPredicate<JavaClass> known = name.equals("backend")
                // The one way up: InMemoryBackend.client(), see only_the_in_memory_backend_knows_the_entry.
                ? resideInAnyPackage(packages).or(resideInAPackage(ROOT))
                : resideInAnyPackage(packages);
        return noClasses()
                .that()
                .resideInAPackage(pattern(name))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(DescribedPredicate.not(known)));
    }

    private static Stream<String> existing() {
        return FLOORS.keySet().stream().filter(name -> CLASSES.stream().anyMatch(type -> name.equals(floorOf(type))));
    }

    private static String pattern(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
    }

    /** The key of the table a class belongs to, or null. */
    private static String floorOf(JavaClass type) {
        String found = null;
        for (String name : FLOORS.keySet()) {
            if (resideInAPackage(pattern(name)).test(type)) {
                found = name;
            }
        }
        return found;
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*$", "");
    }

    private static DescribedPredicate<JavaMethodCall> calls(String what, Predicate<MethodCallTarget> method) {
        return DescribedPredicate.describe(what, call -> method.test(call.getTarget()));
    }

    private static boolean machineDefault(MethodCallTarget method) {
        String owner = method.getOwner().getName();
        return Set.of("systemDefault", "systemDefaultZone", "defaultCharset").contains(method.getName())
                || (method.getName().equals("getDefault")
                        && Set.of("java.util.Locale", "java.util.TimeZone").contains(owner));
    }

    private static boolean clockOrId(MethodCallTarget method) {
        String owner = method.getOwner().getName();
        boolean now = owner.startsWith("java.time.")
                && method.getName().equals("now")
                && method.getRawParameterTypes().stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
        return now
                || (owner.equals("java.lang.System") && method.getName().equals("currentTimeMillis"))
                || (owner.equals("java.lang.Thread") && method.getName().equals("sleep"))
                || (owner.equals("java.util.concurrent.TimeUnit")
                        && method.getName().equals("sleep"))
                || (owner.equals("java.util.UUID") && method.getName().equals("randomUUID"));
    }
}
