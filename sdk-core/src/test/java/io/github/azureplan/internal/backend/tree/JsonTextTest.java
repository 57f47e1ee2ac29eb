package io.github.azureplan.internal.backend.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void what_is_read_is_written_again() throws BadJsonException {
        String text = "{\"b\":1.500,\"a\":[true,null,\"x\\n\u00e9\"],\"C\":{\"d\":28.82860766744404945074}}";

        assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
    }

    @Test
    void lookup_ignores_case_and_null_is_like_missing() throws BadJsonException {
        JsonObject object = (JsonObject) JsonText.parse("{\"TotalCount\":2.50,\"Name\":null}");

        assertThat(object.decimal("totalCount")).isEqualTo(new BigDecimal("2.50"));
        assertThat(object.text("name")).isNull();
        assertThat(object.has("name")).isFalse();
        assertThat(object.get("name")).isEqualTo(JsonScalar.NULL);
        assertThat(object.with("TOTALCOUNT", 3).members()).containsOnlyKeys("TotalCount", "Name");
        assertThat(object.without("name").members()).containsOnlyKeys("TotalCount");
    }

    @Test
    void what_is_not_strictly_json_is_refused() {
        for (String text : List.of(
                "",
                "{",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "{} {}",
                "{\"a\":1,\"A\":2}",
                "{\"a\":01}",
                "NaN",
                "// x\n1",
                "1e9999",
                "9".repeat(80),
                "[".repeat(65) + "]".repeat(65),
                "\uFEFF{}")) {
            assertThat(accepts(text))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isFalse();
        }
        byte[] latin = "\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> JsonText.parse(latin)).hasMessageContaining("UTF-8");
    }

    private static boolean accepts(String text) {
        try {
            JsonText.parse(text);
            return true;
        } catch (BadJsonException e) {
            return false;
        }
    }
}
