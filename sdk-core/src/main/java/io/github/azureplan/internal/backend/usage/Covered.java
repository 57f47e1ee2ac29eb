package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.Meter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands out what reservations and savings plans cover in a month, to those who use it first. */
final class Covered {
    private final State state;
    private final Map<String, List<Benefit>> ofPlan = new HashMap<>();
    private final Map<Benefit, Map<LocalDate, BigDecimal>> left = new HashMap<>();

    Covered(State state) {
        this.state = state;
    }

    /** So many units of a day, and what paid for them. */
    record Part(Benefit benefit, BigDecimal units) {}

    /** The part of what is used that the first benefit with something left covers; null when none does. */
    @Nullable
    Part take(String planId, Meter meter, Meter.Price price, LocalDate day, BigDecimal quantity) {
        for (Benefit benefit : ofPlan.computeIfAbsent(planId, id -> Benefits.of(state, id))) {
            if (benefit.on(day) && benefit.covers(meter, price)) {
                Map<LocalDate, BigDecimal> days = left.computeIfAbsent(benefit, b -> new HashMap<>());
                BigDecimal worth = days.getOrDefault(day, benefit.perDay());
                BigDecimal listPrice = Meter.listPrice(price);
                BigDecimal units = quantity.min(benefit.units(worth, listPrice));
                if (units.signum() > 0) {
                    days.put(day, worth.subtract(benefit.worth(units, listPrice)));
                    return new Part(benefit, units);
                }
            }
        }
        return null;
    }
}
