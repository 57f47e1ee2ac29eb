/**
 * Sign-in: where access tokens come from. Any token source is a lambda over
 * {@link io.github.azureplan.auth.TokenProvider}.
 */
package io.github.azureplan.auth;
