package io.github.azureplan;

import io.github.azureplan.agreements.Agreements;
import io.github.azureplan.billing.CustomerUsage;
import io.github.azureplan.catalog.CustomerCatalog;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.customers.CustomerProfiles;
import io.github.azureplan.customers.Qualifications;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.orders.Carts;
import io.github.azureplan.orders.Orders;
import io.github.azureplan.partners.ApplicationConsents;
import io.github.azureplan.partners.PartnerRelationship;
import io.github.azureplan.partners.Partners;
import io.github.azureplan.plans.AzurePlanSlot;
import io.github.azureplan.plans.AzurePlans;
import io.github.azureplan.plans.PurchaseJournal;
import io.github.azureplan.subscriptions.Subscriptions;
import io.github.azureplan.transition.Transition;
import java.util.Objects;

/** One customer and everything that belongs to it. Immutable and safe for use by many threads; making one does no I/O. */
public final class CustomerScope {
    private final Wire wire;
    private final PurchaseJournal journal;
    private final CustomerId id;

    CustomerScope(Wire wire, PurchaseJournal journal, CustomerId id) {
        this.wire = wire;
        this.journal = journal;
        this.id = id;
    }

    /**
     * The customer.
     *
     * @return its id
     */
    public CustomerId id() {
        return id;
    }

    /**
     * A view of this scope with other settings for its calls.
     *
     * @param options the settings; what they do not say stays as it is
     * @return the view
     */
    public CustomerScope with(CallOptions options) {
        return new CustomerScope(wire.with(options), journal, id);
    }

    /**
     * The indirect resellers of the customer, for an indirect provider.
     *
     * @return the partnerships; read on iteration
     */
    public Listing<PartnerRelationship> resellers() {
        return new Partners(wire).resellersOf(id);
    }

    /**
     * Step 1: the company, and whom to bill.
     *
     * @return the profiles; no I/O
     */
    public CustomerProfiles profiles() {
        return new CustomerProfiles(wire, id);
    }

    /**
     * Step 1: what the customer qualifies as.
     *
     * @return the qualifications; no I/O
     */
    public Qualifications qualifications() {
        return new Qualifications(wire, id);
    }

    /**
     * Step 2: the customer's agreements.
     *
     * @return the agreements; no I/O
     */
    public Agreements agreements() {
        return new Agreements(wire, id);
    }

    /**
     * The consent of the partner's applications in the customer's tenant.
     *
     * @return the consents; no I/O
     */
    public ApplicationConsents applicationConsents() {
        return new ApplicationConsents(wire, id);
    }

    /**
     * Step 3: what can be sold to the customer.
     *
     * @return the catalog; no I/O
     */
    public CustomerCatalog catalog() {
        return new CustomerCatalog(wire, id);
    }

    /**
     * Step 4: the customer's carts.
     *
     * @return the carts; no I/O
     */
    public Carts carts() {
        return new Carts(wire, id);
    }

    /**
     * Step 4: the customer's orders.
     *
     * @return the orders; no I/O
     */
    public Orders orders() {
        return new Orders(wire, id);
    }

    /**
     * Step 5: the customer's Partner Center subscriptions.
     *
     * @return the subscriptions; no I/O
     */
    public Subscriptions subscriptions() {
        return new Subscriptions(wire, id);
    }

    /**
     * Step 6: the customer's Azure plan with this partner.
     *
     * @return the place of the plan; no I/O
     */
    public AzurePlanSlot azurePlan() {
        return new AzurePlanSlot(wire, journal, id, null);
    }

    /**
     * Step 6: the customer's Azure plan for one indirect reseller.
     *
     * @param reseller the reseller's location
     * @return the place of the plan; no I/O
     * @throws IllegalStateException when the client was built for a partner that has no indirect resellers
     */
    public AzurePlanSlot azurePlan(MpnId reseller) {
        wire.requireProvider("azurePlan(MpnId)");
        return new AzurePlanSlot(wire, journal, id, Objects.requireNonNull(reseller, "reseller"));
    }

    /**
     * Step 6: all Azure plans of the customer.
     *
     * @return the plans; no I/O
     */
    public AzurePlans azurePlans() {
        return new AzurePlans(wire, id);
    }

    /**
     * Step 7: the customer's move from the legacy offer to the Azure plan.
     *
     * @return the transition; no I/O
     */
    public Transition transition() {
        return new Transition(wire, id);
    }

    /**
     * Step 9: what the customer has used in the running month, and the budget for it.
     *
     * @return the use; no I/O
     */
    public CustomerUsage usage() {
        return new CustomerUsage(wire, id);
    }

    @Override
    public String toString() {
        return "CustomerScope[" + id + "]";
    }
}
