package io.github.azureplan.contract;

/** How the client reaches the backend. */
enum Front {
    IN_MEMORY,
    OVER_HTTP
}
