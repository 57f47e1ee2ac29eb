package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart.
 *
 * @param attested whether the partners on record are confirmed, or null when nothing is said
 * @param placed the orders made of it, as they were answered, by group
 * @param result what the last checkout answered, or null before the first
 * @param checkedOutAt when the first order was made of it, or null
 */
record Cart(
        String id,
        String customerId,
        Instant createdAt,
        Instant changedAt,
        String user,
        @Nullable Boolean attested,
        List<Line> lines,
        PMap<String, JsonObject> placed,
        @Nullable JsonObject result,
        @Nullable Instant checkedOutAt) {
    private static final Duration LIFE = Duration.ofDays(7);

    /**
     * One line.
     *
     * @param group the lines of one group become one order
     * @param addons what is bought on top of it
     */
    record Line(
            int id,
            Wish wish,
            String group,
            List<Line> addons,
            @Nullable LineError error) {
        Line {
            addons = List.copyOf(addons);
        }
    }

    /**
     * Why a line cannot be ordered.
     *
     * @param more what else is told, or an empty object
     */
    record LineError(String code, String description, JsonObject more) {}

    Cart {
        lines = List.copyOf(lines);
    }

    static Cart of(
            String id, String customerId, Instant now, String user, @Nullable Boolean attested, List<Line> lines) {
        return new Cart(id, customerId, now, now, user, attested, lines, PMap.empty(), null, null);
    }

    Instant expiresAt() {
        return createdAt.plus(LIFE);
    }

    /** The same cart with other lines. */
    Cart replaced(Instant now, String byUser, @Nullable Boolean confirmed, List<Line> others) {
        return new Cart(id, customerId, createdAt, now, byUser, confirmed, others, placed, result, checkedOutAt);
    }

    /** After a checkout. */
    Cart ordered(Instant now, PMap<String, JsonObject> orders, JsonObject answer) {
        Instant first = checkedOutAt == null && orders.size() > 0 ? now : checkedOutAt;
        return new Cart(id, customerId, createdAt, changedAt, user, attested, lines, orders, answer, first);
    }

    /** The groups in the order of their first lines. */
    List<String> groups() {
        return lines.stream().map(Line::group).distinct().toList();
    }

    List<Line> linesOf(String group) {
        return lines.stream().filter(l -> l.group().equals(group)).toList();
    }

    /** Whether every group has its order. */
    boolean complete() {
        return groups().stream().allMatch(placed::has);
    }

    /** All lines, each followed by its add-ons. */
    List<Line> all() {
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            all.add(line);
            all.addAll(line.addons());
        }
        return all;
    }
}
