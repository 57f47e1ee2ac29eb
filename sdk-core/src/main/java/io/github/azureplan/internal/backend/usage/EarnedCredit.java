package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When the partner earns credit for services managed. */
public final class EarnedCredit {
    // roles that look and do not touch
    private static final List<String> ONLY_READ = List.of(
            "reader",
            "billing reader",
            "cost management reader",
            "backup reader",
            "log analytics reader",
            "monitoring reader",
            "management group reader",
            "managed applications reader",
            "security reader",
            "site recovery reader",
            "data box reader",
            "cosmos db account reader role",
            "cognitive services user",
            "cognitive services data reader",
            "api management service reader role",
            "acrquarantinereader",
            "eventgrid eventsubscription reader",
            "spatial anchors account reader",
            "storage file data smb share reader",
            "azure maps data reader");

    private EarnedCredit() {}

    /** The days of a month, by their numbers, on which the use of a meter by a resource earns credit. */
    @Documented("Partner earned credit for services managed")
    static BitSet days(State state, AzureSubscription subscription, Meter meter, Resource resource, YearMonth month) {
        BitSet days = new BitSet();
        if (eligible(meter)) {
            String address = resource.address(meter);
            for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
                days.set(day.getDayOfMonth(), agreed(state, day) && hasAccess(subscription, address, day));
            }
        }
        return days;
    }

    /** Pay-as-you-go use of first-party products, spot capacity aside. */
    @Documented("Partner earned credit: what is eligible")
    static boolean eligible(Meter meter) {
        return !meter.thirdParty() && !meter.spot();
    }

    /** Whether the partner's agreement was active all day. */
    @Documented("Partner earned credit: requirements")
    @Assumed("the agreement has to be active for the whole day, as access has to be; that of a reseller does not count")
    static boolean agreed(State state, LocalDate day) {
        return state.get(Standing.SLICE).signedAll(start(day), start(day.plusDays(1)));
    }

    /**
     * Whether the partner, or the reseller on record, had access to a resource all day.
     *
     * @param address of the resource behind its subscription
     */
    @Documented("Partner earned credit: how it is calculated")
    @Assumed({
        "the 24 hours of a day are those of UTC; roles that earn credit may follow each other without a gap",
        "of the resellers of a provider only the one on record of the plan counts",
        "principals other than admin agents count when they are known to be the partner's"
    })
    static boolean hasAccess(AzureSubscription subscription, String address, LocalDate day) {
        Instant covered = start(day);
        Instant end = start(day.plusDays(1));
        List<AzureSubscription.Held> roles = subscription.held().stream()
                .filter(h -> acts(h.assignment().role()))
                .filter(h -> h.assignment().ofPartner(subscription.reseller()))
                .filter(h -> h.assignment().covers(address))
                .sorted(Comparator.comparing(AzureSubscription.Held::from))
                .toList();
        for (AzureSubscription.Held role : roles) {
            if (role.from().isAfter(covered)) {
                return false;
            }
            Instant to = role.to();
            if (to == null || !to.isBefore(end)) {
                return true;
            }
            covered = to.isAfter(covered) ? to : covered;
        }
        return false;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Documented("Partner earned credit: roles and permissions")
    @Assumed("a role that is not listed as one without credit earns it")
    static boolean acts(@Nullable String role) {
        if (role == null) {
            return false;
        }
        String name = role.toLowerCase(Locale.ROOT);
        return !ONLY_READ.contains(name) && !name.matches("cdn .*reader") && !name.matches("storage .*data reader");
    }
}
