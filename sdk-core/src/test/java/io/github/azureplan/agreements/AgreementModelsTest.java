package io.github.azureplan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.Market;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.Payloads;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementModelsTest {
    private final Payloads payloads = new Payloads();

    @Test
    void attestations_are_read_with_and_without_a_zone() {
        List<Agreement> agreements = payloads.items("agreements/attestations.json", Agreement.class);
        Agreement first = agreements.get(0);
        assertThat(first.primaryContact())
                .isEqualTo(new PrimaryContact("Astrid", "Berg", "astrid@nordwind.example", "468000000"));
        assertThat(first.templateId()).isEqualTo("0d1f2e3c-4b5a-4697-8887-766554433221");
        assertThat(first.dateAgreed()).isEqualTo("2026-02-03T00:00:00Z");
        assertThat(first.type()).isEqualTo(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT);
        assertThat(first.agreementLink()).isEqualTo(URI.create("https://agreements.example/mca"));
        assertThat(first.userId()).isEqualTo("3a7e5d10-7d4a-4f6b-8a0f-0c5d9b1e2f04");
        assertThat(agreements.get(1).dateAgreed()).isEqualTo("2017-05-04T07:08:09.123456700Z");
        assertThat(agreements.get(1).primaryContact().phoneNumber()).isNull();
        assertThat(first.toString()).doesNotContain("Astrid", "Berg", "@", "468");
        assertThat(payloads.drift()).isEmpty();
    }

    @Test
    void templates_and_documents_are_read() {
        List<AgreementTemplate> templates = payloads.items("agreements/templates.json", AgreementTemplate.class);
        assertThat(templates.get(0).versionRank()).isEqualTo(3);
        assertThat(templates.get(0).agreementType()).isEqualTo(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT);
        assertThat(templates.get(1).agreementType()).isEqualTo(AgreementType.MICROSOFT_CLOUD_AGREEMENT);
        assertThat(templates.get(1).versionRank()).isZero();
        AgreementDocument document = payloads.read("agreements/document.json", AgreementDocument.class);
        assertThat(document)
                .isEqualTo(new AgreementDocument(
                        URI.create("https://agreements.example/view?id=1"),
                        URI.create("https://agreements.example/file?id=1"),
                        "en-US",
                        Market.of("SE")));
        assertThat(((JsonValue.Obj) payloads.tree("{\"IsSigned\":\"true\"}"))
                        .as(DirectSignedStatus.class)
                        .isSigned())
                .isTrue();
        assertThat(payloads.drift()).isEmpty();
    }

    @Test
    void an_attestation_is_written() {
        Attestation attestation = Attestation.acceptedBy("Astrid", "Berg", "astrid@nordwind.example")
                .phone("468000000")
                .on(LocalDate.of(2026, 3, 2));
        assertThat(payloads.written(attestation.body("t-1")))
                .isEqualTo(payloads.tree("{\"primaryContact\":{\"firstName\":\"Astrid\",\"lastName\":\"Berg\","
                        + "\"email\":\"astrid@nordwind.example\",\"phoneNumber\":\"468000000\"},"
                        + "\"dateAgreed\":\"2026-03-02T00:00:00Z\",\"templateId\":\"t-1\","
                        + "\"type\":\"MicrosoftCustomerAgreement\"}"));
        assertThat(attestation.template("t-0").body("t-1")).containsEntry("templateId", "t-0");
        assertThat(attestation.toString()).doesNotContain("Astrid", "Berg", "@", "468");
    }

    @Test
    void an_attestation_that_cannot_be_true_is_refused() {
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        Attestation attestation = Attestation.acceptedBy("Astrid", "Berg", "astrid@nordwind.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attestation.check(now))
                .withMessageStartingWith("dateAgreed: missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attestation.at(now.plusSeconds(1)).check(now))
                .withMessageStartingWith("dateAgreed: must not lie in the future");
        attestation.at(now).check(now);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attestation.acceptedBy(" ", "Berg", "a@b"))
                .withMessageStartingWith("firstName:");
        for (String email : List.of("", "astrid", "@b", "a@", "a b@c")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Attestation.acceptedBy("A", "B", email))
                    .withMessageStartingWith("email:");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attestation.template(" "))
                .withMessageStartingWith("template:");
    }

    @Test
    void either_an_attestation_or_a_signature_opens_the_orders() {
        List<Agreement> both = payloads.items("agreements/attestations.json", Agreement.class);
        AgreementStatus attested = new AgreementStatus(both, false);
        assertThat(attested.canOrder()).isTrue();
        assertThat(attested.attestations())
                .as("the cloud agreement does not count")
                .hasSize(1);
        assertThat(attested.openWays()).isEmpty();
        assertThat(new AgreementStatus(List.of(), true).canOrder()).isTrue();
        AgreementStatus cloudOnly = new AgreementStatus(both.subList(1, 2), false);
        assertThat(cloudOnly.canOrder()).isFalse();
        assertThat(cloudOnly.openWays())
                .containsExactlyInAnyOrder(
                        AgreementStatus.Way.PARTNER_ATTESTATION, AgreementStatus.Way.DIRECT_ACCEPTANCE);
    }

    @Test
    void a_day_since_when_agreements_count_leaves_nothing_to_guess() {
        AgreementRules since = AgreementRules.none().acceptedSince(LocalDate.of(2023, 4, 1));
        Agreement old = agreement(Instant.parse("2023-03-31T23:59:59Z"));
        Agreement recent = agreement(Instant.parse("2023-04-01T00:00:00Z"));
        Agreement undated = agreement(null);
        assertThat(new AgreementStatus(List.of(), false, since).verdict()).isEqualTo(AgreementStatus.Verdict.MISSING);
        assertThat(new AgreementStatus(List.of(old), false, since).verdict())
                .isEqualTo(AgreementStatus.Verdict.TOO_OLD);
        assertThat(new AgreementStatus(List.of(old, recent), false, since).verdict())
                .isEqualTo(AgreementStatus.Verdict.ACCEPTED);
        for (AgreementStatus unsure : List.of(
                new AgreementStatus(List.of(old), true, since),
                new AgreementStatus(List.of(), true, since),
                new AgreementStatus(List.of(undated), false, since))) {
            assertThat(unsure.verdict()).isEqualTo(AgreementStatus.Verdict.DATE_UNKNOWN);
            assertThat(unsure.canOrder()).isTrue();
            assertThat(unsure.openWays()).isNotEmpty();
        }
        assertThat(new AgreementStatus(List.of(), false, AgreementRules.none().attestation(AttestationForm.NONE))
                        .openWays())
                .containsExactly(AgreementStatus.Way.DIRECT_ACCEPTANCE);
    }

    private static Agreement agreement(Instant agreed) {
        return new Agreement(null, "t", agreed, AgreementType.MICROSOFT_CUSTOMER_AGREEMENT, null, null);
    }

    @Test
    void an_enhanced_attestation_is_complete_or_refused_by_name() {
        EnhancedAttestation.Builder builder = EnhancedAttestation.builder()
                .country(Market.of("SE"))
                .language(java.util.Locale.forLanguageTag("sv-SE"))
                .companyName("Nordwind");
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageStartingWith("signatoryFirstName, signatoryLastName: missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.member("Country", "SE"))
                .withMessageStartingWith("Country:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.companyName(" "))
                .withMessageStartingWith("companyName:");
        EnhancedAttestation whole = builder.signatory("Astrid", "Berg")
                .member("email", "astrid@nordwind.example")
                .build();
        assertThat(payloads.written(whole.body()))
                .isEqualTo(payloads.tree("{\"country\":\"SE\",\"language\":\"sv-SE\",\"companyName\":\"Nordwind\","
                        + "\"signatoryFirstName\":\"Astrid\",\"signatoryLastName\":\"Berg\","
                        + "\"email\":\"astrid@nordwind.example\"}"));
        assertThat(whole.toString()).doesNotContain("Astrid", "Nordwind", "@");
    }
}
