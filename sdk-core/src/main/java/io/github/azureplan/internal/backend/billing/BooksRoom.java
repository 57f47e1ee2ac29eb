package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.usage.Benefits;
import io.github.azureplan.internal.backend.usage.UsageRoom;
import io.github.azureplan.internal.backend.usage.Uses;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The books of the service: what was sold, credited and corrected. They are read through invoices and exports. */
public final class BooksRoom extends Room {
    private static final Shape DAYS = Shape.object().text("from", "to");
    private static final Shape CREDIT = Shape.object().number("usd").text("reason");
    private static final Shape SAVINGS_PLAN = Shape.object().number("usdPerHour");
    private static final Shape METERED = Shape.object().number("quantity");
    private static final Shape ADJUSTMENT = Shape.object().number("amount").text("currency", "text");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(
                BooksRoom.class,
                Sales.class,
                SaleCharges.class,
                Goods.class,
                Bookings.class,
                Taxes.class,
                LegacyCharge.class,
                Benefits.class);
    }

    @Override
    public State note(State state, Context context) {
        return Sales.note(state, context);
    }

    @Override
    public State purge(State state, String customerId) {
        return Sales.purge(state, customerId);
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/corrections",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result correct(Request request, State state) {
        JsonObject body = request.body(UsageRoom.USE);
        BigDecimal perDay = UsageRoom.perDay(body);
        Uses.User user = UsageRoom.user(request, body);
        LocalDate from = UsageRoom.day(body, "from");
        LocalDate to = UsageRoom.day(body, "to");
        return new Result(correct(state, request.context(), user, perDay, from, to), Reply.json(200, body));
    }

    /** Use that was rated, and perhaps billed, turns out to be another one. */
    public static State correct(
            State state, Context context, Uses.User user, BigDecimal perDay, LocalDate from, LocalDate to) {
        State after = Uses.correct(state, context, user, perDay, from, to);
        return Invoices.corrected(after, context, YearMonth.from(from), YearMonth.from(to));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/azureCredit",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result azureCredit(Request request, State state) {
        JsonObject body = request.body(DAYS);
        State after = Benefits.azureCredit(
                state,
                request.context(),
                request.path("azureSubscriptionId"),
                UsageRoom.day(body, "from"),
                UsageRoom.day(body, "to"));
        return new Result(after, Reply.json(200, body));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/credit",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    @Assumed("without a reason a credit has the one of the published sample, Azure Consumption Credit")
    Result credit(Request request, State state) {
        JsonObject body = request.body(CREDIT);
        String reason = body.has("reason") ? body.textOrEmpty("reason") : "Azure Consumption Credit";
        String id = request.path("azureSubscriptionId");
        return new Result(credit(state, request.context(), id, number(body, "usd"), reason), Reply.json(200, body));
    }

    /** Something is taken off what a plan is charged. */
    public static State credit(
            State state, Context context, String azureSubscriptionId, BigDecimal usd, String reason) {
        return Bookings.credit(state, context, azureSubscriptionId, usd, reason);
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/savingsPlan",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result savingsPlan(Request request, State state) {
        JsonObject body = request.body(SAVINGS_PLAN);
        String id = request.path("azureSubscriptionId");
        return new Result(savingsPlan(state, request.context(), id, number(body, "usdPerHour")), Reply.json(200, body));
    }

    /** A savings plan is bought. */
    public static State savingsPlan(State state, Context context, String azureSubscriptionId, BigDecimal usdPerHour) {
        return Bookings.savingsPlan(state, context, azureSubscriptionId, usdPerHour);
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/subscriptions/{subscriptionId}/metered",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result metered(Request request, State state) {
        JsonObject body = request.body(METERED);
        String customer = request.path("customerId");
        String subscription = request.path("subscriptionId");
        return new Result(
                metered(state, request.context(), customer, subscription, number(body, "quantity")),
                Reply.json(200, body));
    }

    /** A service of the marketplace reports use. */
    public static State metered(
            State state, Context context, String customerId, String subscriptionId, BigDecimal quantity) {
        return Bookings.metered(state, context, customerId, subscriptionId, quantity);
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/invoiceAdjustments", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result adjust(Request request, State state) {
        JsonObject body = request.body(ADJUSTMENT);
        String currency = Input.text(body, "currency", "currency", 3);
        String text = Input.text(body, "text", "text", 200);
        return new Result(
                adjust(state, request.context(), currency, number(body, "amount"), text), Reply.json(200, body));
    }

    /** An invoice shows something that its data does not. */
    public static State adjust(State state, Context context, String currency, BigDecimal amount, String text) {
        return Bookings.adjust(state, context, currency, amount, text);
    }

    private static BigDecimal number(JsonObject body, String name) {
        BigDecimal number = body.decimal(name);
        if (number == null) {
            throw Refusal.invalid(name + ": must be given");
        }
        return number;
    }
}
