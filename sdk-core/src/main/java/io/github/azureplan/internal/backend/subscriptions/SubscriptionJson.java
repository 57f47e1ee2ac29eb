package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** Subscriptions and Azure entitlements as the answers show them. */
final class SubscriptionJson {
    private static final String NEVER = "9999-12-31T00:00:00Z";

    private SubscriptionJson() {}

    @Documented("Subscription resources")
    @Assumed({
        "a plan looks like new commerce: billed one_time by usage, quantity 1, without end, etag and entitlementId",
        "the product type of a reservation is Azure, of software Software, of marketplace services SaaS",
        "what can be given back is given back in full until the seventh day (UTC) after the order begins"
    })
    static JsonObject subscription(Subscription subscription) {
        return subscription.newCommerce() ? newCommerce(subscription) : older(subscription);
    }

    private static JsonObject newCommerce(Subscription subscription) {
        JsonObject json = JsonObject.of(
                "id", subscription.id(),
                "offerId", subscription.offerId(),
                "offerName", subscription.offerName(),
                "friendlyName", subscription.name(),
                "productType", productType(subscription.kind().productType()),
                "quantity", subscription.quantity(),
                "unitType", subscription.kind().unitType(),
                "hasPurchasableAddons", false);
        if (subscription.parentId() != null) {
            json = json.with("parentSubscriptionId", subscription.parentId());
        }
        json = json.with("creationDate", Wire.ticks(subscription.createdAt()))
                .with("effectiveStartDate", Wire.ticks(subscription.createdAt()))
                .with("commitmentEndDate", end(subscription))
                .with("status", subscription.status())
                .with("autoRenewEnabled", subscription.autoRenew())
                .with("isTrial", subscription.trial())
                .with("billingType", subscription.kind().billingType())
                .with("billingCycle", subscription.billingCycle())
                .with("termDuration", subscription.termDuration());
        Instant refundable = subscription.refundableUntil();
        if (refundable != null) {
            json = json.with("renewalTermDuration", "")
                    .with("refundOptions", List.of(JsonObject.of("type", "Full", "expiresAt", refundable.toString())))
                    .with("cancellationAllowedUntilDate", refundable.toString());
        }
        boolean marketplace = subscription.kind() == Subscription.Kind.SAAS;
        return json.with("isMicrosoftProduct", !marketplace)
                .with("publisherName", marketplace ? "Sample Publisher" : "Microsoft Corporation")
                .with("partnerId", subscription.reseller() == null ? "" : subscription.reseller())
                .with("contractType", "subscription")
                .with("links", links(subscription))
                .with("orderId", subscription.orderId())
                .with("attributes", Wire.attributes("Subscription"));
    }

    private static JsonObject older(Subscription subscription) {
        Instant day = subscription
                .createdAt()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        JsonObject json = JsonObject.of("id", subscription.id());
        if (subscription.entitlementId() != null) {
            json = json.with("entitlementId", subscription.entitlementId());
        }
        json = json.with("offerId", subscription.offerId())
                .with("offerName", subscription.offerName())
                .with("friendlyName", subscription.name())
                .with("quantity", subscription.quantity())
                .with("unitType", subscription.kind().unitType());
        if (subscription.parentId() != null) {
            json = json.with("parentSubscriptionId", subscription.parentId());
        }
        json = json.with("creationDate", Wire.millis(subscription.createdAt()))
                .with("effectiveStartDate", day.toString())
                .with("commitmentEndDate", end(subscription))
                .with("status", subscription.status())
                .with("autoRenewEnabled", subscription.autoRenew())
                .with("billingType", subscription.kind().billingType());
        if (subscription.kind() != Subscription.Kind.LEGACY_AZURE) {
            json = json.with("isTrial", subscription.trial()).with("billingCycle", subscription.billingCycle());
        }
        if (subscription.reseller() != null) {
            json = json.with("partnerId", subscription.reseller());
        }
        return json.with("contractType", "subscription")
                .with("links", links(subscription))
                .with("orderId", subscription.orderId())
                .with("attributes", JsonObject.of("etag", etag(subscription), "objectType", "Subscription"));
    }

    private static JsonObject links(Subscription subscription) {
        String at = "?country=" + subscription.country();
        JsonObject links;
        if (subscription.newCommerce()) {
            List<String> item = List.of(subscription.offerId().split(":", -1));
            String product = "/products/" + item.get(0);
            String sku = product + "/skus/" + item.get(1);
            links = JsonObject.of(
                    "product", Wire.link(product + at),
                    "sku", Wire.link(sku + at),
                    "availability", Wire.link(sku + "/availabilities/" + item.get(2) + at));
        } else {
            links = JsonObject.of("offer", Wire.link("/offers/" + subscription.offerId() + at));
        }
        if (subscription.parentId() != null) {
            links = links.with(
                    "parentSubscription", Wire.link(uri(subscription.customerId(), subscription.parentId())));
        }
        return links.with("self", Wire.link(uri(subscription.customerId(), subscription.id())));
    }

    private static JsonObject productType(String id) {
        return JsonObject.of("id", id, "displayName", id);
    }

    private static String end(Subscription subscription) {
        Instant end = subscription.endsAt();
        return end == null ? NEVER : end.toString();
    }

    /** The mark of this version of a subscription of the older offer. */
    static String etag(Subscription subscription) {
        JsonObject json = JsonObject.of("id", subscription.id(), "version", subscription.version());
        return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static JsonObject provisioning(Subscription subscription) {
        String status = switch (subscription.status()) {
            case Subscription.PENDING -> "pending";
            case Subscription.DELETED -> "none";
            default -> "success";
        };
        String sku = subscription.newCommerce() ? subscription.offerId().split(":", -1)[1] : subscription.offerId();
        return JsonObject.of(
                "skuId", sku,
                "status", status,
                "quantity", subscription.quantity(),
                "endDate", end(subscription),
                "attributes", Wire.attributes("SubscriptionProvisioningStatus"));
    }

    static JsonObject registration(Subscription subscription, Instant now) {
        String status = subscription.registeredAt() == null
                ? "NotRegistered"
                : subscription.registered(now) ? "Registered" : "Registering";
        return JsonObject.of(
                "subscriptionId", subscription.id(),
                "status", status,
                "attributes", Wire.attributes("SubscriptionRegistrationStatus"));
    }

    static JsonObject entitlement(AzureSubscription subscription, Instant now) {
        return JsonObject.of(
                "id", subscription.id(),
                "friendlyName", subscription.name(),
                "status", subscription.statusAt(now).entitlement(),
                "subscriptionId", subscription.planId());
    }

    static String uri(String customerId, String id) {
        return "/customers/" + customerId + "/subscriptions/" + id;
    }
}
