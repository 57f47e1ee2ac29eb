package io.github.azureplan.internal.backend.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of Partner Center: what was ordered. Made by {@link #plan}, {@link #legacyAzure} or {@link #builder}.
 *
 * @param offerId the catalog item of new commerce, or the offer of older times
 * @param offerName what the catalog calls it
 * @param name the partner's name for it
 * @param quantity seats or pieces, from {@code minimum} to {@code maximum}
 * @param billingCycle a word of the wire, such as {@code monthly}
 * @param termDuration as ISO 8601; empty when there is no term
 * @param parentId the subscription an add-on belongs to, or null
 * @param entitlementId the Azure subscription of the older Azure offer, or null; a plan has many, in a room of their own
 * @param reseller the MPN id of the partner on record, or null
 * @param endsAt when the term ends, or null when it never does
 * @param refundableUntil until when it can be given back or made smaller, or null
 * @param status a word of the wire, one of the constants
 * @param registeredAt when its registration for reservations is or will be done, or null when none was asked for
 * @param version counts the changes
 */
public record Subscription(
        String id,
        String customerId,
        String country,
        Kind kind,
        String offerId,
        String offerName,
        String name,
        int quantity,
        int minimum,
        int maximum,
        String billingCycle,
        String termDuration,
        boolean autoRenew,
        boolean trial,
        @Nullable String parentId,
        @Nullable String entitlementId,
        String orderId,
        @Nullable String reseller,
        Instant createdAt,
        @Nullable Instant endsAt,
        @Nullable Instant refundableUntil,
        String status,
        @Nullable Instant registeredAt,
        int version) {
    public static final String ACTIVE = "active";
    public static final String SUSPENDED = "suspended";
    public static final String PENDING = "pending";
    public static final String EXPIRED = "expired";
    public static final String DELETED = "deleted";

    /** What was sold, with the words the answers have for it. */
    public enum Kind {
        AZURE_PLAN("Azure", "usage", "Usage-based"),
        /** The older Azure offer MS-AZR-0145P. */
        LEGACY_AZURE("Azure", "usage", "Usage-based"),
        /** Seats of an online service; of new commerce when the offer is a catalog item, older otherwise. */
        LICENSE("OnlineServicesNCE", "license", "Licenses"),
        RESERVATION("Azure", "license", "Licenses"),
        SOFTWARE("Software", "license", "Licenses"),
        SAAS("SaaS", "license", "Licenses");

        private final String productType;
        private final String billingType;
        private final String unitType;

        Kind(String productType, String billingType, String unitType) {
            this.productType = productType;
            this.billingType = billingType;
            this.unitType = unitType;
        }

        String productType() {
            return productType;
        }

        String billingType() {
            return billingType;
        }

        String unitType() {
            return unitType;
        }
    }

    /** An Azure plan that was ordered. */
    public static Subscription plan(
            String id,
            String customerId,
            String country,
            String catalogItemId,
            String name,
            String orderId,
            @Nullable String reseller,
            Instant at) {
        return builder(Kind.AZURE_PLAN, id, customerId, country)
                .offer(catalogItemId, "Microsoft Azure plan")
                .name(name)
                .billing("one_time", "")
                .order(orderId, at)
                .reseller(reseller)
                .build();
    }

    /** Azure of the older offer. */
    public static Subscription legacyAzure(
            String id, String customerId, String country, String entitlementId, String orderId, Instant at) {
        return builder(Kind.LEGACY_AZURE, id, customerId, country)
                .offer("MS-AZR-0145P", "Microsoft Azure")
                .entitlement(entitlementId)
                .billing("monthly", "")
                .order(orderId, at)
                .build();
    }

    /** Anything that was ordered; what is not said is usual: one, active, never ending, of no reseller. */
    public static Builder builder(Kind kind, String id, String customerId, String country) {
        return new Builder(kind, id, customerId, country);
    }

    public boolean plan() {
        return kind == Kind.AZURE_PLAN;
    }

    public boolean active() {
        return status.equals(ACTIVE);
    }

    /** Whether it is on its catalog item of new commerce, which is product, SKU and availability. */
    public boolean newCommerce() {
        return offerId.split(":", -1).length == 3;
    }

    /** Whether reservations may be bought for it. */
    public boolean registered(Instant moment) {
        return registeredAt != null && !moment.isBefore(registeredAt);
    }

    /** It gets another status. */
    public Subscription withStatus(String other) {
        return toBuilder().status(other).changed();
    }

    /** As it is at a moment: terms pass, and the next one begins or there is none. */
    public Subscription at(Instant moment) {
        Instant end = endsAt;
        if (end == null || moment.isBefore(end) || status.equals(DELETED) || status.equals(PENDING)) {
            return this;
        }
        if (!autoRenew || !active() || termDuration.isEmpty()) {
            return toBuilder().status(EXPIRED).build();
        }
        Instant next = end;
        while (!moment.isBefore(next)) {
            next = after(next, termDuration);
        }
        return toBuilder().endsAt(next).build();
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    private static Instant after(Instant start, String term) {
        return start.atZone(ZoneOffset.UTC).plus(Period.parse(term)).toInstant();
    }

    /** Collects what a subscription is. */
    public static final class Builder {
        private static final Duration REFUND = Duration.ofDays(7);

        private final Kind kind;
        private final String id;
        private final String customerId;
        private final String country;
        private String offerId = "";
        private String offerName = "";
        private @Nullable String name;
        private int quantity = 1;
        private int minimum = 1;
        private int maximum = 1;
        private String billingCycle = "none";
        private String termDuration = "";
        private boolean autoRenew;
        private boolean trial;
        private @Nullable String parentId;
        private @Nullable String entitlementId;
        private String orderId = "";
        private @Nullable String reseller;
        private Instant createdAt = Instant.EPOCH;
        private @Nullable Instant endsAt;
        private @Nullable Instant refundableUntil;
        private String status = ACTIVE;
        private @Nullable Instant registeredAt;
        private int version = 1;

        private Builder(Kind kind, String id, String customerId, String country) {
            this.kind = kind;
            this.id = id;
            this.customerId = customerId;
            this.country = country;
        }

        private Builder(Subscription from) {
            this(from.kind, from.id, from.customerId, from.country);
            offer(from.offerId, from.offerName).name(from.name).quantity(from.quantity, from.minimum, from.maximum);
            billing(from.billingCycle, from.termDuration)
                    .autoRenew(from.autoRenew)
                    .trial(from.trial);
            parentId = from.parentId;
            entitlementId = from.entitlementId;
            order(from.orderId, from.createdAt).reseller(from.reseller).endsAt(from.endsAt);
            refundableUntil = from.refundableUntil;
            status = from.status;
            registeredAt = from.registeredAt;
            version = from.version;
        }

        /** The catalog item of new commerce, or the offer of older times, and what the catalog calls it. */
        public Builder offer(String offer, String title) {
            this.offerId = offer;
            this.offerName = title;
            return this;
        }

        /** The partner's name for it; what the catalog calls it when not said. */
        public Builder name(@Nullable String value) {
            this.name = value;
            return this;
        }

        /** How many, and how many there may be. */
        public Builder quantity(int value, int least, int most) {
            this.quantity = value;
            this.minimum = least;
            this.maximum = most;
            return this;
        }

        /** How often it is billed and how long a term is, empty for none. */
        public Builder billing(String cycle, String term) {
            this.billingCycle = cycle;
            this.termDuration = term;
            return this;
        }

        public Builder autoRenew(boolean value) {
            this.autoRenew = value;
            return this;
        }

        public Builder trial(boolean value) {
            this.trial = value;
            return this;
        }

        /** The subscription an add-on belongs to. */
        public Builder parent(@Nullable String value) {
            this.parentId = value;
            return this;
        }

        Builder entitlement(@Nullable String value) {
            this.entitlementId = value;
            return this;
        }

        /** The order it came from, and when it came to be. */
        public Builder order(String order, Instant at) {
            this.orderId = order;
            this.createdAt = at;
            return this;
        }

        /** The MPN id of the partner on record. */
        public Builder reseller(@Nullable String mpnId) {
            this.reseller = mpnId;
            return this;
        }

        /** The end of the term where it is not that of the term's length, as for a custom term end date. */
        public Builder endsAt(@Nullable Instant value) {
            this.endsAt = value;
            return this;
        }

        /** One of the words of the wire. */
        public Builder status(String value) {
            this.status = value;
            return this;
        }

        Builder registeredAt(Instant value) {
            this.registeredAt = value;
            return this;
        }

        /** The next version of what was built upon. */
        Subscription changed() {
            version++;
            return build();
        }

        public Subscription build() {
            if (endsAt == null && !termDuration.isEmpty()) {
                ZonedDateTime end = after(createdAt, termDuration).atZone(ZoneOffset.UTC);
                endsAt = end.truncatedTo(ChronoUnit.DAYS).toInstant();
            }
            if (refundableUntil == null && kind != Kind.AZURE_PLAN && kind != Kind.LEGACY_AZURE) {
                refundableUntil = createdAt.plus(REFUND).truncatedTo(ChronoUnit.DAYS);
            }
            return new Subscription(
                    id,
                    customerId,
                    country,
                    kind,
                    offerId,
                    offerName,
                    name == null || name.isBlank() ? offerName : name,
                    quantity,
                    minimum,
                    maximum,
                    billingCycle,
                    termDuration,
                    autoRenew,
                    trial,
                    parentId,
                    entitlementId,
                    orderId,
                    reseller,
                    createdAt,
                    endsAt,
                    refundableUntil,
                    status,
                    registeredAt,
                    version);
        }
    }
}
