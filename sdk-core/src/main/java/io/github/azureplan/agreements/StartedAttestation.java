package io.github.azureplan.agreements;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service's answer to the start of an enhanced attestation. Its shape is not published, so it is kept whole.
 */
public final class StartedAttestation {
    private final @Nullable String id;
    private final String json;

    StartedAttestation(@Nullable String id, String json) {
        this.id = id;
        this.json = Objects.requireNonNull(json, "json");
    }

    /**
     * The attestation's id, if the answer names one in a way that could be expected.
     *
     * @return the id, or empty: look for it in {@link #json()}
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * The whole answer. It may name persons.
     *
     * @return the text as it came, usually JSON, may be empty
     */
    public String json() {
        return json;
    }

    /** Shows the id only. */
    @Override
    public String toString() {
        return "StartedAttestation[id=" + id + ", ***]";
    }
}
