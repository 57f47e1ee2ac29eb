package io.github.azureplan.agreements;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the user knows of the service's rules and the service does not tell. Immutable; each method gives a changed copy.
 *
 * @param acceptedSince the first day (UTC) whose agreements still count, null when all do
 * @param attestation the form in which the service takes attestations
 */
public record AgreementRules(@Nullable LocalDate acceptedSince, AttestationForm attestation) {
    /** Checks that a form is given. */
    public AgreementRules {
        Objects.requireNonNull(attestation, "attestation");
    }

    /**
     * Rules that say nothing.
     *
     * @return the rules
     */
    public static AgreementRules none() {
        return new AgreementRules(null, AttestationForm.UNKNOWN);
    }

    /**
     * Says that older agreements no longer count and have to be accepted again, as Microsoft has asked for those from
     * before April 2023.
     *
     * @param day the first day (UTC) whose agreements count
     * @return the rules with it
     */
    public AgreementRules acceptedSince(LocalDate day) {
        return new AgreementRules(Objects.requireNonNull(day, "acceptedSince"), attestation);
    }

    /**
     * Says in which form the service takes attestations.
     *
     * @param form the form
     * @return the rules with it
     */
    public AgreementRules attestation(AttestationForm form) {
        return new AgreementRules(acceptedSince, form);
    }
}
