/**
 * How bytes travel: the {@link io.github.azureplan.transport.Transport} seam and its OkHttp implementation.
 *
 * <p>A transport sends one request and returns one response. It does not retry, does not
 * decode bodies and knows nothing of tokens; all of that happens above it, once, for every transport alike. Redirects are
 * followed by nobody: one is an error.
 */
package io.github.azureplan.transport;
