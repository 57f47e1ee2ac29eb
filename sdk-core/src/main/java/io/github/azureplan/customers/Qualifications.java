package io.github.azureplan.customers;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Page;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.List;
import java.util.Objects;

/** What one customer qualifies as. Immutable and safe for use by many threads. */
public final class Qualifications {
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
    public Qualifications(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * All qualifications, with how far they are checked.
     *
     * <p><!-- LIST_QUALIFICATIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-customer-qualification-asynchronously">{@code GET /v1/customers/<customer>/qualifications}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the qualifications; none for an ordinary company
     */
    public Listing<CustomerQualification> list() {
        return Listing.of(token -> {
            Wire verb = wire.begin();
            Call<List<CustomerQualification>> call = Call.on(Routes.LIST_QUALIFICATIONS)
                    .path("customer", customer)
                    .json(Wire.listOf(CustomerQualification.class));
            return new Page<>(Patience.read(verb, customer, () -> verb.execute(call)), null);
        });
    }

    /**
     * Requests a qualification. Microsoft checks it, which may take days: {@link #list()} shows when it is decided.
     *
     * <p><!-- REQUEST_QUALIFICATION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/update-customer-qualification-asynchronously">{@code POST /v1/customers/<customer>/qualifications}</a>
     * (App+User only; repeated under one request id).
     * <!-- end -->
     *
     * @param qualification what the customer is to qualify as
     * @return the qualification as it stands now, usually in review
     * @throws io.github.azureplan.errors.BadRequestException when the service does not take it
     */
    public CustomerQualification request(NewQualification qualification) {
        Objects.requireNonNull(qualification, "qualification");
        return wire.execute(Call.on(Routes.REQUEST_QUALIFICATION)
                .path("customer", customer)
                .queryIf("code", qualification.code())
                .body(qualification.body())
                .json(CustomerQualification.class));
    }
}
