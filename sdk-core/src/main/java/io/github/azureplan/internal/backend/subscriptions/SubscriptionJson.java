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

    static JsonObject subscription(Subscription subscription) {
        return subscription.plan() ? plan(subscription) : legacy(subscription);
    }

    @Assumed(
            "how a plan looks as a subscription: billed one_time by usage, quantity 1, without end, without etag and entitlementId")
    private static JsonObject plan(Subscription plan) {
        List<String> item = List.of(plan.offerId().split(":", -1));
        String at = "?country=" + plan.country();
        String product = "/products/" + item.get(0);
        String sku = product + "/skus/" + item.get(1);
        JsonObject links = JsonObject.of(
                "product", Wire.link(product + at),
                "sku", Wire.link(sku + at),
                "availability", Wire.link(sku + "/availabilities/" + item.get(2) + at),
                "self", Wire.link(uri(plan)));
        return JsonObject.of(
                "id",
                plan.id(),
                "offerId",
                plan.offerId(),
                "offerName",
                "Microsoft Azure plan",
                "friendlyName",
                plan.name(),
                "productType",
                JsonObject.of("id", "Azure", "displayName", "Azure"),
                "quantity",
                1,
                "unitType",
                "Usage-based",
                "hasPurchasableAddons",
                false,
                "creationDate",
                Wire.ticks(plan.createdAt()),
                "effectiveStartDate",
                Wire.ticks(plan.createdAt()),
                "commitmentEndDate",
                NEVER,
                "status",
                plan.status(),
                "autoRenewEnabled",
                false,
                "isTrial",
                false,
                "billingType",
                "usage",
                "billingCycle",
                "one_time",
                "termDuration",
                "",
                "isMicrosoftProduct",
                true,
                "publisherName",
                "Microsoft Corporation",
                "partnerId",
                plan.reseller() == null ? "" : plan.reseller(),
                "contractType",
                "subscription",
                "links",
                links,
                "orderId",
                plan.orderId(),
                "attributes",
                Wire.attributes("Subscription"));
    }

    @Documented("Subscription resources")
    private static JsonObject legacy(Subscription legacy) {
        Instant day = legacy.createdAt()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        JsonObject links = JsonObject.of(
                "offer", Wire.link("/offers/" + legacy.offerId() + "?country=" + legacy.country()),
                "self", Wire.link(uri(legacy)));
        return JsonObject.of(
                "id", legacy.id(),
                "entitlementId", legacy.entitlementId(),
                "offerId", legacy.offerId(),
                "offerName", "Microsoft Azure",
                "friendlyName", legacy.name(),
                "quantity", 1,
                "unitType", "Usage-based",
                "creationDate", Wire.millis(legacy.createdAt()),
                "effectiveStartDate", day.toString(),
                "commitmentEndDate", NEVER,
                "status", legacy.status(),
                "autoRenewEnabled", false,
                "billingType", "usage",
                "partnerId", legacy.reseller(),
                "contractType", "subscription",
                "links", links,
                "orderId", legacy.orderId(),
                "attributes", JsonObject.of("etag", etag(legacy), "objectType", "Subscription"));
    }

    /** The mark of this version of a subscription of the older offer. */
    static String etag(Subscription subscription) {
        JsonObject json = JsonObject.of("id", subscription.id(), "version", subscription.version());
        return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static JsonObject entitlement(AzureSubscription subscription, Instant now) {
        return JsonObject.of(
                "id", subscription.id(),
                "friendlyName", subscription.name(),
                "status", subscription.statusAt(now).entitlement(),
                "subscriptionId", subscription.planId());
    }

    private static String uri(Subscription subscription) {
        return "/customers/" + subscription.customerId() + "/subscriptions/" + subscription.id();
    }
}
