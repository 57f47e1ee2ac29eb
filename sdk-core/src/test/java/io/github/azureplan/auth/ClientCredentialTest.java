package io.github.azureplan.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonReader;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialTest {
    private static final TenantId PARTNER = TenantId.of("3f6d2c51-90b7-4f0e-8a44-7d1f5be0c9a1");
    private static final String CLIENT = "5ac2f19e-7b08-4e6d-b3f2-0d94c8e716fa";

    private static PrivateKey key;
    private static X509Certificate certificate;

    /** The JDK's own tool makes the certificate, so that no private key lies in the repository. */
    @BeforeAll
    static void makeCertificate(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("app.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "app",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=partner app",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keyStore.load(in, "changeit".toCharArray());
        }
        key = (PrivateKey) keyStore.getKey("app", "changeit".toCharArray());
        certificate = (X509Certificate) keyStore.getCertificate("app");
    }

    @Test
    void a_certificate_signs_an_assertion_the_authority_can_verify() throws Exception {
        FakeEntra entra = new FakeEntra().thenToken("app-token");
        AccessToken token = MsalTokenProvider.builder()
                .tenant(PARTNER)
                .application(CLIENT, ClientCredential.certificate(key, List.of(certificate)))
                .transport(entra)
                .build()
                .token(new TokenRequest(Service.GRAPH, "https://graph.example", AuthKind.APP_ONLY, null, null, null));
        assertThat(token.value()).isEqualTo("app-token");

        Map<String, String> form = entra.form(1);
        assertThat(form)
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .doesNotContainKey("client_secret");
        String[] jwt = form.get("client_assertion").split("\\.", -1);
        assertThat(jwt).hasSize(3);
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(certificate.getPublicKey());
        verifier.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();

        Map<?, ?> header = json(jwt[0]);
        Map<?, ?> claims = json(jwt[1]);
        assertThat(header.get("alg")).isEqualTo("RS256");
        assertThat((List<?>) header.get("x5c")).hasSize(1);
        assertThat(claims.get("iss")).isEqualTo(CLIENT);
        assertThat(claims.get("sub")).isEqualTo(CLIENT);
        assertThat(claims.get("aud")).isEqualTo("https://login.microsoftonline.com/" + PARTNER + "/oauth2/v2.0/token");
    }

    @Test
    void the_assertion_is_addressed_to_the_authority_that_was_set() throws Exception {
        FakeEntra entra = new FakeEntra().thenToken("app-token");
        MsalTokenProvider.builder()
                .tenant(PARTNER)
                .application(CLIENT, ClientCredential.certificate(key, List.of(certificate)))
                .authority(URI.create("https://login.other-cloud.example"))
                .transport(entra)
                .build()
                .token(new TokenRequest(Service.GRAPH, "https://graph.example", AuthKind.APP_ONLY, null, null, null));
        assertThat(entra.uri(1).getHost()).isEqualTo("login.other-cloud.example");
        assertThat(json(entra.form(1).get("client_assertion").split("\\.", -1)[1])
                        .get("aud"))
                .isEqualTo("https://login.other-cloud.example/" + PARTNER + "/oauth2/v2.0/token");
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072})
    void a_key_that_does_not_belong_to_the_certificate_is_refused(int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(size);
        PrivateKey other = generator.generateKeyPair().getPrivate();
        assertThatThrownBy(() -> ClientCredential.certificate(other, List.of(certificate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void other_wrong_input_is_refused_naming_field_and_remedy() throws Exception {
        PrivateKey elliptic =
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        assertThatThrownBy(() -> ClientCredential.certificate(elliptic, List.of(certificate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key: must be an RSA key");
        assertThatThrownBy(() -> ClientCredential.certificate(key, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("chain:");
        assertThatThrownBy(() -> ClientCredential.secret(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("secret:");
    }

    @Test
    void the_text_of_a_certificate_shows_its_end_only() {
        assertThat(ClientCredential.certificate(key, List.of(certificate)).toString())
                .isEqualTo("ClientCredential[certificate valid until "
                        + certificate.getNotAfter().toInstant() + ", key ***]");
    }

    private static Map<?, ?> json(String part) throws IOException {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        return (Map<?, ?>) JsonReader.of(new Buffer().write(bytes)).readJsonValue();
    }
}
