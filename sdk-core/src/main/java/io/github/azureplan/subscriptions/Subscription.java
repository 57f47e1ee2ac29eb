package io.github.azureplan.subscriptions;

import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.catalog.ProductType;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.ETag;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import io.github.azureplan.internal.json.WriteBack;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of Partner Center: an Azure plan, or something else that was ordered. Not an Azure subscription. It
 * keeps the JSON it was read from, so that an update sends back what this version does not know.
 */
@WriteBack(Subscription.Members.class)
public final class Subscription {
    private final Members members;
    private final JsonValue.Obj document;

    /** What was changed since it was read. */
    private final Set<String> changed;

    Subscription(Members members, JsonValue.Obj document) {
        this(members, document, Set.of());
    }

    private Subscription(Members members, JsonValue.Obj document, Set<String> changed) {
        this.members = members;
        this.document = document;
        this.changed = changed;
    }

    /** {@return the subscription} */
    public String id() {
        return members.id;
    }

    /** {@return what was ordered; the catalog item id in new commerce; null when the service left it out} */
    public @Nullable String offerId() {
        return members.offerId;
    }

    /**
     * {@return the Azure subscription of a legacy Azure offer; an Azure plan has none here; null when the service left
     * it out}
     */
    public @Nullable AzureSubscriptionId entitlementId() {
        return members.entitlementId;
    }

    /** {@return the name of what was ordered; null when the service left it out} */
    public @Nullable String offerName() {
        return members.offerName;
    }

    /** {@return a name given by the partner; null when the service left it out} */
    public @Nullable String friendlyName() {
        return members.friendlyName;
    }

    /** {@return how many} */
    public int quantity() {
        return members.quantity;
    }

    /** {@return what is counted, such as {@code Licenses}; null when the service left it out} */
    public @Nullable String unitType() {
        return members.unitType;
    }

    /** {@return the subscription an add-on belongs to; null when the service left it out} */
    public @Nullable String parentSubscriptionId() {
        return members.parentSubscriptionId;
    }

    /** {@return when it was made; null when the service left it out} */
    public @Nullable Instant creationDate() {
        return members.creationDate;
    }

    /** {@return when its term began; null when the service left it out} */
    public @Nullable Instant effectiveStartDate() {
        return members.effectiveStartDate;
    }

    /** {@return when its term ends; far in the future when it does not; null when the service left it out} */
    public @Nullable Instant commitmentEndDate() {
        return members.commitmentEndDate;
    }

    /** {@return when its term ends, to the second; null when the service left it out} */
    public @Nullable Instant commitmentEndDateTime() {
        return members.commitmentEndDateTime;
    }

    /** {@return until when it can be cancelled; null when the service left it out} */
    public @Nullable Instant cancellationAllowedUntilDate() {
        return members.cancellationAllowedUntilDate;
    }

    /** {@return when the current billing period ends; null when the service left it out} */
    public @Nullable Instant billingCycleEndDate() {
        return members.billingCycleEndDate;
    }

    /** {@return when the current billing period ends, to the second; null when the service left it out} */
    public @Nullable Instant billingCycleEndDateTime() {
        return members.billingCycleEndDateTime;
    }

    /** {@return its state; null when the service left it out} */
    public @Nullable SubscriptionStatus status() {
        return members.status;
    }

    /** {@return whether it renews by itself} */
    public boolean autoRenewEnabled() {
        return members.autoRenewEnabled;
    }

    /** {@return what it is billed by; null when the service left it out} */
    public @Nullable BillingType billingType() {
        return members.billingType;
    }

    /** {@return how often it is billed; null when the service left it out} */
    public @Nullable BillingCycle billingCycle() {
        return members.billingCycle;
    }

    /** {@return whether add-ons can be ordered for it} */
    public boolean hasPurchasableAddons() {
        return members.hasPurchasableAddons;
    }

    /** {@return whether it is a trial} */
    public boolean isTrial() {
        return members.isTrial;
    }

    /** {@return whether Microsoft makes the product} */
    public boolean isMicrosoftProduct() {
        return members.isMicrosoftProduct;
    }

    /** {@return who makes the product; null when the service left it out} */
    public @Nullable String publisherName() {
        return members.publisherName;
    }

