package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.ETag;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.WireName;
import io.github.azureplan.orders.Cart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two comparers see what they are for. */
class ComparersTest {
    record Part(BigDecimal amount, Instant since, BillingCycle cycle) {}

    record Whole(
            String name,
            boolean active,
            List<Part> parts,
            Map<String, String> more,
            @WireName({"attributes", "etag"}) ETag etag) {}

    private static final Whole WHOLE = new Whole(
            "n",
            true,
            List.of(new Part(
                    new BigDecimal("28.82860766744404945074"),
                    Instant.parse("2026-03-02T09:30:00.12Z"),
                    BillingCycle.ONE_TIME)),
            Map.of("a", "1", "b", "[\"x\"]"),
            ETag.of("t1"));
    private static final String JSON = """
            {"name":"n","active":true,"more":{"a":1,"b":["x"]},"links":{"self":"s"},"totalCount":7,
            "parts":[{"Amount":28.82860766744404945074,"since":"2026-03-02T09:30:00.1200000","cycle":"one_time"}],
            "attributes":{"etag":"t1","objectType":"Whole"}}""";

    @Test
    void a_model_that_has_everything_passes() {
        assertThatCode(() -> NothingLost.of(tree(JSON), WHOLE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"n\"|\"m\"",
                "true|false",
                "49450|49451",
                "1200000|1200001",
                "one_time|OneTime",
                "\"a\":1|\"a\":2",
                "[\"x\"]|[\"y\"]",
                "\"etag\":\"t1\"|\"etag\":\"t2\"",
                "\"objectType\"|\"other\"",
                "\"totalCount\"|\"total\"",
                "{\"Amount\"|{\"extra\":0,\"Amount\"",
                "[{\"Amount\"|[{\"amount\":1},{\"Amount\"",
            })
    void one_scalar_that_is_missing_or_differs_is_lost(String from, String to) {
        String changed = JSON.replace(from, to);
        assertThatThrownBy(() -> NothingLost.of(tree(changed), WHOLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lost in");
    }

    @Test
    void a_document_that_is_written_back_keeps_what_is_not_modelled_and_nothing_else_counts_for_it() {
        String json = "{\"id\":\"c1\",\"status\":\"Active\",\"fresh\":{\"x\":1}}";
        Cart cart = new Json(drift -> {}).read(json.getBytes(StandardCharsets.UTF_8), Cart.class);
        assertThatCode(() -> NothingLost.of(tree(json), cart)).doesNotThrowAnyException();
        assertThatThrownBy(() -> NothingLost.of(tree(json.replace(":1", ":2")), cart))
                .hasMessageContaining("written back");
    }

    @Test
    void a_payload_without_scalars_proves_nothing() {
        assertThatThrownBy(() -> NothingLost.of(tree("{\"parts\":[],\"links\":{}}"), WHOLE))
                .hasMessageContaining("no scalar");
    }

    @Test
    void bodies_are_the_same_whatever_their_case_of_names_nulls_zeros_and_time_zones() {
        SameJson.strictly()
                .check(
                        tree("{\"a\":{\"b\":[1.50,{\"c\":\"2026-03-02T00:00:00Z\"}]}}"),
                        tree("{\"A\":{\"B\":[1.5,{\"C\":\"2026-03-02T00:00:00.000Z\"}],\"D\":null},"
                                + "\"Attributes\":{\"ObjectType\":\"X\"}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":\"x\"}|{\"a\":\"X\"}",
                "{\"a\":\"1\"}|{\"a\":1}",
                "{\"a\":1}|{\"a\":1,\"b\":2}",
                "{\"a\":1,\"b\":2}|{\"a\":1}",
                "{\"a\":[1,2]}|{\"a\":[2,1]}",
                "{\"a\":\"true\"}|{\"a\":true}",
            })
    void another_difference_has_to_be_announced(String sent, String documented) {
        assertThatThrownBy(() -> SameJson.strictly().check(tree(sent), tree(documented)))
                .hasMessageContaining("differs");
    }

    @Test
    void a_difference_that_was_announced_must_be_there() {
        JsonValue sent = tree("{\"a\":[{\"b\":\"x\"}]}");
        JsonValue documented = tree("{\"a\":[{\"b\":\"X\",\"id\":0}]}");
        SameJson.strictly()
                .inOtherCase("a[].b", "words have no case")
                .leavingOut("a[].id", "made by the service")
                .check(sent, documented);
        assertThatThrownBy(() -> SameJson.strictly()
                        .leavingOut("a[].id", "made by the service")
                        .check(sent, sent))
                .hasMessageContaining("announced");
    }

    private static JsonValue tree(String json) {
        return JsonValue.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
