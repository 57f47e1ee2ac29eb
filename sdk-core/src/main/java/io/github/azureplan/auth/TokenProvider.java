package io.github.azureplan.auth;

/**
 * Hands out access tokens. Called when no valid token is at hand; tokens are kept by the client until shortly before
 * they expire, and concurrent calls for the same token wait for one call of the provider. Implementations are safe for
 * use by many threads.
 */
@FunctionalInterface
public interface TokenProvider {
    /**
     * A token for one service, tenant and kind.
     *
     * @param request what the token is for
     * @return a token that is valid now
     * @throws io.github.azureplan.errors.AuthenticationException when sign-in is refused; other exceptions are wrapped
     *     in one
     */
    AccessToken token(TokenRequest request);
}
