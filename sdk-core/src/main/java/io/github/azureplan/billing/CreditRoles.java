package io.github.azureplan.billing;

import io.github.azureplan.plans.AzureRole;
import io.github.azureplan.plans.RoleCredit;
import java.net.URI;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which roles of Azure earn the partner's credit: data of a published page, with its address and age, so that a program
 * can show what it went by. A role earns when it can act, not when it only looks; it must be held for the whole day.
 */
public final class CreditRoles {
    /** Families of roles the page excludes by a pattern instead of single names. */
    private static final List<Pattern> EXCLUDED =
            List.of(Pattern.compile("cdn .*reader"), Pattern.compile("storage .*data reader"));

    /** What nearly all roles that can act end in. */
    private static final Pattern ACTS = Pattern.compile(".*(contributor|operator|admin|administrator|owner)");

    private CreditRoles() {}

    /**
     * The page with the list.
     *
     * @return its address
     */
    public static URI source() {
        return AzureRole.creditSource();
    }

    /**
     * How old the list is.
     *
     * @return the year of the page's newest text that is in here
     */
    public static Year asOf() {
        return Year.of(2025);
    }

    /**
     * The roles that are known by id and earn the credit.
     *
     * @return the roles, by name
     */
    public static List<AzureRole> earning() {
        return known(RoleCredit.EARNS);
    }

    /**
     * The roles that are known by id and earn nothing, because they only look.
     *
     * @return the roles, by name
     */
    public static List<AzureRole> notEarning() {
        return known(RoleCredit.DOES_NOT_EARN);
    }

    private static List<AzureRole> known(RoleCredit credit) {
        return AzureRole.builtIn().stream()
                .filter(role -> role.credit() == credit)
                .toList();
    }

    /**
     * What the page says of a role by its name, for data that have no id. Names of the customer's own roles can be those
     * of other roles: where there is an id, {@link AzureRole#of} is exact.
     *
     * @param name the name of a role, in any case
     * @return what is listed; for names that are not, earning when they end as nearly all roles do that can act, else
     *     unknown
     */
    public static RoleCredit ofName(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT);
        Optional<AzureRole> listed = AzureRole.builtIn().stream()
                .filter(role -> role.name().orElse("").equalsIgnoreCase(folded))
                .findFirst();
        if (listed.isPresent()) {
            return listed.get().credit();
        }
        if (EXCLUDED.stream().anyMatch(pattern -> pattern.matcher(folded).matches())) {
            return RoleCredit.DOES_NOT_EARN;
        }
        return ACTS.matcher(folded).matches() ? RoleCredit.EARNS : RoleCredit.UNKNOWN;
    }
}
