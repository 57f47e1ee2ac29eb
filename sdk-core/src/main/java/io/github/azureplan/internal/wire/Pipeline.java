package io.github.azureplan.internal.wire;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Deadline;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.internal.json.Drift;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.retry.Sleeper;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.Transport;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all calls of one client share. Safe for use by many threads. */
public final class Pipeline {
    static final Logger LOG = System.getLogger("io.github.azureplan");

    /**
     * How a client is set up.
     *
     * @param transport sends the bytes
     * @param endpoints where the services are
     * @param tokens token sources by kind
     * @param policy how often and how patiently to repeat
     * @param listener hears of attempts and drift
     * @param clock the time
     * @param sleeper waits
     * @param readOnly whether every changing call is refused
     * @param application the name sent to Partner Center, or null
     * @param partnerType the kind of partner, or null when nothing is refused for it
     */
    public record Settings(
            Transport transport,
            Endpoints endpoints,
            Map<AuthKind, TokenProvider> tokens,
            RetryPolicy policy,
            CallListener listener,
            Clock clock,
            Sleeper sleeper,
            boolean readOnly,
            @Nullable String application,
            @Nullable PartnerType partnerType) {
        /** Settings of a partner whose kind is not known. */
        public Settings(
                Transport transport,
                Endpoints endpoints,
                Map<AuthKind, TokenProvider> tokens,
                RetryPolicy policy,
                CallListener listener,
                Clock clock,
                Sleeper sleeper,
                boolean readOnly,
                @Nullable String application) {
            this(transport, endpoints, tokens, policy, listener, clock, sleeper, readOnly, application, null);
        }
    }

    /** Longest wait for the headers of one answer, where no deadline is nearer. */
    static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(100);

    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    /** No JSON answer of these services comes near; a larger one is not read to its end. */
    static final int LARGEST_JSON = 64 << 20;

    static final int LARGEST_ERROR = 64 << 10;

    final Settings settings;
    final Tokens tokens;
    final RetryBudget budget;
    final Json json;
    final KeyedLocks locks = new KeyedLocks();
    final Fresh fresh = new Fresh();
    final DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    final Supplier<UUID> ids = UUID::randomUUID;

    /** The time of connections. */
    final LongSupplier nanos;

    /** A pipeline of these settings. */
    public Pipeline(Settings settings) {
        this(settings, System::nanoTime);
    }

    Pipeline(Settings settings, LongSupplier nanos) {
        this.nanos = nanos;
        this.settings = settings;
        this.tokens = new Tokens(settings.tokens(), settings.endpoints(), settings.clock());
        this.budget = new RetryBudget(settings.policy().budget());
        this.json = new Json(this::drift);
    }

    /** Makes a call, with all its attempts. */
    <T> T execute(Call<T> call, CallOptions options, @Nullable Deadline deadline) {
        if (settings.readOnly() && call.route.changes()) {
            throw new IllegalStateException(
                    call.route.name() + " changes something, and this client was built read-only");
        }
        PartnerTypes.requireOpen(settings.partnerType(), call.route);
        return new Exchange<>(this, call, options, deadline).run();
    }

    void report(CallListener.Attempt attempt) {
        try {
            settings.listener().attempt(attempt);
        } catch (RuntimeException e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "a call listener failed: {0}",
                    e.getClass().getName());
        }
    }

    private void drift(Drift drift) {
        try {
            boolean value = drift.kind() == Drift.Kind.UNKNOWN_VALUE;
            String where = value || drift.what().isEmpty() ? drift.where() : drift.where() + "." + drift.what();
            settings.listener().drift(where, value ? drift.what() : null);
        } catch (RuntimeException e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "a call listener failed: {0}",
                    e.getClass().getName());
        }
    }
}
