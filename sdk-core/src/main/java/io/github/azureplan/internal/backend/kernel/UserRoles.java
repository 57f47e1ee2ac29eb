package io.github.azureplan.internal.backend.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The roles of the partner's user, and what a call needs of them. */
public final class UserRoles {
    static final List<Class<?>> RULES = List.of(UserRoles.class);

    private static final Slice<Set<Role>> SLICE =
            new Slice<>("user roles", Set.of(Role.GLOBAL_ADMIN, Role.ADMIN_AGENT));

    private UserRoles() {}

    /** The user has these roles from now on, and no others. */
    public static State set(State state, List<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach(name -> roles.add(Role.of(name)));
        return state.with(SLICE, Set.copyOf(roles));
    }

    /** The names of the roles the user has, sorted. */
    public static List<String> of(State state) {
        return state.get(SLICE).stream().map(Role::name).sorted().toList();
    }

    @Documented("Assign roles and permissions to users; Partner Center error codes")
    @Assumed({
        "roles are looked at for calls with a user; what an application alone may do is not",
        "to buy takes Global admin, User management admin, Sales agent or Admin agent; to attest Admin or Sales agent",
        "to cancel or reactivate an Azure subscription takes Global admin together with Admin agent",
        "price sheets and exchange rates take Admin or Sales agent, else 403 with accessDenied; other reading takes no role"
    })
    static void require(State state, Caller caller, Serves serves) {
        if (caller.user() && !serves.right().given(state.get(SLICE))) {
            String code = serves.front() == Front.PARTNER_CENTER ? "900150" : null; // else by the status
            throw new Refusal(403, code, "The user's roles do not allow this operation.");
        }
    }
}
