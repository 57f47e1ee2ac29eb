package io.github.azureplan.agreements;

/**
 * The form in which the service takes a partner's attestation. The service does not tell, and the only way to find out is
 * to attest; who knows says so with {@link AgreementRules#attestation}.
 */
public enum AttestationForm {
    /** Nobody has said. */
    UNKNOWN,
    /** By one call, {@code agreements().attest(…)}; announced to end in production on 5 January 2026. */
    SIMPLE,
    /** By an attestation object and a page of Microsoft's, begun with {@code agreements().startEnhanced(…)}. */
    ENHANCED,
    /** Not at all: the customer has to accept itself. */
    NONE
}
