package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.Agreement;
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
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.Market;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

class AgreementsContractTest {
    private static final AgreementType MCA = AgreementType.MICROSOFT_CUSTOMER_AGREEMENT;

    @OnEveryTransport
    void a_template_of_the_customer_agreement_is_on_offer(Lab lab) {
        List<AgreementTemplate> templates =
                lab.customer().agreements().templates(MCA).toList();
        assertThat(templates).isNotEmpty().allMatch(t -> MCA.equals(t.agreementType()));
    }

    @OnEveryTransport
    void an_attestation_is_recorded_and_read_back(Lab lab) {
        CustomerScope customer = lab.customer();
        assertThat(customer.agreements().status().canOrder()).isFalse();
        Agreement made = customer.agreements().attest(Lab.attestation());
        assertThat(made.dateAgreed()).isEqualTo(Instant.parse("2026-02-27T00:00:00Z"));
        Agreement read = customer.agreements().list(MCA).first().orElseThrow();
        assertThat(read.primaryContact().email()).isEqualTo("greta@lindbolaget.example");
        assertThat(read.dateAgreed()).isEqualTo(made.dateAgreed());
        assertThat(customer.agreements().status().canOrder()).isTrue();
        assertThat(customer.agreements().acceptedDirectly()).isFalse();
    }

    @OnEveryTransport
    void attesting_the_same_twice_gives_the_record_that_is_there(Lab lab) {
        CustomerScope customer = lab.customer();
        customer.agreements().attest(Lab.attestation());
        Agreement again = customer.agreements().attest(Lab.attestation());
        assertThat(again.primaryContact().lastName()).isEqualTo("Lind");
        assertThat(customer.agreements().list(MCA).toList()).hasSize(1);
    }

