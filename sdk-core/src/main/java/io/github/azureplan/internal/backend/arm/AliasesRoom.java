package io.github.azureplan.internal.backend.arm;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Aliases: how a further Azure subscription under a plan is asked for. */
public final class AliasesRoom extends Room {
    private static final String ALIASES = "/providers/Microsoft.Subscription/aliases";
    private static final Pattern SCOPE = Pattern.compile(
            "/providers/Microsoft\\.Billing/billingAccounts/([^/]+)/customers/([^/]+)", Pattern.CASE_INSENSITIVE);
    private static final int MOST_IN_SANDBOX = 3;
    private static final Shape FAILURE = Shape.object().text("code", "message");
    private static final Shape RIGHT = Shape.object().bool("granted");
    private static final Shape ALIAS = Shape.object()
            .object(
                    "properties",
                    Shape.object()
                            .text("billingScope", "displayName", "workload", "resellerId", "subscriptionId")
                            .any("additionalProperties"));

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(AliasesRoom.class, Aliases.class);
    }

    @Override
    public State settle(State state, Context context) {
        return Aliases.settle(state, context);
    }

    @Override
    public State purge(State state, String customerId) {
        return Aliases.purge(state, customerId);
    }

    @Serves(
            front = Front.ARM,
            method = "PUT",
            path = ALIASES + "/{alias}",
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Alias - Create; Create Azure subscriptions for a partner's customers")
    @Assumed({
        "a repeated PUT answers with what the alias stands for, whatever its body; 201 in progress, 200 at its end",
        "a creation too soon after another is 429 with TooManyRequests, when that is set; repeats of a PUT never are",
        "a PUT on an alias that failed begins anew",
        "an alias for an existing subscription, and additional properties, are not modelled"
    })
    Result create(Request request, State state) {
        Arm.requireVersion(request, Arm.SUBSCRIPTION);
        Arm.requirePartnerTenant(request);
        String name = request.path("alias");
        if (name.contains("/")) {
            throw new Refusal(403, "Forbidden", "The alias must not contain a slash.");
        }
        JsonObject properties = request.body(ALIAS).objectOrEmpty("properties");
        Aliases.Alias before = Aliases.find(state, name);
        if (before != null && before.progress() != Aliases.Progress.FAILED) {
            boolean accepted = before.progress() == Aliases.Progress.ACCEPTED;
            return new Result(
                    state, inProgress(request, Reply.json(accepted ? 201 : 200, json(before, false)), before));
        }
        if (properties.has("subscriptionId") || properties.has("additionalProperties")) {
            throw new Refusal(501, null, "subscriptionId, additionalProperties: are not modelled by the backend");
        }
        Reply tooSoon = tooSoon(request, state);
        if (tooSoon != null) {
            return new Result(state, tooSoon);
        }
        Aliases.Alias alias = wanted(request, state, name, properties);
        State begun = Aliases.begin(state, alias);
        if (request.settings().azure().aliasPolls() > 0) {
            return new Result(begun, inProgress(request, Reply.json(201, json(alias, false)), alias));
        }
        State done = Aliases.finish(begun, alias, request.now());
        return new Result(done, Reply.json(200, json(Objects.requireNonNull(Aliases.find(done, name)), false)));
    }

    @Serves(
            front = Front.ARM,
            method = "GET",
            path = ALIASES + "/{alias}",
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Alias - Get")
    @Assumed("an alias is Accepted for a settable number of reads, 2 by default, then Succeeded or Failed")
    Result get(Request request, State state) {
        Arm.requireVersion(request, Arm.SUBSCRIPTION);
        Arm.requirePartnerTenant(request);
        Aliases.Alias alias = Aliases.find(state, request.path("alias"));
        if (alias == null) {
            throw new Refusal(404, "SubscriptionAliasNotFound", "The alias was not found.");
        }
        if (alias.progress() != Aliases.Progress.ACCEPTED) {
            return new Result(state, Reply.json(200, json(alias, true)));
        }
        boolean end = alias.reads() >= request.settings().azure().aliasPolls();
        State after = end ? Aliases.finish(state, alias, request.now()) : Aliases.read(state, alias, request.now());
        Aliases.Alias now = Objects.requireNonNull(Aliases.find(after, alias.name()));
        return new Result(after, inProgress(request, Reply.json(200, json(now, true)), now));
    }

    private static Reply inProgress(Request request, Reply reply, Aliases.Alias alias) {
        long seconds = request.settings().azure().aliasRetryAfter().toSeconds();
        return seconds > 0 && alias.progress() == Aliases.Progress.ACCEPTED
                ? reply.header("Retry-After", String.valueOf(seconds))
                : reply;
    }

    /** The answer to a creation that comes too soon after another, or null. */
    private static @Nullable Reply tooSoon(Request request, State state) {
        Instant last = Aliases.lastBegun(state);
        if (last == null) {
            return null;
        }
        Duration left = Duration.between(
                request.now(), last.plus(request.settings().azure().aliasPause()));
        if (left.isNegative() || left.isZero()) {
            return null;
        }
        JsonObject error = JsonObject.of("code", "TooManyRequests", "message", "Too many subscriptions were created.");
        return Reply.json(429, JsonObject.of("error", error))
                .header("Retry-After", String.valueOf(left.plusMillis(999).toSeconds()));
    }

    @Serves(
            front = Front.ARM,
            method = "GET",
            path = ALIASES,
            auth = Auth.USER_ONLY,
            query = {"api-version", "$skiptoken"})
    @Documented("Alias - List")
    @Assumed("aliases are listed by name in lower case; a list does not count as a read of any")
    Result list(Request request, State state) {
        String version = Arm.requireVersion(request, Arm.SUBSCRIPTION);
        Arm.requirePartnerTenant(request);
        NavigableMap<String, JsonObject> all = new TreeMap<>();
        Aliases.all(state).forEach(a -> all.put(a.name().toLowerCase(Locale.ROOT), json(a, false)));
        return new Result(state, Reply.json(200, Arm.page(request, all, ALIASES + "?api-version=" + version)));
    }

    @Serves(
            front = Front.ARM,
            method = "DELETE",
            path = ALIASES + "/{alias}",
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Alias - Delete")
    @Assumed("the subscription of an alias deleted in progress comes to be at once")
    Result delete(Request request, State state) {
        Arm.requireVersion(request, Arm.SUBSCRIPTION);
        Arm.requirePartnerTenant(request);
        Aliases.Alias alias = Aliases.find(state, request.path("alias"));
        return alias == null
                ? new Result(state, Reply.empty(204))
                : new Result(Aliases.forget(state, alias, request.now()), Reply.empty(200));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/failNextAzureSubscription",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result fail(Request request, State state) {
        // The body, which says why, came later than the route and may be left out.
        JsonObject why = request.header("Content-Type").isPresent() ? request.body(FAILURE) : JsonObject.EMPTY;
        State after = Aliases.failNext(state, request.path("customerId"), why.text("code"), why.text("message"));
        return new Result(after, Reply.empty(204));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/azureBilling", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result right(Request request, State state) {
        JsonObject body = request.body(RIGHT);
        Boolean granted = body.bool("granted");
        if (granted == null) {
            throw Refusal.invalid("granted: must be true or false");
        }
        return new Result(Aliases.billingRight(state, granted), Reply.json(200, body));
    }

    @Documented("Create Azure subscriptions for a partner's customers")
    @Assumed({
        "displayName and billingScope are required, 400 with MissingParameter; a name has 1 to 64 characters",
        "workload is required in effect, 400 with BadRequest",
        "a workload other than Production and DevTest is 400 with BadRequest"
    })
    private static Aliases.Alias wanted(Request request, State state, String name, JsonObject properties) {
        if (!Aliases.mayBill(state)) {
            throw Arm.forbidden();
        }
        String display = required(properties, "displayName");
        if (display.length() > 64) {
            throw Arm.bad("properties.displayName: must not be longer than 64");
        }
        String workload = properties.textOrEmpty("workload");
        if (!workload.equalsIgnoreCase("Production") && !workload.equalsIgnoreCase("DevTest")) {
            throw Arm.bad("properties.workload: must be Production or DevTest");
        }
        String scope = required(properties, "billingScope");
        Customer customer = customer(request, state, scope);
        String reseller = properties.text("resellerId");
        Subscription plan = plan(request, state, customer, reseller == null || reseller.isEmpty() ? null : reseller);
        requireRoom(request, state, plan);
        return new Aliases.Alias(
                name,
                customer.id(),
                plan.id(),
                plan.reseller(),
                scope,
                display,
                workload.equalsIgnoreCase("DevTest") ? "DevTest" : "Production",
                request.now(),
                newId(request, state, name),
                Aliases.failsNext(state, customer.id()),
                0,
                Aliases.Progress.ACCEPTED);
    }

    @Documented("Create Azure subscriptions for a partner's customers")
    @Assumed(
            "a billing scope that is not /providers/Microsoft.Billing/billingAccounts/{account}/customers/{tenant} of a"
                    + " customer of the account is 400 with InvalidBillingScope")
    private static Customer customer(Request request, State state, String scope) {
        Matcher parts = SCOPE.matcher(scope);
        boolean bills = request.context().partner().type() != Partner.Type.INDIRECT_RESELLER;
        Customer customer = parts.matches() && bills ? Customers.find(state, parts.group(2)) : null;
        if (customer == null
                || !customer.related()
                || !parts.group(1).equalsIgnoreCase(BillingAccountsRoom.accountOf(request.context(), customer))) {
            throw new Refusal(
                    400,
                    "InvalidBillingScope",
                    "properties.billingScope: is not the scope of a customer of the billing account");
        }
        return customer;
    }

    @Documented("Create Azure subscriptions for a partner's customers")
    @Assumed({
        "without an active plan of the customer and reseller an alias is 400 with BadRequest",
        "a resellerId from a direct partner is 400 with BadRequest"
    })
    private static Subscription plan(Request request, State state, Customer customer, @Nullable String reseller) {
        if (reseller != null && request.context().partner().type() != Partner.Type.INDIRECT_PROVIDER) {
            throw Arm.bad("properties.resellerId: only an indirect provider may name a reseller");
        }
        Subscription plan = Subscriptions.plans(state, customer.id()).stream()
                .filter(p -> p.active() && Objects.equals(p.reseller(), reseller))
                .findFirst()
                .orElseThrow(() -> Arm.bad("properties.billingScope: the customer has no active Azure plan"
                        + (reseller == null ? "" : " of reseller " + reseller)));
        if (!BillingAccountsRoom.known(request, plan)) {
            throw Arm.forbidden();
        }
        return plan;
    }

    @Documented("Integration sandbox: limits")
    @Assumed(
            "a fourth Azure subscription under a plan of a sandbox account is 400 with BadRequest; deleted ones do not count")
    private static void requireRoom(Request request, State state, Subscription plan) {
        long present = AzureSubscriptions.ofPlan(state, plan.id()).stream()
                        .filter(s -> s.statusAt(request.now()) != AzureSubscription.Status.DELETED)
                        .count()
                + Aliases.inProgress(state, plan.id());
        if (request.context().partner().sandbox() && present >= MOST_IN_SANDBOX) {
            throw Arm.bad("A plan of an integration sandbox account holds at most " + MOST_IN_SANDBOX
                    + " Azure subscriptions.");
        }
    }

    private static String required(JsonObject properties, String name) {
        String value = properties.text(name);
        if (value == null || value.isBlank()) {
            throw Arm.missing("properties." + name);
        }
        return value;
    }

    /** The same name gives the same id, unless that was used up by an alias that is deleted. */
    private static String newId(Request request, State state, String name) {
        String id = request.ids().guid("alias", name.toLowerCase(Locale.ROOT));
        while (AzureSubscriptions.find(state, id) != null) {
            id = request.ids().guid("alias", id);
        }
        return id;
    }

    @Assumed("an alias that failed carries an error only when the world says which")
    private static @Nullable JsonObject error(Aliases.Alias alias) {
        Aliases.Failure failure = alias.failure();
        return failure == null || failure.code() == null
                ? null
                : JsonObject.of("code", failure.code(), "message", failure.message());
    }

    private static JsonObject json(Aliases.Alias alias, boolean full) {
        boolean done = alias.progress() == Aliases.Progress.SUCCEEDED;
        JsonObject properties = JsonObject.of(
                "subscriptionId",
                done ? alias.subscriptionId() : JsonScalar.NULL,
                "provisioningState",
                alias.progress().text());
        if (full && alias.progress() != Aliases.Progress.ACCEPTED) {
            properties = JsonObject.of(
                    "subscriptionId",
                    done ? alias.subscriptionId() : null,
                    "displayName",
                    alias.displayName(),
                    "error",
                    error(alias),
                    "provisioningState",
                    alias.progress().text(),
                    "acceptOwnershipState",
                    done ? "Completed" : null,
                    "billingScope",
                    alias.billingScope(),
                    "workload",
                    alias.workload(),
                    "resellerId",
                    alias.reseller(),
                    "createdTime",
                    alias.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return JsonObject.of(
                "id",
                ALIASES + "/" + alias.name(),
                "name",
                alias.name(),
                "type",
                "Microsoft.Subscription/aliases",
                "properties",
                properties);
    }
}
