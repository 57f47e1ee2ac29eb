package io.github.azureplan.agreements;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Comparator;
import java.util.Objects;

/**
 * The agreements of one customer: without a valid Microsoft Customer Agreement nothing can be ordered. Immutable and safe
 * for use by many threads.
 */
public final class Agreements {
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
    public Agreements(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * The templates of a type of agreement.
     *
     * <p><!-- LIST_AGREEMENT_TEMPLATES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-agreement-metadata-for-the-microsoft-customer-agreement">{@code GET /v1/agreements}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param type the type
     * @return the templates
     */
    public Listing<AgreementTemplate> templates(AgreementType type) {
        Objects.requireNonNull(type, "type");
        return wire.listWhole(
                () -> Call.on(Routes.LIST_AGREEMENT_TEMPLATES).query("agreementType", type.text()),
                AgreementTemplate.class);
    }

    /**
     * Records that a person at the customer has accepted the Microsoft Customer Agreement. The template is the newest one
     * unless the attestation names another. Attesting the same again changes nothing and gives the record that is there.
     *
     * <p>This form of attestation was announced to end in production on 5 January 2026. Where it has ended the service
     * refuses it (900141): then the customer accepts in the Microsoft 365 admin center.
     *
     * <p><!-- ATTEST -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/confirm-customer-acceptance-of-the-microsoft-customer-agreement">{@code POST /v1/customers/<customer>/agreements}</a>
     * (App+User only; repeated under one request id). Roles: Admin agent or Sales agent. Announced to end in
     * production on 2026-01-05; afterwards the customer accepts in the admin center, or the partner uses the enhanced
     * attestation.
     * <!-- end -->
     *
     * @param attestation who accepted, and when
     * @return the agreement on record
     * @throws IllegalArgumentException when the date lies in the future
     * @throws io.github.azureplan.errors.BadRequestException when the service refuses it
     */
    public Agreement attest(Attestation attestation) {
        attestation.check(wire.clock().instant());
        Wire verb = wire.begin();
        String template =
                attestation.templateId() != null ? attestation.templateId() : newestTemplate(verb.withoutRequestId());
        try {
            return verb.execute(Call.on(Routes.ATTEST)
                    .path("customer", customer)
                    .body(attestation.body(template))
                    .json(Agreement.class));
        } catch (ConflictException e) {
            if (!e.code().equals(ErrorCode.AGREEMENT_EXISTS)) {
                throw e;
            }
            return new Agreements(verb.withoutRequestId(), customer)
                    .list(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT).stream()
                            .filter(agreement -> attestation.isOnRecordAs(agreement))
                            .findFirst()
                            .orElseThrow(() -> e);
        }
    }

    private String newestTemplate(Wire verb) {
        return new Agreements(verb, customer)
                .templates(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT).stream()
                        .max(Comparator.comparingInt(AgreementTemplate::versionRank))
                        .map(AgreementTemplate::templateId)
                        .orElseThrow(() -> new IllegalStateException(
                                "the service offers no template of the Microsoft Customer Agreement"));
    }

    /**
     * The agreements of a type that were attested for the customer.
     *
     * <p><!-- LIST_AGREEMENTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/agreements}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param type the type
     * @return the agreements, in no particular order
     */
    public Listing<Agreement> list(AgreementType type) {
        Objects.requireNonNull(type, "type");
        return wire.listWhole(
                () -> Call.on(Routes.LIST_AGREEMENTS).path("customer", customer).query("agreementType", type.text()),
                Agreement.class);
    }

    /**
     * Whether the customer itself has accepted the Microsoft Customer Agreement. False says nothing about attestations.
     *
     * <p><!-- GET_DIRECT_ACCEPTANCE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-the-status-of-direct-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/directSignedMicrosoftCustomerAgreementStatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return true when the customer accepted in the Microsoft 365 admin center
     */
    public boolean acceptedDirectly() {
        DirectSignedStatus answer = wire.execute(
                Call.on(Routes.GET_DIRECT_ACCEPTANCE).path("customer", customer).json(DirectSignedStatus.class));
        return answer.isSigned();
    }

    /**
     * Whether the customer may order, and if not, which ways are open.
     *
     * <p><!-- LIST_AGREEMENTS GET_DIRECT_ACCEPTANCE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/agreements}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-the-status-of-direct-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/directSignedMicrosoftCustomerAgreementStatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the status as of now
     */
    public AgreementStatus status() {
        Agreements verb = new Agreements(wire.begin(), customer);
        return new AgreementStatus(
                verb.list(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT).toList(), verb.acceptedDirectly());
    }
}
