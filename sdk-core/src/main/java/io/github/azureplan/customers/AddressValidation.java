package io.github.azureplan.customers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking an address.
 *
 * @param originalAddress the address that was checked
 * @param suggestedAddresses better spellings: one, or up to three where the address is incomplete
 * @param status what was found
 * @param validationMessage what is wrong, for a person to read
 */
public record AddressValidation(
        @Nullable Address originalAddress,
        List<Address> suggestedAddresses,
        @Nullable AddressStatus status,
        @Nullable String validationMessage) {
    /**
     * Whether the address can be used as it is.
     *
     * @return true when it was verified
     */
    public boolean usable() {
        return status != null && status.usable();
    }

    /** Without the message, which may repeat the address. */
    @Override
    public String toString() {
        return "AddressValidation[status=" + status + ", " + suggestedAddresses.size() + " suggested, ***]";
    }
}
