package io.github.azureplan.partners;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Objects;

/** The partner among other partners. Immutable and safe for use by many threads. */
public final class Partners {
    private final Wire wire;

    /**
     * Made by the client.
     *
     * @param wire the client's pipeline
     * @hidden
     */
    @SuppressWarnings("exports")
    public Partners(Wire wire) {
        this.wire = wire;
    }

    /**
     * The indirect resellers that have a partnership with this indirect provider.
     *
     * <p><!-- LIST_RESELLERS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers">{@code GET /v1/relationships}</a>
     * (App+User only; safe to repeat; for indirect providers).
     * <!-- end -->
     * <!-- end -->
     *
     * @return the partnerships, in no particular order
     */
    public Listing<PartnerRelationship> resellers() {
        return wire.listWhole(
                () -> Call.on(Routes.LIST_RESELLERS)
                        .query("relationship_type", RelationshipType.INDIRECT_PROVIDER_OF.text()),
                PartnerRelationship.class);
    }

    /**
     * The indirect resellers of one customer. {@code customer.resellers()} is the same.
     *
     * <p><!-- LIST_CUSTOMER_RESELLERS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-indirect-resellers-of-a-customer">{@code GET /v1/customers/<customer>/relationships}</a>
     * (App+User only; safe to repeat; for indirect providers).
     * <!-- end -->
     * <!-- end -->
     *
     * @param customer the customer
     * @return the partnerships, none for a customer of the partner's own
     */
    public Listing<PartnerRelationship> resellersOf(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        return wire.listWhole(
                () -> Call.on(Routes.LIST_CUSTOMER_RESELLERS).path("customer", customer), PartnerRelationship.class);
    }

    /**
     * Whether an indirect reseller has signed the Microsoft Partner Agreement for the region the provider sells in. A
     * refusal says why a reseller cannot be named on an order: 2200 an id that is wrong or not in Partner Center, 2201
     * another region, 2203 not signed, 2204 no indirect reseller.
     *
     * <p><!-- GET_PARTNER_AGREEMENT_STATUS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status">{@code GET /v1/compliance/csp/agreementstatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     * <!-- end -->
     *
     * @param reseller the reseller's location
     * @return the status
     * @throws io.github.azureplan.errors.BadRequestException when the service has a reason why not
     */
    public PartnerAgreementStatus agreementStatus(MpnId reseller) {
        return status("mpnId", Objects.requireNonNull(reseller, "reseller"));
    }

    /**
     * Whether a partner has signed the Microsoft Partner Agreement: an indirect reseller, or the partner itself. Codes of
     * a refusal: 2205 no account of this tenant, 2206 not signed.
     *
     * <p><!-- GET_PARTNER_AGREEMENT_STATUS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status">{@code GET /v1/compliance/csp/agreementstatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     * <!-- end -->
     *
     * @param partner the partner's tenant
     * @return the status
     * @throws io.github.azureplan.errors.BadRequestException when the service has a reason why not
     */
    public PartnerAgreementStatus agreementStatus(TenantId partner) {
        return status("tenantId", Objects.requireNonNull(partner, "partner"));
    }

    private PartnerAgreementStatus status(String parameter, Object id) {
        return wire.execute(Call.on(Routes.GET_PARTNER_AGREEMENT_STATUS)
                .query(parameter, id)
                .json(PartnerAgreementStatus.class));
    }
}
