package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The buckets of Azure Resource Manager: one for each subscription, or for the tenant, and each kind of operation. Off
 * unless asked for.
 */
final class ArmThrottle {
    static final List<Class<?>> RULES = List.of(ArmThrottle.class);

    private static final Slice<PMap<String, Bucket>> BUCKETS = new Slice<>("Azure throttle", PMap.empty());

    /** The kinds of operation with what a bucket holds, and what flows into it in a second. */
    private enum Kind {
        READS(250, 25),
        WRITES(200, 10),
        DELETES(200, 10);

        private final int holds;
        private final int perSecond;

        Kind(int holds, int perSecond) {
            this.holds = holds;
            this.perSecond = perSecond;
        }

        static Kind of(String method) {
            return switch (method) {
                case "GET", "HEAD" -> READS;
                case "DELETE" -> DELETES;
                default -> WRITES;
            };
        }
    }

    /** What a bucket held at a moment, in thousandths. */
    private record Bucket(Instant at, long thousandths) {}

    /** The state after a call was counted, what is left in its bucket, and the name of the header that says so. */
    record Counted(State state, long left, String header) {
        boolean empty() {
            return left < 0;
        }
    }

    private ArmThrottle() {}

    @Documented("Understand how Azure Resource Manager throttles requests")
    @Assumed("a refused call takes nothing out of a bucket; after a second at least one call is let in again")
    static Counted count(State state, Place place, String method, Context context) {
        Kind kind = Kind.of(method);
        List<String> path = List.of(place.path().toLowerCase(Locale.ROOT).split("/", -1));
        boolean ofSubscription = path.size() > 2 && path.get(1).equals("subscriptions");
        String key = (ofSubscription ? path.get(2) : "") + "|" + kind;
        String header = "x-ms-ratelimit-remaining-" + (ofSubscription ? "subscription-" : "tenant-")
                + kind.name().toLowerCase(Locale.ROOT);
        PMap<String, Bucket> buckets = state.get(BUCKETS);
        long held = kind.holds * 1000L;
        Bucket bucket = buckets.get(key);
        if (bucket != null) {
            long flown = Duration.between(bucket.at(), context.now()).toMillis() * kind.perSecond;
            held = Math.min(held, bucket.thousandths() + flown);
        }
        if (held < 1000) {
            return new Counted(state, -1, header);
        }
        long left = held - 1000;
        State after = state.with(BUCKETS, buckets.with(key, new Bucket(context.now(), left)));
        return new Counted(after, left / 1000, header);
    }
}
