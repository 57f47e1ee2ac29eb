package io.github.azureplan.internal.backend.arm;

import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The aliases under which Azure subscriptions were asked for.
 *
 * @param byName by the name in lower case
 * @param pending the names of those in progress
 * @param failing the customers whose next Azure subscription fails
 * @param lastBegun when one was last asked for, or null
 * @param noBillingRight whether the partner's user may not bill customers
 */
public record Aliases(
        PMap<String, Alias> byName,
        PMap<String, Instant> pending,
        PMap<String, Failure> failing,
        @Nullable Instant lastBegun,
        boolean noBillingRight) {
    private static final Slice<Aliases> SLICE =
            new Slice<>("aliases", new Aliases(PMap.empty(), PMap.empty(), PMap.empty(), null, false));
    private static final Duration UNATTENDED = Duration.ofMinutes(10);

    enum Progress {
        ACCEPTED("Accepted"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed");

        private final String text;

        Progress(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Why an alias fails, if that is said. */
    record Failure(@Nullable String code, @Nullable String message) {}

    /**
     * One alias.
     *
     * @param subscriptionId of the Azure subscription that comes or came of it
     * @param failure what it comes to, or null when it succeeds
     * @param reads how often it was read while in progress
     */
    record Alias(
            String name,
            String customerId,
            String planId,
            @Nullable String reseller,
            String billingScope,
            String displayName,
            String workload,
            Instant createdAt,
            String subscriptionId,
            @Nullable Failure failure,
            int reads,
            Progress progress) {
        boolean fails() {
            return failure != null;
        }

        Alias with(int nowRead, Progress now) {
            return new Alias(
                    name,
                    customerId,
                    planId,
                    reseller,
                    billingScope,
                    displayName,
                    workload,
                    createdAt,
                    subscriptionId,
                    failure,
                    nowRead,
                    now);
        }
    }

    static List<Alias> all(State state) {
        return state.get(SLICE).byName().values();
    }

    static @Nullable Alias find(State state, String name) {
        return state.get(SLICE).byName().get(key(name));
    }

    /** Those in progress under a plan. */
    static long inProgress(State state, String planId) {
        return all(state).stream()
                .filter(a -> a.progress() == Progress.ACCEPTED && a.planId().equals(planId))
                .count();
    }

    /** When an alias was last asked for, or null. */
    static @Nullable Instant lastBegun(State state) {
        return state.get(SLICE).lastBegun();
    }

    static boolean mayBill(State state) {
        return !state.get(SLICE).noBillingRight();
    }

    /** The partner's user may bill customers, or may not. */
    public static State billingRight(State state, boolean granted) {
        Aliases all = state.get(SLICE);
        return state.with(SLICE, new Aliases(all.byName(), all.pending(), all.failing(), all.lastBegun(), !granted));
    }

    /** The next Azure subscription that is asked for a customer comes to nothing. */
    public static State failNext(State state, String customerId, @Nullable String code, @Nullable String message) {
        String id = customerId.toLowerCase(Locale.ROOT);
        if (Customers.find(state, id) == null) {
            throw new Refusal(404, null, "customerId: no such customer");
        }
        Aliases all = state.get(SLICE);
        return state.with(
                SLICE, all.with(all.byName(), all.pending(), all.failing().with(id, new Failure(code, message))));
    }

    /** How the next Azure subscription of a customer is to fail, or null. */
    static @Nullable Failure failsNext(State state, String customerId) {
        return state.get(SLICE).failing().get(customerId);
    }

    private Aliases with(
            PMap<String, Alias> nowByName, PMap<String, Instant> nowPending, PMap<String, Failure> nowFailing) {
        return new Aliases(nowByName, nowPending, nowFailing, lastBegun, noBillingRight);
    }

    static State begin(State state, Alias alias) {
        Aliases all = state.get(SLICE);
        return state.with(
                SLICE,
                new Aliases(
                        all.byName().with(key(alias.name()), alias),
                        all.pending().with(key(alias.name()), alias.createdAt()),
                        all.failing().without(alias.customerId()),
                        alias.createdAt(),
                        all.noBillingRight()));
    }

    /** Counts a read of an alias in progress. */
    static State read(State state, Alias alias, Instant now) {
        Aliases all = state.get(SLICE);
        String key = key(alias.name());
        return state.with(
                SLICE,
                all.with(
                        all.byName().with(key, alias.with(alias.reads() + 1, Progress.ACCEPTED)),
                        all.pending().with(key, now),
                        all.failing()));
    }

    /** Ends the progress: the Azure subscription is there, or nothing is. */
    static State finish(State state, Alias alias, Instant at) {
        Aliases all = state.get(SLICE);
        String key = key(alias.name());
        Progress end = alias.fails() ? Progress.FAILED : Progress.SUCCEEDED;
        State after = state.with(
                SLICE,
                all.with(
                        all.byName().with(key, alias.with(alias.reads(), end)),
                        all.pending().without(key),
                        all.failing()));
        return alias.fails()
                ? after
                : AzureSubscriptions.create(
                        after,
                        alias.subscriptionId(),
                        alias.displayName(),
                        alias.planId(),
                        alias.customerId(),
                        alias.reseller(),
                        at);
    }

    /** Forgets an alias; what it stands for stays, and what was in progress comes to its end. */
    static State forget(State state, Alias alias, Instant now) {
        State ended = alias.progress() == Progress.ACCEPTED ? finish(state, alias, now) : state;
        Aliases all = ended.get(SLICE);
        return ended.with(SLICE, all.with(all.byName().without(key(alias.name())), all.pending(), all.failing()));
    }

    static State purge(State state, String customerId) {
        Aliases all = state.get(SLICE);
        PMap<String, Alias> byName = all.byName();
        PMap<String, Instant> pending = all.pending();
        for (Alias alias : all(state)) {
            if (alias.customerId().equals(customerId)) {
                byName = byName.without(key(alias.name()));
                pending = pending.without(key(alias.name()));
            }
        }
        return state.with(SLICE, all.with(byName, pending, all.failing().without(customerId)));
    }

    @Assumed("an alias in progress that nobody reads comes to its end 10 minutes after it was last asked for")
    static State settle(State state, Context context) {
        State[] settled = {state};
        state.get(SLICE).pending().forEach((name, asked) -> {
            Instant end = asked.plus(UNATTENDED);
            Alias alias = find(state, name);
            if (alias != null && !context.now().isBefore(end)) {
                settled[0] = finish(settled[0], alias, end);
            }
        });
        return settled[0];
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
