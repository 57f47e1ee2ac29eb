package io.github.azureplan.internal.backend.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What every rule may look at besides the state: the moment, the settings and the source of ids. */
public record Context(Instant now, Settings settings, Ids ids) {
    public Partner partner() {
        return settings.partner();
    }

    /** The day of the moment; days and months of the service are those of UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
