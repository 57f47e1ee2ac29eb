package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that many rooms make, with a refusal that names the field. */
public final class Input {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Input() {}

    /** A text that must be given, not blank and not longer than a maximum. */
    public static String text(JsonObject object, String name, String path, int max) {
        String value = object.text(name);
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(path + ": must be given");
        }
        return bounded(value, path, max);
    }

    /** A text that may be missing, null or empty, but not longer than a maximum. */
    public static @Nullable String optionalText(JsonObject object, String name, String path, int max) {
        String value = object.text(name);
        return value == null ? null : bounded(value, path, max);
    }

    /** An object that must be given. */
    public static JsonObject object(JsonObject object, String name, String path) {
        JsonObject value = object.object(name);
        if (value == null) {
            throw Refusal.invalid(path + ": must be given");
        }
        return value;
    }

    public static boolean isGuid(@Nullable String text) {
        return text != null && GUID.matcher(text).matches();
    }

    /** A GUID, in lower case. */
    public static String guid(@Nullable String text, String name) {
        if (text == null || !isGuid(text)) {
            throw Refusal.invalid(name + ": must be a GUID");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** A whole number between two bounds, or the fallback when nothing was given. */
    public static int number(@Nullable String text, String name, int min, int max, int fallback) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw Refusal.invalid(name + ": must be a whole number from " + min + " to " + max);
        }
        return Integer.parseInt(text);
    }

    private static String bounded(String value, String path, int max) {
        if (value.length() > max) {
            throw Refusal.invalid(path + ": must not be longer than " + max);
        }
        return value;
    }
}
