package io.github.azureplan.orders;

import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.MpnId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of an order that is placed without a cart. Immutable. */
public final class NewOrderLine {
    private final Builder values;

    private NewOrderLine(Builder values) {
        this.values = values;
    }

    /**
     * Starts a line of one.
     *
     * @param offerId what to order: a catalog item, or the id of an older offer
     * @return a builder
     */
    public static Builder builder(CatalogItemId offerId) {
        return new Builder(Objects.requireNonNull(offerId, "offerId"));
    }

    boolean namesPartners() {
        return values.partnerIdOnRecord != null;
    }

    Body body(int number) {
        return new Body(
                number,
                values.offerId.text(),
                values.friendlyName,
                values.quantity,
                values.termDuration,
                values.parentSubscriptionId,
                values.partnerIdOnRecord,
                values.additionalPartnerIdsOnRecord,
                values.provisioningContext,
                values.renewsTo,
                values.attestationAccepted,
                values.promotionId,
                values.customTermEndDate);
    }

    @Override
    public String toString() {
        return "NewOrderLine[offerId=" + values.offerId + ", quantity=" + values.quantity + "]";
    }

    /** A line of the body. */
    record Body(
            int lineItemNumber,
            String offerId,
            @Nullable String friendlyName,
            int quantity,
            @Nullable String termDuration,
            @Nullable String parentSubscriptionId,
            @Nullable MpnId partnerIdOnRecord,
            @Nullable List<MpnId> additionalPartnerIdsOnRecord,
            @Nullable Map<String, String> provisioningContext,
            @Nullable RenewsTo renewsTo,
            @Nullable Boolean attestationAccepted,
            @Nullable String promotionId,
            @Nullable Instant customTermEndDate) {}

    /** Collects the values of a line. */
    public static final class Builder {
        private static final int MOST_ADDITIONAL = 5;

        private final CatalogItemId offerId;
        private int quantity = 1;
        private @Nullable String friendlyName;
        private @Nullable String termDuration;
        private @Nullable String parentSubscriptionId;
        private @Nullable MpnId partnerIdOnRecord;
        private @Nullable List<MpnId> additionalPartnerIdsOnRecord;
        private @Nullable Map<String, String> provisioningContext;
        private @Nullable RenewsTo renewsTo;
        private @Nullable Boolean attestationAccepted;
        private @Nullable String promotionId;
        private @Nullable Instant customTermEndDate;

        private Builder(CatalogItemId offerId) {
            this.offerId = offerId;
        }

        private Builder(Builder other) {
            this.offerId = other.offerId;
            this.quantity = other.quantity;
            this.friendlyName = other.friendlyName;
            this.termDuration = other.termDuration;
            this.parentSubscriptionId = other.parentSubscriptionId;
            this.partnerIdOnRecord = other.partnerIdOnRecord;
            this.additionalPartnerIdsOnRecord = other.additionalPartnerIdsOnRecord;
            this.provisioningContext = other.provisioningContext;
            this.renewsTo = other.renewsTo;
            this.attestationAccepted = other.attestationAccepted;
            this.promotionId = other.promotionId;
            this.customTermEndDate = other.customTermEndDate;
        }

        /**
         * Sets how many to order, at least 1. Default 1.
         *
         * @param quantity the value
         * @return this builder
         */
        public Builder quantity(int quantity) {
            this.quantity = quantity;
            return this;
        }

        /**
         * Sets a name of your own.
         *
         * @param friendlyName the value
         * @return this builder
         */
        public Builder friendlyName(String friendlyName) {
            this.friendlyName = Objects.requireNonNull(friendlyName, "friendlyName");
            return this;
        }

        /**
         * Sets the term as an ISO 8601 duration such as {@code P1Y}; without it the term of the availability is taken.
         *
         * @param termDuration the value
         * @return this builder
         * @throws IllegalArgumentException when it is no such duration
         */
        public Builder termDuration(String termDuration) {
            this.termDuration = Terms.duration("termDuration", termDuration);
            return this;
        }

        /**
         * Makes the line an add-on of a subscription the customer has.
         *
         * @param parentSubscriptionId the Partner Center subscription
         * @return this builder
         */
        public Builder parentSubscriptionId(String parentSubscriptionId) {
            this.parentSubscriptionId = Objects.requireNonNull(parentSubscriptionId, "parentSubscriptionId");
            return this;
        }

        /**
         * Sets the reseller on record and with it further ones, for the EU and EFTA only; the order as a whole must then
         * confirm them, see {@link NewOrder#partnerOnRecordAttestationAccepted(boolean)}.
         *
         * @param reseller the location id of the reseller
         * @param additional the location ids of up to five further resellers
         * @return this builder
         */
        public Builder partnersOnRecord(MpnId reseller, MpnId... additional) {
            this.partnerIdOnRecord = Objects.requireNonNull(reseller, "reseller");
            this.additionalPartnerIdsOnRecord = additional.length == 0 ? null : List.of(additional);
            return this;
        }

        /**
         * Sets what the delivery needs to know: the SKU's provisioning variables, each with its value.
         *
         * @param provisioningContext the value
         * @return this builder
         */
        public Builder provisioningContext(Map<String, String> provisioningContext) {
            this.provisioningContext = Map.copyOf(provisioningContext);
            return this;
        }

        /**
         * Sets the length of the term that follows the first one.
         *
         * @param termDuration an ISO 8601 duration such as {@code P1Y}
         * @return this builder
         * @throws IllegalArgumentException when it is no such duration
         */
        public Builder renewsTo(String termDuration) {
            this.renewsTo = new RenewsTo(Terms.duration("renewsTo", termDuration));
            return this;
        }

        /**
         * Sets whether the confirmation the SKU asks for is given.
         *
         * @param attestationAccepted the value
         * @return this builder
         */
        public Builder attestationAccepted(boolean attestationAccepted) {
            this.attestationAccepted = attestationAccepted;
            return this;
        }

        /**
         * Sets the promotion to use.
         *
         * @param promotionId the value
         * @return this builder
         */
        public Builder promotionId(String promotionId) {
            this.promotionId = Objects.requireNonNull(promotionId, "promotionId");
            return this;
        }

        /**
         * Sets the end of the first term, which is then shorter than a whole one.
         *
         * @param customTermEndDate the last moment of the term
         * @return this builder
         */
        public Builder customTermEndDate(Instant customTermEndDate) {
            this.customTermEndDate = Objects.requireNonNull(customTermEndDate, "customTermEndDate");
            return this;
        }

        /**
         * Makes the line.
         *
         * @return the line
         * @throws IllegalArgumentException naming what is wrong
         */
        public NewOrderLine build() {
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity: must be at least 1, was " + quantity);
            }
            int further = additionalPartnerIdsOnRecord == null ? 0 : additionalPartnerIdsOnRecord.size();
            if (further > MOST_ADDITIONAL) {
                throw new IllegalArgumentException("additionalPartnerIdsOnRecord: at most " + MOST_ADDITIONAL
                        + " further resellers, were " + further);
            }
            return new NewOrderLine(new Builder(this));
        }
    }
}
