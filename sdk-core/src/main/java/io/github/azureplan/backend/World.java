package io.github.azureplan.backend;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.agreements.Agreements;
import io.github.azureplan.internal.backend.arm.Aliases;
import io.github.azureplan.internal.backend.billing.BooksRoom;
import io.github.azureplan.internal.backend.billing.ExportsRoom;
import io.github.azureplan.internal.backend.billing.LicenceBills;
import io.github.azureplan.internal.backend.billing.Papers;
import io.github.azureplan.internal.backend.catalog.Stock;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.customers.Qualifications;
import io.github.azureplan.internal.backend.kernel.Machine;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.UserRoles;
import io.github.azureplan.internal.backend.orders.Holds;
import io.github.azureplan.internal.backend.partners.Resellers;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.pricing.MeterCatalog;
import io.github.azureplan.internal.backend.subscriptions.Arrivals;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.LegacyAzures;
import io.github.azureplan.internal.backend.subscriptions.RoleAssignment;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.transition.Upgrades;
import io.github.azureplan.internal.backend.usage.Benefits;
import io.github.azureplan.internal.backend.usage.Uses;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
     * A customer with Azure of the older offer MS-AZR-0145P: one subscription of it, bought a year ago.
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
     * A customer comes to have another subscription of the older offer MS-AZR-0145P, with an Azure subscription of its
     * own.
     *
     * @param customer who, of any kind
     * @param legacy what it is like
     * @return the Azure subscription
     * @throws IllegalArgumentException when there is no such customer or reseller, or it was bought in the future
     */
    public AzureSubscriptionId legacyAzure(CustomerId customer, LegacyAzure legacy) {
        String[] made = new String[1];
        machine.change((state, context) -> {
            State after = LegacyAzures.add(state, context, customer.text(), legacy.wanted());
            made[0] = LegacyAzures.added(state, after, customer.text()).azureSubscriptionId();
            return after;
        });
        return AzureSubscriptionId.of(made[0]);
    }

    /**
     * The next transition of a customer to the Azure plan fails.
     *
     * @param customer whose
     * @throws IllegalArgumentException when there is no such customer
     */
    public void failNextTransition(CustomerId customer) {
        machine.change((state, context) -> Upgrades.failNext(state, customer.text()));
    }

    /**
     * Microsoft cannot process the transition of a customer to the Azure plan, or can again.
     *
     * @param customer whose
     * @param unfit whether it cannot
     * @throws IllegalArgumentException when there is no such customer
     */
    public void unfitForTransition(CustomerId customer, boolean unfit) {
        machine.change((state, context) -> Upgrades.unfit(state, customer.text(), unfit));
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
     * Microsoft publishes a new version of the Microsoft Customer Agreement; from then on only it can be attested.
     */
    public void newAgreementVersion() {
        machine.change((state, context) -> Agreements.newVersion(state));
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
     * For a while the customer cannot be read or listed, as a new one sometimes cannot.
     *
     * @param customer who
     * @param time from now on; zero ends it
     * @throws IllegalArgumentException when there is no such customer or the time is negative
     */
    public void hide(CustomerId customer, Duration time) {
        machine.change((state, context) -> Customers.hide(state, context, customer.text(), time));
    }

    /**
     * Microsoft decides what a customer qualifies as, whether the partner has asked or not. An approved customer is sold
     * what its segment is: education, government or nonprofit; commercial it always is.
     *
     * @param customer who
     * @param qualification {@code Education}, {@code GovernmentCommunityCloud}, {@code StateOwnedEntity} or
     *     {@code Nonprofit}
     * @param vettingStatus {@code Approved}, {@code Denied} or {@code InReview}
     * @param reason the words of the decision, or null
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void qualification(
            CustomerId customer, String qualification, String vettingStatus, @Nullable String reason) {
        machine.change((state, context) ->
                Qualifications.decide(state, context, customer.text(), qualification, vettingStatus, reason));
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
        machine.change((state, context) -> Standing.agreement(state, signed, context.now()));
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
     * The partner's user has these roles from now on and no others; without the one it takes, a call with the user's token
     * is refused with 403/900150. From the start it is Global admin and Admin agent.
     *
     * @param roles the roles, none for a user without any
     */
    public void partnerRoles(PartnerRole... roles) {
        List<String> names = Stream.of(roles).map(PartnerRole::name).toList();
        machine.change((state, context) -> UserRoles.set(state, names));
    }

    /**
     * A customer no longer passes a check that is made before every order, or, with null, passes all again.
     *
     * @param customer who
     * @param check the check, or null for none
     * @throws IllegalArgumentException when there is no such customer
     */
    public void orderCheck(CustomerId customer, @Nullable OrderCheck check) {
        String code = check == null ? null : check.code();
        machine.change((state, context) -> Holds.check(state, customer.text(), code));
    }

    /**
     * Limits what the partner may order in a calendar month (UTC); beyond it orders are refused with 403/900121. A limit
     * that is used up refuses Azure plans too, although they cost nothing.
     *
     * @param usd the limit in US dollars, or null for none
     * @throws IllegalArgumentException when it is negative
     */
    public void creditLimit(@Nullable BigDecimal usd) {
        machine.change((state, context) -> Holds.credit(state, usd));
    }

    /**
     * The next order that is made of one group of lines of a customer's cart fails, once; the other groups are ordered. An
     * order without a cart counts as the group {@code 0}.
     *
     * @param customer whose
     * @param orderGroup the group, as {@code orderGroup} of the cart's lines names it, such as {@code 0}
     * @param failure how it fails
     * @throws IllegalArgumentException when there is no such customer
     */
    public void failNextOrder(CustomerId customer, String orderGroup, OrderFailure failure) {
        machine.change((state, context) -> Holds.failNext(state, customer.text(), orderGroup, failure.code()));
    }

    /**
     * A SKU is not to be had for the time being, or is again: the catalog answers 400072 with the status 200.
     *
     * @param productId the product
     * @param skuId the SKU within its product
     * @param withdrawn whether it is not to be had
     * @throws IllegalArgumentException when there is no such SKU
     */
    public void withdrawn(String productId, String skuId, boolean withdrawn) {
        machine.change((state, context) -> Stock.withdraw(state, productId, skuId, withdrawn));
    }

    /**
     * A SKU runs out at a location, or is in stock again: inventory checks show the restriction.
     *
     * @param productId the product
     * @param skuId the SKU within its product
     * @param location such as {@code westeurope}, or null for in stock again
     * @throws IllegalArgumentException when there is no such SKU
     */
    public void outOfStock(String productId, String skuId, @Nullable String location) {
        machine.change((state, context) -> Stock.restrict(state, productId, skuId, location));
    }

    /**
     * The service fails to read the availabilities of a SKU for customers (400 with 900143), or can again.
     *
     * @param productId the product
     * @param skuId the SKU within its product
     * @param unreadable whether it fails
     * @throws IllegalArgumentException when there is no such SKU
     */
    public void availabilitiesUnreadable(String productId, String skuId, boolean unreadable) {
        machine.change((state, context) -> Stock.unreadable(state, productId, skuId, unreadable));
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
     * What is used here, most often: a few tens of meters. The price sheets have several hundred more, which can be used as
     * well. The same in every backend.
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
     * A resource of an Azure subscription uses a meter from today on, so much a day, until this is called again or the
     * subscription is cancelled. Any number of resources may use the same meter.
     *
     * @param azureSubscription where; active
     * @param resource which; its location and tags hold for all its days
     * @param meter one of {@link #meters()}
     * @param quantityPerDay how many of the meter's units a day; 0 ends the use
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void use(
            AzureSubscriptionId azureSubscription, AzureResource resource, MeterId meter, BigDecimal quantityPerDay) {
        machine.change((state, context) ->
                Uses.goOn(state, context, user(azureSubscription, resource, meter), quantityPerDay));
    }

    /**
     * A resource uses a meter on some days. Before and after them the use stays what it was.
     *
     * @param azureSubscription where; active
     * @param resource which; its location and tags hold for all its days
     * @param meter one of {@link #meters()}
     * @param quantityPerDay how many of the meter's units a day
     * @param from the first day (UTC), not in the past
     * @param to the last day, not before the first
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void use(
            AzureSubscriptionId azureSubscription,
            AzureResource resource,
            MeterId meter,
            BigDecimal quantityPerDay,
            LocalDate from,
            LocalDate to) {
        machine.change((state, context) ->
                Uses.during(state, context, user(azureSubscription, resource, meter), quantityPerDay, from, to));
    }

    private static Uses.User user(AzureSubscriptionId subscription, AzureResource resource, MeterId meter) {
        return new Uses.User(subscription.text(), meter.text(), resource.wanted());
    }

    /**
     * Microsoft finds that on some days in the past something else was used. The data of months that were billed already is
     * issued anew; where that changes what they cost, an adjustment note amends the invoice at once.
     *
     * @param azureSubscription who used it
     * @param meter one of {@link #meters()}
     * @param quantityPerDay how many of the meter's units a day it really was
     * @param from the first day (UTC)
     * @param to the last day, not before the first and not later than yesterday
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void correctUsage(
            AzureSubscriptionId azureSubscription,
            MeterId meter,
            BigDecimal quantityPerDay,
            LocalDate from,
            LocalDate to) {
        Uses.User user = new Uses.User(azureSubscription.text(), meter.text(), null);
        machine.change((state, context) -> BooksRoom.correct(state, context, user, quantityPerDay, from, to));
    }

    /**
     * The same for one resource.
     *
     * @param azureSubscription where
     * @param resource which
     * @param meter one of {@link #meters()}
     * @param quantityPerDay how many of the meter's units a day it really was
     * @param from the first day (UTC)
     * @param to the last day, not before the first and not later than yesterday
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void correctUsage(
            AzureSubscriptionId azureSubscription,
            AzureResource resource,
            MeterId meter,
            BigDecimal quantityPerDay,
            LocalDate from,
            LocalDate to) {
        machine.change((state, context) ->
                BooksRoom.correct(state, context, user(azureSubscription, resource, meter), quantityPerDay, from, to));
    }

    /**
     * Azure credits pay for all use of an Azure subscription on some days: its daily rows cost nothing and earn no partner
     * credit.
     *
     * @param azureSubscription whose use
     * @param from the first day (UTC), not in the past
     * @param to the last day, not before the first
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void azureCredit(AzureSubscriptionId azureSubscription, LocalDate from, LocalDate to) {
        machine.change((state, context) -> Benefits.azureCredit(state, context, azureSubscription.text(), from, to));
    }

    /**
     * Microsoft takes an amount off what the plan of an Azure subscription is charged this month: a reconciliation line with
     * a negative amount, and no daily usage.
     *
     * @param azureSubscription one under the plan
     * @param usd how much, in US dollars, with at most two decimals; not negative
     * @param reason what the line says, such as {@code Azure Consumption Credit}
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void credit(AzureSubscriptionId azureSubscription, BigDecimal usd, String reason) {
        machine.change((state, context) -> BooksRoom.credit(state, context, azureSubscription.text(), usd, reason));
    }

    /**
     * This month's invoice of a currency shows something that is in no line of its data, such as a credit for missed
     * service levels or a one-off adjustment.
     *
     * @param currency one that is billed in
     * @param amount how much in that currency, with at most two decimals; negative for a credit
     * @param text what for
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void invoiceAdjustment(CurrencyCode currency, BigDecimal amount, String text) {
        machine.change((state, context) -> BooksRoom.adjust(state, context, currency.text(), amount, text));
    }

    /**
     * The customer buys a savings plan for compute in the Azure portal: for one year, paid by the month, for the plan of an
     * Azure subscription. From today on it covers use of virtual machines, which then shows a quantity and no cost.
     *
     * @param azureSubscription one under the plan
     * @param usdPerHour the commitment, in US dollars an hour, with at most two decimals
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void savingsPlan(AzureSubscriptionId azureSubscription, BigDecimal usdPerHour) {
        machine.change((state, context) -> BooksRoom.savingsPlan(state, context, azureSubscription.text(), usdPerHour));
    }

    /**
     * The use of a meter in an Azure subscription comes from many resources. Each has a line of its own on each day of
     * daily rated usage, with an equal share of quantity and amounts; the bill stays what it was. So an export of any
     * size can be had: ten million lines are two meters used by 166,667 resources for 30 days. Large exports are made
     * while they are read and never held.
     *
     * @param azureSubscription who uses the meter
     * @param meter one of {@link #meters()}
     * @param resources how many resources, 1 to 9,999,999
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void resources(AzureSubscriptionId azureSubscription, MeterId meter, int resources) {
        machine.change(
                (state, context) -> ExportsRoom.spread(state, azureSubscription.text(), meter.text(), resources));
    }

    /**
     * The service makes the data of an invoice anew, as it does after a correction: the next export has another eTag and
     * version, and what has changed meanwhile in it. Files of earlier exports stay what they are.
     *
     * @param invoiceId the invoice
     * @throws IllegalArgumentException when there is none of this id
     */
    public void reissue(String invoiceId) {
        machine.change((state, context) -> ExportsRoom.remake(state, invoiceId));
    }

    /**
     * A service of the marketplace that was bought through a cart, and is billed by use, reports some: a reconciliation line
     * of 0.12 dollars a unit, and no daily usage.
     *
     * @param customer whose
     * @param subscriptionId the subscription of the service; active
     * @param quantity how many units, with at most two decimals
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public void marketplaceUse(CustomerId customer, String subscriptionId, BigDecimal quantity) {
        machine.change(
                (state, context) -> BooksRoom.metered(state, context, customer.text(), subscriptionId, quantity));
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
     * The partner pays on an invoice.
     *
     * @param invoiceId the invoice
     * @param amount how much, in the currency of the invoice, above 0
     * @throws IllegalArgumentException when there is no such invoice, or the amount is not acceptable
     */
    public void pay(String invoiceId, BigDecimal amount) {
        machine.change((state, context) -> Papers.pay(state, context, invoiceId, amount));
    }

    /**
     * Microsoft changes what an invoice charges, by an adjustment note that amends it.
     *
     * @param invoiceId the invoice
     * @param difference what is charged in addition, or, below 0, less
     * @return the number of the note
     * @throws IllegalArgumentException when there is no such invoice, it is void, or nothing would change
     */
    public String adjustInvoice(String invoiceId, BigDecimal difference) {
        machine.change((state, context) -> Papers.adjust(state, context, invoiceId, difference));
        return Papers.newestNote(machine.state(), invoiceId);
    }

    /**
     * Microsoft takes an invoice back as a whole, by a void note that amends it.
     *
     * @param invoiceId the invoice
     * @return the number of the note
     * @throws IllegalArgumentException when there is no such invoice, or it is void already
     */
    public String voidInvoice(String invoiceId) {
        machine.change((state, context) -> Papers.voided(state, context, invoiceId));
        return Papers.newestNote(machine.state(), invoiceId);
    }

    /**
     * Microsoft bills the licences that a customer had of legacy commerce in the month before, on an invoice of its own.
     *
     * @param customer whose
     * @param seats how many seats, at least one
     * @return the number of the invoice
     * @throws IllegalArgumentException when there is no such customer, or the seats are not acceptable
     */
    public String licenceInvoice(CustomerId customer, int seats) {
        String[] made = new String[1];
        machine.change((state, context) -> {
            made[0] = LicenceBills.nextId(state, context);
            return LicenceBills.issue(state, context, customer.text(), seats);
        });
        return made[0];
    }

    /**
     * The customer gives the partner's admin agents a role on an Azure subscription, in place of the one they had, or
     * takes their access away. From the start they are owners.
     *
     * @param subscription where
     * @param role the name of a built-in role, such as {@code Owner}, {@code Contributor}, {@code User Access Administrator}
     *     or {@code Reader}, or null for no access
     * @throws IllegalArgumentException when there is no such subscription or role
     */
    public void access(AzureSubscriptionId subscription, @Nullable String role) {
        machine.change((state, context) -> AzureSubscriptions.access(state, subscription.text(), role, context.now()));
    }

    /**
     * The customer gives the partner's admin agents a role in a part of an Azure subscription, in place of the one they had
     * there, or takes it away. Roles elsewhere in the subscription stay.
     *
     * @param subscription where
     * @param scope the part of it; nothing in it need exist
     * @param role the name of a built-in role, or null for none
     * @throws IllegalArgumentException when there is no such subscription or role
     */
    public void access(AzureSubscriptionId subscription, AzureScope scope, @Nullable String role) {
        machine.change((state, context) -> AzureSubscriptions.access(
                state, subscription.text(), RoleAssignment.OWN, scope.path(), role, context.now()));
    }

    /**
     * The customer gives the admin agents of an indirect reseller a role in an Azure subscription or a part of it, in place
     * of the one they had there, or takes it away. It earns the provider its credit when the plan is that reseller's.
     *
     * @param subscription where
     * @param reseller whose admin agents
     * @param scope the part of it; nothing in it need exist
     * @param role the name of a built-in role, or null for none
     * @throws IllegalArgumentException when there is no such subscription or role
     */
    public void resellerAccess(
            AzureSubscriptionId subscription, MpnId reseller, AzureScope scope, @Nullable String role) {
        machine.change((state, context) -> AzureSubscriptions.access(
                state, subscription.text(), reseller.text(), scope.path(), role, context.now()));
    }

    /**
     * The customer gives a user of the partner a role on an Azure subscription, in place of the one it had, or takes it
     * away: access beside that of the admin agents.
     *
     * @param subscription where
     * @param user a user, for example {@link InMemoryBackend#partnerUser()}
     * @param role the name of a built-in role, or null for none
     * @throws IllegalArgumentException when there is no such subscription or role
     */
    public void grant(AzureSubscriptionId subscription, PrincipalId user, @Nullable String role) {
        machine.change((state, context) ->
                AzureSubscriptions.grant(state, subscription.text(), user.text(), role, context.now()));
    }

    /**
     * Azure puts an Azure subscription into another state than the usual one.
     *
     * @param subscription which
     * @param state {@code Warned}, {@code PastDue}, or {@code Enabled} when all is well again
     * @throws IllegalArgumentException when there is no such subscription or state
     */
    public void azureState(AzureSubscriptionId subscription, String state) {
        machine.change((before, context) -> AzureSubscriptions.mark(before, subscription.text(), state));
    }

    /**
     * The partner user behind App+User tokens loses the right to bill customers in Azure, or gets it back.
     *
     * @param granted whether the user has it, as from the start
     */
    public void azureBillingRight(boolean granted) {
        machine.change((state, context) -> Aliases.billingRight(state, granted));
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
        machine.change((state, context) -> Aliases.failNext(state, customer.text(), null, null));
    }

    /**
     * The same, and the failed alias says why, which no document promises.
     *
     * @param customer whose
     * @param code an error code
     * @param message what it says
     * @throws IllegalArgumentException when there is no such customer
     */
    public void failNextAzureSubscription(CustomerId customer, String code, String message) {
        machine.change((state, context) -> Aliases.failNext(state, customer.text(), code, message));
    }

    private CustomerId arrive(String country, String domain, String companyName, boolean legacyAzure) {
        machine.change((state, context) -> Customers.arrive(state, context, country, domain, companyName, legacyAzure));
        return CustomerId.of(Objects.requireNonNull(Customers.ofDomain(machine.state(), domain))
                .id());
    }
}
