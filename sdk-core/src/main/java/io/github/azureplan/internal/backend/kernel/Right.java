package io.github.azureplan.internal.backend.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a user must be allowed to for a call, by the roles that allow it. */
public enum Right {
    /** Nothing in particular. */
    NONE(false),
    ATTEST(false, Role.ADMIN_AGENT, Role.SALES_AGENT),
    PRICES(false, Role.ADMIN_AGENT, Role.SALES_AGENT),
    BUY(false, Role.GLOBAL_ADMIN, Role.USER_MANAGEMENT_ADMIN, Role.SALES_AGENT, Role.ADMIN_AGENT),
    TRANSITION(
            false,
            Role.ADMIN_AGENT,
            Role.BILLING_ADMIN,
            Role.GLOBAL_ADMIN,
            Role.HELPDESK_AGENT,
            Role.SALES_AGENT,
            Role.USER_MANAGEMENT_ADMIN),
    /** To cancel an Azure subscription, or bring it back: both roles together. */
    END_AZURE(true, Role.GLOBAL_ADMIN, Role.ADMIN_AGENT);

    private final boolean together;

    @SuppressWarnings("ImmutableEnumChecker") // never changed, and handed to nobody
    private final Set<Role> roles;

    Right(boolean together, Role... roles) {
        this.together = together;
        this.roles = roles.length == 0 ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(List.of(roles));
    }

    boolean given(Set<Role> held) {
        return roles.isEmpty()
                || (together ? held.containsAll(roles) : roles.stream().anyMatch(held::contains));
    }
}
