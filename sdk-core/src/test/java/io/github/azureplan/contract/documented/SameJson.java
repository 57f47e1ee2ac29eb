package io.github.azureplan.contract.documented;

import io.github.azureplan.internal.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares a body the client has sent with a documented one: as JSON, names ignoring case (the pages print requests
 * with capitals, the service reads either), null like absent, date-times by instant, and without the object type that
 * a page repeats in {@code attributes}. Every other difference has to be announced with its reason, and an announced
 * one that is not there fails as well.
 */
final class SameJson {
    private enum Difference {
        LEFT_OUT,
        OTHER_CASE
    }

    private final Map<String, Difference> announced = new TreeMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private SameJson() {}

    static SameJson strictly() {
        return new SameJson();
    }

    /** The sample has a member that the client does not send; indexes are left out of the path. */
    SameJson leavingOut(String path, String why) {
        return announce(path, Difference.LEFT_OUT, why);
    }

    /** The sample writes a word in another case. */
    SameJson inOtherCase(String path, String why) {
        return announce(path, Difference.OTHER_CASE, why);
    }

    private SameJson announce(String path, Difference difference, String why) {
        announced.put(path.toLowerCase(Locale.ROOT), difference);
        reasons.put(path, why);
        return this;
    }

    void check(JsonValue sent, JsonValue documented) {
        Map<String, String> ours = flat(sent);
        Map<String, String> theirs = flat(documented);
        TreeSet<String> hit = new TreeSet<>();
        TreeSet<String> wrong = new TreeSet<>();
        TreeSet<String> all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        for (String path : all) {
            String our = ours.get(path);
            String their = theirs.get(path);
            if (Objects.equals(our, their)) {
                continue;
            }
            String plain = path.replaceAll("\\[\\d+]", "[]");
            Difference allowed = announced.get(plain);
            boolean announcedSo = allowed == Difference.LEFT_OUT
                    ? our == null
                    : allowed == Difference.OTHER_CASE && our != null && our.equalsIgnoreCase(their);
            if (announcedSo) {
                hit.add(plain);
            } else {
                wrong.add(path + ": sent " + our + ", documented " + their);
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError("the body differs: " + wrong);
        }
        if (!hit.equals(announced.keySet())) {
            throw new AssertionError("announced differences that are none: " + reasons + ", found only " + hit);
        }
    }

    private static Map<String, String> flat(JsonValue json) {
        Map<String, String> leaves = new TreeMap<>();
        flatten("", json, leaves);
        return leaves;
    }

    private static void flatten(String path, JsonValue json, Map<String, String> leaves) {
        if (json instanceof JsonValue.Obj object) {
            object.members()
                    .forEach((name, value) ->
                            flatten(path + (path.isEmpty() ? "" : ".") + name.toLowerCase(Locale.ROOT), value, leaves));
        } else if (json instanceof JsonValue.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                flatten(path + "[" + i + "]", array.elements().get(i), leaves);
            }
        } else if (!(json instanceof JsonValue.Null) && !path.endsWith("attributes.objecttype")) {
            leaves.put(path, leaf(json));
        }
    }

    private static String leaf(JsonValue json) {
        if (json instanceof JsonValue.Num number) {
            return new BigDecimal(number.literal()).stripTrailingZeros().toPlainString();
        }
        if (json instanceof JsonValue.Bool bool) {
            return String.valueOf(bool.value());
        }
        String text = ((JsonValue.Text) json).value();
        try {
            return NothingLost.instant(text).toString();
        } catch (DateTimeException notOne) {
            return '"' + text + '"';
        }
    }
}
