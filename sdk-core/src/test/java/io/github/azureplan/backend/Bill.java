package io.github.azureplan.backend;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.common.Service;
import io.github.azureplan.internal.backend.tree.BadJsonException;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A customer with an Azure subscription that is used, and the paths to what that costs. */
record Bill(InMemoryBackend backend, String customer, String plan, AzureSubscriptionId subscription) {
    static final String GRAPH = "https://graph.microsoft.com";
    static final String REPORTS = "/v1.0/reports/partners/billing/";

    static Bill of(InMemoryBackend.Builder builder) {
        InMemoryBackend backend =
                builder.startAt(Instant.parse("2026-04-28T08:00:00Z")).build();
        Shop shop = Shop.of(backend, "nordwind.example");
        String plan = shop.plan();
        String entitlement = Ask.user(backend)
                .get(shop.customer() + "/subscriptions/" + plan + "/azureEntitlements")
                .json()
                .array("items")
                .objects()
                .get(0)
                .text("id");
        return new Bill(backend, shop.id(), plan, AzureSubscriptionId.of(entitlement));
    }

    static Bill usual() {
        return of(InMemoryBackend.builder());
    }

    void goTo(String moment) {
        backend.clock().advance(Duration.between(backend.clock().instant(), Instant.parse(moment)));
    }

    void use(String name, String region, String perDay) {
        backend.world().use(subscription, meter(name, region), new BigDecimal(perDay));
    }

    MeterId meter(String name, String region) {
        return backend.world().meters().stream()
                .filter(m -> m.name().equals(name) && m.region().equals(region))
                .map(Meter::meterId)
                .findFirst()
                .orElseThrow();
    }

    Ask graph() {
        return Ask.nobody(backend).at(GRAPH).token(backend.tokens(), Service.GRAPH, GRAPH, AuthKind.APP_ONLY);
    }

    /** Asks for an export and answers the path of its operation. */
    String export(String what, String body) {
        Ask.Answer accepted = graph().post(REPORTS + what + "/export", body);
        if (accepted.status() != 202) {
            throw new AssertionError(accepted.body());
        }
        return accepted.header("Location").substring(GRAPH.length());
    }

    /** Reads an operation until it is over. */
    JsonObject settled(String operation) {
        for (int i = 0; i < 100; i++) {
            Ask.Answer answer = graph().get(operation);
            if (answer.headers().first("Retry-After").isEmpty()) {
                return answer.json();
            }
        }
        throw new AssertionError("never over");
    }

    JsonObject manifest(String what, String body) {
        JsonObject manifest = settled(export(what, body)).object("resourceLocation");
        if (manifest == null) {
            throw new AssertionError("no manifest");
        }
        return manifest;
    }

    /** Everything an export holds. */
    List<JsonObject> lines(String what, String body) {
        return lines(manifest(what, body));
    }

    List<JsonObject> lines(JsonObject manifest) {
        List<JsonObject> lines = new ArrayList<>();
        for (JsonObject blob : manifest.array("blobs").objects()) {
            lines.addAll(unpacked(file(manifest, blob.text("name")).bytes()));
        }
        return lines;
    }

    Ask.Answer file(JsonObject manifest, String name) {
        return Ask.nobody(backend)
                .at("")
                .get(manifest.text("rootDirectory") + "/" + name + "?" + manifest.text("sasToken"));
    }

    static List<JsonObject> unpacked(byte[] file) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            List<JsonObject> lines = new ArrayList<>();
            for (String line : List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", 0))) {
                lines.add((JsonObject) JsonText.parse(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadJsonException e) {
            throw new AssertionError(e);
        }
    }

    List<JsonObject> invoices() {
        return Ask.app(backend).get("/v1/invoices").json().array("items").objects();
    }

    String invoiceId() {
        return invoices().get(0).text("id");
    }

    static String billed(String invoice) {
        return "{\"invoiceId\":\"" + invoice + "\",\"attributeSet\":\"full\"}";
    }

    static String unbilled(String period) {
        return "{\"currencyCode\":\"EUR\",\"billingPeriod\":\"" + period + "\",\"attributeSet\":\"full\"}";
    }
}
