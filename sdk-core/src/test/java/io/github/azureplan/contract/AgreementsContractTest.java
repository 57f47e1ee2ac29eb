package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.Agreement;
import io.github.azureplan.agreements.AgreementStatus;
import io.github.azureplan.agreements.AgreementTemplate;
import io.github.azureplan.agreements.AgreementType;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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
}
