package io.github.azureplan.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The transport of production, over OkHttp.
 *
 * <p>OkHttp left to itself repeats a request on 408, on 503 with {@code Retry-After: 0}, on 421 and on a pooled
 * connection that went stale; for a purchase that is one repetition too many. This class takes all of that away: one
 * {@code send} is at most one request on the wire. Redirects, cookies, caching and authentication of the client it is
 * given are switched off as well; a proxy's authentication is kept for opening a tunnel. Interceptors of the given
 * client stay; one that tries to send a second time gets an {@link IOException}.
 *
 * <p>The connect timeout of the client holds for each attempt to connect; all other timeouts are those of the request.
 * Response header values that a header may not hold (control characters, characters beyond Latin-1) arrive percent
 * encoded as UTF-8; fields with an unusable name are left out. An interrupt ends a {@code send} at once; while a body
 * is read it is noticed between two reads, and {@link TransportResponse#close()} from another thread ends a blocked
 * one.
 */
public final class OkHttpTransport implements Transport {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final OkHttpClient client;
    private final ExecutorService threads;
    private final @Nullable ConnectionPool ownPool;

    private OkHttpTransport(OkHttpClient base, @Nullable ConnectionPool ownPool) {
        this.threads = daemonThreads();
        this.ownPool = ownPool;
        // The caller blocks anyway, so a limit on calls at once (5 per host by default) would only make callers wait
        // for each other while their time runs. The dispatcher is therefore ours, without a limit.
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        Authenticator tunnelOnly = tunnelOnly(base.proxyAuthenticator());
        OkHttpClient.Builder builder = base.newBuilder()
                .dispatcher(dispatcher)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(tunnelOnly)
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
        // Outermost of the network interceptors: what the client's own ones see stays as it came.
        builder.networkInterceptors().add(0, OnePass::intercept);
        this.client = builder.build();
    }

    /**
     * A transport with a client, a connection pool and threads of its own, all released by {@link #close()}.
     *
     * @return the transport
     */
    public static OkHttpTransport create() {
        ConnectionPool pool = new ConnectionPool();
        // Pings find an HTTP/2 connection whose other end is gone; without them every call on it would time out.
        OkHttpClient own = new OkHttpClient.Builder()
                .connectionPool(pool)
                .pingInterval(Duration.ofSeconds(30))
                .build();
        return new OkHttpTransport(own, pool);
    }

    /**
     * A transport derived from a client: proxy, TLS, DNS, connection pool, connect timeout, interceptors and event
     * listeners are the client's. The client itself is not changed and never closed.
     *
     * @param client the client to derive from
     * @return the transport
     */
    public static OkHttpTransport of(OkHttpClient client) {
        return new OkHttpTransport(client, null);
    }

    /**
     * Sends the request as {@link Transport#send} says.
     *
     * @param request what to send
     * @return the response, whatever its status; the caller closes it
     * @throws RequestNotSentException when the connection could not be made
     * @throws IOException when the exchange failed after that; the server may have acted
     * @throws IllegalArgumentException when the address cannot be sent as it is written: no http or https, or a path
     *     with dot segments
     * @throws IllegalStateException when this transport is closed
     */
    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        if (threads.isShutdown()) {
            throw new IllegalStateException("the transport is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted before the request was sent");
        }
        OnePass pass = new OnePass();
        Call call = client.newCall(okRequest(request, pass));
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Handover(answer));
        Response response = await(call, answer, pass, request);
        return transportResponse(call, response, pass, request.idleTimeout());
    }

    private static Response await(Call call, CompletableFuture<Response> answer, OnePass pass, TransportRequest request)
            throws IOException {
        try {
            return answer.get(clamped(request.timeLeft()).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            abandon(call, answer, pass);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (TimeoutException e) {
            boolean neverSent = abandon(call, answer, pass);
            SocketTimeoutException timeout =
                    new SocketTimeoutException("no response headers within " + request.timeLeft());
            timeout.initCause(e);
            throw neverSent ? notSent(request, timeout) : timeout;
        } catch (ExecutionException e) {
            IOException failure = e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            throw pass.reached() ? failure : notSent(request, failure);
        }
    }

    /** Cancels the call; true when it is certain that it has sent nothing and never will. */
    private static boolean abandon(Call call, CompletableFuture<Response> answer, OnePass pass) {
        boolean neverSent = pass.forbid();
        call.cancel();
        if (!answer.cancel(false) && !answer.isCompletedExceptionally()) {
            answer.join().close();
        }
        return neverSent;
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        InterruptedIOException e = new InterruptedIOException("interrupted while waiting for the response");
        e.initCause(cause);
        return e;
    }

    private static RequestNotSentException notSent(TransportRequest request, IOException cause) {
        URI uri = request.uri();
        return new RequestNotSentException(
                "no connection to " + uri.getScheme() + "://" + uri.getHost()
                        + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + " ("
                        + cause.getClass().getSimpleName() + ")",
                cause);
    }

    private static Request okRequest(TransportRequest request, OnePass pass) {
        okhttp3.Headers.Builder headers = new okhttp3.Headers.Builder();
        for (Headers.Field field : request.headers().fields()) {
            headers.addUnsafeNonAscii(field.name(), field.value());
        }
        if (request.headers().first("Accept-Encoding").isEmpty()) {
            // Set by us, so that OkHttp neither asks for gzip nor takes it off.
            headers.add("Accept-Encoding", "identity");
        }
        return new Request.Builder()
                .url(exactUrl(request.uri()))
                .headers(headers.build())
                .method(request.method(), okBody(request))
                .tag(OnePass.class, pass)
                .build();
    }

    private static HttpUrl exactUrl(URI uri) {
        HttpUrl url = HttpUrl.get(uri.toASCIIString());
        String path = URI.create(uri.toASCIIString()).getRawPath();
        if (!url.encodedPath().equals(path.isEmpty() ? "/" : path)) {
            // OkHttp resolves "..", also as %2e%2e: the request would go to another resource than the one asked for.
            throw new IllegalArgumentException(
                    "uri: the path must not contain dot segments or characters that need encoding");
        }
        return url;
    }

    private static @Nullable RequestBody okBody(TransportRequest request) {
        byte[] body = request.body();
        if (body == null) {
            // These three always carry a length, were it 0: some gateways answer 411 otherwise.
            boolean needsLength = List.of("POST", "PUT", "PATCH").contains(request.method());
            return needsLength ? new OneShotBody(new byte[0]) : null;
        }
        return new OneShotBody(body);
    }

    private static TransportResponse transportResponse(Call call, Response response, OnePass pass, Duration idle)
            throws IOException {
        if (response.code() < 200 || response.code() > 599) {
            response.close();
            throw new IOException("status " + response.code() + " is no final HTTP status");
        }
        List<Headers.Field> fields = new ArrayList<>(response.headers().size());
        for (int i = 0; i < response.headers().size(); i++) {
            addField(fields, response.headers().name(i), response.headers().value(i));
        }
        for (String hidden : pass.hiddenRetryAfter()) {
            addField(fields, "Retry-After", hidden);
        }
        response.body().source().timeout().timeout(clamped(idle).toNanos(), TimeUnit.NANOSECONDS);
        return new TransportResponse(response.code(), Headers.of(fields), new ResponseStream(call, response.body()));
    }

    private static void addField(List<Headers.Field> fields, String name, String value) {
        try {
            fields.add(new Headers.Field(name, printable(value)));
        } catch (IllegalArgumentException e) {
            // The name is no header name: nobody can ask for it. An answer that was received must not fail on it.
        }
    }

    private static String printable(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    text.append('%').append(HEX.toHexDigits(b));
                }
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    private static Duration clamped(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }

    private static Authenticator tunnelOnly(Authenticator proxyAuthenticator) {
        return (route, response) ->
                response.request().method().equals("CONNECT") ? proxyAuthenticator.authenticate(route, response) : null;
    }

    private static ExecutorService daemonThreads() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "azureplan-http");
            // The caller waits for the call itself; a thread kept for the next one must not keep the program alive.
            thread.setDaemon(true);
            // OkHttp hands a failure to the callback and throws it here once more.
            thread.setUncaughtExceptionHandler((t, e) -> {});
            return thread;
        });
    }

    /**
     * Ends the calls that wait for an answer and releases threads and connections this transport made. Responses that
     * are still open stay readable until they are closed. Calling it again does nothing.
     */
    @Override
    public void close() {
        threads.shutdown();
        client.dispatcher().cancelAll();
        if (ownPool != null) {
            ownPool.evictAll();
        }
    }

    /** Passes the outcome of a call to the waiting thread, or closes a response nobody waits for any more. */
    private record Handover(CompletableFuture<Response> answer) implements Callback {
        @Override
        public void onResponse(Call call, Response response) {
            if (!answer.complete(response)) {
                response.close();
            }
        }

        @Override
        public void onFailure(Call call, IOException e) {
            answer.completeExceptionally(e);
        }
    }

    /** A body that OkHttp may write once only. */
    private static final class OneShotBody extends RequestBody {
        private final byte[] bytes;

        OneShotBody(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public okhttp3.@Nullable MediaType contentType() {
            return null; // the request's own header stands
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
