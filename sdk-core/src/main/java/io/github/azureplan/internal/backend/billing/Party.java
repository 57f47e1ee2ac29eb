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
import org.jspecify.annotations.Nullable;

/**
 * Who and what a line of an export is about, besides the amounts.
 *
 * @param reseller the MPN id of the reseller on record, or null
 * @param used the Azure subscription of daily use, or null for other charges
 * @param counted the meter of daily use, or null for other charges
 * @param invoice empty for what is not billed yet
 */
record Party(
        Partner partner,
        Customer customer,
        @Nullable String reseller,
        @Nullable AzureSubscription used,
        @Nullable Meter counted,
        String invoice) {
    static Party of(State state, Partner partner, AzureSubscription subscription, Meter meter, String invoice) {
        Customer customer = customer(state, subscription.customerId());
        return new Party(partner, customer, subscription.reseller(), subscription, meter, invoice);
    }

    static Party of(State state, Partner partner, Charge.Account account, String invoice) {
        return new Party(partner, customer(state, account.customerId()), account.reseller(), null, null, invoice);
    }

    private static Customer customer(State state, String id) {
        return Objects.requireNonNull(Customers.find(state, id));
    }

    /** The Azure subscription of daily use. */
    AzureSubscription subscription() {
        return Objects.requireNonNull(used);
    }

    /** The meter of daily use. */
    Meter meter() {
        return Objects.requireNonNull(counted);
    }

    /** The reseller of record; the partner itself where it sold directly. */
    @Documented("Daily rated usage: Tier2MpnId")
    String tier2MpnId() {
        return reseller == null ? partner.mpnId() : reseller;
    }

    /** The meter with its unit, as bills write it. */
    String meterType() {
        return Goods.meterType(meter());
    }

    static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    static String rateDate(YearMonth month) {
        return midnight(ExchangeRates.marketDay(month));
    }
}
