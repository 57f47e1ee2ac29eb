package io.github.azureplan.internal.backend.relations;

import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonObject;
import org.jspecify.annotations.Nullable;

/** The consents of the partner's applications, by customer and application. */
final class Consents {
    private static final Slice<PMap<String, JsonObject>> SLICE = new Slice<>("application consents", PMap.empty());

    private Consents() {}

    static @Nullable JsonObject find(State state, String customerId, String applicationId) {
        return state.get(SLICE).get(key(customerId, applicationId));
    }

    static State add(State state, String customerId, String applicationId, JsonObject consent) {
        return state.with(SLICE, state.get(SLICE).with(key(customerId, applicationId), consent));
    }

    static State remove(State state, String customerId, String applicationId) {
        return state.with(SLICE, state.get(SLICE).without(key(customerId, applicationId)));
    }

    private static String key(String customerId, String applicationId) {
        return customerId + "/" + applicationId;
    }
}
