package io.github.azureplan.agreements;

import org.jspecify.annotations.Nullable;

/**
 * The person at the customer who accepted an agreement.
 *
 * @param firstName first name
 * @param lastName last name
 * @param email address for mail
 * @param phoneNumber telephone number
 */
public record PrimaryContact(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phoneNumber) {
    /** The person is masked. */
    @Override
    public String toString() {
        return "PrimaryContact[***]";
    }
}
