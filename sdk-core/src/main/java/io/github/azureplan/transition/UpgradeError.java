package io.github.azureplan.transition;

import org.jspecify.annotations.Nullable;

/**
 * Why an upgrade, or one line of it, has failed. The service spells the words in two ways; {@link #text()} is the one
 * that came.
 *
 * @param code the service's code, or null
 * @param message the service's words, or null
 * @param description the service's words in the other spelling, or null
 */
public record UpgradeError(
        @Nullable String code,
        @Nullable String message,
        @Nullable String description) {
    /**
     * The service's words, whichever way they were spelled.
     *
     * @return the words, empty when there are none
     */
    public String text() {
        if (description != null && !description.isBlank()) {
            return description;
        }
        return message == null ? "" : message;
    }

    @Override
    public String toString() {
        return code == null || code.isBlank() ? text() : code + " " + text();
    }
}
