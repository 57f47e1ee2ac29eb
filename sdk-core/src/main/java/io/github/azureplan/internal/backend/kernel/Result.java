package io.github.azureplan.internal.backend.kernel;

/** What a handler makes of a request: the state after it and the answer. */
public record Result(State state, Reply reply) {}
