package io.github.azureplan.orders;

import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.WriteBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart: one thing to order. Made by the partner, completed by the service.
 */
@WriteBack(CartLine.Members.class)
public final class CartLine {
    private final Members members;
    private final JsonValue.Obj document;

    CartLine(Members members, JsonValue.Obj document) {
        this.members = members;
        this.document = document;
    }

    /** {@return the number of the line, from 0, given by the service; null when the service left it out} */
    public @Nullable Integer id() {
        return members.id;
    }

    /** {@return what to order; null when the service left it out} */
    public @Nullable CatalogItemId catalogItemId() {
        return members.catalogItemId;
    }

    /** {@return how many} */
    public int quantity() {
        return members.quantity;
    }

    /** {@return how it is billed; null when the service left it out} */
    public @Nullable BillingCycle billingCycle() {
        return members.billingCycle;
    }

    /** {@return the term as an ISO 8601 duration; absent for an Azure plan; null when the service left it out} */
    public @Nullable String termDuration() {
        return members.termDuration;
    }

    /** {@return a name given by the partner; null when the service left it out} */
    public @Nullable String friendlyName() {
        return members.friendlyName;
    }

    /** {@return the currency, which comes from the availability; null when the service left it out} */
    public @Nullable CurrencyCode currencyCode() {
        return members.currencyCode;
    }

    /** {@return the resellers with a part in it} */
    public List<Participant> participants() {
        return members.participants;
    }

    /** {@return what the delivery needs to know} */
    public Map<String, String> provisioningContext() {
        return members.provisioningContext;
    }

    /** {@return the group; the lines of one become one order; null when the service left it out} */
    public @Nullable String orderGroup() {
        return members.orderGroup;
    }

    /** {@return lines that add to this one} */
    public List<CartLine> addonItems() {
        return members.addonItems;
    }

    /** {@return what it is renewed to; null when the service left it out} */
    public @Nullable RenewsTo renewsTo() {
        return members.renewsTo;
    }

    /** {@return whether the confirmation the SKU asks for is given; null when the service left it out} */
    public @Nullable Boolean attestationAccepted() {
        return members.attestationAccepted;
    }

    /** {@return the end of a term that is cut to fit another; null when the service left it out} */
    public @Nullable Instant customTermEndDate() {
        return members.customTermEndDate;
    }

    /** {@return the promotion to use; null when the service left it out} */
    public @Nullable String promotionId() {
        return members.promotionId;
    }

    /** {@return the system the line is ordered with; null when the service left it out} */
    public @Nullable String purchaseSystem() {
        return members.purchaseSystem;
    }

    /** {@return why the line cannot be ordered, null when it can} */
    public @Nullable CartError error() {
        return members.error;
    }

    JsonValue.Obj document() {
        return document;
    }

    /**
     * Starts a line: one, once, which is how an Azure plan is ordered.
     *
     * @param catalogItemId what to order, from {@code Availability.catalogItemId()}
     * @return a builder
     */
    public static Builder builder(CatalogItemId catalogItemId) {
        Objects.requireNonNull(catalogItemId, "catalogItemId");
        return new Builder(JsonValue.Obj.EMPTY.with(Map.of("catalogItemId", catalogItemId)))
                .quantity(1)
                .billingCycle(BillingCycle.ONE_TIME);
    }

