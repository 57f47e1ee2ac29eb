/**
 * How bytes travel: the {@link io.github.azureplan.transport.Transport} seam and its OkHttp implementation.
 *
 * <p>A transport sends one request and returns one response. It does not retry, does not follow redirects, does not
 * decode bodies and knows nothing of tokens; all of that happens above it, once, for every transport alike.
 */
package io.github.azureplan.transport;
