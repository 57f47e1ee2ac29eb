package io.github.azureplan.partners;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an application of the partner may do in a customer's tenant on behalf of the partner's users, to be consented to
 * by the partner in the customer's name. Immutable; each method gives a changed copy.
 *
 * <pre>{@code
 * ApplicationConsent.of(applicationId).grant(ApplicationConsent.AZURE_SERVICE_MANAGEMENT, "user_impersonation")
 * }</pre>
 */
public final class ApplicationConsent {
    /** Azure Resource Manager, as an enterprise application. */
    public static final UUID AZURE_SERVICE_MANAGEMENT = UUID.fromString("797f4846-ba00-4fd7-ba43-dac1f8f63013");

    /** Microsoft Graph, as an enterprise application. */
    public static final UUID MICROSOFT_GRAPH = UUID.fromString("00000003-0000-0000-c000-000000000000");

    /**
     * What is granted on one resource.
     *
     * @param enterpriseApplicationId the resource's application id
     * @param scopes the delegated permissions
     */
    public record Grant(UUID enterpriseApplicationId, List<String> scopes) {
        /** Copies the scopes and checks them. */
        public Grant {
            Objects.requireNonNull(enterpriseApplicationId, "enterpriseApplicationId");
            scopes = List.copyOf(scopes);
            if (scopes.isEmpty()) {
                throw new IllegalArgumentException("scopes: at least one is needed, such as user_impersonation");
            }
            for (String scope : scopes) {
                if (scope.isBlank() || !scope.equals(scope.trim()) || scope.contains(",")) {
                    throw new IllegalArgumentException(
                            "scopes: each must be the name of one permission, without commas or blanks around it");
                }
            }
        }
    }

    private final UUID applicationId;
    private final @Nullable String displayName;
    private final List<Grant> grants;

    private ApplicationConsent(UUID applicationId, @Nullable String displayName, List<Grant> grants) {
        this.applicationId = applicationId;
        this.displayName = displayName;
        this.grants = List.copyOf(grants);
    }

    /**
     * Begins a consent.
     *
     * @param applicationId the partner's application: multi-tenant, registered in the partner's tenant
     * @return the consent, still without a grant
     */
    public static ApplicationConsent of(UUID applicationId) {
        return new ApplicationConsent(Objects.requireNonNull(applicationId, "applicationId"), null, List.of());
    }

    /**
     * Says how the application is called in the customer's tenant.
     *
     * @param name the name
     * @return the consent with it
     * @throws IllegalArgumentException when it is blank
     */
    public ApplicationConsent displayName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("displayName: must not be blank; leave it out for the registered name");
        }
        return new ApplicationConsent(applicationId, name, grants);
    }

    /**
     * Adds a resource and what is granted on it.
     *
     * @param enterpriseApplicationId the resource's application id, for example {@link #MICROSOFT_GRAPH}
     * @param scopes the delegated permissions, for example {@code Directory.Read.All}
     * @return the consent with it
     * @throws IllegalArgumentException when there is no scope, or one is blank or holds a comma
     */
    public ApplicationConsent grant(UUID enterpriseApplicationId, String... scopes) {
        List<Grant> more = new ArrayList<>(grants);
        more.add(new Grant(enterpriseApplicationId, List.of(scopes)));
        return new ApplicationConsent(applicationId, displayName, more);
    }

    /**
     * The application.
     *
     * @return its id
     */
    public UUID applicationId() {
        return applicationId;
    }

    /**
     * How the application is called in the customer's tenant.
     *
     * @return the name, null for the registered one
     */
    public @Nullable String displayName() {
        return displayName;
    }

    /**
     * What is granted.
     *
     * @return the grants, in the order they were added
     */
    public List<Grant> grants() {
        return grants;
    }

    /** The body of the call; refuses a consent to nothing. */
    Map<String, Object> body() {
        if (grants.isEmpty()) {
            throw new IllegalArgumentException("grants: a consent to nothing; add one with grant(...)");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "applicationGrants",
                grants.stream()
                        .map(grant -> Map.of(
                                "enterpriseApplicationId",
                                grant.enterpriseApplicationId().toString(),
                                "scope",
                                String.join(",", grant.scopes())))
                        .toList());
        body.put("applicationId", applicationId.toString());
        if (displayName != null) {
            body.put("displayName", displayName);
        }
        return body;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof ApplicationConsent other
                && applicationId.equals(other.applicationId)
                && Objects.equals(displayName, other.displayName)
                && grants.equals(other.grants);
    }

    @Override
    public int hashCode() {
        return Objects.hash(applicationId, displayName, grants);
    }

    @Override
    public String toString() {
        return "ApplicationConsent[" + applicationId + ", displayName=" + displayName + ", grants=" + grants + "]";
    }
}
