package io.github.azureplan.internal.backend.usage;

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
import io.github.azureplan.internal.backend.usage.Uses.User;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Use happens outside the API, so this room has only a door to the world, and the rules of rating. */
public final class UsageRoom extends Room {
    /** What a body says of use. */
    public static final Shape USE = Shape.object()
            .text("meterId", "from", "to")
            .number("quantityPerDay")
            .object("resource", Shape.object().text("group", "name", "location").any("tags"));

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(
                UsageRoom.class,
                Uses.class,
                Rating.class,
                EarnedCredit.class,
                Benefit.class,
                Currencies.class,
                SandboxLimit.class);
    }

    @Override
    public State settle(State state, Context context) {
        return SandboxLimit.settle(state, context);
    }

    @Override
    @Assumed("what a deleted customer has used is in no row any more; invoices that were issued keep their totals")
    public State purge(State state, String customerId) {
        return Uses.purge(state, customerId);
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/use",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result use(Request request, State state) {
        JsonObject body = request.body(USE);
        User user = user(request, body);
        BigDecimal perDay = perDay(body);
        State after = body.has("from") || body.has("to")
                ? Uses.during(state, request.context(), user, perDay, day(body, "from"), day(body, "to"))
                : Uses.goOn(state, request.context(), user, perDay);
        return new Result(after, Reply.json(200, body));
    }

    /** Who uses what, as a body says. */
    public static User user(Request request, JsonObject body) {
        String meter = Input.text(body, "meterId", "meterId", 100);
        JsonObject resource = body.object("resource");
        return new User(
                request.path("azureSubscriptionId"),
                meter,
                resource == null
                        ? null
                        : Resource.of(
                                resource.textOrEmpty("group"),
                                resource.textOrEmpty("name"),
                                resource.text("location"),
                                tags(resource.objectOrEmpty("tags"))));
    }

    private static Map<String, String> tags(JsonObject tags) {
        Map<String, String> read = new TreeMap<>();
        tags.members().keySet().forEach(name -> read.put(name, tags.textOrEmpty(name)));
        return read;
    }

    /** How much a day, as a body says. */
    public static BigDecimal perDay(JsonObject body) {
        BigDecimal perDay = body.decimal("quantityPerDay");
        if (perDay == null) {
            throw Refusal.invalid("quantityPerDay: must be given");
        }
        return perDay;
    }

    /** A day, as a body says. */
    public static LocalDate day(JsonObject body, String name) {
        try {
            return LocalDate.parse(Input.text(body, name, name, 10));
        } catch (DateTimeException e) {
            throw Refusal.invalid(name + ": must be a day such as 2026-04-01");
        }
    }
}
