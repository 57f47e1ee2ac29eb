package io.github.azureplan.agreements;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Market;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * The templates of all types of agreements.
     *
     * <p><!-- LIST_AGREEMENT_TEMPLATES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-agreement-metadata-for-the-microsoft-customer-agreement">{@code GET /v1/agreements}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the templates
     */
    public Listing<AgreementTemplate> templates() {
        return templates(AgreementType.ALL);
    }

    /**
     * Where the text of a version of the Microsoft Customer Agreement is, for the country of the customer. Where it is not
     * there in the language, it is the English one; the answer says which.
     *
     * <p><!-- GET_AGREEMENT_DOCUMENT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/download-customer-agreement-template">{@code GET /v1/agreementtemplates/<template>/document}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param templateId the id of the version, as {@link AgreementTemplate#templateId()} spells it: case counts
     * @param country the customer's country
     * @param language the language, for example {@code Locale.GERMANY}
     * @return the links
     * @throws IllegalArgumentException when the id is blank
     * @throws io.github.azureplan.errors.NotFoundException when there is no such version
     */
    public AgreementDocument document(String templateId, Market country, Locale language) {
        if (templateId.isBlank()) {
            throw new IllegalArgumentException("templateId: must not be blank; take it from templates(…)");
        }
        return wire.execute(Call.on(Routes.GET_AGREEMENT_DOCUMENT)
                .path("template", templateId)
                .query("language", language.toLanguageTag())
                .query("country", country)
                .json(AgreementDocument.class));
    }

    /**
     * Records that a person at the customer has accepted the Microsoft Customer Agreement. The template is the newest one
     * unless the attestation names another. Attesting the same again changes nothing and gives the record that is there.
     * The service takes one record for each person: a later acceptance needs another name, mail address or telephone
     * number, and is refused (600061) without.
     *
     * <p>This form of attestation was announced to end in production on 5 January 2026. Where it has ended the service
     * refuses it (900141): then the customer accepts in the Microsoft 365 admin center, or the partner attests in the
     * enhanced form, begun with {@link #startEnhanced}.
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
     * @throws io.github.azureplan.errors.ConflictException when the person is on record for another day or version
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
        } catch (ServiceException e) {
            if (!e.code().equals(ErrorCode.AGREEMENT_EXISTS)) {
                throw e;
            }
            return new Agreements(verb.withoutRequestId(), customer)
                    .list(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT).stream()
                            .filter(attestation::isOnRecordAs)
                            .findFirst()
                            .orElseThrow(() -> e);
        }
    }

    /**
     * Begins the enhanced attestation, the form that follows the one of {@link #attest}: makes the attestation object. What
     * comes then is not published in a form this library could rely on: the person accepts on a page of Microsoft's, and
     * the agreement is created with the attestation's id by a call that {@code client.raw()} makes; the page of this
     * package shows how.
     *
     * <p><!-- START_ENHANCED_ATTESTATION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/customers/integrate-sandbox-confirm-customer-accept">{@code POST /v1/attestations/enhanced}</a>
     * (App-only; repeated under one request id). Direct bill partners and indirect providers; general availability
     * was announced for 2025-07-10.
     * <!-- end -->
     *
     * @param attestation who is to accept
     * @return the service's answer, whole
     * @throws io.github.azureplan.errors.BadRequestException when the service refuses it; 900141 where it does not offer it
     */
    public StartedAttestation startEnhanced(EnhancedAttestation attestation) {
        return wire.execute(Call.on(Routes.START_ENHANCED_ATTESTATION)
                .body(attestation.body())
                .decode((response, reader) -> {
                    byte[] answer = reader.bytes(response);
                    return new StartedAttestation(
                            JsonValue.parse(answer)
                                    .flatMap(json -> json.text("attestationId").or(() -> json.text("id")))
                                    .orElse(null),
                            new String(answer, StandardCharsets.UTF_8));
                }));
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
     * The agreements of all types that were attested for the customer.
     *
     * <p><!-- LIST_AGREEMENTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/agreements}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the agreements, in no particular order
     */
    public Listing<Agreement> list() {
        return list(AgreementType.ALL);
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
        return status(AgreementRules.none());
    }

    /**
     * Whether the customer may order when older agreements no longer count, and if not, which ways are open.
     *
     * <p><!-- LIST_AGREEMENTS GET_DIRECT_ACCEPTANCE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/agreements}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-the-status-of-direct-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/directSignedMicrosoftCustomerAgreementStatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param acceptedSince the first day (UTC) whose agreements count
     * @return the status as of now
     */
    public AgreementStatus status(LocalDate acceptedSince) {
        return status(AgreementRules.none().acceptedSince(acceptedSince));
    }

    /**
     * Whether the customer may order by these rules, and if not, which ways are open. Nothing is changed to find out.
     *
     * <p><!-- LIST_AGREEMENTS GET_DIRECT_ACCEPTANCE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/agreements}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-the-status-of-direct-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/directSignedMicrosoftCustomerAgreementStatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param rules what is known of the service's rules
     * @return the status as of now
     */
    public AgreementStatus status(AgreementRules rules) {
        Objects.requireNonNull(rules, "rules");
        Agreements verb = new Agreements(wire.begin(), customer);
        return new AgreementStatus(
                verb.list(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT).toList(), verb.acceptedDirectly(), rules);
    }

    /**
     * What proves that the customer has accepted: who, when, which version, who attested it, and whether the customer
     * accepted itself.
     *
     * <p><!-- LIST_AGREEMENTS LIST_AGREEMENT_TEMPLATES GET_DIRECT_ACCEPTANCE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/agreements}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-agreement-metadata-for-the-microsoft-customer-agreement">{@code GET /v1/agreements}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-the-status-of-direct-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/directSignedMicrosoftCustomerAgreementStatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the evidence as of now
     */
    public AgreementEvidence evidence() {
        Agreements verb = new Agreements(wire.begin(), customer);
        List<AgreementTemplate> templates = verb.templates().toList();
        List<AgreementEvidence.Acceptance> acceptances = verb.list().stream()
                .sorted(Comparator.comparing(Agreement::dateAgreed, Comparator.nullsLast(Comparator.reverseOrder())))
                .map(agreement -> new AgreementEvidence.Acceptance(
                        agreement.primaryContact(),
                        agreement.dateAgreed(),
                        agreement.type(),
                        agreement.templateId(),
                        age(agreement.templateId(), templates),
                        agreement.userId()))
                .toList();
        return new AgreementEvidence(
                customer, acceptances, verb.acceptedDirectly(), wire.clock().instant());
    }

    private static AgreementEvidence.VersionAge age(@Nullable String templateId, List<AgreementTemplate> templates) {
        Optional<AgreementTemplate> own = templates.stream()
                .filter(template -> template.templateId().equalsIgnoreCase(templateId))
                .findFirst();
        if (own.isEmpty()) {
            return AgreementEvidence.VersionAge.NOT_OFFERED;
        }
        boolean newer = templates.stream()
                .anyMatch(template ->
                        Objects.equals(template.agreementType(), own.get().agreementType())
                                && template.versionRank() > own.get().versionRank());
        return newer ? AgreementEvidence.VersionAge.OLDER : AgreementEvidence.VersionAge.NEWEST;
    }
}
