package io.github.azureplan.customers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A qualification to be requested for a customer. Immutable. */
public final class NewQualification {
    private final Qualification qualification;
    private final @Nullable String educationSegment;
    private final @Nullable String website;
    private final @Nullable String validationCode;

    private NewQualification(
            Qualification qualification,
            @Nullable String educationSegment,
            @Nullable String website,
            @Nullable String validationCode) {
        this.qualification = qualification;
        this.educationSegment = educationSegment;
        this.website = website;
        this.validationCode = validationCode;
    }

    /**
     * A request for a qualification.
     *
     * @param qualification which; not {@link Qualification#NONE} and not {@link Qualification#NONPROFIT}, which the
     *     service does not let a partner set
     * @return the request
     * @throws IllegalArgumentException when it cannot be requested
     */
    public static NewQualification of(Qualification qualification) {
        Objects.requireNonNull(qualification, "qualification");
        if (qualification.equals(Qualification.NONE) || qualification.equals(Qualification.NONPROFIT)) {
            throw new IllegalArgumentException("qualification: " + qualification + " cannot be requested by a partner;"
                    + " request Education, GovernmentCommunityCloud or StateOwnedEntity");
        }
        return new NewQualification(qualification, null, null, null);
    }

    /**
     * With the kind of school, for {@link Qualification#EDUCATION}.
     *
     * @param segment as the service spells it
     * @return the request
     * @throws IllegalArgumentException when it is blank or this is no request for education
     */
    public NewQualification educationSegment(String segment) {
        requireFor("educationSegment", segment, Qualification.EDUCATION);
        return new NewQualification(qualification, segment, website, validationCode);
    }

    /**
     * With the organization's web site, which helps the check.
     *
     * @param address the address of the site
     * @return the request
     * @throws IllegalArgumentException when it is blank
     */
    public NewQualification website(String address) {
        requireText("website", address);
        return new NewQualification(qualification, educationSegment, address, validationCode);
    }

    /**
     * With the code of a check that was made before, for {@link Qualification#GOVERNMENT_COMMUNITY_CLOUD}.
     *
     * @param code the code that the customer was given
     * @return the request
     * @throws IllegalArgumentException when it is blank or this is no request for the government cloud
     */
    public NewQualification validationCode(String code) {
        requireFor("validationCode", code, Qualification.GOVERNMENT_COMMUNITY_CLOUD);
        return new NewQualification(qualification, educationSegment, website, code);
    }

    /**
     * What is requested.
     *
     * @return the qualification
     */
    public Qualification qualification() {
        return qualification;
    }

    /** The code of the query, or null. */
    @Nullable
    String code() {
        return validationCode;
    }

    /** The body of the call. */
    Map<String, String> body() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("qualification", qualification.text());
        if (educationSegment != null) {
            body.put("educationSegment", educationSegment);
        }
        if (website != null) {
            body.put("website", website);
        }
        return body;
    }

    private void requireFor(String field, String value, Qualification only) {
        requireText(field, value);
        if (!qualification.equals(only)) {
            throw new IllegalArgumentException(
                    field + ": belongs to a request for " + only + "; leave it out for " + qualification);
        }
    }

    private static void requireText(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + ": must not be blank; leave it out instead");
        }
    }

    /** The code is masked. */
    @Override
    public String toString() {
        return "NewQualification[" + qualification + "]";
    }
}
