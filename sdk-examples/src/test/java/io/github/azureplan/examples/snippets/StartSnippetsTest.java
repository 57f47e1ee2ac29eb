package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.auth.ClientCredential;
import io.github.azureplan.auth.MsalTokenProvider;
import io.github.azureplan.auth.TokenStore;
import io.github.azureplan.common.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartSnippetsTest {
    @Test
    void the_first_program_prints_a_customer_a_plan_and_a_subscription() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream terminal = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            FirstProgram.main(new String[0]);
        } finally {
            System.setOut(terminal);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .element(1)
                .asString()
                .endsWith(", active");
    }

    @Test
    void the_client_of_production_is_made_without_any_call(@TempDir Path directory) {
        Path vault = directory;
        String partnerTenant = "2f1a9d3c-0d0a-4b7e-9a52-6f2f0d8e7a11";
        String clientId = "7b3f0c52-8f43-4ab5-8a6b-0d1f5c0f1d2e";
        String clientSecret = "not a real one";
        // tag::production[]
        MsalTokenProvider tokens = MsalTokenProvider.builder()
                .tenant(TenantId.of(partnerTenant))
                .application(clientId, ClientCredential.secret(clientSecret))
                .appUser(TokenStore.inDirectory(vault), "partner-user")
                .build();
        AzurePlanClient client = AzurePlanClient.builder()
                .appOnly(tokens)
                .appUser(tokens)
                .application("my-billing-job")
                // while you look around: whatever would change something is refused before it is sent
                .readOnly()
                .build();
        // end::production[]
        assertThat(client.toString()).contains("api.partnercenter.microsoft.com");
        client.close();
        tokens.close();
    }
}
