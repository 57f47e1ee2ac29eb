package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keeps orders from being made though nothing is wrong with them: checks of customer and partner outside the API,
 * and failures of the order system.
 *
 * @param checks the code of the check each customer does not pass
 * @param credit what the partner may order in a month, in USD, or null for no limit
 * @param failing the code with which the next order of a customer and group fails
 */
public record Holds(PMap<String, String> checks, @Nullable BigDecimal credit, PMap<String, String> failing) {
    private static final Slice<Holds> SLICE = new Slice<>("order holds", new Holds(PMap.empty(), null, PMap.empty()));

    private static final Map<String, Refusal> CHECKS = Map.of(
            "800022", new Refusal(400, "800022", "The purchase may be eligible; contact support."),
            "800023", new Refusal(403, "800023", "The credit line is below the needed threshold."),
            "800024", new Refusal(400, "800024", "The partner is not eligible for this transaction."),
            "800025", new Refusal(400, "800025", "The credit line is below the needed threshold."),
            "800026", new Refusal(400, "800026", "The customer is not eligible for this transaction."),
            "800062", new Refusal(400, "800062", "The purchase is not eligible for this transaction."),
            "800069", new Refusal(403, "800069", "The risk management check failed."),
            "800073", new Refusal(403, "800073", "The customer account is under review; wait some days."),
            "800074", new Refusal(403, "800074", "The customer account is still under review; wait some days."),
            "800075", new Refusal(403, "800075", "The customer account is not approved."));
    private static final Map<String, Refusal> FAILURES = Map.of(
            "800005", new Refusal(500, "800005", "The creation of the order failed."),
            "800087", new Refusal(500, "800087", "There is a problem with a line item."),
            "4018", new Refusal(400, "4018", "The order cannot be processed."));

    /** A customer does not pass a check, or, with null, passes all again. */
    public static State check(State state, String customerId, @Nullable String code) {
        String id = require(state, customerId);
        if (code != null && !CHECKS.containsKey(code)) {
            throw Refusal.invalid(
                    "code: must be one of " + CHECKS.keySet().stream().sorted().toList());
        }
        Holds now = state.get(SLICE);
        PMap<String, String> checks =
                code == null ? now.checks().without(id) : now.checks().with(id, code);
        return state.with(SLICE, new Holds(checks, now.credit(), now.failing()));
    }

    /** The partner may order so much in a month, or, with null, any amount. */
    public static State credit(State state, @Nullable BigDecimal usd) {
        if (usd != null && usd.signum() < 0) {
            throw Refusal.invalid("limit: must not be negative");
        }
        Holds now = state.get(SLICE);
        return state.with(SLICE, new Holds(now.checks(), usd, now.failing()));
    }

    /** The next order of a customer that is made of a group of a cart fails; of a direct order the group is 0. */
    public static State failNext(State state, String customerId, String group, String code) {
        String id = require(state, customerId);
        if (!FAILURES.containsKey(code)) {
            throw Refusal.invalid("code: must be one of "
                    + FAILURES.keySet().stream().sorted().toList());
        }
        Holds now = state.get(SLICE);
        return state.with(
                SLICE, new Holds(now.checks(), now.credit(), now.failing().with(id + "/" + group, code)));
    }

    /** The failure that is due for an order, or null. */
    static @Nullable Refusal failure(State state, String customerId, String group) {
        String code = state.get(SLICE).failing().get(customerId + "/" + group);
        return code == null ? null : FAILURES.get(code);
    }

    /** The failure has happened. */
    static State failed(State state, String customerId, String group) {
        Holds now = state.get(SLICE);
        return state.with(
                SLICE, new Holds(now.checks(), now.credit(), now.failing().without(customerId + "/" + group)));
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "what a customer or partner is checked for is settled outside the API; its refusals concern an order as a whole",
        "the credit limit counts what the partner's orders of a calendar month (UTC) cost; a limit that is used up refuses plans too"
    })
    static void require(Till till, BigDecimal total) {
        Holds now = till.state().get(SLICE);
        String code = now.checks().get(till.customer().id());
        Refusal check = code == null ? null : CHECKS.get(code);
        if (check != null) {
            throw check;
        }
        BigDecimal limit = now.credit();
        if (limit != null) {
            BigDecimal spent = spent(till);
            if (spent.compareTo(limit) >= 0 || spent.add(total).compareTo(limit) > 0) {
                throw new Refusal(403, "900121", "The credit limit is insufficient; contact Microsoft.");
            }
        }
    }

    private static BigDecimal spent(Till till) {
        YearMonth month = YearMonth.from(till.context().today());
        return Orders.all(till.state())
                .filter(o -> o.cancelledAt() == null
                        && YearMonth.from(o.createdAt().atZone(ZoneOffset.UTC)).equals(month))
                .map(Order::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String require(State state, String customerId) {
        Customer customer = Customers.find(state, customerId);
        if (customer == null) {
            throw Refusal.invalid("customerId: no such customer");
        }
        return customer.id();
    }
}
