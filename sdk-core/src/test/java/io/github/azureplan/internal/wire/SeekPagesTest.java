package io.github.azureplan.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.transport.CallListener;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages one seeks through with a token: all of them, or an error, never fewer. */
class SeekPagesTest {
    /** What is listed here. */
    record Thing(String id) {}

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Route LIST = new Route(
            "List things",
            Service.PARTNER_CENTER,
            "GET",
            "/things",
            Set.of(AuthKind.APP_USER),
            Repeat.READ,
            "page",
            "");

    private final ScriptedTransport transport = new ScriptedTransport();

    private Listing<Thing> things() {
        Wire wire = Wire.of(new Pipeline(new Pipeline.Settings(
                transport,
                Endpoints.global(),
                Map.of(AuthKind.APP_USER, request -> new AccessToken("t", NOW.plusSeconds(3600))),
                RetryPolicy.none(),
                CallListener.NONE,
                Clock.fixed(NOW, ZoneOffset.UTC),
                wait -> {},
                false,
                null)));
        return wire.listSeeking(() -> Call.on(LIST).query("size", 2), () -> Call.on(LIST), Thing.class);
    }

    private static String page(String id, String uri, String token) {
        String link = uri == null
                ? ""
                : ",\"links\":{\"next\":{\"uri\":\"" + uri + "\",\"method\":\"GET\",\"headers\":["
                        + (token == null ? "" : "{\"key\":\"MS-ContinuationToken\",\"value\":\"" + token + "\"}")
                        + "]}}";
        return "{\"totalCount\":1,\"items\":[{\"id\":\"" + id + "\"}]" + link + "}";
    }

    private MalformedResponseException refused() {
        List<Thing> seen = new ArrayList<>();
        MalformedResponseException refusal =
                catchThrowableOfType(MalformedResponseException.class, () -> things().forEach(seen::add));
        assertThat(refusal).as("after %s", seen).isNotNull();
        assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        return refusal;
    }

    @Test
    void tokens_are_followed_to_the_last_page_from_link_or_body() {
        transport
                .then(200, page("a", "/things?size=2&seekOperation=Next", "x,/=1"))
                .then(200, "{\"items\":[{\"id\":\"b\"}],\"continuationToken\":\"x2\"}")
                .then(200, "{\"items\":[],\"continuationToken\":\"x3\"}")
                .then(200, page("c", null, null));
        assertThat(things().toList()).extracting(Thing::id).containsExactly("a", "b", "c");
        assertThat(transport.requests.get(1).headers().first("MS-ContinuationToken"))
                .contains("x,/=1");
        assertThat(transport.requests.get(1).uri().getRawQuery()).isEqualTo("seekOperation=Next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \""})
    void a_link_that_holds_no_token_hides_none(String nothing) {
        String link = "\"links\":{\"next\":{\"uri\":\"/things\",\"headers\":["
                + "{\"key\":\"MS-ContinuationToken\",\"value\":" + nothing + "}%s]}}";
        transport
                .then(200, "{\"items\":[{\"id\":\"a\"}],\"continuationToken\":\"x\"," + link.formatted("") + "}")
                .then(
                        200,
                        "{\"items\":[{\"id\":\"b\"}],"
                                + link.formatted(",{\"key\":\"MS-ContinuationToken\",\"value\":\"y\"}") + "}")
                .then(200, page("c", null, null));
        assertThat(things().toList()).extracting(Thing::id).containsExactly("a", "b", "c");
        assertThat(transport.requests.get(2).headers().first("MS-ContinuationToken"))
                .contains("y");
    }

    @Test
    void a_token_that_comes_again_ends_in_an_error_and_not_in_fewer_items() {
        transport.then(200, page("a", "/things", "x")).then(200, page("b", "/things", "x"));
        assertThat(refused()).hasMessageContaining("used before");
        assertThat(transport.requests).hasSize(2);
    }

    @Test
    void a_circle_of_tokens_is_noticed() {
        transport
                .then(200, page("a", "/things", "x"))
                .then(200, page("b", "/things", "y"))
                .then(200, page("c", "/things", "z"))
                .then(200, page("d", "/things", "y"));
        assertThat(refused().path()).isEqualTo("$.links");
        assertThat(transport.requests).hasSize(4);
    }

    @Test
    void the_same_listing_can_be_read_again() {
        transport
                .then(200, page("a", "/things", "x"))
                .then(200, page("b", null, null))
                .then(200, page("a", "/things", "x"))
                .then(200, page("b", null, null));
        Listing<Thing> things = things();
        assertThat(things.toList()).hasSize(2);
        assertThat(things.toList()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/v1/things?seekOperation=Next",
                "//elsewhere.example/v1/things",
                "http://api.partnercenter.microsoft.com.elsewhere.example/v1/things",
                "https://api.partnercenter.microsoft.com@elsewhere.example/v1/things",
                "file:/etc/things"
            })
    void a_page_that_leads_to_a_stranger_is_refused_and_nothing_is_sent_there(String uri) {
        transport.then(200, page("a", uri, "x"));
        assertThat(refused().path()).isEqualTo("$.links.next.uri");
        assertThat(transport.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/things?size=2?seekOperation=Next",
                "things?filter={\\\"a\\\"}",
                "https://api.partnercenter.microsoft.com/v1/things"
            })
    void a_link_of_the_service_itself_may_be_written_in_many_ways(String uri) {
        transport.then(200, page("a", uri, "x")).then(200, page("b", null, null));
        assertThat(things().toList()).hasSize(2);
        assertThat(transport.requests.get(1).uri())
                .isEqualTo(URI.create("https://api.partnercenter.microsoft.com/v1/things?seekOperation=Next"));
    }

    @Test
    void a_next_page_without_a_token_is_refused() {
        transport.then(200, page("a", "/things?page=2", null));
        assertThatThrownBy(() -> things().toList())
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("no token");
    }

    @Test
    void what_was_made_may_be_missing_for_a_minute_and_only_so_much_is_remembered() {
        Fresh fresh = new Fresh();
        fresh.put("a", NOW);
        assertThat(fresh.left("a", NOW.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(fresh.left("a", NOW.plusSeconds(60))).isZero();
        assertThat(fresh.left("a", NOW)).as("forgotten when its time was over").isZero();
        assertThat(fresh.left("b", NOW)).isZero();
        for (int i = 0; i < 1_001; i++) {
            fresh.put(i, NOW);
        }
        assertThat(fresh.left(0, NOW)).as("the oldest").isZero();
        assertThat(fresh.left(1_000, NOW)).isPositive();
        fresh.remove(1_000);
        assertThat(fresh.left(1_000, NOW)).isZero();
    }
}
