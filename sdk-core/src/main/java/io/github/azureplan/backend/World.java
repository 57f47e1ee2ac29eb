package io.github.azureplan.backend;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.agreements.Agreements;
import io.github.azureplan.internal.backend.arm.Aliases;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Machine;
import io.github.azureplan.internal.backend.partners.Resellers;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.pricing.MeterCatalog;
import io.github.azureplan.internal.backend.subscriptions.Arrivals;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.usage.Uses;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens outside the API: what customers, resellers and strangers do. */
public final class World {
    private final Machine machine;

    World(Machine machine) {
        this.machine = machine;
    }

    /**
     * Somebody else takes a domain.
     *
     * @param domain a full domain name
     * @throws IllegalArgumentException when it is not a domain name
     */
    public void domainTaken(String domain) {
        machine.change((state, context) -> Customers.takeDomain(state, domain));
    }

    /**
     * A customer of the partner that was not created through the API.
     *
     * @param country two letters
     * @param domain a full domain name that is not taken
     * @param companyName the name
     * @return the new customer's id; the same in every backend with the same seed
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public CustomerId customer(String country, String domain, String companyName) {
        return arrive(country, domain, companyName, false);
    }

    /**
     * A customer with Azure of the older offer MS-AZR-0145P.
     *
     * @param country two letters
     * @param domain a full domain name that is not taken
     * @param companyName the name
     * @return the new customer's id
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public CustomerId legacyCustomer(String country, String domain, String companyName) {
        return arrive(country, domain, companyName, true);
    }

    /**
     * The customer accepts the Microsoft Customer Agreement in its own admin center.
     *
     * @param customer who
     * @throws IllegalArgumentException when there is no such customer
     */
    public void acceptAgreement(CustomerId customer) {
        machine.change((state, context) -> Agreements.accept(state, context, customer.text()));
    }

    /**
     * The customer ends the reseller relationship with the partner.
     *
     * @param customer who
     * @throws IllegalArgumentException when there is no such customer
     */
    public void removeRelationship(CustomerId customer) {
        machine.change((state, context) -> Customers.relate(state, customer.text(), false));
    }

    /**
     * The customer takes up the reseller relationship again.
     *
     * @param customer who
     * @throws IllegalArgumentException when there is no such customer
     */
    public void restoreRelationship(CustomerId customer) {
        machine.change((state, context) -> Customers.relate(state, customer.text(), true));
    }

    /**
     * An indirect reseller becomes a partner of the indirect provider, in the provider's country and with the Microsoft
     * Partner Agreement signed.
     *
     * @param tenant the reseller's tenant
     * @param mpnId the reseller's MPN id of location
     * @throws IllegalArgumentException when another tenant has the MPN id
     */
    public void indirectReseller(TenantId tenant, MpnId mpnId) {
        machine.change((state, context) -> Resellers.add(state, context, tenant.text(), mpnId.text()));
    }

    /**
     * An indirect reseller becomes a partner of the indirect provider, with the Microsoft Partner Agreement signed.
     *
     * @param tenant the reseller's tenant
     * @param mpnId the reseller's MPN id of location
     * @param name the reseller's name
     * @param country where the reseller is
     * @throws IllegalArgumentException when another tenant has the MPN id
     */
    public void indirectReseller(TenantId tenant, MpnId mpnId, String name, Market country) {
        machine.change((state, context) -> Resellers.put(
                state, new Resellers.Reseller(tenant.text(), mpnId.text(), name, country.text(), true, true, true)));
    }

    /**
     * A partner comes to be that is no indirect reseller: it is known to Microsoft and cannot be named on an order.
     *
     * @param tenant the partner's tenant
     * @param mpnId the partner's MPN id of location
     * @throws IllegalArgumentException when another tenant has the MPN id
     */
    public void otherPartner(TenantId tenant, MpnId mpnId) {
        machine.change((state, context) -> Resellers.put(
                state,
                new Resellers.Reseller(
                        tenant.text(),
                        mpnId.text(),
                        "Partner " + mpnId,
                        context.partner().country(),
                        null,
                        true,
                        false)));
    }

    /**
     * The partnership with an indirect reseller ends, or begins again. From the start it holds.
     *
     * @param reseller who
     * @param active whether it holds
     * @throws IllegalArgumentException when there is no such partner
     */
    public void partnership(MpnId reseller, boolean active) {
        machine.change((state, context) -> Resellers.partnership(state, reseller.text(), active));
    }

    /**
     * An indirect reseller signs the Microsoft Partner Agreement, or its signature lapses. From the start it is signed.
     *
     * @param reseller who
     * @param signed whether it is signed
     * @throws IllegalArgumentException when there is no such partner
     */
    public void resellerAgreement(MpnId reseller, boolean signed) {
        machine.change((state, context) -> Resellers.agreement(state, reseller.text(), signed));
    }

    /**
     * The partner itself signs the Microsoft Partner Agreement, or its signature lapses. From the start it is signed.
     *
     * @param signed whether it is signed
     */
    public void partnerAgreement(boolean signed) {
        machine.change((state, context) -> Standing.agreement(state, signed));
    }

    /**
     * The partner's reseller program becomes active, or ends. From the start it is active.
     *
     * @param active whether it is active
     */
    public void partnerProgram(boolean active) {
        machine.change((state, context) -> Standing.program(state, active));
    }

    /**
     * The partner is onboarded to sell in a country, or no longer. From the start it is everywhere.
     *
     * @param country where
     * @param onboarded whether it may sell there
     */
    public void partnerOnboarded(Market country, boolean onboarded) {
        machine.change((state, context) -> Standing.onboarded(state, country.text(), onboarded));
    }

