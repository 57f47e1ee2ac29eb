package io.github.azureplan.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.OpenEnum;
import io.github.azureplan.common.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadTest {
    private final List<Drift> drift = new ArrayList<>();
    private final Json json = new Json(drift::add);

    record Money(@Nullable BigDecimal amount, @Nullable CurrencyCode currency) {}

    private record Everything(
            @Nullable String text,
            int small,
            long large,
            boolean yes,
            @Nullable Integer maybe,
            @Nullable Boolean perhaps,
            @Nullable Money money,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable URI link,
            @Nullable CustomerId customer,
            @Nullable MpnId partner,
            @Nullable Market market,
            @Nullable Secret secret,
            @WireName({"attributes", "etag"}) @Nullable ETag etag,
            @Nullable Colour colour,

            @WireName({"vettingCreateDate", "vettingCreatedDate"}) @Nullable
            Instant vetted,

            List<Money> list,
            Set<Colour> colours,
            Map<String, String> free,
            Map<String, Money> byName) {}

    record Page<T>(int totalCount, List<T> items, Map<String, List<T>> groups) {}

    record Node(String name, @Nullable Node next) {}

    record Strict(@Required String id) {
        Strict {
            if (id.contains("bad")) {
                throw new IllegalStateException("secret payload " + id);
            }
        }
    }

    static final class Colour extends OpenEnum {
        private static final Values<Colour> VALUES = new Values<>(Colour::new);
        static final Colour DARK_RED = VALUES.constant("dark_red");

        private Colour(String text, boolean known) {
            super(text, known);
        }

        public static Colour of(String text) {
            return VALUES.of(text);
        }
    }

    private <T> T read(String text, Class<T> type) {
        return json.read(text.getBytes(UTF_8), type);
    }

    private JsonProblem problem(String text, Class<?> type) {
        try {
            Object value = read(text, type);
            throw new AssertionError("read as " + value);
        } catch (JsonProblem problem) {
            return problem;
        }
    }

    @Test
    void names_are_found_in_any_case_and_by_alias() {
        for (String name :
                List.of("vettingCreateDate", "VettingCreateDate", "VETTINGCREATEDATE", "vettingcreateddate")) {
            assertThat(read("{\"" + name + "\":\"2021-05-06\"}", Everything.class)
                            .vetted())
                    .isEqualTo("2021-05-06T00:00:00Z");
        }
        assertThat(drift).isEmpty();
    }

    @Test
    void a_null_under_one_name_leaves_what_another_name_has_said() {
        for (String json : List.of(
                "{\"vettingCreateDate\":\"2021-05-06\",\"vettingCreatedDate\":null}",
                "{\"vettingCreateDate\":null,\"vettingCreatedDate\":\"2021-05-06\"}")) {
            assertThat(read(json, Everything.class).vetted()).isEqualTo("2021-05-06T00:00:00Z");
        }
    }

    @Test
    void missing_and_null_read_alike() {
        Everything missing = read("{}", Everything.class);
        Everything nulls = read(
                "{\"text\":null,\"small\":null,\"large\":null,\"yes\":null,\"money\":null,\"at\":null,\"list\":null,"
                        + "\"colours\":null,\"free\":null,\"colour\":null,\"customer\":null,\"attributes\":null}",
                Everything.class);
        assertThat(nulls).isEqualTo(missing);
        assertThat(missing.text()).isNull();
        assertThat(missing.small()).isZero();
        assertThat(missing.yes()).isFalse();
        assertThat(missing.maybe()).isNull();
        assertThat(missing.list()).isEmpty();
        assertThat(missing.colours()).isEmpty();
        assertThat(missing.free()).isEmpty();
    }

    @Test
    void collections_cannot_be_changed() {
        Everything value = read("{\"list\":[{}],\"colours\":[\"dark_red\"],\"free\":{\"a\":\"b\"}}", Everything.class);
        assertThatThrownBy(() -> value.list().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> value.colours().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> value.free().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nulls_inside_lists_are_left_out_and_reported() {
        Page<Money> page =
                json.read("{\"items\":[null,{\"amount\":1},null]}".getBytes(UTF_8), Json.type(Page.class, Money.class));
        assertThat(page.items()).hasSize(1);
        assertThat(drift).containsExactly(new Drift(Drift.Kind.NULL_ELEMENT, "List of JsonReadTest.Money", ""));
    }

    @Test
    void numbers_and_texts_stand_for_each_other() {
        Everything value = read(
                "{\"text\":12.50,\"small\":\"7\",\"large\":\"9000000000\",\"yes\":\"True\",\"maybe\":1.0,\"perhaps\":0,"
                        + "\"money\":{\"amount\":\"28.82860766744404945074\"},\"partner\":873452}",
                Everything.class);
        assertThat(value.text()).isEqualTo("12.50");
        assertThat(value.small()).isEqualTo(7);
        assertThat(value.large()).isEqualTo(9_000_000_000L);
        assertThat(value.yes()).isTrue();
        assertThat(value.maybe()).isEqualTo(1);
        assertThat(value.perhaps()).isFalse();
        assertThat(value.money().amount()).isEqualTo(new BigDecimal("28.82860766744404945074"));
        assertThat(value.partner()).isEqualTo(MpnId.of("873452"));
        assertThat(read("{\"text\":true}", Everything.class).text()).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "28.82860766744404945074",
                "0.1234567890123456789012345",
                "100.00",
                "-0.00",
                "1e-30",
                "1E+400",
                "0",
                "12345678901234567890123"
            })
    void decimals_keep_every_digit_and_their_scale(String literal) {
        assertThat(read("{\"amount\":" + literal + "}", Money.class).amount()).isEqualTo(new BigDecimal(literal));
        assertThat(read("{\"amount\":\"" + literal + "\"}", Money.class).amount())
                .isEqualTo(new BigDecimal(literal));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-06-14T00:00:00.000Z, 2018-06-14T00:00:00Z",
        "2019-08-26T00:00:00, 2019-08-26T00:00:00Z",
        "2019-01-16T00:45:41.6062996Z, 2019-01-16T00:45:41.606299600Z",
        "2021-02-24T19:26:06.947164Z, 2021-02-24T19:26:06.947164Z",
        "2019-01-16T00:48:44.76+00:00, 2019-01-16T00:48:44.760Z",
        "2018-03-06T17:37:05.253-08:00, 2018-03-07T01:37:05.253Z",
        "9999-12-10T00:00:00Z, 9999-12-10T00:00:00Z",
        "0001-01-01T00:00:00, 0001-01-01T00:00:00Z",
        "2021-05-06T19:59:56.6832021+00:00, 2021-05-06T19:59:56.683202100Z",
        "2021-05-06T19:59:56.683202123Z, 2021-05-06T19:59:56.683202123Z",
        "2021-05-06t19:59:56z, 2021-05-06T19:59:56Z",
        "2021-05-06 19:59:56, 2021-05-06T19:59:56Z",
        "2021-05-06T19:59:56+0530, 2021-05-06T14:29:56Z",
        "2021-05-06T19:59Z, 2021-05-06T19:59:00Z",
        "2021-05-06, 2021-05-06T00:00:00Z"
    })
    void every_form_of_a_date_time_is_read(String text, Instant moment) {
        assertThat(read("{\"at\":\"" + text + "\"}", Everything.class).at()).isEqualTo(moment);
    }

    @Test
    void a_date_is_taken_as_written() {
        assertThat(read("{\"day\":\"2026-03-31T23:30:00-08:00\"}", Everything.class)
                        .day())
                .isEqualTo("2026-03-31");
        assertThat(read("{\"day\":\"2026-03-31\"}", Everything.class).day()).isEqualTo("2026-03-31");
    }

    @Test
    void blank_text_is_missing_save_for_a_text() {
        Everything value = read(
                "{\"text\":\"\",\"at\":\"\",\"customer\":\" \",\"colour\":\"\",\"small\":\"\",\"market\":\"\"}",
                Everything.class);
        assertThat(value.text()).isEmpty();
        assertThat(value).extracting("at", "customer", "colour", "market").containsOnlyNulls();
        assertThat(value.small()).isZero();
        assertThat(drift).isEmpty();
    }

    @Test
    void names_of_the_wrong_form_read_as_missing_and_are_reported_once() {
        String text =
                "{\"customer\":\"not a guid\",\"market\":\"Nowhere\",\"link\":\"ht tp://\",\"money\":{\"currency\":\"Euros\"}}";
        Everything value = read(text, Everything.class);
        assertThat(value).extracting("customer", "market", "link").containsOnlyNulls();
        assertThat(value.money().currency()).isNull();
        read(text, Everything.class);
        assertThat(drift)
                .extracting(Drift::kind, Drift::where, Drift::what)
                .containsExactlyInAnyOrder(
                        tuple(Drift.Kind.MALFORMED_VALUE, "CustomerId", "$.customer"),
                        tuple(Drift.Kind.MALFORMED_VALUE, "Market", "$.market"),
                        tuple(Drift.Kind.MALFORMED_VALUE, "URI", "$.link"),
                        tuple(Drift.Kind.MALFORMED_VALUE, "CurrencyCode", "$.money.currency"));
    }

    @Test
    void words_keep_their_spelling_and_unknown_ones_are_reported_once() {
        assertThat(read("{\"colour\":\"DarkRed\"}", Everything.class).colour()).isEqualTo(Colour.DARK_RED);
        for (int i = 0; i < 3; i++) {
            Everything value = read("{\"colour\":\"ultraviolet\",\"colours\":[\"ultraviolet\"]}", Everything.class);
            assertThat(value.colour().text()).isEqualTo("ultraviolet");
            assertThat(value.colour().known()).isFalse();
        }
        assertThat(drift).containsExactly(new Drift(Drift.Kind.UNKNOWN_VALUE, "JsonReadTest.Colour", "ultraviolet"));
    }

    @Test
    void unknown_members_are_skipped_and_reported_once() {
        read("{\"newThing\":{\"a\":[1,2]},\"amount\":1,\"links\":{}}", Money.class);
        read("{\"newThing\":null,\"Attributes\":{}}", Money.class);
        assertThat(drift).containsExactly(new Drift(Drift.Kind.UNKNOWN_MEMBER, "JsonReadTest.Money", "newThing"));
    }

    @Test
    void the_number_of_reported_kinds_is_bounded() {
        for (int i = 0; i < 5_000; i++) {
            read("{\"member" + i + "\":1}", Money.class);
        }
        assertThat(drift).hasSizeLessThanOrEqualTo(1_001).hasSizeGreaterThan(900);
    }

    @Test
    void an_etag_is_found_among_the_attributes() {
        assertThat(read("{\"attributes\":{\"objectType\":\"X\",\"Etag\":\"abc=\"}}", Everything.class)
                        .etag())
                .isEqualTo(ETag.of("abc="));
        assertThat(read("{\"attributes\":{\"objectType\":\"X\"}}", Everything.class)
                        .etag())
                .isNull();
    }

    @Test
    void free_form_maps_keep_everything_as_text() {
        assertThat(read(
                                "{\"free\":{\"a\":\"x\",\"b\":1.50,\"c\":true,\"d\":{\"e\":[1,null]},\"f\":null}}",
                                Everything.class)
                        .free())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", "x", "b", "1.50", "c", "true", "d", "{\"e\":[1,null]}"));
    }

    @Test
    void generic_and_recursive_records_are_read() {
        Page<Money> page = json.read(
                "{\"totalCount\":\"2\",\"items\":[{\"amount\":1}],\"groups\":{\"g\":[{\"amount\":2}]}}".getBytes(UTF_8),
                Json.type(Page.class, Money.class));
        assertThat(page.totalCount()).isEqualTo(2);
        assertThat(page.items().get(0).amount()).isEqualTo("1");
        assertThat(page.groups().get("g").get(0).amount()).isEqualTo("2");
        assertThat(read("{\"name\":\"a\",\"next\":{\"name\":\"b\"}}", Node.class)
                        .next()
                        .name())
                .isEqualTo("b");
    }

    @Test
    void a_byte_order_mark_and_blank_space_are_skipped() {
        assertThat(read("\uFEFF \r\n{\"amount\":1}\n", Money.class).amount()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uFEFF", "\r\n\t "})
    void an_empty_body_is_told_apart(String body) {
        assertThat(problem(body, Money.class).emptyBody()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":1 | $.amount | more, the document ends early",
                "<html><body>busy</body></html> | $ | valid JSON",
                "{\"amount\":1} {} | $ | valid JSON",
                "[1] | $ | an object",
                "null | $ | a value, not null",
                "{\"amount\":{}} | $.amount | a decimal number",
                "{\"amount\":\"much\"} | $.amount | a decimal number",
                "{\"amount\":NaN} | $.amount | a decimal number"
            })
    void bad_content_is_named_by_its_place(String body, String path, String expected) {
        JsonProblem problem = problem(body, Money.class);
        assertThat(problem.expected()).isIn(expected, "valid JSON");
        assertThat(problem.path()).isIn(path, "$", "$.");
        assertThat(problem.emptyBody()).isFalse();
    }

    @Test
    void what_is_counted_or_dated_must_be_right() {
        assertThat(problem("{\"small\":1.5}", Everything.class).path()).isEqualTo("$.small");
        assertThat(problem("{\"small\":3000000000}", Everything.class).expected())
                .contains("32 bits");
        assertThat(problem("{\"large\":1e30}", Everything.class).expected()).contains("64 bits");
        assertThat(problem("{\"at\":\"soon\"}", Everything.class).path()).isEqualTo("$.at");
        assertThat(problem("{\"at\":\"2021-02-30T00:00:00Z\"}", Everything.class)
                        .path())
                .isEqualTo("$.at");
        assertThat(problem("{\"yes\":\"maybe\"}", Everything.class).path()).isEqualTo("$.yes");
        assertThat(problem("{\"list\":[{},{\"amount\":[]}]}", Everything.class).path())
                .isEqualTo("$.list[1].amount");
        assertThat(problem("{\"list\":{}}", Everything.class).expected()).isEqualTo("an array");
        assertThat(problem("{\"free\":[]}", Everything.class).expected()).isEqualTo("an object");
    }

    @Test
    void a_number_of_absurd_size_is_refused_at_once() {
        assertThat(problem("{\"amount\":" + "9".repeat(2_000_000) + "}", Money.class)
                        .expected())
                .isEqualTo("a decimal number");
        assertThat(problem("{\"amount\":1e999999999}", Money.class).path()).isEqualTo("$.amount");
        assertThat(problem("{\"large\":\"1e999999\"}", Everything.class).path()).isEqualTo("$.large");
    }

    @Test
    void nesting_is_bounded() {
        String deep = "[".repeat(100_000);
        assertThat(problem("{\"unknown\":" + deep, Money.class)).isNotNull();
        assertThat(problem(deep, JsonValue.class).expected()).contains("64 levels");
        String node = "{\"name\":\"a\",\"next\":".repeat(10_000);
        assertThat(problem(node, Node.class)).isNotNull();
    }

    @Test
    void a_problem_quotes_nothing_of_the_payload() {
        assertThat(problem("{\"id\":\"bad-hunter2\"}", Strict.class))
                .hasMessageContaining("$")
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        assertThat(problem("{\"small\":\"hunter2\"}", Everything.class))
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        assertThat(problem("{\"a\":hunter2}", Everything.class)).hasMessageNotContaining("hunter2");
    }

    @Test
    void a_model_that_cannot_do_without_a_member_says_which() {
        assertThat(problem("[{\"id\":\"x\"}]", Strict.class).expected()).isEqualTo("an object");
        Page<Strict> fine =
                json.read("{\"items\":[{\"id\":\"x\"}]}".getBytes(UTF_8), Json.type(Page.class, Strict.class));
        assertThat(fine.items()).hasSize(1);
        assertThatExceptionOfType(JsonProblem.class)
                .isThrownBy(() -> json.read(
                        "{\"items\":[{\"id\":\"x\"},{}]}".getBytes(UTF_8), Json.type(Page.class, Strict.class)))
                .withMessage("at $.items[1]: expected a JsonReadTest.Strict with id");
    }

    @Test
    void a_stream_that_fails_is_no_bad_content() {
        InputStream cut =
                new SequenceInputStream(new ByteArrayInputStream("{\"amount\":1".getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new java.io.EOFException("connection reset");
                    }
                });
        assertThatThrownBy(() -> json.read(cut, Money.class))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Test
    void a_stream_reads_like_its_bytes() throws IOException {
        assertThat(json.read(new ByteArrayInputStream("{\"amount\":1}".getBytes(UTF_8)), Money.class))
                .isEqualTo(new Money(new BigDecimal("1"), null));
        assertThatExceptionOfType(JsonProblem.class)
                .isThrownBy(() -> json.read(new ByteArrayInputStream("{\"amount\":1".getBytes(UTF_8)), Money.class));
    }

    record Clash(int id, @WireName("ID") int other) {}

    record WithDouble(double amount) {}

    @Test
    void a_type_that_cannot_be_read_is_the_callers_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{}", Clash.class))
                .withMessageContaining("same name in JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{}", WithDouble.class))
                .withMessageContaining("BigDecimal");
        assertThatIllegalArgumentException().isThrownBy(() -> read("{}", Page.class));
    }
}
