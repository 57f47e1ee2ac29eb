package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.pricing.Meter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What uses a meter in an Azure subscription.
 *
 * @param group the resource group
 * @param location as Azure writes it in bills, or null for that of the meter
 * @param tags in the order of their names
 */
public record Resource(String group, String name, @Nullable String location, SortedMap<String, String> tags) {
    private static final String USUAL_GROUP = "rg-main";
    private static final int MAX_TAGS = 50;
    private static final int MAX_NAME = 90;
    private static final Map<String, String> LOCATIONS = Map.of(
            "EU West", "WESTEUROPE", "EU North", "NORTHEUROPE", "SE Central", "SWEDENCENTRAL", "US East", "EASTUS");

    public Resource {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** One that a user of the backend named. */
    public static Resource of(String group, String name, @Nullable String location, Map<String, String> tags) {
        if (!fits(group) || !fits(name)) {
            throw Refusal.invalid("resource: group and name must be 1 to " + MAX_NAME
                    + " letters, digits, dots, dashes, underscores or parentheses");
        }
        if (tags.size() > MAX_TAGS || tags.keySet().stream().anyMatch(String::isBlank)) {
            throw Refusal.invalid("resource: at most " + MAX_TAGS + " tags, each with a name");
        }
        String place = location == null || location.isBlank() ? null : location.toUpperCase(Locale.ROOT);
        return new Resource(group, name, place, new TreeMap<>(tags));
    }

    /** The one that uses a meter when nobody says which. */
    static Resource usual(Meter meter) {
        String name = type(meter) + "-" + meter.skuId();
        Map<String, String> tags =
                meter.category().equals("Virtual Machines") ? Map.of("env", "prod") : Map.<String, String>of();
        return new Resource(USUAL_GROUP, name.toLowerCase(Locale.ROOT), null, new TreeMap<>(tags));
    }

    /** Its address behind that of its Azure subscription. */
    public String address(Meter meter) {
        return "/resourceGroups/" + group + "/providers/" + meter.service() + "/" + name;
    }

    /** Where it is, as bills write it; empty for what is nowhere in particular. */
    public String place(Meter meter) {
        return location != null ? location : LOCATIONS.getOrDefault(meter.region(), "");
    }

    /** The provider behind it. */
    public static String provider(Meter meter) {
        return List.of(meter.service().split("/", -1)).get(0);
    }

    private static String type(Meter meter) {
        return List.of(meter.service().split("/", -1)).get(1);
    }

    /** What tells it from the others of its subscription. */
    String key() {
        return (group + "/" + name).toLowerCase(Locale.ROOT);
    }

    private static boolean fits(String text) {
        return text.length() <= MAX_NAME && text.matches("[\\p{L}\\p{N}._()-]*[\\p{L}\\p{N}_()-]");
    }
}
