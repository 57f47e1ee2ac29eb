package io.github.azureplan.transport;

import java.io.IOException;

/**
 * Sends one HTTP request and returns the response. Implementations are safe for use by many threads.
 *
 * <p>The contract an implementation keeps:
 *
 * <ul>
 *   <li>one {@code send} puts at most one request on the wire: no repeat on 408, 421, 503 or a stale connection;
 *   <li>redirects are returned, not followed;
 *   <li>the body is handed over as it came, without decoding a content coding or an archive;
 *   <li>{@link TransportRequest#timeLeft()} bounds the time until the response headers are there,
 *       {@link TransportRequest#idleTimeout()} each single read of the body;
 *   <li>an interrupt of the calling thread ends the call with {@link java.io.InterruptedIOException}, with the
 *       interrupt flag set;
 *   <li>{@link TransportResponse#close()} may be called by another thread and ends a blocked read.
 * </ul>
 */
public interface Transport extends AutoCloseable {
    /**
     * Sends the request and waits for the response headers; the body streams afterwards.
     *
     * @param request what to send
     * @return the response, whatever its status; the caller closes it
     * @throws RequestNotSentException when it is certain that no byte of the request reached the server
     * @throws IOException when the exchange failed; the server may have acted on the request
     */
    TransportResponse send(TransportRequest request) throws IOException;

    /** Releases what this transport itself has opened. The default does nothing. */
    @Override
    default void close() {}
}
