package io.github.azureplan.common;

import java.util.Objects;
import java.util.regex.Pattern;

/** A partner location in the Microsoft partner network, for an indirect provider its reseller's: a number as text. */
public final class MpnId extends Identifier {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    private MpnId(String text) {
        super(text);
    }

    /**
     * The identifier of a text.
     *
     * @param text digits
     * @return the identifier
     * @throws IllegalArgumentException when the text is not all digits
     */
    public static MpnId of(String text) {
        Objects.requireNonNull(text, "MPN id");
        String trimmed = text.trim();
        if (!DIGITS.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("MPN id: must be 1 to 20 digits, was '" + shortened(text)
                    + "'; take the location id from the reseller's partner profile");
        }
        return new MpnId(trimmed);
    }
}
