package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.backend.BackendServer;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.transport.OkHttpTransport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SandboxSnippetsTest {
    @Test
    void a_backend_is_served_from_a_test() throws IOException {
        // tag::server[]
        InMemoryBackend backend = InMemoryBackend.create();
        // a free port of 127.0.0.1
        try (BackendServer server = BackendServer.start(backend, 0);
                OkHttpTransport transport = OkHttpTransport.create();
                AzurePlanClient client = backend.clientBuilder()
                        .endpoints(Endpoints.of(server.uri()))
                        .transport(transport) // through a socket, as in production
                        .build()) {
            client.customers().list().toList();
        }
        // end::server[]
        assertThat(backend.requests()).isNotEmpty();
    }

    @Test
    void a_sandbox_in_another_process_needs_an_address_and_any_token() throws IOException, InterruptedException {
        InMemoryBackend backend = InMemoryBackend.builder().anyToken(true).build();
        try (BackendServer server = BackendServer.start(backend, 0)) {
            URI sandbox = server.uri();
            // tag::client[]
            TokenProvider anyToken = request -> new AccessToken("anything", Instant.parse("9999-01-01T00:00:00Z"));
            AzurePlanClient client = AzurePlanClient.builder()
                    .endpoints(Endpoints.of(sandbox)) // http://127.0.0.1:8080
                    .appOnly(anyToken)
                    .appUser(anyToken)
                    .build();
            // end::client[]
            // tag::world[]
            HttpClient http = HttpClient.newHttpClient();
            HttpRequest customer = HttpRequest.newBuilder(sandbox.resolve("/_world/customers"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"country\":\"SE\",\"domain\":\"contoso.onmicrosoft.com\",\"companyName\":\"Contoso\"}"))
                    .build();
            HttpResponse<String> made = http.send(customer, HttpResponse.BodyHandlers.ofString());
            // end::world[]
            assertThat(made.statusCode()).isBetween(200, 201);
            assertThat(client.customers().findByDomain("contoso.onmicrosoft.com"))
                    .isPresent();
            client.close();
        }
    }
}
