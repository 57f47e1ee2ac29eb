package io.github.azureplan.common;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A country or region by its two-letter ISO 3166-1 code. Which of them sell an Azure plan is the catalog's to say.
 *
 * @param text two upper-case letters
 */
public record Market(String text) {
    private static final Set<String> ISO = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    /** Checks the code and puts it in upper case. */
    public Market {
        Objects.requireNonNull(text, "market");
        text = text.trim().toUpperCase(Locale.ROOT);
        // XK (Kosovo) is in the service's lists though ISO has not assigned it.
        if (!ISO.contains(text) && !text.equals("XK")) {
            throw new IllegalArgumentException("market: must be a two-letter ISO 3166-1 country code such as SE, was '"
                    + Identifier.shortened(text) + "'");
        }
    }

    /**
     * The market of a code.
     *
     * @param text two letters, in any case
     * @return the market
     * @throws IllegalArgumentException when no country has this code
     */
    public static Market of(String text) {
        return new Market(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
