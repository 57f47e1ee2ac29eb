package io.github.azureplan.subscriptions;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One change of a subscription until it shows: the service may carry it out at once or take it and go on by itself, may
 * not be ready for it, and its answer may be lost. Used once.
 */
final class SubscriptionUpdate {
    /** Nothing says how long a change may take that was answered 202. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Refusals of a repeat whose first attempt may have come through. */
    private static final Set<ErrorCode> PERHAPS_THERE =
            Set.of(ErrorCode.STALE_ETAG, ErrorCode.SUBSCRIPTION_ALREADY_ACTIVE, ErrorCode.SUBSCRIPTION_NOT_READY);

    /** What the service said: the changed subscription, or null when it goes on by itself. */
    private record Answer(@Nullable Subscription subscription) {}

    private final Wire wire;
    private final CustomerId customer;
    private final Subscription wanted;
    private boolean fresh;
    private boolean asked;
    private boolean accepted;
    private @Nullable ServiceException notReady;

    /**
     * A change to be made.
     *
     * @param fresh whether the subscription was read just now
     */
    SubscriptionUpdate(Wire wire, CustomerId customer, Subscription wanted, boolean fresh) {
        this.wire = wire;
        this.customer = customer;
        this.wanted = wanted;
        this.fresh = fresh;
    }

    Subscription run() {
        try {
            return wire.await(
                            this::step,
                            new Wire.Wait<>(
                                    "the change of subscription " + wanted.id(),
                                    shown -> shown.isPresent() ? "done" : accepted ? "accepted" : "not ready",
                                    Optional::isPresent,
                                    LONGEST_WAIT,
                                    null))
                    .orElseThrow();
        } catch (DeadlineExceededException late) {
            if (accepted || notReady == null || late.outcome() == Outcome.UNKNOWN) {
                throw late;
            }
            // Nothing was taken, and waiting has not helped: that is the service's refusal.
            notReady.addSuppressed(late);
            throw notReady;
        }
    }

    /** Asks for the change, or looks whether it shows. */
    private Optional<Subscription> step() {
        if (accepted) {
            return shown();
        }
        ETag etag = wanted.etag();
        Subscription sent = wanted;
        if (etag == null && !fresh) {
            // The whole resource goes back and nothing tells the service how old it is: what others changed must stay.
            Subscription now = read();
            if (wanted.shownBy(now)) {
                return Optional.of(now);
            }
            sent = wanted.onto(now);
        }
        fresh = false;
        Call<Answer> update = Call.on(Routes.UPDATE_SUBSCRIPTION)
                .path("customer", customer)
                .path("subscription", wanted.id())
                .headerIf("If-Match", etag == null ? null : etag.headerValue())
                .body(sent)
                .decode((response, reader) -> {
                    if (response.status() == 202) {
                        reader.bytes(response);
                        return new Answer(null);
                    }
                    return new Answer(reader.json(response, Subscription.class));
                });
        // A request id of the caller's is for the first attempt; the service would answer a later one with its refusal.
        Wire sender = asked ? wire.withoutRequestId() : wire;
        asked = true;
        try {
            Answer answer = sender.execute(update.confirmedBy(() -> shown().map(Answer::new)));
            accepted = true;
            return Optional.ofNullable(answer.subscription());
        } catch (ServiceException e) {
            return refused(e);
        }
    }

    private Optional<Subscription> refused(ServiceException e) {
        if (!PERHAPS_THERE.contains(e.code())) {
            throw e;
        }
        Optional<Subscription> there = shown();
        if (there.isEmpty() && !e.code().equals(ErrorCode.SUBSCRIPTION_NOT_READY)) {
            throw e;
        }
        notReady = e;
        return there;
    }

    private Optional<Subscription> shown() {
        return Optional.of(read()).filter(wanted::shownBy);
    }

    private Subscription read() {
        return new Subscriptions(wire.withoutRequestId(), customer).get(wanted.id());
    }
}
