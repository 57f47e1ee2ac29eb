package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.partners.PartnerRelationship;
import io.github.azureplan.partners.RelationshipState;
import io.github.azureplan.partners.RelationshipType;
import java.util.List;
import java.util.function.UnaryOperator;

class PartnersContractTest {
    private static final TenantId NORD = TenantId.of("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0001");
    private static final MpnId NORD_MPN = MpnId.of("5100001");

    private static Lab provider(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        lab.backend().world().indirectReseller(NORD, NORD_MPN, "Nordsoft", Market.of("SE"));
        return lab;
    }

    @OnEveryTransport
    void a_provider_lists_its_resellers_with_all_that_is_needed_to_name_them(Lab lab) {
        List<PartnerRelationship> resellers =
                provider(lab).client().partners().resellers().toList();
        assertThat(resellers)
                .containsExactly(new PartnerRelationship(
                        NORD,
                        "Nordsoft",
                        RelationshipType.INDIRECT_PROVIDER_OF,
                        RelationshipState.ACTIVE,
                        NORD_MPN,
                        Market.of("SE")));
        assertThat(resellers.get(0).active()).isTrue();
        lab.backend().world().partnership(NORD_MPN, false);
        assertThat(lab.client().partners().resellers().first().orElseThrow().active())
                .isFalse();
    }

    @OnEveryTransport
    void a_customer_knows_its_reseller(Lab lab) {
        provider(lab);
        NewCustomer customer = lab.newCustomer("lindbolaget");
        CustomerId own = lab.client().customers().create(customer).id();
        assertThat(lab.client().customer(own).resellers().toList()).isEmpty();
        // signed in as a user only, which a customer of a reseller needs
        AzurePlanClient asUser = lab.connected(
                AzurePlanClient.builder()
                        .appUser(lab.backend().tokens())
                        .clock(lab.backend().clock())
                        .sleeper(lab.backend().sleeper()),
                UnaryOperator.identity());
        CustomerId theirs = asUser.customers()
                .create(NewCustomer.builder()
                        .domain("annat.onmicrosoft.com")
                        .billingProfile(customer.billingProfile())
                        .associatedPartnerId(NORD)
                        .build())
                .id();
        assertThat(lab.client().customer(theirs).resellers().stream())
                .extracting(PartnerRelationship::mpnId)
                .containsExactly(NORD_MPN);
    }

    @OnEveryTransport
    void who_has_signed_the_partner_agreement_is_answered_or_refused_with_a_reason(Lab lab) {
        provider(lab);
        var partners = lab.client().partners();
        assertThat(partners.agreementStatus(NORD_MPN).signed()).isTrue();
        assertThat(partners.agreementStatus(NORD).signed()).isTrue();
        assertThat(partners.agreementStatus(lab.backend().partnerTenant()).signed())
                .isTrue();
        lab.backend().world().partnerAgreement(false);
        assertThat(partners.agreementStatus(lab.backend().partnerTenant()).signed())
                .isFalse();
        lab.backend().world().resellerAgreement(NORD_MPN, false);
        BadRequestException unsigned =
                catchThrowableOfType(BadRequestException.class, () -> partners.agreementStatus(NORD_MPN));
        assertThat(unsigned.code()).isEqualTo(ErrorCode.of("2203"));
    }

    @OnEveryTransport
    void a_direct_partner_is_told_before_anything_is_sent_that_it_has_no_resellers(Lab lab) {
        AzurePlanClient direct = lab.client(c -> c.partnerType(PartnerType.DIRECT));
        assertThatThrownBy(() -> direct.partners().resellers().toList())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("List indirect resellers")
                .hasMessageContaining("DIRECT")
                .hasMessageContaining("no indirect resellers");
        assertThat(lab.backend().requests()).isEmpty();
    }

    @OnEveryTransport
    void an_indirect_reseller_is_told_before_anything_is_sent_who_can_make_the_call(Lab lab) {
        AzurePlanClient reseller = lab.client(c -> c.partnerType(PartnerType.INDIRECT_RESELLER));
        assertThatThrownBy(() -> reseller.customers().list().toList())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("List customers")
                .hasMessageContaining("INDIRECT_RESELLER")
                .hasMessageContaining("indirect provider");
        assertThat(lab.backend().requests()).isEmpty();
    }
}
