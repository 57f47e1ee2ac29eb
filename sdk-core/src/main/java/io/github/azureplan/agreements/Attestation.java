package io.github.azureplan.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The partner's statement that a person at the customer has accepted the Microsoft Customer Agreement. Immutable; each
 * method gives a changed copy.
 *
 * <pre>{@code
 * Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example").on(LocalDate.of(2026, 3, 2))
 * }</pre>
 */
public final class Attestation {
    private final PrimaryContact contact;
    private final @Nullable Instant dateAgreed;
    private final @Nullable String templateId;

    private Attestation(PrimaryContact contact, @Nullable Instant dateAgreed, @Nullable String templateId) {
        this.contact = contact;
        this.dateAgreed = dateAgreed;
        this.templateId = templateId;
    }

    /**
     * Names who accepted.
     *
     * @param firstName first name
     * @param lastName last name
     * @param email address for mail
     * @return the attestation, still without a date
     * @throws IllegalArgumentException when one of them is blank or the mail address has no {@code @}
     */
    public static Attestation acceptedBy(String firstName, String lastName, String email) {
        required("firstName", firstName);
        required("lastName", lastName);
        required("email", email);
        int at = email.indexOf('@');
        if (at < 1 || at == email.length() - 1 || email.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("email: must be an address such as ada@contoso.example");
        }
        return new Attestation(new PrimaryContact(firstName, lastName, email, null), null, null);
    }

    /**
     * Adds the telephone number of the person.
     *
     * @param phoneNumber the number
     * @return the attestation with it
     * @throws IllegalArgumentException when it is blank
     */
    public Attestation phone(String phoneNumber) {
        required("phone", phoneNumber);
        return new Attestation(
                new PrimaryContact(contact.firstName(), contact.lastName(), contact.email(), phoneNumber),
                dateAgreed,
                templateId);
    }

    /**
     * Says on which day the agreement was accepted.
     *
     * @param day the day, in UTC
     * @return the attestation with it
     */
    public Attestation on(LocalDate day) {
        return at(Objects.requireNonNull(day, "on").atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /**
     * Says when the agreement was accepted.
     *
     * @param moment the moment
     * @return the attestation with it
     */
    public Attestation at(Instant moment) {
        return new Attestation(contact, Objects.requireNonNull(moment, "at"), templateId);
    }

    /**
     * Says which version was accepted; without it, the current one.
     *
     * @param templateId the id of the version, from {@code AgreementTemplate.templateId()}
     * @return the attestation with it
     * @throws IllegalArgumentException when it is blank
     */
    public Attestation template(String templateId) {
        Objects.requireNonNull(templateId, "template");
        if (templateId.isBlank()) {
            throw new IllegalArgumentException("template: must not be blank; leave it out for the current version");
        }
        return new Attestation(contact, dateAgreed, templateId);
    }

    /**
     * Who accepted.
     *
     * @return the person
     */
    public PrimaryContact contact() {
        return contact;
    }

    /**
     * When the agreement was accepted.
     *
     * @return the moment, null until it is set
     */
    public @Nullable Instant dateAgreed() {
        return dateAgreed;
    }

    /**
     * Which version was accepted.
     *
     * @return the id of the version, null for the current one
     */
    public @Nullable String templateId() {
        return templateId;
    }

    /** Checks what can be checked before the call: there is a date, and it is not after now. */
    void check(Instant now) {
        if (dateAgreed == null) {
            throw new IllegalArgumentException(
                    "dateAgreed: missing; say when the agreement was accepted with on(...) or at(...)");
        }
        if (dateAgreed.isAfter(now)) {
            throw new IllegalArgumentException("dateAgreed: must not lie in the future, was " + dateAgreed
                    + "; attest after the customer has accepted");
        }
    }

    /** The body of the call; check first. */
    Map<String, Object> body(String currentTemplateId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("primaryContact", contact);
        body.put("dateAgreed", Objects.requireNonNull(dateAgreed, "dateAgreed"));
        body.put("templateId", templateId == null ? currentTemplateId : templateId);
        body.put("type", AgreementType.MICROSOFT_CUSTOMER_AGREEMENT);
        return body;
    }

    /**
     * Whether an agreement on record says the same: the same person on the same day, and the same version where one was
     * named. The service compares without case, and lists some dates without a time.
     */
    boolean isOnRecordAs(Agreement agreement) {
        PrimaryContact other = agreement.primaryContact();
        Instant agreed = agreement.dateAgreed();
        return other != null
                && agreed != null
                && dateAgreed != null
                && same(contact.firstName(), other.firstName())
                && same(contact.lastName(), other.lastName())
                && same(contact.email(), other.email())
                && same(contact.phoneNumber(), other.phoneNumber())
                && day(dateAgreed).equals(day(agreed))
                && (templateId == null || same(templateId, agreement.templateId()));
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return (one == null ? "" : one.trim()).equalsIgnoreCase(other == null ? "" : other.trim());
    }

    private static void required(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + ": must not be blank; name the person who accepted");
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Attestation other
                && contact.equals(other.contact)
                && Objects.equals(dateAgreed, other.dateAgreed)
                && Objects.equals(templateId, other.templateId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(contact, dateAgreed, templateId);
    }

    /** The person is masked. */
    @Override
    public String toString() {
        return "Attestation[dateAgreed=" + dateAgreed + ", templateId=" + templateId + ", ***]";
    }
}
