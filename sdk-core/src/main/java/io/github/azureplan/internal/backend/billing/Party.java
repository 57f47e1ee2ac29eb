package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * Who and what a line of an export is about, besides the amounts.
 *
 * @param invoice empty for what is not billed yet
 */
record Party(Partner partner, Customer customer, AzureSubscription subscription, Meter meter, String invoice) {
    static Party of(State state, Partner partner, AzureSubscription subscription, Meter meter, String invoice) {
        Customer customer = Objects.requireNonNull(Customers.find(state, subscription.customerId()));
        return new Party(partner, customer, subscription, meter, invoice);
    }

    /** The reseller of record; the partner itself where it sold directly. */
    @Documented("Daily rated usage: Tier2MpnId")
    String tier2MpnId() {
        String reseller = subscription.reseller();
        return reseller == null ? partner.mpnId() : reseller;
    }

    /** The meter with its unit, as bills write it. */
    String meterType() {
        return meter.name() + " (" + meter.unit() + ")";
    }

    static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    static String rateDate(YearMonth month) {
        return midnight(ExchangeRates.marketDay(month));
    }
}
