package io.github.azureplan.internal.backend.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The faults still to come. The first that fits a request takes it. */
public final class FaultPlan {
    private static final class Pending {
        final Fault fault;
        final Pattern path;
        final Random dice;
        int left;

        Pending(Fault fault) {
            this.fault = fault;
            this.path = pattern(fault.path());
            this.dice = new Random(fault.seed());
            this.left = fault.times();
        }

        boolean hits(String method, String shownPath) {
            return left > 0
                    && (fault.method().equals("*") || fault.method().equalsIgnoreCase(method))
                    && path.matcher(shownPath).matches()
                    && (fault.probability() >= 1 || dice.nextDouble() < fault.probability());
        }
    }

    private final List<Pending> pending = new ArrayList<>();

    public synchronized void add(Fault fault) {
        pending.add(new Pending(fault));
    }

    public synchronized void clear() {
        pending.clear();
    }

    /** The fault for a request, used up by one; control of the backend is never troubled. */
    synchronized @Nullable Fault take(String method, Place place) {
        if (place.front() == Front.WORLD) {
            return null;
        }
        for (Pending each : pending) {
            if (each.hits(method, place.shown())) {
                if (each.left != Integer.MAX_VALUE) {
                    each.left--;
                }
                pending.removeIf(p -> p.left <= 0);
                return each.fault;
            }
        }
        return null;
    }

    private static Pattern pattern(String path) {
        String stars = path.replace("\u2026", "**");
        String anchored = stars.startsWith("/") || stars.startsWith("*") ? stars : "**/" + stars;
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < anchored.length(); i++) {
            char c = anchored.charAt(i);
            if (c != '*') {
                regex.append(Pattern.quote(String.valueOf(c)));
            } else if (i + 1 < anchored.length() && anchored.charAt(i + 1) == '*') {
                regex.append(".*");
                i++;
            } else {
                regex.append("[^/]*");
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }
}