    /** {@return what can be done with it, such as {@code edit} and {@code cancel}} */
    public List<String> actions() {
        return members.actions;
    }

    /** {@return the reseller on record; null when the service left it out} */
    public @Nullable MpnId partnerId() {
        return members.partnerId;
    }

    /** {@return why it is suspended} */
    public List<String> suspensionReasons() {
        return members.suspensionReasons;
    }

    /** {@return how it was handed over; null when the service left it out} */
    public @Nullable ContractType contractType() {
        return members.contractType;
    }

    /** {@return what a cancellation gives back, and until when} */
    public List<RefundOption> refundOptions() {
        return members.refundOptions;
    }

    /** {@return the order it came from; case matters; null when the service left it out} */
    public @Nullable String orderId() {
        return members.orderId;
    }

    /** {@return the term as an ISO 8601 duration; may be empty; null when the service left it out} */
    public @Nullable String termDuration() {
        return members.termDuration;
    }

    /** {@return the next term as an ISO 8601 duration; may be empty; null when the service left it out} */
    public @Nullable String renewalTermDuration() {
        return members.renewalTermDuration;
    }

    /** {@return the kind of product; null when the service left it out} */
    public @Nullable ProductType productType() {
        return members.productType;
    }

    /** {@return how its use is counted; null when the service left it out} */
    public @Nullable String consumptionType() {
        return members.consumptionType;
    }

    /** {@return the promotion that was used; null when the service left it out} */
    public @Nullable String promotionId() {
        return members.promotionId;
    }

    /** {@return the subscription it was moved from; null when the service left it out} */
    public @Nullable String migratedFromSubscriptionId() {
        return members.migratedFromSubscriptionId;
    }

    /** {@return whether the service asks for attention; undocumented} */
    public boolean attentionNeeded() {
        return members.attentionNeeded;
    }

    /** {@return what the service adds to that; undocumented} */
    public boolean actionTaken() {
        return members.actionTaken;
    }

    /** {@return the version that was read, on legacy subscriptions only; null when the service left it out} */
    public @Nullable ETag etag() {
        return members.etag;
    }

    /**
     * Whether this subscription is an Azure plan.
     *
     * @return true for an order of the Azure plan's product
     */
    public boolean isAzurePlan() {
        String offer = offerId();
        return offer != null && AzurePlanOffer.isAzurePlan(offer);
    }

    /**
     * The id of the plan, when this subscription is one.
     *
     * @return the plan; empty for any other subscription, and for one whose id is no GUID
     */
    public Optional<PlanId> planId() {
        try {
            return isAzurePlan() ? Optional.of(PlanId.of(id())) : Optional.empty();
        } catch (IllegalArgumentException noGuid) {
            return Optional.empty();
        }
    }

    /**
     * Whether this subscription is the legacy Azure offer that a customer of an Azure plan must not have.
     *
     * @return true for MS-AZR-0145P
     */
    public boolean isLegacyAzure() {
        return AzurePlanOffer.LEGACY_OFFER_ID.equalsIgnoreCase(offerId());
    }

    JsonValue.Obj document() {
        return document;
    }

    /** Whether something was changed since it was read. */
    boolean isChanged() {
        return !changed.isEmpty();
    }

    /** Whether what was changed here is so in a subscription that was read. */
    boolean shownBy(Subscription read) {
        return changed.stream().allMatch(name -> Objects.equals(member(name), read.member(name)));
    }

