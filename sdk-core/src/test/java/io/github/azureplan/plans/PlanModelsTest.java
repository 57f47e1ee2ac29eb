package io.github.azureplan.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.Payloads;
import io.github.azureplan.internal.wire.LinkedPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanModelsTest {
    private static final AzureSubscriptionId DEV = AzureSubscriptionId.of("899ae6f1-0000-4d5e-b6c6-e6b5019bbff8");

    private final Payloads payloads = new Payloads();

    @Test
    void entitlements_are_read() {
        List<Entitlement> entitlements = payloads.items("plans/entitlements.json", Entitlement.class);
        assertThat(entitlements.get(0))
                .isEqualTo(new Entitlement(
                        DEV, "dev", EntitlementStatus.ACTIVE, PlanId.of("9c1b8d2e-3f4a-4b5c-8d6e-7f8091a2b3c4")));
        assertThat(entitlements.get(1).status().known()).isFalse();
        assertThat(payloads.drift()).containsExactly("EntitlementStatus frozen");
    }

    @Test
    void the_billing_account_of_the_partner_is_told_from_others() {
        LinkedPage<Arm.BillingAccount> page =
                payloads.read("plans/billing-accounts.json", Json.type(LinkedPage.class, Arm.BillingAccount.class));
        assertThat(page.value().stream().map(AzureBillingAccount::of))
                .filteredOn(AzureBillingAccount::ofPartner)
                .hasSize(1);
        assertThat(page.value().get(0).name()).isEqualTo("acct:one_2019-05-31");
        assertThat(page.value().get(0).properties().hasReadAccess()).isTrue();
        assertThat(page.nextLink()).isEqualTo("https://management.azure.com/next?$skiptoken=Mg");
    }

    @Test
    void a_billing_customer_names_plans_and_resellers() {
        Arm.BillingCustomer customer = payloads.read("plans/customer.json", Arm.BillingCustomer.class);
        assertThat(customer.customer()).isEqualTo(CustomerId.of("7f0d6ac4-0c1e-4c8b-9c55-2f6a3f0e4b11"));
        assertThat(customer.properties().enabledAzurePlans())
                .containsExactly(new EnabledAzurePlan("0001", "Azure Plan"));
        assertThat(customer.properties().resellers())
                .containsExactly(new AzureReseller(MpnId.of("3000009"), "Reseller"));
    }

    @Test
    void an_alias_is_read_at_every_stage() {
        Arm.Alias accepted = payloads.read("plans/alias-accepted.json", Arm.Alias.class);
        assertThat(accepted.properties().subscriptionId()).isNull();
        assertThat(accepted.properties().provisioningState()).isEqualTo(ProvisioningState.ACCEPTED);
        Arm.Alias done = payloads.read("plans/alias-succeeded.json", Arm.Alias.class);
        assertThat(done.name()).isEqualTo("dev-1");
        assertThat(done.properties().subscriptionId()).isEqualTo(DEV);
        assertThat(done.properties().provisioningState()).isEqualTo(ProvisioningState.SUCCEEDED);
        assertThat(done.properties().workload()).isEqualTo(Workload.DEV_TEST);
        assertThat(done.properties().acceptOwnershipState()).isEqualTo(OwnershipState.COMPLETED);
        assertThat(done.properties().resellerId()).isEqualTo(MpnId.of("3000009"));
        assertThat(done.properties().createdTime()).isEqualTo("2026-03-02T09:16:10Z");
        assertThat(payloads.drift()).isEmpty();
        assertThat(done.properties().tags()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void a_subscription_of_azure_is_read() {
        Arm.Subscription subscription = payloads.read("plans/subscription.json", Arm.Subscription.class);
        assertThat(subscription.subscriptionId()).isEqualTo(DEV);
        assertThat(subscription.tenantId()).isEqualTo(TenantId.of("7f0d6ac4-0c1e-4c8b-9c55-2f6a3f0e4b11"));
        assertThat(subscription.state()).isEqualTo(AzureSubscriptionState.WARNED);
        assertThat(subscription.subscriptionPolicies()).containsEntry("quotaId", "CSP_2015-05-01");
        assertThat(payloads.drift()).isEmpty();
    }

    @Test
    void a_new_subscription_is_written() {
        NewAzureSubscription wanted = NewAzureSubscription.named("dev")
                .alias("dev-1")
                .workload(Workload.DEV_TEST)
                .reseller(MpnId.of("3000009"));
        assertThat(payloads.written(wanted.body("/scope")))
                .isEqualTo(payloads.tree("{\"properties\":{\"billingScope\":\"/scope\",\"displayName\":\"dev\","
                        + "\"workload\":\"DevTest\",\"resellerId\":\"3000009\"}}"));
        assertThat(payloads.written(NewAzureSubscription.named("dev").body("/scope")))
                .isEqualTo(payloads.tree("{\"properties\":{\"billingScope\":\"/scope\",\"displayName\":\"dev\","
                        + "\"workload\":\"Production\"}}"));
        assertThat(NewAzureSubscription.named("dev").alias()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "..", "a?b", "é"})
    void an_alias_of_the_wrong_form_is_refused(String alias) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewAzureSubscription.named("dev").alias(alias))
                .withMessageStartingWith("alias:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb"})
    void a_name_of_the_wrong_form_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewAzureSubscription.named(name))
                .withMessageStartingWith("displayName:");
    }
}
