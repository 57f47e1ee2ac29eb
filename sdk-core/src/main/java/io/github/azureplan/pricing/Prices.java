package io.github.azureplan.pricing;

import io.github.azureplan.common.Market;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.transport.TransportResponse;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** The price list and the exchange rates. Immutable and safe for use by many threads. */
public final class Prices {
    static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", java.util.Locale.ROOT);

    private final Wire wire;

    /**
     * Made by the client.
     *
     * @param wire the client's pipeline
     * @hidden
     */
    @SuppressWarnings("exports")
    public Prices(Wire wire) {
        this.wire = wire;
    }

    /**
     * The sheet of consumption prices of a market and month: every meter that is sold there, in USD, before partner earned
     * credit. The running month is what is sold from its first day to now.
     *
     * @param market the market
     * @param month the month
     * @return the sheet's place; no I/O until it is opened
     */
    public PriceSheetSource consumption(Market market, YearMonth month) {
        return new PriceSheetSource(
                wire,
                Objects.requireNonNull(market, "market"),
                "azure_consumption",
                Objects.requireNonNull(month, "month"));
    }

    /**
     * The exchange rates of a month: one for each currency, for the whole month and everywhere.
     *
     * <p><!-- GET_EXCHANGE_RATES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-foreign-exchange-rates">{@code GET /v1.0/sales/fxrates(Month='<month>')/$value}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param month the month
     * @return the rates
     * @throws io.github.azureplan.errors.BadRequestException when the service has none of that month
     * @throws io.github.azureplan.errors.DamagedDataException when they are damaged
     */
    public ExchangeRates exchangeRates(YearMonth month) {
        Call.Builder call = Call.on(Routes.GET_EXCHANGE_RATES)
                .path("month", MONTH.format(month))
                .header("Accept", "application/octet-stream")
                .header("Accept-Encoding", "deflate");
        try (TransportResponse response = wire.open(call)) {
            return ExchangeRates.read(response.body(), "exchange rates of " + month);
        }
    }
}
