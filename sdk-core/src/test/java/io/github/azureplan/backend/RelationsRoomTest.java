package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationsRoomTest {
    private static final String CONSENT = """
            {"applicationGrants": [{"enterpriseApplicationId": "00000003-0000-0000-c000-000000000000",
               "scope": "Directory.Read.All,User.Read"}],
             "applicationId": "2b6f0a54-7c1d-4a0e-9a51-3c8a4e6f7a01", "displayName": "Automation"}
            """;
    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Ask ask = Ask.user(backend);
    private final String path = "/v1/customers/"
            + backend.world().customer("DE", "nordwind.example", "Nordwind").text() + "/applicationconsents";

    @Test
    void a_consent_is_echoed_refused_when_repeated_and_removed() {
        Ask.Answer made = ask.request(1).post(path, CONSENT);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().text("displayName")).isEqualTo("Automation");
        assertThat(ask.request(1).post(path, CONSENT).status())
                .as("the same request")
                .isEqualTo(201);
        Ask.Answer again = ask.request(2).post(path, CONSENT);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().text("description")).contains("already exists");
        String one = path + "/2B6F0A54-7C1D-4A0E-9A51-3C8A4E6F7A01";
        assertThat(ask.send("DELETE", one, null).status()).isEqualTo(204);
        assertThat(ask.send("DELETE", one, null).refusal()).isEqualTo("404/1000");
    }

    @Test
    void consents_need_a_user() {
        assertThat(Ask.app(backend).post(path, CONSENT).refusal()).isEqualTo("403/900329");
        assertThat(Ask.app(backend)
                        .send("DELETE", path + "/2b6f0a54-7c1d-4a0e-9a51-3c8a4e6f7a01", null)
                        .refusal())
                .isEqualTo("403/900329");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2b6f0a54-7c1d-4a0e-9a51-3c8a4e6f7a01 | application",
                "00000003-0000-0000-c000-000000000000 | graph",
                "Directory.Read.All,User.Read | ''",
                "Directory.Read.All,User.Read | Directory.Read.All,,User.Read",
                "displayName | displayname2"
            })
    void a_consent_that_cannot_be_read_is_refused(String good, String bad) {
        assertThat(ask.post(path, CONSENT.replace(good, bad)).refusal()).isEqualTo("400/800002");
        String none = "{\"applicationId\": \"2b6f0a54-7c1d-4a0e-9a51-3c8a4e6f7a01\", \"applicationGrants\": []}";
        assertThat(ask.post(path, none).refusal()).isEqualTo("400/800002");
    }
}