    /** What was changed here, on top of what was read. */
    Subscription onto(Subscription read) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (String name : changed) {
            changes.put(name, document.find(name).orElseThrow());
        }
        Subscription merged = read.document.with(changes).as(Subscription.class);
        return new Subscription(merged.members, merged.document, changed);
    }

    private @Nullable Object member(String name) {
        return switch (name) {
            case "friendlyName" -> members.friendlyName;
            case "status" -> members.status;
            case "quantity" -> members.quantity;
            case "autoRenewEnabled" -> members.autoRenewEnabled;
            case "partnerId" -> members.partnerId;
            case "billingCycle" -> members.billingCycle;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /**
     * Starts from this object; members this version does not know are kept.
     *
     * @return a builder with the values of this object
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Subscription other && document.equals(other.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    @Override
    public String toString() {
        return "Subscription[id=" + members.id + ", offerId=" + members.offerId + ", status=" + members.status + "]";
    }

    /** What is modelled of the document. */
    record Members(
            @Required String id,
            @Nullable String offerId,
            @Nullable AzureSubscriptionId entitlementId,
            @Nullable String offerName,
            @Nullable String friendlyName,
            int quantity,
            @Nullable String unitType,
            @Nullable String parentSubscriptionId,
            @Nullable Instant creationDate,
            @Nullable Instant effectiveStartDate,
            @Nullable Instant commitmentEndDate,
            @Nullable Instant commitmentEndDateTime,
            @Nullable Instant cancellationAllowedUntilDate,
            @Nullable Instant billingCycleEndDate,
            @Nullable Instant billingCycleEndDateTime,
            @Nullable SubscriptionStatus status,
            boolean autoRenewEnabled,
            @Nullable BillingType billingType,
            @Nullable BillingCycle billingCycle,
            boolean hasPurchasableAddons,
            boolean isTrial,
            boolean isMicrosoftProduct,
            @Nullable String publisherName,
            List<String> actions,
            @Nullable MpnId partnerId,
            List<String> suspensionReasons,
            @Nullable ContractType contractType,
            List<RefundOption> refundOptions,
            @Nullable String orderId,
            @Nullable String termDuration,
            @Nullable String renewalTermDuration,
            @Nullable ProductType productType,
            @Nullable String consumptionType,
            @Nullable String promotionId,
            @Nullable String migratedFromSubscriptionId,
            boolean attentionNeeded,
            boolean actionTaken,
            @WireName({"attributes", "etag"}) @Nullable ETag etag) {}

    /** Changes a subscription. Which changes an offer allows is the service's to say. */
    public static final class Builder {
        private final Subscription base;
        private final Map<String, Object> changes = new LinkedHashMap<>();

        private Builder(Subscription base) {
            this.base = base;
        }

        /**
         * Sets a name of your own.
         *
         * @param friendlyName the value
         * @return this builder
         */
        public Builder friendlyName(String friendlyName) {
            if (friendlyName.isBlank()) {
                throw new IllegalArgumentException("friendlyName: must not be blank; leave it out to keep the name");
            }
            changes.put("friendlyName", friendlyName);
            return this;
        }

        /**
         * Sets the state: active or suspended.
         *
         * @param status the value
         * @return this builder
         */
        public Builder status(SubscriptionStatus status) {
            changes.put("status", Objects.requireNonNull(status, "status"));
            return this;
        }

        /**
         * Sets how many.
         *
         * @param quantity the value
         * @return this builder
         */
        public Builder quantity(int quantity) {
            changes.put("quantity", quantity);
            return this;
        }

        /**
         * Sets whether it renews by itself.
         *
         * @param autoRenewEnabled the value
         * @return this builder
         */
        public Builder autoRenewEnabled(boolean autoRenewEnabled) {
            changes.put("autoRenewEnabled", autoRenewEnabled);
            return this;
        }

        /**
         * Sets the reseller on record.
         *
         * @param partnerId the value
         * @return this builder
         */
        public Builder partnerId(MpnId partnerId) {
            changes.put("partnerId", Objects.requireNonNull(partnerId, "partnerId"));
            return this;
        }

        /**
         * Sets how often it is billed.
         *
         * @param billingCycle the value
         * @return this builder
         */
        public Builder billingCycle(BillingCycle billingCycle) {
            changes.put("billingCycle", Objects.requireNonNull(billingCycle, "billingCycle"));
            return this;
        }

        /**
         * Makes the object.
         *
         * @return the object with what was set
         * @throws IllegalArgumentException naming what is missing or wrong
         */
        public Subscription build() {
            Subscription built = base.document.with(changes).as(Subscription.class);
            if (built.quantity() < 0) {
                throw new IllegalArgumentException("quantity: must not be negative, was " + built.quantity());
            }
            Set<String> names = new LinkedHashSet<>(base.changed);
            names.addAll(changes.keySet());
            return new Subscription(built.members, built.document, Collections.unmodifiableSet(names));
        }
    }
}
