package io.github.azureplan.transport;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets one call through to its connection once. Network interceptors run after the connection stands and before the
 * first byte of the request is written, so this is also where it is known whether anything can have been sent.
 */
final class OnePass {
    private enum State {
        CONNECTING,
        REACHED,
        FORBIDDEN
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.CONNECTING);
    private volatile List<String> hiddenRetryAfter = List.of();

    /** Whether the request may have been written. */
    boolean reached() {
        return state.get() == State.REACHED;
    }

    /** Keeps the request from being written from now on; true when it has not been written so far. */
    boolean forbid() {
        return state.compareAndSet(State.CONNECTING, State.FORBIDDEN) || state.get() == State.FORBIDDEN;
    }

    /** Values of {@code Retry-After} that were kept from OkHttp. */
    List<String> hiddenRetryAfter() {
        return hiddenRetryAfter;
    }

    static Response intercept(Interceptor.Chain chain) throws IOException {
        OnePass pass = Objects.requireNonNull(chain.call().request().tag(OnePass.class));
        if (!pass.state.compareAndSet(State.CONNECTING, State.REACHED)) {
            throw new IOException(
                    pass.reached() ? "a second request within one call was stopped" : "the call was abandoned");
        }
        Response response = chain.proceed(chain.request());
        if (response.code() != 503) {
            return response;
        }
        // OkHttp repeats a request without a body on 503 with "Retry-After: 0" whatever its settings; a 503 without
        // that header it leaves alone. The header is given back to the response above OkHttp.
        pass.hiddenRetryAfter = response.headers("Retry-After");
        return response.newBuilder().removeHeader("Retry-After").build();
    }
}
