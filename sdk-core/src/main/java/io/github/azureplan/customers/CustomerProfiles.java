package io.github.azureplan.customers;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Objects;
import java.util.Optional;

/** The two profiles of one customer: the company, and whom to bill. Immutable and safe for use by many threads. */
public final class CustomerProfiles {
    private final Wire wire;
    private final CustomerId customer;

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param customer the customer
     * @hidden
     */
    @SuppressWarnings("exports")
    public CustomerProfiles(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * Reads the company profile. The directory keeps it; it cannot be written here.
     *
     * <p><!-- GET_COMPANY_PROFILE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-s-company-profile">{@code GET /v1/customers/<customer>/profiles/company}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the profile, with the company's address
     * @throws io.github.azureplan.errors.NotFoundException when there is no such tenant
     * @throws io.github.azureplan.errors.ForbiddenException when the tenant is no customer of this partner (20002)
     */
    public CompanyProfile company() {
        Wire verb = wire.begin();
        return Patience.read(
                verb,
                customer,
                () -> verb.execute(Call.on(Routes.GET_COMPANY_PROFILE)
                        .path("customer", customer)
                        .json(CompanyProfile.class)));
    }

    /**
     * Reads the billing profile, with the ETag that an update needs.
     *
     * <p><!-- GET_BILLING_PROFILE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-s-billing-profile">{@code GET /v1/customers/<customer>/profiles/billing}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the profile
     * @throws io.github.azureplan.errors.NotFoundException when there is no such tenant
     * @throws io.github.azureplan.errors.ForbiddenException when the tenant is no customer of this partner (20002)
     */
    public BillingProfile billing() {
        Wire verb = wire.begin();
        return Patience.read(verb, customer, () -> read(verb));
    }

    /**
     * Writes the billing profile. Read it, change what was read with {@link BillingProfile#toBuilder()}, and hand the
     * result in: what this version does not know of it is sent back as it came.
     *
     * <p>When the answer is lost the profile is read. Says it what was to be written, the update is done, and the profile
     * is returned as it was read; else the update is made again, which the ETag keeps from undoing somebody else's.
     *
     * <p><!-- UPDATE_BILLING_PROFILE GET_BILLING_PROFILE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-customer-s-billing-profile">{@code PUT /v1/customers/<customer>/profiles/billing}</a>
     * (App-only or App+User; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-s-billing-profile">{@code GET /v1/customers/<customer>/profiles/billing}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param changed the whole profile
     * @return the profile after the update, with its new ETag
     * @throws IllegalArgumentException when the profile was not read from the service and so has no ETag
     * @throws io.github.azureplan.errors.PreconditionFailedException when somebody changed the profile since it was read:
     *     read it again, make the change again, and update
     * @throws io.github.azureplan.errors.BadRequestException when the service refuses a value
     */
    public BillingProfile updateBilling(BillingProfile changed) {
        ETag etag = Objects.requireNonNull(changed, "billing profile").etag();
        if (etag == null) {
            throw new IllegalArgumentException("etag: missing in the billing profile; read it with profiles().billing()"
                    + " and change what was read with toBuilder()");
        }
        Wire verb = wire.begin();
        Call<BillingProfile> call = Call.on(Routes.UPDATE_BILLING_PROFILE)
                .path("customer", customer)
                .header("If-Match", etag.headerValue())
                .body(changed)
                .json(BillingProfile.class);
        return verb.execute(call.confirmedBy(
                () -> Optional.of(read(verb.withoutRequestId())).filter(changed::says)));
    }

    private BillingProfile read(Wire reads) {
        return reads.execute(
                Call.on(Routes.GET_BILLING_PROFILE).path("customer", customer).json(BillingProfile.class));
    }
}
