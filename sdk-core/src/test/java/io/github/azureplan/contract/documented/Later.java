package io.github.azureplan.contract.documented;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Payloads nothing is done with yet, by the work that will cover them. Who covers one takes it off its list. */
final class Later {
    private static final List<Group> GROUPS = List.of(Group.of(
            "security and webhooks (not planned)",
            "common",
            "audit-records.json",
            "error-inside-200.json",
            "fraud-event-status.request.json",
            "fraud-events-new-model.json",
            "fraud-events.json",
            "graph-security-alert-update.request.json",
            "graph-security-alerts.json",
            "graph-security-score.json",
            "mfa-adoption-status.json",
            "mfa-non-compliant-principals.json",
            "mfa-partner-requests.json",
            "page-odata.json",
            "webhook-event-azure-fraud-event-detected.json",
            "webhook-event-dap-admin-relationship-terminated.json",
            "webhook-event-granular-admin-relationship-approved.json",
            "webhook-event-invoice-ready.json",
            "webhook-event-reseller-relationship-accepted-by-customer.json",
            "webhook-event-subscription-updated.json",
            "webhook-event-test-created.json",
            "webhook-event-usagerecords-thresholdexceeded.json",
            "webhook-events-list.json",
            "webhook-registration.json",
            "webhook-registration.request.json",
            "webhook-validation-event.json",
            "webhook-validation-status.json"));

    private Later() {}

    private record Group(String work, String folder, List<String> files) {
        static Group of(String work, String folder, String... files) {
            return new Group(work, folder, List.of(files));
        }
    }

    /** The names by the work that will cover them. */
    static Map<String, Set<String>> byWork() {
        Map<String, Set<String>> byWork = new TreeMap<>();
        for (Group group : GROUPS) {
            for (String file : group.files()) {
                if (!byWork.computeIfAbsent(group.work(), work -> new TreeSet<>())
                        .add(group.folder() + "/" + file)) {
                    throw new AssertionError(file + " is listed twice");
                }
            }
        }
        return byWork;
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Set<String> some : byWork().values()) {
            for (String name : some) {
                if (!names.add(name)) {
                    throw new AssertionError(name + " is listed for two works");
                }
            }
        }
        return names;
    }
}
