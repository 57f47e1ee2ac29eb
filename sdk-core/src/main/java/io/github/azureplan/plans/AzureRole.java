package io.github.azureplan.plans;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A role of Azure's access control, built in or the customer's own, known by the GUID of its definition. Whether it earns
 * the partner's credit is data of this library, taken from {@link #creditSource()}. Immutable.
 */
public final class AzureRole {
    private static final Pattern DEFINITION = Pattern.compile(
            "(?:.*/roleDefinitions/)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Map<String, AzureRole> BUILT_IN = AzureRoleTable.read(AzureRole::new);

    /** May do everything, assign roles too; what a partner's AdminAgents group has from the start. */
    public static final AzureRole OWNER = of("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");

    /** May do everything but assign roles and cancel the subscription. */
    public static final AzureRole CONTRIBUTOR = of("b24988ac-6180-42a0-ab88-20f7382dd24c");

    /** May assign roles. */
    public static final AzureRole USER_ACCESS_ADMINISTRATOR = of("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9");

    /** May look; earns no credit. */
    public static final AzureRole READER = of("acdd72a7-3385-48ef-bd42-f606fba81ae7");

    /** May open support requests. */
    public static final AzureRole SUPPORT_REQUEST_CONTRIBUTOR = of("cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e");

    private final String id;
    private final @Nullable String name;
    private final RoleCredit credit;

    private AzureRole(String id, @Nullable String name, RoleCredit credit) {
        this.id = id;
        this.name = name;
        this.credit = credit;
    }

    /**
     * The role of a definition.
     *
     * @param definition the GUID of a role definition, or its whole address as role assignments have it
     * @return the role, known or not
     * @throws IllegalArgumentException when it ends in no GUID
     */
    public static AzureRole of(String definition) {
        Matcher matcher = DEFINITION.matcher(
                Objects.requireNonNull(definition, "definition").strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "role: must be the GUID of a role definition, or an address that ends in one; names are not unique");
        }
        String id = matcher.group(1).toLowerCase(Locale.ROOT);
        AzureRole known = BUILT_IN.get(id);
        return known != null ? known : new AzureRole(id, null, RoleCredit.UNKNOWN);
    }

    /**
     * The built-in roles this version knows.
     *
     * @return the roles, by name
     */
    public static List<AzureRole> builtIn() {
        return BUILT_IN.values().stream()
                .sorted(Comparator.comparing(AzureRole::toString))
                .toList();
    }

    /**
     * The GUID of the definition.
     *
     * @return the GUID in lower case
     */
    public String id() {
        return id;
    }

    /**
     * The name of a built-in role.
     *
     * @return the name, or empty when this version does not know the role
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * Whether the role earns the partner's credit.
     *
     * @return what the published list says
     */
    public RoleCredit credit() {
        return credit;
    }

    /**
     * The page that says which roles earn credit.
     *
     * @return its address
     */
    public static URI creditSource() {
        return URI.create("https://learn.microsoft.com/partner-center/billing/azure-roles-perms-pec");
    }

    /**
     * The page with the ids of the built-in roles.
     *
     * @return its address
     */
    public static URI idSource() {
        return URI.create("https://learn.microsoft.com/azure/role-based-access-control/built-in-roles");
    }

    /** The address of the definition in a subscription. */
    String definitionIn(String scope) {
        return scope + "/providers/Microsoft.Authorization/roleDefinitions/" + id;
    }

    /** Whether who holds it may give roles to others. */
    boolean assignsRoles() {
        return equals(OWNER) || equals(USER_ACCESS_ADMINISTRATOR);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof AzureRole other && id.equals(other.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return name == null ? id : name;
    }
}