    /**
     * Starts from this object; members this version does not know are kept.
     *
     * @return a builder with the values of this object
     */
    public Builder toBuilder() {
        return new Builder(document);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CartLine other && document.equals(other.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    @Override
    public String toString() {
        return "CartLine[id=" + members.id + ", catalogItemId=" + members.catalogItemId + ", quantity="
                + members.quantity + ", billingCycle=" + members.billingCycle + "]";
    }

    /** What is modelled of the document. */
    record Members(
            @Nullable Integer id,
            @Nullable CatalogItemId catalogItemId,
            int quantity,
            @Nullable BillingCycle billingCycle,
            @Nullable String termDuration,
            @Nullable String friendlyName,
            @Nullable CurrencyCode currencyCode,
            List<Participant> participants,
            Map<String, String> provisioningContext,
            @Nullable String orderGroup,
            List<CartLine> addonItems,
            @Nullable RenewsTo renewsTo,
            @Nullable Boolean attestationAccepted,
            @Nullable Instant customTermEndDate,
            @Nullable String promotionId,
            @Nullable String purchaseSystem,
            @Nullable CartError error) {}

    /** Changes a line or collects a new one. */
    public static final class Builder {
        private final JsonValue.Obj base;
        private final Map<String, Object> changes = new LinkedHashMap<>();

        private Builder(JsonValue.Obj base) {
            this.base = base;
        }

        /**
         * Sets what to order, in place of what the line had; for an item whose id has gone out of date.
         *
         * @param catalogItemId the value, from {@code Availability.catalogItemId()}
         * @return this builder
         */
        public Builder catalogItemId(CatalogItemId catalogItemId) {
            changes.put("catalogItemId", Objects.requireNonNull(catalogItemId, "catalogItemId"));
            return this;
        }

        /**
         * Sets how many to order, at least 1.
         *
         * @param quantity the value
         * @return this builder
         */
        public Builder quantity(int quantity) {
            changes.put("quantity", quantity);
            return this;
        }

        /**
         * Sets how it is billed.
         *
         * @param billingCycle the value
         * @return this builder
         */
        public Builder billingCycle(BillingCycle billingCycle) {
            changes.put("billingCycle", Objects.requireNonNull(billingCycle, "billingCycle"));
            return this;
        }

        /**
         * Sets the term as an ISO 8601 duration such as {@code P1Y}; one of those the availability is sold with.
         *
         * @param termDuration the value
         * @return this builder
         * @throws IllegalArgumentException when it is no such duration
         */
        public Builder termDuration(String termDuration) {
            changes.put("termDuration", Terms.duration("termDuration", termDuration));
            return this;
        }

        /**
         * Sets the currency to pay in: that of the availability, which is taken when none is set.
         *
         * @param currencyCode the value
         * @return this builder
         */
        public Builder currencyCode(CurrencyCode currencyCode) {
            changes.put("currencyCode", Objects.requireNonNull(currencyCode, "currencyCode"));
            return this;
        }

        /**
         * Sets a name of your own.
         *
         * @param friendlyName the value
         * @return this builder
         */
        public Builder friendlyName(String friendlyName) {
            changes.put("friendlyName", Objects.requireNonNull(friendlyName, "friendlyName"));
            return this;
        }

        /**
         * Sets the resellers with a part in it: at most one transaction reseller and five additional ones.
         *
         * @param participants the value
         * @return this builder
         */
        public Builder participants(List<Participant> participants) {
            changes.put("participants", List.copyOf(participants));
            return this;
        }

        /**
         * Sets the reseller the customer buys from, the partner on record, and with it further resellers of the same sale.
         * Further ones are for the EU and EFTA only, and the cart as a whole must then confirm them, see
         * {@link NewCart#partnerOnRecordAttestationAccepted(boolean)}.
         *
         * @param reseller the location id of the reseller
         * @param additional the location ids of up to five further resellers
         * @return this builder
         */
        public Builder partnersOnRecord(MpnId reseller, MpnId... additional) {
            List<Participant> all = new ArrayList<>();
            all.add(Participant.transactionReseller(reseller));
            for (MpnId further : additional) {
                all.add(Participant.additionalTransactionReseller(further));
            }
            return participants(all);
        }

        /**
         * Sets what the delivery needs to know: the SKU's provisioning variables, each with its value. A reservation, for
         * example, takes {@code subscriptionId} and {@code scope}.
         *
         * @param provisioningContext the value
         * @return this builder
         */
        public Builder provisioningContext(Map<String, String> provisioningContext) {
            changes.put("provisioningContext", Map.copyOf(provisioningContext));
            return this;
        }

        /**
         * Sets what is bought on top of this line and belongs to the subscription that comes of it.
         *
         * @param addonItems the add-ons, which have no add-ons of their own
         * @return this builder
         */
        public Builder addonItems(List<CartLine> addonItems) {
            changes.put("addonItems", List.copyOf(addonItems));
            return this;
        }

        /**
         * Sets the length of the term that follows the first one; for what is renewed to another term, such as a trial.
         *
         * @param termDuration an ISO 8601 duration such as {@code P1Y}
         * @return this builder
         * @throws IllegalArgumentException when it is no such duration
         */
        public Builder renewsTo(String termDuration) {
            changes.put("renewsTo", new RenewsTo(Terms.duration("renewsTo", termDuration)));
            return this;
        }

        /**
         * Sets the end of the first term, which is then shorter than a whole one; to end together with another
         * subscription.
         *
         * @param customTermEndDate the last moment of the term
         * @return this builder
         */
        public Builder customTermEndDate(Instant customTermEndDate) {
            changes.put("customTermEndDate", Objects.requireNonNull(customTermEndDate, "customTermEndDate"));
            return this;
        }

        /**
         * Sets whether the confirmation the SKU asks for is given.
         *
         * @param attestationAccepted the value
         * @return this builder
         */
        public Builder attestationAccepted(boolean attestationAccepted) {
            changes.put("attestationAccepted", attestationAccepted);
            return this;
        }

        /**
         * Sets the promotion to use.
         *
         * @param promotionId the value
         * @return this builder
         */
        public Builder promotionId(String promotionId) {
            changes.put("promotionId", Objects.requireNonNull(promotionId, "promotionId"));
            return this;
        }

        private static void most(CartLine line, ParticipantKind kind, int most) {
            long found = line.participants().stream()
                    .filter(participant -> Objects.equals(kind, participant.kind()))
                    .count();
            if (found > most) {
                throw new IllegalArgumentException(
                        "participants: at most " + most + " of the kind " + kind + ", were " + found);
            }
        }

        /**
         * Makes the object.
         *
         * @return the object with what was set
         * @throws IllegalArgumentException naming what is missing or wrong
         */
        public CartLine build() {
            CartLine built = base.with(changes).as(CartLine.class);
            if (built.quantity() < 1) {
                throw new IllegalArgumentException("quantity: must be at least 1, was " + built.quantity());
            }
            if (built.addonItems().stream()
                    .anyMatch(addon -> !addon.addonItems().isEmpty())) {
                throw new IllegalArgumentException(
                        "addonItems: an add-on has no add-ons of its own; put all of them into the line they add to");
            }
            most(built, ParticipantKind.TRANSACTION_RESELLER, 1);
            most(built, ParticipantKind.ADDITIONAL_TRANSACTION_RESELLER, 5);
            return built;
        }
    }
}
