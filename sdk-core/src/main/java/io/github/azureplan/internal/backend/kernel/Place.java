package io.github.azureplan.internal.backend.kernel;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a request was sent: the service, the raw path on that service's own host, and the sandbox base, or null on the
 * global hosts.
 */
public record Place(Front front, String path, @Nullable String base) {
    private static final String BLOB_DOMAIN = ".blob.core.windows.net";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** The place of an address, or null when no such host is known here. */
    public static @Nullable Place of(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        if (LOOPBACK.contains(host)) {
            return sandbox(path, uri.getScheme() + "://" + uri.getRawAuthority());
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return null;
        }
        if (host.endsWith(BLOB_DOMAIN)) {
            return new Place(Front.BLOBS, "/" + host.substring(0, host.length() - BLOB_DOMAIN.length()) + path, null);
        }
        for (Front front : Front.values()) {
            if (host.equals(front.host())) {
                return new Place(front, path, null);
            }
        }
        return null;
    }

    private static Place sandbox(String path, String base) {
        for (Front front : Front.values()) {
            String prefix = front.prefix();
            if (!prefix.isEmpty() && (path.equals(prefix) || path.startsWith(prefix + "/"))) {
                // control routes are named with their prefix: they have no host of their own
                String inner = front == Front.WORLD ? path : path.substring(prefix.length());
                return new Place(front, inner.isEmpty() ? "/" : inner, base);
            }
        }
        return new Place(Front.PARTNER_CENTER, path, base);
    }

    /** The path as it reads on the sandbox base, which the journal and the faults go by. */
    public String shown() {
        return front == Front.WORLD ? path : front.prefix() + path;
    }

    /** An absolute address on a service, under the same base this request came to. For blobs the path starts with the account. */
    public String url(Front target, String path) {
        if (base != null) {
            return base + target.prefix() + path;
        }
        if (target == Front.BLOBS) {
            int slash = path.indexOf('/', 1);
            return "https://" + path.substring(1, slash) + BLOB_DOMAIN + path.substring(slash);
        }
        return "https://" + target.host() + path;
    }

    /** Whether a token's audience names this service. */
    public boolean accepts(String audience) {
        String bare = audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
        return front.audiences().stream().anyMatch(bare::equalsIgnoreCase)
                || (base != null && bare.equalsIgnoreCase(base + front.prefix()));
    }
}
