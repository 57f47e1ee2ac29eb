package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts of usage records, of which some tell a currency and others only a culture. */
final class Costs {
    private static final CurrencyCode USD = CurrencyCode.of("USD");

    private Costs() {}

    static Optional<Money> in(@Nullable CurrencyCode currency, @Nullable BigDecimal amount) {
        return currency == null || amount == null ? Optional.empty() : Optional.of(Money.of(amount, currency));
    }

    static Optional<Money> inUsd(@Nullable BigDecimal amount) {
        return in(USD, amount);
    }
}