    /**
     * A customer has one more subscription that was not ordered here.
     *
     * @param customer whose
     * @param subscription what it is
     * @return the id of the subscription in Partner Center
     * @throws IllegalArgumentException when there is no such customer, or what is described cannot be
     */
    public String subscription(CustomerId customer, ExistingSubscription subscription) {
        String[] id = new String[1];
        machine.change((state, context) -> {
            id[0] = Arrivals.id(state, context, customer.text());
            return Arrivals.add(state, context, customer.text(), subscription.json());
        });
        return id[0];
    }

    /**
     * Microsoft deletes a subscription of Partner Center for good, an Azure plan with all that is under it.
     *
     * @param customer whose
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @throws IllegalArgumentException when there is no such subscription
     */
    public void deleteSubscription(CustomerId customer, String subscriptionId) {
        machine.change((state, context) -> Subscriptions.delete(state, context, customer.text(), subscriptionId));
    }

    /**
     * From now on every change of a customer's Partner Center subscriptions fails at the service, or works again.
     *
     * @param customer whose
     * @param fail whether they fail
     * @throws IllegalArgumentException when there is no such customer
     */
    public void subscriptionChangesFail(CustomerId customer, boolean fail) {
        machine.change((state, context) -> Subscriptions.failing(state, customer.text(), fail));
    }

    /**
     * What can be used here. The same in every backend.
     *
     * @return the meters, in no particular order
     */
    public List<Meter> meters() {
        LocalDate today = LocalDate.ofInstant(machine.context().now(), ZoneOffset.UTC);
        return MeterCatalog.all().stream()
                .map(m -> new Meter(
                        MeterId.of(m.meterId()),
                        m.productId(),
                        m.skuId(),
                        m.availabilityId(),
                        m.name(),
                        m.category(),
                        m.subcategory(),
                        m.region(),
                        m.unit(),
                        io.github.azureplan.internal.backend.pricing.Meter.listPrice(m.priceOn(today)),
                        m.tags()))
                .toList();
    }

    /**
     * An Azure subscription uses a meter from today on, so much a day, until this is called again or it is cancelled. Days
     * are those of UTC and count as a whole, today too.
     *
     * @param azureSubscription who uses it; active
     * @param meter one of {@link #meters()}
     * @param quantityPerDay how many of the meter's units a day; 0 ends the use
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void use(AzureSubscriptionId azureSubscription, MeterId meter, BigDecimal quantityPerDay) {
        machine.change(
                (state, context) -> Uses.goOn(state, context, azureSubscription.text(), meter.text(), quantityPerDay));
    }

    /**
     * An Azure subscription uses a meter on some days. Before and after them the use stays what it was.
     *
     * @param azureSubscription who uses it; active
     * @param meter one of {@link #meters()}
     * @param quantityPerDay how many of the meter's units a day
     * @param from the first day (UTC), not in the past
     * @param to the last day, not before the first
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void use(
            AzureSubscriptionId azureSubscription,
            MeterId meter,
            BigDecimal quantityPerDay,
            LocalDate from,
            LocalDate to) {
        machine.change((state, context) ->
                Uses.during(state, context, azureSubscription.text(), meter.text(), quantityPerDay, from, to));
    }

    /**
     * The market sets the exchange rate of a month whose rates are not published yet; months nobody sets have rates of
     * their own.
     *
     * @param currency what is exchanged, not the dollar
     * @param month a month to come
     * @param usdPerUnit what one unit of the currency is worth in US dollars; bills use the inverse, to nine decimals
     * @throws IllegalArgumentException when the month's rates are published, or one of the others is not acceptable
     */
    public void exchangeRate(CurrencyCode currency, YearMonth month, BigDecimal usdPerUnit) {
        machine.change((state, context) -> ExchangeRates.set(state, context, currency.text(), month, usdPerUnit));
    }

    /**
     * The customer gives the partner's admin agents a role on an Azure subscription, in place of the one they had, or
     * takes their access away. From the start they are owners.
     *
     * @param subscription where
     * @param role {@code Owner}, {@code Contributor}, {@code User Access Administrator}, {@code Reader} or
     *     {@code Support Request Contributor}, or null for no access
     * @throws IllegalArgumentException when there is no such subscription or role
     */
    public void access(AzureSubscriptionId subscription, @Nullable String role) {
        machine.change((state, context) -> AzureSubscriptions.access(state, subscription.text(), role, context.now()));
    }

    /**
     * Resources come to be in an Azure subscription, or the last one goes. As long as it holds any, Azure refuses to
     * cancel it unless told to ignore them.
     *
     * @param subscription where
     * @param present whether it holds any
     * @throws IllegalArgumentException when there is no such subscription
     */
    public void resources(AzureSubscriptionId subscription, boolean present) {
        machine.change((state, context) -> AzureSubscriptions.resources(state, subscription.text(), present));
    }

    /**
     * The next Azure subscription that is asked for this customer through Azure comes to nothing: its alias fails.
     *
     * @param customer whose
     * @throws IllegalArgumentException when there is no such customer
     */
    public void failNextAzureSubscription(CustomerId customer) {
        machine.change((state, context) -> Aliases.failNext(state, customer.text()));
    }

    private CustomerId arrive(String country, String domain, String companyName, boolean legacyAzure) {
        machine.change((state, context) -> Customers.arrive(state, context, country, domain, companyName, legacyAzure));
        return CustomerId.of(Customers.idOf(machine.context(), domain));
    }
}
