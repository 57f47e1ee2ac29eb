package io.github.azureplan.auth;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries in a map; the version is a counter over all writes, so that it never comes back. */
final class InMemoryTokenStore implements TokenStore {
    private final Map<String, StoredToken> entries = new HashMap<>();
    private long writes;

    @Override
    public synchronized Optional<StoredToken> read(String key) {
        return Optional.ofNullable(entries.get(Objects.requireNonNull(key, "key")));
    }

    @Override
    public synchronized boolean replace(String key, @Nullable String expectedVersion, String blob) {
        StoredToken present = entries.get(Objects.requireNonNull(key, "key"));
        if (!Objects.equals(present == null ? null : present.version(), expectedVersion)) {
            return false;
        }
        writes++;
        entries.put(key, new StoredToken(Long.toString(writes), blob));
        return true;
    }
}
