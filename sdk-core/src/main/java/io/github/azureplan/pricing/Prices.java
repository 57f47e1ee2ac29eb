package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.transport.TransportResponse;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** The price list, the exchange rates and the older rate cards. Immutable and safe for use by many threads. */
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
     * @param month the month, at most the next one
     * @return the sheet's place; no I/O until it is opened
     */
    public PriceSheetSource consumption(Market market, YearMonth month) {
        return new PriceSheetSource(call(market, SheetView.AZURE_CONSUMPTION, month));
    }

    /**
     * The sheet of reservation prices of a market and month: for the whole term, in USD. The partner's discount is in them,
     * so they earn no credit.
     *
     * @param market the market
     * @param month the month, at most the next one
     * @return the sheet's place; no I/O until it is opened
     */
    public PriceSheetSource reservations(Market market, YearMonth month) {
        return new PriceSheetSource(call(market, SheetView.AZURE_RESERVATIONS, month));
    }

    /**
     * The sheet of any view of a market and month, with the columns it has.
     *
     * @param view which price list
     * @param market the market
     * @param month the month
     * @return the sheet's place; no I/O until it is opened
     */
    public GenericSheetSource sheet(SheetView view, Market market, YearMonth month) {
        return new GenericSheetSource(call(market, Objects.requireNonNull(view, "view"), month));
    }

    private SheetCall call(Market market, SheetView view, YearMonth month) {
        return new SheetCall(
                wire, Objects.requireNonNull(market, "market"), view, Objects.requireNonNull(month, "month"));
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
     * @throws io.github.azureplan.errors.NotFoundException when the service has none of that month ({@code itemNotFound})
     * @throws io.github.azureplan.errors.DamagedDataException when they are damaged
     */
    public ExchangeRates exchangeRates(YearMonth month) {
        Call.Builder call = Call.on(Routes.GET_EXCHANGE_RATES)
                .path("month", MONTH.format(month))
                .header("Accept", "application/octet-stream")
                .header("Accept-Encoding", "deflate");
        try (TransportResponse response = wire.open(call)) {
            return ExchangeRates.read(new RowPart("exchange rates of " + month, response::body), month);
        }
    }

    /**
     * The rate card of the older offer MS-AZR-0145P in the currency and region of the partner's profile.
     *
     * <p><!-- GET_RATE_CARD -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-prices-for-microsoft-azure">{@code GET /v1/ratecards/azure}</a>
     * (App-only or App+User; safe to repeat). For the older offer MS-AZR-0145P only.
     * <!-- end -->
     *
     * @return the rate card; some thousand meters
     */
    public RateCard rateCard() {
        return wire.execute(Call.on(Routes.GET_RATE_CARD).json(RateCard.class));
    }

    /**
     * The rate card of the older offer MS-AZR-0145P.
     *
     * @param currency the currency of the rates
     * @param region the market they are for
     * @return the rate card; some thousand meters
     * @throws io.github.azureplan.errors.BadRequestException when the offer is not sold there in that currency
     */
    public RateCard rateCard(CurrencyCode currency, Market region) {
        return rateCard(Routes.GET_RATE_CARD, currency, region);
    }

    /**
     * The rate card of Partner Shared Services, which belong to the older offer, in the currency and region of the
     * partner's profile.
     *
     * <p><!-- GET_SHARED_RATE_CARD -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-prices-for-microsoft-azure-partner-shared-services">{@code GET /v1/ratecards/azure-shared}</a>
     * (App-only or App+User; safe to repeat). For the older offer MS-AZR-0145P only.
     * <!-- end -->
     *
     * @return the rate card
     */
    public RateCard sharedRateCard() {
        return wire.execute(Call.on(Routes.GET_SHARED_RATE_CARD).json(RateCard.class));
    }

    /**
     * The rate card of Partner Shared Services, which belong to the older offer.
     *
     * @param currency the currency of the rates
     * @param region the market they are for
     * @return the rate card
     * @throws io.github.azureplan.errors.BadRequestException when the services are not sold there in that currency
     */
    public RateCard sharedRateCard(CurrencyCode currency, Market region) {
        return rateCard(Routes.GET_SHARED_RATE_CARD, currency, region);
    }

    private RateCard rateCard(Route route, CurrencyCode currency, Market region) {
        return wire.execute(Call.on(route)
                .query("currency", currency)
                .query("region", region)
                .json(RateCard.class));
    }
}
