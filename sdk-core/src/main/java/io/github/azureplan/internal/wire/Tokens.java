package io.github.azureplan.internal.wire;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.errors.AzurePlanException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps tokens until shortly before they expire; one caller at a time fetches a new one, the others wait for it. */
final class Tokens {
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);

    /** What a token is kept under. */
    record Key(Service service, AuthKind kind, @Nullable TenantId customerTenant) {}

    private static final class Slot {
        final ReentrantLock lock = new ReentrantLock();
        volatile @Nullable AccessToken token;
        volatile Instant renewAt = Instant.MIN;
    }

    private final Map<AuthKind, TokenProvider> providers;
    private final Endpoints endpoints;
    private final Clock clock;
    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

    Tokens(Map<AuthKind, TokenProvider> providers, Endpoints endpoints, Clock clock) {
        this.providers = new EnumMap<>(AuthKind.class);
        this.providers.putAll(providers);
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** The kind to use for a call: App-only where it is accepted and at hand, because it needs no person. */
    AuthKind choose(String operation, Set<AuthKind> accepted) {
        for (AuthKind kind : AuthKind.values()) {
            if (accepted.contains(kind) && providers.containsKey(kind)) {
                return kind;
            }
        }
        throw new IllegalStateException(operation + " needs " + describe(accepted)
                + " credentials and the client was built without; give AzurePlanClient.builder() a token provider for"
                + " them");
    }

    private static String describe(Set<AuthKind> kinds) {
        if (kinds.size() > 1) {
            return "App-only or App+User";
        }
        return kinds.contains(AuthKind.APP_ONLY) ? "App-only" : "App+User";
    }

    /** A valid token that is not the rejected one. */
    AccessToken get(Key key, @Nullable AccessToken rejected, @Nullable String claims) throws InterruptedException {
        Slot slot = slots.computeIfAbsent(key, k -> new Slot());
        AccessToken token = usable(slot, rejected);
        if (token != null) {
            return token;
        }
        slot.lock.lockInterruptibly();
        try {
            token = usable(slot, rejected);
            if (token == null) {
                token = fetch(key, rejected, claims);
                Duration life = Duration.between(clock.instant(), token.expiresAt());
                Duration tenth = life.dividedBy(10);
                slot.renewAt = token.expiresAt().minus(tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN);
                slot.token = token;
            }
            return token;
        } finally {
            slot.lock.unlock();
        }
    }

    private @Nullable AccessToken usable(Slot slot, @Nullable AccessToken rejected) {
        AccessToken token = slot.token;
        if (token == null || token.equals(rejected) || !clock.instant().isBefore(slot.renewAt)) {
            return null;
        }
        return token;
    }

    @SuppressWarnings("ConstantValue") // a lambda may return null whatever its signature says
    private AccessToken fetch(Key key, @Nullable AccessToken rejected, @Nullable String claims) {
        TokenProvider provider = providers.get(key.kind());
        if (provider == null) {
            throw new IllegalStateException("no token provider for " + key.kind());
        }
        TokenRequest request = new TokenRequest(
                key.service(), endpoints.audience(key.service()), key.kind(), key.customerTenant(), claims, rejected);
        AccessToken token;
        try {
            token = provider.token(request);
        } catch (AzurePlanException e) {
            throw e;
        } catch (RuntimeException e) {
            // The message may hold a secret of whatever the provider wraps, so it is not repeated here.
            throw new AuthenticationException(
                    "The token provider failed with " + e.getClass().getSimpleName() + "; see the cause", e);
        }
        if (token == null) {
            throw new AuthenticationException("The token provider returned null for " + key.service(), null);
        }
        if (!token.expiresAt().isAfter(clock.instant())) {
            throw new AuthenticationException(
                    "The token provider returned a token for " + key.service() + " that expired at " + token.expiresAt()
                            + "; check its cache and the machine's clock",
                    null);
        }
        return token;
    }
}
