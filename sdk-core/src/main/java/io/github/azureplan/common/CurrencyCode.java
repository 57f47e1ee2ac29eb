package io.github.azureplan.common;

import java.util.Locale;
import java.util.Objects;

/**
 * A currency by its three-letter ISO 4217 code.
 *
 * @param text three upper-case letters
 */
public record CurrencyCode(String text) {
    /** The currency of all prices of the Azure plan. */
    public static final CurrencyCode USD = new CurrencyCode("USD");

    /** Checks the code and puts it in upper case. */
    public CurrencyCode {
        Objects.requireNonNull(text, "currency code");
        text = text.trim().toUpperCase(Locale.ROOT);
        if (text.length() != 3 || !text.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("currency code: must be three letters of ISO 4217 such as EUR, was '"
                    + Identifier.shortened(text) + "'");
        }
    }

    /**
     * The currency of a code.
     *
     * @param text three letters, in any case
     * @return the currency
     * @throws IllegalArgumentException when the text is not three letters
     */
    public static CurrencyCode of(String text) {
        return new CurrencyCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
