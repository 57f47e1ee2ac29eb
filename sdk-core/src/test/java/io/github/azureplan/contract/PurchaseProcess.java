package io.github.azureplan.contract;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.plans.FilePurchaseJournal;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Buys a plan in a process of its own: says {@code ready}, waits for a line, says the plan's id. Time is the backend's:
 * who waits moves its clock.
 */
final class PurchaseProcess {
    private PurchaseProcess() {}

    public static void main(String[] args) throws IOException {
        URI backend = URI.create(args[0]);
        Instant start = Instant.parse(args[3]);
        TokenProvider any = request -> new AccessToken("any", start.plus(Duration.ofDays(1)));
        try (AzurePlanClient client = AzurePlanClient.builder()
                .endpoints(Endpoints.of(backend))
                .appOnly(any)
                .appUser(any)
                .clock(Clock.fixed(start, ZoneOffset.UTC))
                .sleeper(wait -> advance(backend, wait))
                .purchaseJournal(FilePurchaseJournal.in(Path.of(args[1])))
                .build()) {
            System.out.println("ready");
            if (System.in.read() < 0) {
                return;
            }
            System.out.println(client.customer(CustomerId.of(args[2]))
                    .azurePlan()
                    .purchase()
                    .id()
                    .text());
        }
    }

    private static void advance(URI backend, Duration wait) {
        try {
            HttpURLConnection call =
                    (HttpURLConnection) backend.resolve("/_world/clock").toURL().openConnection();
            call.setRequestMethod("POST");
            call.setDoOutput(true);
            call.setRequestProperty("Content-Type", "application/json");
            call.getOutputStream().write(("{\"advance\":\"" + wait + "\"}").getBytes(StandardCharsets.UTF_8));
            if (call.getResponseCode() != 200) {
                throw new IllegalStateException("the clock answered " + call.getResponseCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
