package io.github.azureplan.internal.backend.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The doors of the backend: one per service, each with its own host, its prefix in the sandbox and its audiences. */
public enum Front {
    PARTNER_CENTER("api.partnercenter.microsoft.com", ""),
    PRICING("api.partner.microsoft.com", "/pricing"),
    GRAPH("graph.microsoft.com", "/graph"),
    ARM("management.azure.com", "/arm"),
    LOGIN("login.microsoftonline.com", "/login"),
    /** Storage accounts; on the sandbox base the account is the first path segment. */
    BLOBS(null, "/blobs"),
    /** Control of the backend itself; only on the sandbox base. */
    WORLD(null, "/_world");

    private final @Nullable String host;
    private final String prefix;

    Front(@Nullable String host, String prefix) {
        this.host = host;
        this.prefix = prefix;
    }

    public @Nullable String host() {
        return host;
    }

    public String prefix() {
        return prefix;
    }

    /** What a token for this service may name as its audience. */
    List<String> audiences() {
        // Resource Manager still takes the identifier of its predecessor
        return this == ARM
                ? List.of("https://" + host, "https://management.core.windows.net")
                : List.of("https://" + host);
    }
}
