package io.github.azureplan.internal.backend.kernel;

import java.util.Locale;

/** A role of a partner's user in Partner Center. */
public enum Role {
    GLOBAL_ADMIN,
    ADMIN_AGENT,
    SALES_AGENT,
    HELPDESK_AGENT,
    BILLING_ADMIN,
    USER_MANAGEMENT_ADMIN;

    /** The role of a name such as {@code AdminAgent} or {@code Admin agent}. */
    static Role of(String name) {
        String bare = bare(name);
        for (Role role : values()) {
            if (bare(role.name()).equals(bare)) {
                return role;
            }
        }
        throw Refusal.invalid("roles: " + name + " is no role of Partner Center");
    }

    private static String bare(String name) {
        return name.replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
