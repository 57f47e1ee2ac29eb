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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps tokens until shortly before they expire; one caller at a time fetches a new one, the others wait for it. */
final class Tokens {
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);

    /** What a token is kept under. */
    record Key(Service service, AuthKind kind, @Nullable TenantId customerTenant) {}

    private record Kept(AccessToken token, Instant renewAt) {}

    private record Refused(AccessToken token, @Nullable String claims) {}

    /** One fetch that came to nothing; no two are the same. */
    private static final class Failed {
        final AzurePlanException failure;
        final @Nullable String claims;

        Failed(AzurePlanException failure, @Nullable String claims) {
            this.failure = failure;
            this.claims = claims;
        }
    }

    private static final class Slot {
        final ReentrantLock lock = new ReentrantLock();
        volatile @Nullable Kept kept;
        volatile @Nullable Refused refused;
        volatile @Nullable Failed failed;

        synchronized void keep(Kept fresh) {
            kept = fresh;
            refused = null;
            failed = null;
        }

        synchronized void drop(AccessToken token, @Nullable String claims) {
            Kept now = kept;
            if (now != null && now.token().equals(token)) {
                refused = new Refused(token, claims);
                kept = null;
            }
        }
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

    /**
     * A valid token that is not the rejected one.
     *
     * @param longest how long to wait for another caller who fetches one, or null for as long as it takes
     * @throws TimeoutException when that was not long enough
     */
    AccessToken get(Key key, @Nullable AccessToken rejected, @Nullable String claims, @Nullable Duration longest)
            throws InterruptedException, TimeoutException {
        Slot slot = slots.computeIfAbsent(key, k -> new Slot());
        AccessToken token = usable(slot, rejected);
        if (token != null) {
            return token;
        }
        Failed before = slot.failed;
        lock(slot, longest);
        try {
            token = usable(slot, rejected);
            return token != null ? token : renew(key, slot, before, rejected, claims);
        } finally {
            slot.lock.unlock();
        }
    }

    private static void lock(Slot slot, @Nullable Duration longest) throws InterruptedException, TimeoutException {
        if (longest == null) {
            slot.lock.lockInterruptibly();
        } else if (!slot.lock.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("another caller's sign-in takes longer");
        }
    }

    /** Fetches a token, unless somebody who wanted the same has just tried in vain while this caller waited. */
    private AccessToken renew(
            Key key, Slot slot, @Nullable Failed before, @Nullable AccessToken rejected, @Nullable String claims) {
        Refused refused = slot.refused;
        AccessToken notThis = rejected == null && refused != null ? refused.token() : rejected;
        String asked = claims == null && refused != null ? refused.claims() : claims;
        Failed meanwhile = slot.failed;
        if (meanwhile != null && meanwhile != before && Objects.equals(meanwhile.claims, asked)) {
            throw meanwhile.failure;
        }
        try {
            AccessToken token = fetch(key, notThis, asked);
            slot.keep(new Kept(token, renewAt(token)));
            return token;
        } catch (AzurePlanException e) {
            // A caller who was interrupted failed for himself alone.
            slot.failed = Thread.currentThread().isInterrupted() ? null : new Failed(e, asked);
            throw e;
        }
    }

    private Instant renewAt(AccessToken token) {
        Duration tenth = Duration.between(clock.instant(), token.expiresAt()).dividedBy(10);
        return token.expiresAt().minus(tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN);
    }

    /** The service refuses a token: nobody is given it any more, and the next one is fetched with what it asks for. */
    void refused(Key key, AccessToken token, @Nullable String claims) {
        Slot slot = slots.get(key);
        if (slot != null) {
            slot.drop(token, claims);
        }
    }

    private @Nullable AccessToken usable(Slot slot, @Nullable AccessToken rejected) {
        Kept kept = slot.kept;
        if (kept == null || kept.token().equals(rejected) || !clock.instant().isBefore(kept.renewAt())) {
            return null;
        }
        return kept.token();
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
