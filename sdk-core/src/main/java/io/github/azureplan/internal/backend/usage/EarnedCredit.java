package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When the partner earns credit for services managed. */
public final class EarnedCredit {
    /** The rate in percent. */
    public static final BigDecimal PERCENT = new BigDecimal("15");

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

    /** Whether a day's use of a meter earns credit. */
    @Documented("Partner earned credit for services managed")
    static boolean earned(AzureSubscription subscription, Meter meter, LocalDate day) {
        return eligible(meter) && hasAccess(subscription, day);
    }

    /** Pay-as-you-go use of first-party products, spot capacity aside. */
    @Documented("Partner earned credit: what is eligible")
    static boolean eligible(Meter meter) {
        return !meter.thirdParty() && !meter.spot();
    }

    @Documented("Partner earned credit: how it is calculated")
    @Assumed("the 24 hours of a day are those of UTC; roles that earn credit may follow each other without a gap")
    static boolean hasAccess(AzureSubscription subscription, LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return acts(subscription.roleAt(start))
                && subscription.access().stream()
                        .map(AzureSubscription.Access::since)
                        .filter(since -> since.isAfter(start) && since.isBefore(end))
                        .allMatch(since -> acts(subscription.roleAt(since)));
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
