package io.github.azureplan.backend;

import java.time.Instant;

/**
 * A request the backend saw. Query, headers and body are not kept.
 *
 * @param method the HTTP method
 * @param path the path, for services other than Partner Center with the sandbox prefix such as {@code /graph}
 * @param status the status of the answer, or 0 when a fault kept every answer back
 * @param at when it was answered, by the backend's clock
 */
public record RecordedRequest(String method, String path, int status, Instant at) {}
