package io.github.azureplan.agreements;

import io.github.azureplan.common.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What proves that a customer has accepted: for files and audits. Persons are masked in its text.
 *
 * @param customer the customer
 * @param acceptances what the partner has attested, of all types of agreement, the latest first; undated ones last
 * @param acceptedDirectly whether the customer has accepted the Microsoft Customer Agreement itself; the service does not
 *     tell who did and when
 * @param readAt when this was read
 */
public record AgreementEvidence(
        CustomerId customer, List<Acceptance> acceptances, boolean acceptedDirectly, Instant readAt) {
    /** Copies the acceptances. */
    public AgreementEvidence {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(readAt, "readAt");
        acceptances = List.copyOf(acceptances);
    }

    /** How a version of an agreement relates to those the service offers now. */
    public enum VersionAge {
        /** It is the newest. */
        NEWEST,
        /** There is a newer one. */
        OLDER,
        /** The service does not offer it, or the record does not name it. */
        NOT_OFFERED
    }

    /**
     * One acceptance, as the partner has attested it.
     *
     * @param acceptedBy who accepted
     * @param acceptedAt when
     * @param type what kind of agreement
     * @param templateId which version
     * @param version how that version relates to those offered now
     * @param attestedBy the object id of the partner's user who attested
     */
    public record Acceptance(
            @Nullable PrimaryContact acceptedBy,
            @Nullable Instant acceptedAt,
            @Nullable AgreementType type,
            @Nullable String templateId,
            VersionAge version,
            @Nullable String attestedBy) {}
}
