package io.github.azureplan.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.common.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriteTest {
    private final Json json = new Json(drift -> {});

    record Line(
            int id,
            @Nullable String friendlyName,
            @Nullable BigDecimal price,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable CustomerId customer,
            @Nullable Market market,
            boolean yes,
            List<String> tags,
            Map<String, String> context,
            @WireName({"attributes", "etag"}) @Nullable ETag etag) {}

    private static final Line BARE = new Line(0, null, null, null, null, null, null, false, List.of(), Map.of(), null);

    private String written(Object value) {
        return new String(json.write(value), UTF_8);
    }

    @Test
    void what_is_empty_is_left_out() {
        assertThat(written(BARE)).isEqualTo("{\"id\":0,\"yes\":false}");
    }

    @Test
    void members_are_written_by_their_first_name_in_camel_case() {
        Line line = new Line(
                3,
                "Zoë \"x\"",
                new BigDecimal("100.00"),
                Instant.parse("2026-03-02T00:00:00Z"),
                LocalDate.of(2026, 3, 2),
                CustomerId.of("7F0D6AC4-0C1E-4C8B-9C55-2F6A3F0E4B11"),
                Market.of("se"),
                true,
                List.of("a"),
                Map.of("scope", "shared"),
                ETag.of("\"42\""));
        assertThat(written(line))
                .isEqualTo("{\"id\":3,\"friendlyName\":\"Zoë \\\"x\\\"\",\"price\":100.00,"
                        + "\"at\":\"2026-03-02T00:00:00Z\",\"day\":\"2026-03-02\","
                        + "\"customer\":\"7f0d6ac4-0c1e-4c8b-9c55-2f6a3f0e4b11\",\"market\":\"SE\",\"yes\":true,"
                        + "\"tags\":[\"a\"],\"context\":{\"scope\":\"shared\"},\"attributes\":{\"etag\":\"42\"}}");
        assertThat(json.read(json.write(line), Line.class)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z",
        "2026-03-02T10:20:30.5Z, 2026-03-02T10:20:30.5Z",
        "2026-03-02T10:20:30.123456789Z, 2026-03-02T10:20:30.1234567Z"
    })
    void moments_are_written_in_utc_with_at_most_seven_digits(Instant moment, String text) {
        assertThat(Times.text(moment)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1E+3, 1000", "1E-7, 0.0000001", "28.82860766744404945074, 28.82860766744404945074"})
    void decimals_are_written_plain(String value, String literal) {
        assertThat(written(Map.of("v", new BigDecimal(value)))).isEqualTo("{\"v\":" + literal + "}");
    }

    @Test
    void maps_and_lists_of_models_are_written() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("lines", List.of(BARE));
        body.put("status", "cancelled");
        body.put("none", null);
        body.put("count", 2);
        assertThat(written(body))
                .isEqualTo("{\"lines\":[{\"id\":0,\"yes\":false}],\"status\":\"cancelled\",\"none\":null,\"count\":2}");
        assertThat(written("success")).isEqualTo("\"success\"");
    }
}
