package io.github.azureplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawRequestTest {
    @Test
    void headers_the_client_sends_itself_are_refused() {
        RawRequest request = RawRequest.post(Service.PARTNER_CENTER, "/customers");
        for (String own : List.of(
                "Authorization",
                "Host",
                "content-type",
                "MS-RequestId",
                "ms-correlationid",
                "MS-Contract-Version",
                "X-Locale",
                "User-Agent",
                "client-request-id",
                "x-ms-client-request-id")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> request.header(own, "v"))
                    .withMessageStartingWith("header " + own + ":");
        }
        assertThat(request.header("Accept", "text/csv")
                        .header("If-Match", "\"1\"")
                        .headers()
                        .fields())
                .hasSize(2);
    }

    @Test
    void a_path_that_could_climb_is_refused_by_name() {
        for (String path : List.of(
                "/customers/..", "/customers/a..b", "/customers/a%2Fb", "/customers/%2e%2e/x", "/x%5Cy", "//x", "x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RawRequest.get(Service.PARTNER_CENTER, path))
                    .withMessageStartingWith("path:");
        }
        assertThat(RawRequest.get(Service.PARTNER_CENTER, "/customers?filter=a..b%2Fc")
                        .path())
                .endsWith("c");
    }
}
