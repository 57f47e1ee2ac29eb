package io.github.azureplan.partners;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * The consent of the partner's applications in one customer's tenant. With it App+User tokens for that tenant can be had,
 * for example to work in the customer's Azure subscriptions, without anybody of the customer signing in. Immutable and
 * safe for use by many threads.
 */
public final class ApplicationConsents {
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
    public ApplicationConsents(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * Gives an application consent. Where it has consent already nothing changes, its permissions included: to change
     * them, {@link #delete} the consent and create it anew.
     *
     * <p><!-- CREATE_APPLICATION_CONSENT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis">{@code POST /v1/customers/<customer>/applicationconsents}</a>
     * (App+User only; repeated under one request id).
     * <!-- end -->
     *
     * @param consent the application and what it may do
     * @return true when the consent was made, false when the service says it was there already: from before, or from an
     *     attempt of this call whose answer was lost
     * @throws IllegalArgumentException when there is no grant
     */
    public boolean create(ApplicationConsent consent) {
        Call<Integer> call = Call.on(Routes.CREATE_APPLICATION_CONSENT)
                .path("customer", customer)
                .body(consent.body())
                .status();
        try {
            wire.execute(call);
            return true;
        } catch (ServiceException e) {
            if (alreadyThere(e)) {
                return false;
            }
            throw e;
        }
    }

    /** No code is published for it; seen in the field is only the text, so both that and a conflict count. */
    private static boolean alreadyThere(ServiceException refusal) {
        return refusal.status() == 409
                || (refusal.status() < 500
                        && refusal.description().toLowerCase(Locale.ROOT).contains("permission entry already exists"));
    }

    /**
     * Takes an application's consent away.
     *
     * <p><!-- DELETE_APPLICATION_CONSENT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis">{@code DELETE /v1/customers/<customer>/applicationconsents/<application>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param applicationId the partner's application
     * @return true when the consent was removed, false when there was none: from the start, or since an attempt of this
     *     call whose answer was lost
     */
    public boolean delete(UUID applicationId) {
        Objects.requireNonNull(applicationId, "applicationId");
        Call<Integer> call = Call.on(Routes.DELETE_APPLICATION_CONSENT)
                .path("customer", customer)
                .path("application", applicationId)
                .status();
        try {
            wire.execute(call);
            return true;
        } catch (NotFoundException e) {
            if (e.code().equals(ErrorCode.TENANT_NOT_FOUND)) {
                throw e;
            }
            return false;
        }
    }
}
