package io.github.azureplan.transition;

import io.github.azureplan.common.CustomerId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a transition would do and what stands in its way, before anything is changed.
 *
 * @param customer the customer
 * @param eligible whether the service calls the customer eligible
 * @param obstacles what stands in the way, each with what to do about it
 * @param upgrade the upgrade that exists already, or null
 * @param moves what would move; empty when nothing is left to move, or nothing could be read
 * @param notices what comes with it
 * @param budget the customer's monthly budget in Partner Center, which the move loses: note it, and set it again
 *     afterwards; null when there is none, or nothing is left to move
 */
public record TransitionPreview(
        CustomerId customer,
        boolean eligible,
        List<TransitionObstacle> obstacles,
        @Nullable ProductUpgrade upgrade,
        List<TransitionMove> moves,
        List<TransitionNotice> notices,
        @Nullable BigDecimal budget) {
    /** Copies the lists. */
    public TransitionPreview {
        Objects.requireNonNull(customer, "customer");
        obstacles = List.copyOf(obstacles);
        moves = List.copyOf(moves);
        notices = List.copyOf(notices);
    }

    /**
     * Whether the transition can be started, as far as can be seen.
     *
     * @return true when the service calls the customer eligible and nothing stands in the way
     */
    public boolean canStart() {
        return eligible && obstacles.isEmpty();
    }

    /**
     * Whether one thing stands in the way.
     *
     * @param blocker which one
     * @return true when it is among the obstacles
     */
    public boolean blockedBy(TransitionBlocker blocker) {
        return obstacles.stream().anyMatch(obstacle -> obstacle.blocker().equals(blocker));
    }

    /**
     * The notices of a kind.
     *
     * @param kind which ones
     * @return the notices
     */
    public List<TransitionNotice> notices(TransitionNotice.Kind kind) {
        return notices.stream().filter(notice -> notice.kind() == kind).toList();
    }
}