    @OnEveryTransport
    void an_attestation_whose_answer_is_lost_is_recorded_once(Lab lab) {
        CustomerScope customer = lab.customer();
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "agreements").times(2));
        customer.agreements().attest(Lab.attestation());
        assertThat(lab.requests("POST", "/agreements")).isEqualTo(3);
        assertThat(customer.agreements().list(MCA).toList()).hasSize(1);
    }

    @OnEveryTransport
    void direct_acceptance_is_enough(Lab lab) {
        CustomerScope customer = lab.customer();
        lab.backend().world().acceptAgreement(customer.id());
        AgreementStatus status = customer.agreements().status();
        assertThat(status.canOrder()).isTrue();
        assertThat(status.directlySigned()).isTrue();
        assertThat(status.attestations()).isEmpty();
    }

    @OnEveryTransport
    void a_date_in_the_future_is_refused_before_anything_is_sent(Lab lab) {
        CustomerScope customer = lab.customer();
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> customer.agreements()
                        .attest(Attestation.acceptedBy("Greta", "Lind", "g@l.example")
                                .on(LocalDate.of(2031, 1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dateAgreed")
                .hasMessageContaining("2031");
        assertThat(lab.backend().requests()).hasSize(before);
    }

    @OnEveryTransport
    void where_the_attestation_is_retired_only_direct_acceptance_leads_to_a_plan(Lab lab) {
        lab.backend(b -> b.legacyAttestationRetired(true));
        CustomerScope customer = lab.customer();
        BadRequestException retired = catchThrowableOfType(
                BadRequestException.class, () -> customer.agreements().attest(Lab.attestation()));
        assertThat(retired.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
        assertThat(retired.nextStep()).contains("admin center");
        lab.backend().world().acceptAgreement(customer.id());
        assertThat(customer.agreements().status().canOrder()).isTrue();
        assertThat(customer.azurePlan().purchase().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @OnEveryTransport
    void a_duplicate_is_known_by_its_code_whatever_the_status(Lab lab) {
        lab.backend(b -> b.duplicateAttestationStatus(400));
        CustomerScope customer = lab.customer();
        Agreement first = customer.agreements().attest(Lab.attestation());
        assertThat(customer.agreements().attest(Lab.attestation()).userId()).isEqualTo(first.userId());
        assertThat(customer.agreements()
                        .attest(Attestation.acceptedBy("GRETA", "Lind", "Greta@lindbolaget.example")
                                .on(LocalDate.of(2026, 2, 27)))
                        .dateAgreed())
                .as("the service compares without case")
                .isEqualTo(first.dateAgreed());
        assertThat(customer.agreements().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void a_duplicate_of_another_day_or_version_is_not_taken_for_a_success(Lab lab) {
        CustomerScope customer = lab.attested();
        ConflictException other = catchThrowableOfType(
                ConflictException.class,
                () -> customer.agreements().attest(Lab.attestation().on(LocalDate.of(2026, 3, 1))));
        assertThat(other.code()).isEqualTo(ErrorCode.AGREEMENT_EXISTS);
        assertThat(other.nextStep()).contains("on record").contains("another person");
        lab.backend().world().newAgreementVersion();
        String newest = customer.agreements().templates(MCA).stream()
                .max(Comparator.comparingInt(AgreementTemplate::versionRank))
                .orElseThrow()
                .templateId();
        assertThat(catchThrowableOfType(
                        ConflictException.class,
                        () -> customer.agreements().attest(Lab.attestation().template(newest))))
                .isNotNull();
        assertThat(customer.agreements()
                        .attest(Lab.attestation().phone("+46 40 1").on(LocalDate.of(2026, 3, 1)))
                        .templateId())
                .as("a later acceptance, and the newest version")
                .isEqualTo(newest);
        assertThat(customer.agreements().list().toList()).hasSize(2);
    }

    @OnEveryTransport
    void an_agreement_from_before_a_day_is_too_old_and_can_be_renewed(Lab lab) {
        lab.backend(b -> b.mcaValidFrom(LocalDate.of(2026, 3, 1)));
        CustomerScope customer = lab.attested();
        LocalDate since = LocalDate.of(2026, 3, 1);
        assertThat(customer.agreements().status().verdict()).isEqualTo(AgreementStatus.Verdict.ACCEPTED);
        AgreementStatus old = customer.agreements().status(since);
        assertThat(old.verdict()).isEqualTo(AgreementStatus.Verdict.TOO_OLD);
        assertThat(old.canOrder()).isFalse();
        assertThat(old.openWays()).contains(AgreementStatus.Way.PARTNER_ATTESTATION);
        assertThatThrownBy(() -> customer.azurePlan().purchase()).isInstanceOf(AgreementRequiredException.class);
        customer.agreements()
                .attest(Attestation.acceptedBy("Olle", "Ek", "olle@lindbolaget.example")
                        .on(since));
        assertThat(customer.agreements().status(since).verdict()).isEqualTo(AgreementStatus.Verdict.ACCEPTED);
        assertThat(customer.azurePlan().purchase().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @OnEveryTransport
    void the_text_of_a_version_is_found_in_the_customers_language_or_in_english(Lab lab) {
        CustomerScope customer = lab.customer();
        String template =
                customer.agreements().templates(MCA).first().orElseThrow().templateId();
        AgreementDocument swedish =
                customer.agreements().document(template, Market.of("SE"), Locale.forLanguageTag("sv-SE"));
        assertThat(swedish.language()).isEqualTo("sv-SE");
        assertThat(swedish.country()).isEqualTo(Market.of("SE"));
        assertThat(swedish.downloadUri()).isNotNull();
        assertThat(customer.agreements()
                        .document(template, Market.of("IS"), Locale.forLanguageTag("is-IS"))
                        .language())
                .isEqualTo("en-US");
        assertThat(catchThrowableOfType(
                        NotFoundException.class,
                        () -> customer.agreements()
                                .document(template.toUpperCase(Locale.ROOT), Market.of("SE"), Locale.US)))
                .as("the case of the id counts")
                .isNotNull();
    }

    @OnEveryTransport
    void evidence_says_who_accepted_what_and_when_and_shows_no_person(Lab lab) {
        CustomerScope customer = lab.attested();
        lab.backend().world().newAgreementVersion();
        customer.agreements()
                .attest(Attestation.acceptedBy("Olle", "Ek", "olle@lindbolaget.example")
                        .on(LocalDate.of(2026, 3, 1)));
        lab.backend().world().acceptAgreement(customer.id());
        AgreementEvidence evidence = customer.agreements().evidence();
        assertThat(evidence.customer()).isEqualTo(customer.id());
        assertThat(evidence.acceptedDirectly()).isTrue();
        assertThat(evidence.readAt()).isEqualTo(lab.backend().clock().instant());
        assertThat(evidence.acceptances())
                .extracting(a -> a.acceptedBy().firstName())
                .containsExactly("Olle", "Greta");
        assertThat(evidence.acceptances())
                .extracting(AgreementEvidence.Acceptance::version)
                .containsExactly(AgreementEvidence.VersionAge.NEWEST, AgreementEvidence.VersionAge.OLDER);
        assertThat(evidence.acceptances()).allSatisfy(a -> {
            assertThat(a.type()).isEqualTo(MCA);
            assertThat(a.attestedBy()).hasSize(36);
        });
        assertThat(evidence.toString()).doesNotContain("Olle", "Greta", "@");
    }

    @OnEveryTransport
    void an_enhanced_attestation_is_started_by_the_application_and_answered_whole(Lab lab) {
        lab.backend(b -> b.legacyAttestationRetired(true));
        CustomerScope customer = lab.customer();
        EnhancedAttestation attestation = EnhancedAttestation.builder()
                .country(Market.of("SE"))
                .language(Locale.forLanguageTag("sv-SE"))
                .companyName("Lindbolaget")
                .signatory("Greta", "Lind")
                .member("email", "greta@lindbolaget.example")
                .build();
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "enhanced").times(1));
        StartedAttestation started = customer.agreements().startEnhanced(attestation);
        assertThat(started.id()).isPresent();
        assertThat(started.json()).contains(started.id().orElseThrow());
        assertThat(attestation.toString() + started).doesNotContain("Greta", "Lindbolaget", "@");
        assertThat(customer.agreements().status().canOrder())
                .as("a start is no acceptance")
                .isFalse();
    }

    @OnEveryTransport
    void the_user_says_which_form_of_attestation_there_is_and_nothing_is_tried(Lab lab) {
        CustomerScope customer = lab.customer();
        AgreementRules rules = AgreementRules.none().attestation(AttestationForm.ENHANCED);
        assertThat(customer.agreements().status(rules).openWays())
                .containsExactlyInAnyOrder(
                        AgreementStatus.Way.ENHANCED_ATTESTATION, AgreementStatus.Way.DIRECT_ACCEPTANCE);
        assertThat(lab.requests("POST", "/agreements")).isZero();
    }
}
