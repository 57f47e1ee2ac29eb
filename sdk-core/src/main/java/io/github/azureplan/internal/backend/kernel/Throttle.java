package io.github.azureplan.internal.backend.kernel;

import java.util.List;
import java.util.Locale;

/** Counts calls per operation group and customer, by the minute. Off unless a limit is set. */
final class Throttle {
    static final List<Class<?>> RULES = List.of(Throttle.class);

    private static final long SECONDS = 60;

    /** The calls counted in one minute. */
    record Window(long minute, int count) {}

    private static final Slice<PMap<String, Window>> WINDOWS = new Slice<>("throttle", PMap.empty());

    private Throttle() {}

    @Documented("API throttling guidance for partners")
    @Assumed("calls are counted in whole minutes of the clock, per first resource of the path and per customer")
    static State count(State state, Place place, Context context) {
        if (place.front() != Front.PARTNER_CENTER || context.settings().throttlePerMinute() == 0) {
            return state;
        }
        long minute = Math.floorDiv(context.now().getEpochSecond(), SECONDS);
        PMap<String, Window> windows = state.get(WINDOWS);
        String key = group(place.path());
        Window window = windows.get(key);
        int count = window != null && window.minute() == minute ? window.count() + 1 : 1;
        return state.with(WINDOWS, windows.with(key, new Window(minute, count)));
    }

    /** The seconds to wait, or 0 when the last counted call is within the limit. */
    static long wait(State state, Place place, Context context) {
        int limit = context.settings().throttlePerMinute();
        Window window = limit == 0 ? null : state.get(WINDOWS).get(group(place.path()));
        if (window == null || window.count() <= limit || place.front() != Front.PARTNER_CENTER) {
            return 0;
        }
        return SECONDS - Math.floorMod(context.now().getEpochSecond(), SECONDS);
    }

    private static String group(String path) {
        List<String> parts = List.of(path.toLowerCase(Locale.ROOT).split("/", -1));
        boolean ofCustomer = parts.size() > 3 && parts.get(2).equals("customers");
        String resource = ofCustomer && parts.size() > 4 ? parts.get(4) : parts.size() > 2 ? parts.get(2) : "";
        return resource + "|" + (ofCustomer ? parts.get(3) : "");
    }
}
