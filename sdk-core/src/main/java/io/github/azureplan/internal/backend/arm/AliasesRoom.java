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
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Aliases: how a further Azure subscription under a plan is asked for. */
public final class AliasesRoom extends Room {
    private static final String ALIASES = "/providers/Microsoft.Subscription/aliases";
    private static final Pattern SCOPE = Pattern.compile(
            "/providers/Microsoft\\.Billing/billingAccounts/([^/]+)/customers/([^/]+)", Pattern.CASE_INSENSITIVE);
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
        "a PUT on an alias that failed begins anew",
        "an alias for an existing subscription, and additional properties, are not modelled"
    })
    Result create(Request request, State state) {
        Arm.requireVersion(request, Arm.SUBSCRIPTION);
        Arm.requirePartnerTenant(request);
        String name = request.path("alias");
        if (name.contains("/")) {
            throw new Refusal(403, "AuthorizationFailed", "The alias must not contain a slash.");
        }
        JsonObject properties = request.body(ALIAS).objectOrEmpty("properties");
        Aliases.Alias before = Aliases.find(state, name);
        if (before != null && before.progress() != Aliases.Progress.FAILED) {
            boolean accepted = before.progress() == Aliases.Progress.ACCEPTED;
            return new Result(state, Reply.json(accepted ? 201 : 200, json(before, false)));
        }
        if (properties.has("subscriptionId") || properties.has("additionalProperties")) {
            throw new Refusal(501, null, "subscriptionId, additionalProperties: are not modelled by the backend");
        }
        Aliases.Alias alias = wanted(request, state, name, properties);
        State begun = Aliases.begin(state, alias);
        if (request.settings().azure().aliasPolls() > 0) {
            return new Result(begun, Reply.json(201, json(alias, false)));
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
        return new Result(
                after, Reply.json(200, json(Objects.requireNonNull(Aliases.find(after, alias.name())), true)));
    }

    @Serves(
            front = Front.ARM,
            method = "GET",
            path = ALIASES,
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Alias - List")
    @Assumed("all aliases of the tenant come in one page; a list does not count as a read of any")
    Result list(Request request, State state) {
        Arm.requireVersion(request, Arm.SUBSCRIPTION);
        Arm.requirePartnerTenant(request);
        List<JsonObject> items =
                Aliases.all(state).stream().map(a -> json(a, false)).toList();
        return new Result(state, Reply.json(200, JsonObject.of("value", items, "nextLink", JsonScalar.NULL)));
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
        return new Result(Aliases.failNext(state, request.path("customerId")), Reply.empty(204));
    }

    @Documented("Create Azure subscriptions for a partner's customers")
    @Assumed({
        "displayName and workload are required, each 400 with BadRequest when missing; a name has 1 to 64 characters",
        "a workload other than Production and DevTest is 400 with BadRequest"
    })
    private static Aliases.Alias wanted(Request request, State state, String name, JsonObject properties) {
        String display = required(properties, "displayName");
        if (display.length() > 64) {
            throw Arm.bad("properties.displayName: must not be longer than 64");
        }
        String workload = required(properties, "workload");
        if (!workload.equalsIgnoreCase("Production") && !workload.equalsIgnoreCase("DevTest")) {
            throw Arm.bad("properties.workload: must be Production or DevTest");
        }
        String scope = required(properties, "billingScope");
        Customer customer = customer(request, state, scope);
        String reseller = properties.text("resellerId");
        Subscription plan = plan(request, state, customer, reseller == null || reseller.isEmpty() ? null : reseller);
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
        boolean ours = parts.matches() && parts.group(1).equalsIgnoreCase(BillingAccountsRoom.name(request.ids()));
        boolean bills = request.context().partner().type() != Partner.Type.INDIRECT_RESELLER;
        Customer customer = ours && bills ? Customers.find(state, parts.group(2)) : null;
        if (customer == null || !customer.related()) {
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
        return Subscriptions.plans(state, customer.id()).stream()
                .filter(p -> p.active() && Objects.equals(p.reseller(), reseller))
                .findFirst()
                .orElseThrow(() -> Arm.bad("properties.billingScope: the customer has no active Azure plan"
                        + (reseller == null ? "" : " of reseller " + reseller)));
    }

    private static String required(JsonObject properties, String name) {
        String value = properties.text(name);
        if (value == null || value.isBlank()) {
            throw Arm.bad("properties." + name + ": must be given");
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
