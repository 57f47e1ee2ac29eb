package io.github.azureplan.backend;

import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.backend.tree.JsonObject;

/**
 * A subscription a customer has from elsewhere, for {@link World#subscription}: one that is not an Azure plan, since a
 * plan is bought. Immutable; each method gives a new one.
 */
public final class ExistingSubscription {
    private final JsonObject json;

    private ExistingSubscription(JsonObject json) {
        this.json = json;
    }

    /**
     * Seats of an online service, sold by new commerce: a term of a year, billed monthly, 1 to 300 of them.
     *
     * @param quantity how many
     * @return the subscription
     */
    public static ExistingSubscription seats(int quantity) {
        return of("seats", quantity);
    }

    /**
     * Seats of an online service, sold before new commerce: such subscriptions have an ETag.
     *
     * @param quantity how many
     * @return the subscription
     */
    public static ExistingSubscription olderSeats(int quantity) {
        return of("olderSeats", quantity);
    }

    /**
     * Reserved instances with a term of three years.
     *
     * @param quantity how many
     * @return the subscription
     */
    public static ExistingSubscription reservation(int quantity) {
        return of("reservation", quantity);
    }

    /**
     * Perpetual software.
     *
     * @param quantity how many
     * @return the subscription
     */
    public static ExistingSubscription software(int quantity) {
        return of("software", quantity);
    }

    /**
     * Seats of a service of the commercial marketplace.
     *
     * @param quantity how many
     * @return the subscription
     */
    public static ExistingSubscription saas(int quantity) {
        return of("saas", quantity);
    }

    private static ExistingSubscription of(String kind, int quantity) {
        return new ExistingSubscription(JsonObject.of("kind", kind, "quantity", quantity));
    }

    /**
     * Limits how many there may be.
     *
     * @param minimum the least, at least 1
     * @param maximum the most; with the minimum a quantity that is fixed
     * @return the subscription
     */
    public ExistingSubscription between(int minimum, int maximum) {
        return new ExistingSubscription(json.with("minimum", minimum).with("maximum", maximum));
    }

    /**
     * Makes it an add-on, or something that belongs to a plan.
     *
     * @param subscriptionId the subscription it belongs to
     * @return the subscription
     */
    public ExistingSubscription under(String subscriptionId) {
        return new ExistingSubscription(json.with("parentSubscriptionId", subscriptionId));
    }

    /**
     * Gives it a name of the partner's.
     *
     * @param friendlyName the name
     * @return the subscription
     */
    public ExistingSubscription named(String friendlyName) {
        return new ExistingSubscription(json.with("friendlyName", friendlyName));
    }

    /**
     * Gives it a partner on record.
     *
     * @param mpnId an indirect reseller of the provider
     * @return the subscription
     */
    public ExistingSubscription reseller(MpnId mpnId) {
        return new ExistingSubscription(json.with("partnerId", mpnId.text()));
    }

    /**
     * Makes it a trial.
     *
     * @return the subscription
     */
    public ExistingSubscription trial() {
        return new ExistingSubscription(json.with("isTrial", true));
    }

    /**
     * Lets it renew by itself.
     *
     * @return the subscription
     */
    public ExistingSubscription renewing() {
        return new ExistingSubscription(json.with("autoRenewEnabled", true));
    }

    /**
     * Makes it one that is still being provisioned, or waits for its publisher; it stays so.
     *
     * @return the subscription
     */
    public ExistingSubscription pending() {
        return new ExistingSubscription(json.with("status", "pending"));
    }

    /**
     * Makes it one that is suspended.
     *
     * @return the subscription
     */
    public ExistingSubscription suspended() {
        return new ExistingSubscription(json.with("status", "suspended"));
    }

    JsonObject json() {
        return json;
    }

    @Override
    public String toString() {
        return "ExistingSubscription" + json;
    }
}
