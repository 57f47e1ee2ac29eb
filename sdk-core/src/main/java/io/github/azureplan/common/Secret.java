package io.github.azureplan.common;

import java.util.Objects;

/** A text that must not get into logs: {@code toString} masks it, {@link #reveal()} gives it. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = Objects.requireNonNull(text, "secret");
    }

    /**
     * Wraps a secret.
     *
     * @param text the secret itself
     * @return the wrapped secret
     */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /**
     * The secret itself. Hand it on at once, do not keep it in a plain text.
     *
     * @return the text
     */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Secret other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
