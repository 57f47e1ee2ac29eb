package io.github.azureplan.auth;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token and its end. {@code toString} shows only the end.
 */
public final class AccessToken {
    private final String value;
    private final Instant expiresAt;

    /**
     * Creates a token.
     *
     * @param value the token text, without {@code Bearer}
     * @param expiresAt when it stops being accepted
     */
    public AccessToken(String value, Instant expiresAt) {
        this.value = Objects.requireNonNull(value, "value");
        this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
        if (value.isBlank() || value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("value: must be a bearer token without blanks or control characters");
        }
    }

    /**
     * The secret itself.
     *
     * @return the token text
     */
    public String value() {
        return value;
    }

    /**
     * When the token stops being accepted.
     *
     * @return the end
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof AccessToken other && value.equals(other.value) && expiresAt.equals(other.expiresAt);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "AccessToken[***, expires " + expiresAt + "]";
    }
}
