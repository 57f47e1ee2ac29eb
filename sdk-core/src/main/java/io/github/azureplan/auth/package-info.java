/**
 * Sign-in: where access tokens come from. Any token source is a lambda over
 * {@link io.github.azureplan.auth.TokenProvider}; {@link io.github.azureplan.auth.MsalTokenProvider} is the one for
 * production.
 */
package io.github.azureplan.auth;
