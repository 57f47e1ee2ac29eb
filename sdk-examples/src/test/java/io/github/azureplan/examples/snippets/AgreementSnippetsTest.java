package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.AgreementDocument;
import io.github.azureplan.agreements.AgreementEvidence;
import io.github.azureplan.agreements.AgreementRules;
import io.github.azureplan.agreements.AgreementStatus;
import io.github.azureplan.agreements.AgreementTemplate;
import io.github.azureplan.agreements.AgreementType;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.agreements.AttestationForm;
import io.github.azureplan.agreements.EnhancedAttestation;
import io.github.azureplan.agreements.StartedAttestation;
import io.github.azureplan.common.Market;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AgreementSnippetsTest extends Reporting {
    @Test
    void what_is_missing_is_attested() {
        CustomerScope customer = new Stage().newcomer();
        // tag::attest[]
        AgreementStatus status = customer.agreements().status();
        if (!status.canOrder()) {
            customer.agreements()
                    .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
                            .on(LocalDate.of(2026, 2, 27))); // not in the future
        }
        // end::attest[]
        assertThat(customer.agreements().status().canOrder()).isTrue();
    }

    @Test
    void a_customer_accepts_on_its_own() {
        Stage stage = new Stage();
        CustomerScope customer = stage.newcomer();
        // tag::direct[]
        AgreementStatus status = customer.agreements().status();
        if (status.openWays().contains(AgreementStatus.Way.DIRECT_ACCEPTANCE)) {
            report("ask an administrator of the customer to accept in the Microsoft 365 admin center");
        }
        boolean accepted = customer.agreements().acceptedDirectly(); // ask again later
        // end::direct[]
        assertThat(accepted).isFalse();
        stage.backend.world().acceptAgreement(customer.id());
        assertThat(customer.agreements().acceptedDirectly()).isTrue();
        assertThat(reported).hasSize(1);
    }

    @Test
    void old_agreements_can_be_told_from_those_that_count() {
        CustomerScope customer = new Stage().newcomer();
        customer.agreements()
                .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
                        .on(LocalDate.of(2022, 5, 4)));
        // tag::age[]
        AgreementStatus status = customer.agreements()
                .status(AgreementRules.none()
                        .acceptedSince(LocalDate.of(2023, 4, 1))
                        .attestation(AttestationForm.ENHANCED));
        // end::age[]
        assertThat(status.verdict()).isEqualTo(AgreementStatus.Verdict.TOO_OLD);
        assertThat(status.openWays()).contains(AgreementStatus.Way.ENHANCED_ATTESTATION);
    }

    @Test
    void the_text_of_the_agreement_is_a_link() {
        CustomerScope customer = new Stage().newcomer();
        // tag::document[]
        AgreementTemplate template = customer.agreements()
                .templates(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT)
                .first()
                .orElseThrow();
        AgreementDocument document =
                customer.agreements().document(template.templateId(), Market.of("DE"), Locale.GERMANY);
        // end::document[]
        assertThat(document.displayUri()).isNotNull();
    }

    @Test
    void evidence_is_kept_for_the_file() {
        CustomerScope customer = new Stage().newcomer();
        customer.agreements()
                .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
                        .on(LocalDate.of(2026, 2, 27)));
        // tag::evidence[]
        AgreementEvidence evidence = customer.agreements().evidence();
        for (AgreementEvidence.Acceptance acceptance : evidence.acceptances()) {
            // when, who, which version, and whether there is a newer one
            acceptance.acceptedAt();
            acceptance.version();
        }
        // end::evidence[]
        assertThat(evidence.acceptances()).hasSize(1);
        assertThat(evidence.toString()).doesNotContain("ada@");
    }

    @Test
    void the_enhanced_attestation_is_begun() {
        CustomerScope customer = new Stage().newcomer();
        // tag::enhanced[]
        StartedAttestation started = customer.agreements()
                .startEnhanced(EnhancedAttestation.builder()
                        .country(Market.of("US"))
                        .language(Locale.US)
                        .companyName("Contoso")
                        .signatory("Ada", "Lovelace")
                        .build());
        // for Microsoft's page and for the call that follows it
        String attestationId = started.id().orElseThrow();
        // end::enhanced[]
        assertThat(attestationId).isNotBlank();
    }
}
