package io.github.azureplan.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.subscriptions.Subscription;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged documents are a problem or a value, never anything else. */
class JsonFuzzTest {
    private static final long SEED = 20_260_302L;

    private record Part(
            @Nullable BigDecimal amount,
            @Nullable Instant at,
            @Nullable URI uri,
            int n) {}

    private record Whole(
            @Nullable CustomerId id,
            @Nullable CurrencyCode currency,
            @Nullable LocalDate day,
            boolean flag,
            @WireName("attributes") @Nullable ETag etag,
            List<Part> parts,
            Map<String, String> free) {}

    private static final byte[] DOCUMENT = ("{\"id\":\"7f0d6ac4-0c1e-4c8b-9c55-2f6a3f0e4b11\",\"currency\":\"EUR\","
                    + "\"day\":\"2026-03-02\",\"flag\":\"true\",\"attributes\":{\"etag\":\"-424\",\"objectType\":\"X\"},"
                    + "\"parts\":[{\"amount\":28.82860766744404945074,\"at\":\"2019-01-16T00:45:41.6062996Z\","
                    + "\"uri\":\"https://x.example/a?b=c\",\"n\":12},{\"n\":\"3\",\"other\":[1,{\"a\":null}]}],"
                    + "\"free\":{\"a\":1.5,\"b\":{\"c\":[true,\"\\u00e5\\n\"]}}}")
            .getBytes(UTF_8);

    @Test
    void damaged_documents_are_a_problem_or_a_value() {
        Json json = new Json(drift -> {});
        Random random = new Random(SEED);
        int values = 0;
        int problems = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] body = mutate(random, DOCUMENT);
            try {
                assertThat(json.read(body, Whole.class)).isNotNull();
                values++;
            } catch (JsonProblem problem) {
                assertThat(problem.path()).startsWith("$");
                problems++;
            } catch (Throwable other) {
                throw new AssertionError("seed " + SEED + ", round " + i + ": " + new String(body, UTF_8), other);
            }
            JsonValue.parse(body);
        }
        assertThat(values).as("some damage is harmless").isGreaterThan(500);
        assertThat(problems).as("most is not").isGreaterThan(2_500);
    }

    @ParameterizedTest
    @MethodSource("models")
    void damaged_models_that_keep_their_document_are_a_problem_or_can_be_written(String payload, Class<?> type) {
        Json json = new Json(drift -> {});
        Random random = new Random(SEED);
        byte[] document = Payloads.bytes(payload);
        int values = 0;
        for (int i = 0; i < 1_500; i++) {
            byte[] body = mutate(random, document);
            try {
                Object model = json.read(body, type);
                assertThat(JsonValue.parse(json.write(model))).isEqualTo(JsonValue.parse(body));
                assertThat(model.toString()).isNotBlank();
                values++;
            } catch (JsonProblem problem) {
                assertThat(problem).hasNoCause();
            } catch (Throwable other) {
                throw new AssertionError("seed " + SEED + ", round " + i + ": " + new String(body, UTF_8), other);
            }
        }
        assertThat(values).as("some damage is harmless").isGreaterThan(50);
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of("orders/cart.json", Cart.class),
                Arguments.of("subscriptions/plan.json", Subscription.class));
    }

    private static byte[] mutate(Random random, byte[] document) {
        byte[] body = document.clone();
        int flips = 1 + random.nextInt(4);
        for (int i = 0; i < flips; i++) {
            int at = random.nextInt(body.length);
            body[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) "{}[]\",:0-e.\\u".charAt(random.nextInt(13));
                case 2 -> (byte) (body[at] ^ (1 << random.nextInt(8)));
                default -> body[random.nextInt(body.length)];
            };
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
    }
}
