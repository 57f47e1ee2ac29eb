package io.github.azureplan.docs;

import io.github.azureplan.internal.backend.Rooms;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.FaultPlan;
import io.github.azureplan.internal.backend.kernel.Journal;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.SimulatedClock;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The assumptions of the backend, by the step they belong to. */
final class AssumptionsPage {
    /** The packages of the backend, in the order of a customer's life, and what the page calls them. */
    private static final Map<String, String> TITLES = titles();

    private AssumptionsPage() {}

    static String text() {
        Set<String> everywhere = new TreeSet<>(Rooms.coverage().assumptions());
        Map<String, Set<String>> byStep = new LinkedHashMap<>();
        TITLES.keySet().forEach(step -> byStep.put(step, new TreeSet<>()));
        for (Class<?> type : ruleClasses()) {
            String name = type.getPackageName();
            Set<String> step = byStep.get(name.substring(name.lastIndexOf('.') + 1));
            if (step == null) {
                throw new IllegalStateException(
                        "assumptions of " + type + " have no heading: add its package to " + AssumptionsPage.class);
            }
            for (Method method : type.getDeclaredMethods()) {
                Assumed assumed = method.getAnnotation(Assumed.class);
                if (assumed != null) {
                    step.addAll(List.of(assumed.value()));
                }
            }
        }
        byStep.values().forEach(everywhere::removeAll);
        StringBuilder page = new StringBuilder();
        section(page, "every-call", "Every call", everywhere);
        TITLES.forEach((step, title) -> section(page, step, title, byStep.getOrDefault(step, Set.of())));
        return page.toString();
    }

    private static List<Class<?>> ruleClasses() {
        Clock never = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return Rooms.all(new SimulatedClock(never, Instant.EPOCH), new FaultPlan(), new Journal()).stream()
                .map(Room::ruleClasses)
                .<Class<?>>flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static void section(StringBuilder page, String id, String title, Set<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        page.append("[#").append(id).append("]\n== ").append(title).append("\n\n");
        for (String sentence : sentences) {
            page.append("* ").append(GeneratedPages.plain(sentence)).append('\n');
        }
        page.append('\n');
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("login", "Sign-in");
        titles.put("partners", "Partners and resellers");
        titles.put("customers", "Customers");
        titles.put("relations", "Relationships");
        titles.put("agreements", "Agreements");
        titles.put("catalog", "Catalog");
        titles.put("orders", "Carts and orders");
        titles.put("subscriptions", "Subscriptions");
        titles.put("arm", "Azure Resource Manager");
        titles.put("transition", "Transition");
        titles.put("pricing", "Prices");
        titles.put("usage", "Use");
        titles.put("billing", "Billing");
        titles.put("control", "Control of the backend");
        return titles;
    }
}
