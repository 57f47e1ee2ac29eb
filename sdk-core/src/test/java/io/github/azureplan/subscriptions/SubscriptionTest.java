package io.github.azureplan.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.ETag;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.Payloads;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private final Payloads payloads = new Payloads();

    @Test
    void a_plan_is_read_whole() {
        Subscription plan = payloads.read("subscriptions/plan.json", Subscription.class);
        assertThat(plan.id()).isEqualTo("9C1B8D2E-3F4A-4B5C-8D6E-7F8091A2B3C4");
        assertThat(plan.isAzurePlan()).isTrue();
        assertThat(plan.isLegacyAzure()).isFalse();
        assertThat(plan.planId()).contains(PlanId.of("9c1b8d2e-3f4a-4b5c-8d6e-7f8091a2b3c4"));
        assertThat(plan.offerName()).isEqualTo("Azure plan");
        assertThat(plan.friendlyName()).isEqualTo("Nordwind plan");
        assertThat(plan.productType().id()).isEqualTo("Azure");
        assertThat(plan.quantity()).isEqualTo(1);
        assertThat(plan.unitType()).isEqualTo("Usage-based");
        assertThat(plan.creationDate()).isEqualTo("2026-03-02T10:21:15.096672800Z");
        assertThat(plan.commitmentEndDate()).isEqualTo("9999-12-10T00:00:00Z");
        assertThat(plan.commitmentEndDateTime()).isEqualTo("9999-12-10T00:00:00Z");
        assertThat(plan.cancellationAllowedUntilDate()).isNull();
        assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(plan.billingType()).isEqualTo(BillingType.USAGE);
        assertThat(plan.billingCycle()).isEqualTo(BillingCycle.ONE_TIME);
        assertThat(plan.contractType()).isEqualTo(ContractType.SUBSCRIPTION);
        assertThat(plan.termDuration()).isEmpty();
        assertThat(plan.refundOptions())
                .containsExactly(
                        new RefundOption("Full", Instant.parse("2026-03-03T00:00:00Z")),
                        new RefundOption("Partial", Instant.parse("2026-03-04T00:00:00Z")));
        assertThat(plan.isMicrosoftProduct()).isTrue();
        assertThat(plan.partnerId()).isNull();
        assertThat(plan.actions()).containsExactly("edit", "cancel");
        assertThat(plan.orderId()).isEqualTo("Kq3Zp-Xy_9aBcDeFgHiJkLmNoPqRsTuV1");
        assertThat(plan.etag()).isNull();
        assertThat(payloads.drift()).containsExactly("Subscription.Members nextBigThing");
    }

    @Test
    void a_legacy_subscription_in_pascal_case_is_read() {
        Subscription legacy = payloads.read("subscriptions/legacy.json", Subscription.class);
        assertThat(legacy.isLegacyAzure()).isTrue();
        assertThat(legacy.isAzurePlan()).isFalse();
        assertThat(legacy.planId()).isEmpty();
        assertThat(legacy.entitlementId()).isEqualTo(AzureSubscriptionId.of("99990000-1111-4222-8333-444455556666"));
        assertThat(legacy.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(legacy.etag()).isEqualTo(ETag.of("eyJ2IjoyfQ=="));
        assertThat(payloads.drift()).isEmpty();
    }

    @Test
    void a_change_sends_everything_else_as_it_came() {
        Subscription plan = payloads.read("subscriptions/plan.json", Subscription.class);
        Subscription suspended =
                plan.toBuilder().status(SubscriptionStatus.SUSPENDED).build();
        assertThat(suspended.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(suspended).isNotEqualTo(plan);
        JsonValue.Obj before = (JsonValue.Obj) payloads.written(plan);
        JsonValue.Obj after = (JsonValue.Obj) payloads.written(suspended);
        assertThat(after.members().keySet())
                .containsExactlyElementsOf(before.members().keySet());
        assertThat(after.text("status")).contains("suspended");
        assertThat(after.find("nextBigThing")).isEqualTo(before.find("nextBigThing"));
        assertThat(after.text("nextBigThing", "rate")).contains("0.1234567890123456789012345");
    }

    @Test
    void every_change_is_seen_and_written() {
        Subscription changed = payloads.read("subscriptions/legacy.json", Subscription.class).toBuilder()
                .friendlyName("New name")
                .quantity(3)
                .autoRenewEnabled(true)
                .partnerId(MpnId.of("873452"))
                .billingCycle(BillingCycle.MONTHLY)
                .build();
        assertThat(changed.friendlyName()).isEqualTo("New name");
        assertThat(changed.quantity()).isEqualTo(3);
        assertThat(changed.autoRenewEnabled()).isTrue();
        assertThat(changed.partnerId()).isEqualTo(MpnId.of("873452"));
        assertThat(changed.billingCycle()).isEqualTo(BillingCycle.MONTHLY);
        JsonValue.Obj written = (JsonValue.Obj) payloads.written(changed);
        assertThat(written.members()).containsKeys("FriendlyName", "Quantity", "PartnerId", "billingCycle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> changed.toBuilder().quantity(-1).build())
                .withMessageStartingWith("quantity:");
    }

    @Test
    void the_provisioning_of_a_subscription_is_read() {
        assertThat(payloads.read("subscriptions/provisioning.json", SubscriptionProvisioning.class))
                .isEqualTo(new SubscriptionProvisioning(
                        "0001", ProvisioningStatus.SUCCESS, 1, Instant.parse("9999-12-10T00:00:00Z")));
    }
}
