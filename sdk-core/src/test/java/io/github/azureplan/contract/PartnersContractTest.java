package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.RawRequest;
import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.Participant;
import io.github.azureplan.partners.PartnerRelationship;
import io.github.azureplan.partners.RelationshipState;
import io.github.azureplan.partners.RelationshipType;
import io.github.azureplan.plans.NewAzureSubscription;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

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

    @OnEveryTransport
    void a_direct_partner_that_names_a_reseller_is_stopped_before_anything_is_sent(Lab lab) {
        CustomerId customer = lab.backend().world().customer("SE", "lindbolaget.example", "Lindbolaget");
        AzurePlanClient direct = lab.client(c -> c.partnerType(PartnerType.DIRECT));
        NewCustomer theirs = NewCustomer.builder()
                .domain("annat.onmicrosoft.com")
                .billingProfile(lab.newCustomer("annat").billingProfile())
                .associatedPartnerId(NORD)
                .build();
        CartLine line = CartLine.builder(CatalogItemId.of("DZH318Z0BPS6:0001:DZH318Z0BML6"))
                .quantity(1)
                .billingCycle(BillingCycle.ONE_TIME)
                .participants(List.of(Participant.transactionReseller(NORD_MPN)))
                .build();
        NewAzureSubscription dev = NewAzureSubscription.named("dev").reseller(NORD_MPN);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> direct.customers().create(theirs),
                () -> direct.customer(customer).carts().create(List.of(line)),
                () -> direct.customer(customer).azurePlan(NORD_MPN),
                () -> direct.customer(customer).resellers().toList())) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("partnerType(DIRECT)")
                    .hasMessageContaining("leave the");
        }
        assertThat(lab.backend().requests()).isEmpty();
        lab.backend().world().acceptAgreement(customer);
        var plan = direct.customer(customer).azurePlan().purchase();
        long before = lab.requests("PUT", "");
        assertThatThrownBy(() -> plan.azureSubscriptions().create(dev))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reseller of the new Azure subscription");
        assertThat(lab.requests("PUT", "")).isEqualTo(before);
    }

    @OnEveryTransport
    void a_reseller_may_work_in_the_customers_own_subscriptions_and_nowhere_else(Lab lab) {
        AzurePlanClient reseller = lab.client(c -> c.partnerType(PartnerType.INDIRECT_RESELLER));
        for (RawRequest shut : List.of(
                RawRequest.get(Service.PARTNER_CENTER, "/customers"),
                RawRequest.get(Service.PRICING, "/v1.0/sales/fxrates"),
                RawRequest.get(Service.RESOURCE_MANAGER, "/providers/Microsoft.Billing/billingAccounts"))) {
            assertThatThrownBy(() -> reseller.raw().send(shut))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("indirect provider make the call");
        }
        assertThat(lab.backend().requests()).isEmpty();
        // not refused here, though the service knows no such subscription
        assertThatThrownBy(() -> reseller.raw()
                        .send(RawRequest.get(
                                Service.RESOURCE_MANAGER,
                                "/subscriptions/7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d00ff?api-version=2022-12-01")))
                .isInstanceOf(ServiceException.class);
    }

    @OnEveryTransport
    void a_bare_refusal_names_what_may_be_behind_it(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_RESELLER));
        ForbiddenException bare = catchThrowableOfType(
                ForbiddenException.class, () -> lab.client().customers().list().toList());
        assertThat(bare.code()).isEqualTo(ErrorCode.NONE);
        assertThat(bare.nextStep()).contains("indirect resellers").contains("indirect provider");
        assertThat(bare.retryable()).isFalse();
    }
}
