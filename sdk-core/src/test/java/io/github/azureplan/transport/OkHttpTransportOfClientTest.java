package io.github.azureplan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a client that is set up to do all a transport must not do. */
class OkHttpTransportOfClientTest extends TransportContract {
    @TempDir
    File directory;

    @Override
    protected Transport newTransport() {
        Authenticator eager = (route, response) -> response.request()
                .newBuilder()
                .header("Authorization", "Basic dTpw")
                .build();
        Dispatcher narrow = new Dispatcher();
        narrow.setMaxRequestsPerHost(1);
        return OkHttpTransport.of(new OkHttpClient.Builder()
                .dispatcher(narrow)
                .retryOnConnectionFailure(true)
                .authenticator(eager)
                .proxyAuthenticator(eager)
                .cookieJar(new KeepAll())
                .cache(new Cache(new File(directory, "cache"), 1 << 20))
                .readTimeout(Duration.ofMillis(50))
                .callTimeout(Duration.ofMillis(150))
                .build());
    }

    @Test
    void closing_leaves_the_given_client_its_pool_and_its_dispatcher_alone() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            OkHttpClient client = new OkHttpClient();
            try (Transport transport = OkHttpTransport.of(client)) {
                transport.send(request("GET", server.uri("/"))).close();
            }
            assertThat(client.connectionPool().connectionCount()).isEqualTo(1);
            assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
            try (Response response = client.newCall(new Request.Builder()
                            .url(server.uri("/").toString())
                            .build())
                    .execute()) {
                assertThat(response.code()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_proxy_gets_its_password_for_a_tunnel_and_one_request_otherwise() throws IOException {
        String challenge = "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\n\r\n";
        try (RawServer proxy = RawServer.answering(challenge)) {
            OkHttpClient client = new OkHttpClient.Builder()
                    .proxy(new Proxy(
                            Proxy.Type.HTTP,
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(),
                                    proxy.uri("/").getPort())))
                    .proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                            ? null
                            : response.request()
                                    .newBuilder()
                                    .header("Proxy-Authorization", "Basic dTpw")
                                    .build())
                    .build();
            try (Transport transport = OkHttpTransport.of(client)) {
                TransportResponse plain = transport.send(request("POST", URI.create("http://service.example/")));
                assertThat(plain.status()).isEqualTo(407);
                assertThat(proxy.requests()).isEqualTo(1);

                assertThatThrownBy(() -> transport.send(request("POST", URI.create("https://service.example/"))))
                        .isInstanceOf(RequestNotSentException.class);
                assertThat(proxy.request(2).line()).isEqualTo("CONNECT service.example:443 HTTP/1.1");
                assertThat(proxy.request(2).values("Proxy-Authorization")).containsExactly("Basic dTpw");
            }
        }
    }

    @Test
    void an_unknown_host_is_told_apart_as_not_sent() {
        OkHttpClient client = new OkHttpClient.Builder()
                .dns(name -> {
                    throw new UnknownHostException(name);
                })
                .build();
        try (Transport transport = OkHttpTransport.of(client)) {
            assertThatThrownBy(() -> transport.send(request("POST", URI.create("http://nowhere.example/"))))
                    .isInstanceOf(RequestNotSentException.class)
                    .hasCauseInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void an_interceptor_that_sends_again_is_stopped() throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                Transport transport = OkHttpTransport.of(client)) {
            assertThatThrownBy(() -> transport.send(request("POST", server.uri("/"))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class)
                    .hasMessageContaining("second request");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void an_interceptor_that_breaks_ends_the_call_with_an_io_exception() throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .addNetworkInterceptor(chain -> {
                    throw new IllegalStateException("broken");
                })
                .build();
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                Transport transport = OkHttpTransport.of(client)) {
            assertThatThrownBy(() -> transport.send(request("POST", server.uri("/"))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void closing_the_transport_ends_a_call_that_waits() throws Exception {
        try (RawServer server = RawServer.start((number, wire) -> wire.stayMute())) {
            Transport transport = OkHttpTransport.create();
            FutureTask<Void> caller = new FutureTask<>(() -> {
                assertThatThrownBy(() -> transport.send(request("GET", server.uri("/"))))
                        .isInstanceOf(IOException.class);
                return null;
            });
            new Thread(caller).start();
            server.awaitRequests(1);
            transport.close();
            caller.get(20, TimeUnit.SECONDS);
        }
    }

    private static final class KeepAll implements CookieJar {
        private final List<Cookie> kept = new ArrayList<>();

        @Override
        public synchronized void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
            kept.addAll(cookies);
        }

        @Override
        public synchronized List<Cookie> loadForRequest(HttpUrl url) {
            return List.copyOf(kept);
        }
    }
}
