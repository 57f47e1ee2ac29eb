package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** What a customer may use in a month before the partner hears of it. */
public final class BudgetsRoom extends Room {
    private static final String PATH = "/v1/customers/{customerId}/usagebudget";
    private static final Shape BUDGET =
            Shape.object().number("amount", "usageSpendingBudget").resource();

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(BudgetsRoom.class, Budgets.class);
    }

    @Override
    public State purge(State state, String customerId) {
        return Budgets.set(state, customerId, null);
    }

    @Serves(method = "GET", path = PATH)
    @Documented("Get a customer's usage spending budget")
    @Assumed("the object that the page wraps into one without a name stands alone; without a budget it has no amount")
    Result get(Request request, State state) {
        return answer(request, state, Customers.require(state, request));
    }

    @Serves(method = "PATCH", path = PATH)
    @Documented("Update a customer's usage spending budget")
    @Assumed({
        "an amount of null takes the budget away; without the member, or below 0, 400 with code 800002",
        "an object type other than SpendingBudget is 400 with code 800002"
    })
    Result set(Request request, State state) {
        Customer customer = Customers.require(state, request);
        JsonObject body = request.body(BUDGET);
        if (body.get("amount") == null) {
            throw Refusal.invalid("amount: must be given; null takes the budget away");
        }
        BigDecimal amount = body.decimal("amount");
        if (amount != null && amount.signum() < 0) {
            throw Refusal.invalid("amount: must not be negative");
        }
        String type = body.objectOrEmpty("attributes").text("objectType");
        if (type != null && !type.equalsIgnoreCase("SpendingBudget")) {
            throw Refusal.invalid("attributes.objectType: must be SpendingBudget");
        }
        return answer(request, Budgets.set(state, customer.id(), amount), customer);
    }

    private static Result answer(Request request, State state, Customer customer) {
        BigDecimal amount = Budgets.of(state, customer.id());
        JsonObject json = JsonObject.of(
                "amount", amount, "usageSpendingBudget", amount, "attributes", Wire.attributes("SpendingBudget"));
        if (amount != null) {
            JsonObject self =
                    Wire.link("/v1/customers/" + customer.id() + "/usagebudget").with("method", request.method());
            json = json.with("links", JsonObject.of("self", self));
        }
        return new Result(state, Reply.json(200, json));
    }
}
