package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.plans.AzureAlias;
import io.github.azureplan.plans.AzureAliases;
import io.github.azureplan.plans.AzureBilling;
import io.github.azureplan.plans.AzureBillingAccount;
import io.github.azureplan.plans.AzureBillingCustomer;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureReseller;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.BillingAgreementType;
import io.github.azureplan.plans.EnabledAzurePlan;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.ProvisioningState;
import java.util.List;

class AzureBillingContractTest {
    private static AzureBillingAccount account(AzureBilling billing) {
        return billing.listAccounts().stream()
                .filter(AzureBillingAccount::ofPartner)
                .findFirst()
                .orElseThrow();
    }

    @OnEveryTransport
    void the_partners_account_is_told_from_others(Lab lab) {
        AzureBilling billing = lab.client().azureBilling();
        assertThat(billing.listAccounts().toList())
                .extracting(AzureBillingAccount::agreementType)
                .containsExactly(
                        BillingAgreementType.MICROSOFT_ONLINE_SERVICES_PROGRAM,
                        BillingAgreementType.MICROSOFT_PARTNER_AGREEMENT);
        assertThat(account(billing).accountType()).isEqualTo("Partner");
        assertThat(account(billing).hasReadAccess()).isTrue();
        lab.backend().world().azureBillingRight(false);
        assertThat(account(billing).hasReadAccess()).isFalse();
        String name = account(billing).name();
        assertThatThrownBy(() -> billing.listCustomers(name).toList()).isInstanceOf(ForbiddenException.class);
    }

    @OnEveryTransport
    void customers_with_a_plan_are_listed_over_all_pages(Lab lab) {
        lab.backend(b -> b.customersDefaultPageSize(2));
        List<CustomerId> bought = List.of(
                lab.plan().customerId(), lab.plan().customerId(), lab.plan().customerId());
        lab.customer();
        AzureBilling billing = lab.client().azureBilling();
        String account = account(billing).name();
        assertThat(billing.listCustomers(account).toList())
                .extracting(AzureBillingCustomer::customerId)
                .containsExactlyInAnyOrderElementsOf(bought);
        assertThat(billing.listCustomers(account).pages()).hasSize(2);
        assertThatThrownBy(() -> billing.listCustomers("another").toList()).isInstanceOf(NotFoundException.class);
    }

    @OnEveryTransport
    void one_customer_is_read_with_its_plans_and_resellers(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        MpnId reseller = MpnId.of("4100001");
        lab.backend().world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), reseller);
        CustomerId customer = lab.attested().azurePlan(reseller).purchase().customerId();
        AzureBilling billing = lab.client().azureBilling();
        String account = account(billing).name();

        AzureBillingCustomer read = billing.getCustomer(account, customer);

        assertThat(read.enabledAzurePlans()).containsExactly(new EnabledAzurePlan("0001", "Microsoft Azure Plan"));
        assertThat(read.resellers()).containsExactly(new AzureReseller(reseller, "Reseller 4100001"));
        assertThat(read.hasReseller(reseller)).isTrue();
        assertThat(read.hasReseller(MpnId.of("1"))).isFalse();
        assertThat(billing.findCustomer(account, lab.customer().id())).isEmpty();
    }

    @OnEveryTransport
    void aliases_are_listed_read_and_forgotten_while_their_subscriptions_stay(Lab lab) {
        lab.backend(b -> b.customersDefaultPageSize(2));
        AzurePlan plan = lab.plan();
        for (String name : List.of("a", "b", "c")) {
            plan.azureSubscriptions().create(NewAzureSubscription.named(name).alias("alias-" + name));
        }
        AzureAliases aliases = lab.client().azureAliases();
        assertThat(aliases.list().toList())
                .extracting(AzureAlias::name)
                .containsExactly("alias-a", "alias-b", "alias-c");
        assertThat(aliases.list().pages()).hasSize(2);
        AzureAlias read = aliases.get("alias-b");
        assertThat(read.provisioningState()).isEqualTo(ProvisioningState.SUCCEEDED);
        assertThat(read.succeeded()).isTrue();
        assertThat(read.displayName()).isEqualTo("b");

        assertThat(aliases.delete("alias-b")).isTrue();
        assertThat(aliases.delete("alias-b")).isFalse();
        assertThat(aliases.find("alias-b")).isEmpty();
        assertThat(plan.azureSubscriptions().list().toList())
                .extracting(AzureSubscription::id)
                .contains(read.subscriptionId());
    }
}
