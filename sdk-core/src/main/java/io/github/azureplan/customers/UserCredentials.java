package io.github.azureplan.customers;

import io.github.azureplan.common.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The first administrator of a new customer's tenant. Told once, in the answer of the create: hand it on or keep it
 * safe at once.
 *
 * @param userName the name to sign in with, without the domain
 * @param password the first password, masked in texts
 */
public record UserCredentials(
        @Nullable String userName, @Nullable Secret password) {
    /** Name and password are masked. */
    @Override
    public String toString() {
        return "UserCredentials[***]";
    }
}
