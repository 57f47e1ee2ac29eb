package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Remembers the answers to POSTs of Partner Center by their request id. */
final class Replays {
    static final List<Class<?>> RULES = List.of(Replays.class);

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int SWEEP_EVERY = 512;

    /** A clock that stands still would keep them all. */
    private static final int MOST = 20_000;

    /** An answer and the body it answered. */
    record Kept(Instant at, ByteString asked, Reply reply) {}

    private static final Slice<PMap<String, Kept>> KEPT_ANSWERS = new Slice<>("replays", PMap.empty());

    private Replays() {}

    static String key(String method, String path, String requestId) {
        return (method + " " + path + " " + requestId).toLowerCase(Locale.ROOT);
    }

    /** The first answer to the same request, or null when it is new. */
    @Documented("Partner Center REST headers")
    @Assumed({
        "an answer is kept for 24 hours per method, path and request id, refusals too; 429 and 5xx are not kept",
        "no more than the last 20,000 answers or so are kept",
        "the same id with another body is 400 with code 800002"
    })
    static @Nullable Reply find(State state, String key, byte[] body, Instant now) {
        Kept kept = state.get(KEPT_ANSWERS).get(key);
        if (kept == null || kept.at().plus(KEPT).isBefore(now)) {
            return null;
        }
        if (!kept.asked().equals(ByteString.of(body))) {
            throw new Refusal(400, "800002", "MS-RequestId: was already used for a request with another body");
        }
        return kept.reply();
    }

    static State keep(State state, String key, byte[] body, Reply reply, Instant now) {
        if (!reply.kept() || reply.status() >= 500) {
            return state;
        }
        PMap<String, Kept> all = state.get(KEPT_ANSWERS).with(key, new Kept(now, ByteString.of(body), reply));
        return state.with(KEPT_ANSWERS, all.size() % SWEEP_EVERY == 0 ? sweep(all, now) : all);
    }

    private static PMap<String, Kept> sweep(PMap<String, Kept> all, Instant now) {
        Map<String, Instant> at = new HashMap<>();
        all.forEach((key, kept) -> at.put(key, kept.at()));
        List<String> byAge = new ArrayList<>(at.keySet());
        byAge.sort(Comparator.comparing(at::get));
        PMap<String, Kept> fresh = all;
        for (String key : byAge) {
            boolean old = Objects.requireNonNull(at.get(key)).plus(KEPT).isBefore(now);
            if (!old && fresh.size() <= MOST) {
                break;
            }
            fresh = fresh.without(key);
        }
        return fresh;
    }
}
