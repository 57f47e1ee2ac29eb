package io.github.azureplan.contract;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import java.time.YearMonth;
import java.util.List;

/** The refusals of the price list, the exchange rates and the rate cards. */
final class PricingErrorCases {
    private PricingErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                ErrorCase.of(
                        "403/800043",
                        ForbiddenException.class,
                        lab -> lab.backend(b -> b.rateCardAccess(false))
                                .client()
                                .prices()
                                .rateCard()),
                ErrorCase.of(
                        "400/800002",
                        BadRequestException.class,
                        lab -> lab.client().prices().sharedRateCard(CurrencyCode.of("XTS"), Market.of("SE"))),
                ErrorCase.of(
                        "400/invalidRequest",
                        BadRequestException.class,
                        lab -> lab.backend(b -> b.priceApiRegistered(false))
                                .client()
                                .prices()
                                .consumption(Market.of("SE"), YearMonth.of(2026, 3))
                                .open()),
                ErrorCase.of(
                        "404/itemNotFound",
                        NotFoundException.class,
                        lab -> lab.client()
                                .prices()
                                .consumption(Market.of("SE"), YearMonth.of(2017, 1))
                                .open()),
                ErrorCase.of(
                        "404/itemNotFound",
                        NotFoundException.class,
                        lab -> lab.client().prices().exchangeRates(YearMonth.of(2026, 4))));
    }
}
