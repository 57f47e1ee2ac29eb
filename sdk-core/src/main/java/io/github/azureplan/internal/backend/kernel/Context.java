package io.github.azureplan.internal.backend.kernel;

import java.time.Instant;

/** What every rule may look at besides the state: the moment, the settings and the source of ids. */
public record Context(Instant now, Settings settings, Ids ids) {
    public Partner partner() {
        return settings.partner();
    }
}
