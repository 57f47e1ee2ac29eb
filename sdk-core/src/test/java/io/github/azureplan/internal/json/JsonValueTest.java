package io.github.azureplan.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    private static JsonValue tree(String text) {
        return JsonValue.parse(text.getBytes(UTF_8)).orElseThrow();
    }

    @Test
    void members_are_found_in_any_case_along_a_path() {
        JsonValue error = tree(
                "\uFEFF{\"Error\":{\"CODE\":900115,\"innerError\":{\"request-id\":\"r\"},\"details\":[{\"code\":\"x\"}],"
                        + "\"isRetryable\":false,\"none\":null}}");
        assertThat(error.text("error", "code")).contains("900115");
        assertThat(error.text("error", "innererror", "request-id")).contains("r");
        assertThat(error.text("error", "IsRetryable")).contains("false");
        assertThat(error.elements("error", "details")).hasSize(1);
        assertThat(error.elements("error", "details").get(0).text("code")).contains("x");
    }

    @Test
    void what_is_not_there_is_empty() {
        JsonValue error = tree("{\"error\":{\"none\":null,\"text\":\"t\"}}");
        assertThat(error.text("error")).isEmpty();
        assertThat(error.text("error", "none")).isEmpty();
        assertThat(error.find("error", "none")).isEmpty();
        assertThat(error.text("error", "text", "deeper")).isEmpty();
        assertThat(error.elements("error")).isEmpty();
        assertThat(tree("[1]").elements()).hasSize(1);
        assertThat(tree("\"plain\"").text()).contains("plain");
    }

    @Test
    void an_exact_name_wins_over_one_in_another_case() {
        assertThat(tree("{\"Code\":1,\"code\":2}").text("code")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"a\":", "{} {}", "{a:1}", "\u0000"})
    void what_is_no_json_is_empty(String body) {
        assertThat(JsonValue.parse(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void a_body_nested_too_deep_is_empty() {
        assertThat(JsonValue.parse("{\"a\":".repeat(100_000).getBytes(UTF_8))).isEmpty();
    }
}
