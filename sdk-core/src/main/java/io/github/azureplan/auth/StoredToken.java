package io.github.azureplan.auth;

import java.util.Objects;

/**
 * What a {@link TokenStore} holds under a key. {@code toString} does not show the secret.
 *
 * @param version the store's name for this state of the entry; changes with every write that changes the content
 * @param blob the content, a secret, to be kept as it is
 */
public record StoredToken(String version, String blob) {
    /**
     * Checks that both are there.
     *
     * @param version the store's name for this state of the entry
     * @param blob the content
     */
    public StoredToken {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(blob, "blob");
    }

    @Override
    public String toString() {
        return "StoredToken[" + version + ", ***]";
    }
}
