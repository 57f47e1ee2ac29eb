package io.github.azureplan.internal.backend.arm;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The partner's billing accounts in Azure and the customers under them. */
public final class BillingAccountsRoom extends Room {
    private static final String ACCOUNTS = "/providers/Microsoft.Billing/billingAccounts";
    private static final Set<String> EXPANDABLE = Set.of("enabledazureplans", "resellers");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(BillingAccountsRoom.class, Arm.class);
    }

    @Serves(
            front = Front.ARM,
            method = "GET",
            path = ACCOUNTS,
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Create Azure subscriptions for a partner's customers; Billing accounts - List")
    @Assumed({
        "the user has an account of another agreement, listed first; an indirect reseller's user has only that one",
        "the second account of a partner who has two bills the customers of other countries than the partner's"
    })
    Result accounts(Request request, State state) {
        Arm.requireVersion(request, Arm.BILLING);
        Arm.requirePartnerTenant(request);
        Context context = request.context();
        List<JsonObject> found = new ArrayList<>();
        found.add(account(
                context.ids().guid("own billing account"), "Individual", "MicrosoftOnlineServicesProgram", true));
        for (String name : names(context)) {
            found.add(account(name, "Partner", "MicrosoftPartnerAgreement", Aliases.mayBill(state)));
        }
        return new Result(state, Reply.json(200, JsonObject.of("value", found)));
    }

    @Serves(
            front = Front.ARM,
            method = "GET",
            path = ACCOUNTS + "/{account}/customers",
            auth = Auth.USER_ONLY,
            query = {"api-version", "$expand", "expand", "$skiptoken"})
    @Documented("Create Azure subscriptions for a partner's customers; Customers - List by billing account")
    @Assumed({
        "a billing account has the customers with an Azure plan, in the order of their tenant ids",
        "a page holds as many customers as a page of Partner Center does by default"
    })
    Result customers(Request request, State state) {
        String version = Arm.requireVersion(request, Arm.BILLING);
        Arm.requirePartnerTenant(request);
        String account = requireAccount(request, state);
        Set<String> expanded = expanded(request, version);
        String after = request.query("$skiptoken");
        List<Customer> all = new ArrayList<>();
        for (Customer customer : state.get(Customers.SLICE).byId().values()) {
            boolean billed = billed(request, state, customer, account);
            if (billed && (after == null || customer.id().compareTo(after) > 0)) {
                all.add(customer);
            }
        }
        int size = request.settings().customers().defaultPageSize();
        List<Customer> page = all.subList(0, Math.min(size, all.size()));
        String next = all.size() > size
                ? request.place()
                        .url(
                                Front.ARM,
                                ACCOUNTS + "/" + account + "/customers?api-version=" + version + "&$skiptoken="
                                        + page.get(size - 1).id())
                : null;
        List<JsonObject> items = page.stream()
                .map(c -> customer(request, state, c, version, expanded))
                .toList();
        boolean counted = version.equals("2020-05-01");
        return new Result(
                state,
                Reply.json(
                        200,
                        JsonObject.of("totalCount", counted ? all.size() : null, "value", items, "nextLink", next)));
    }

    @Serves(
            front = Front.ARM,
            method = "GET",
            path = ACCOUNTS + "/{account}/customers/{customerId}",
            auth = Auth.USER_ONLY,
            query = {"api-version", "$expand", "expand"})
    @Documented("Create Azure subscriptions for a partner's customers; Customers - Get")
    @Assumed({
        "the answer is the customer itself, as the specification has it, not wrapped as in the how-to",
        "a customer without an Azure plan is 404"
    })
    Result customer(Request request, State state) {
        String version = Arm.requireVersion(request, Arm.BILLING);
        Arm.requirePartnerTenant(request);
        String account = requireAccount(request, state);
        Customer customer = Customers.find(state, request.path("customerId"));
        if (customer == null || !billed(request, state, customer, account)) {
            throw new Refusal(404, "NotFound", "The customer was not found under the billing account.");
        }
        Set<String> expanded = expanded(request, version);
        return new Result(state, Reply.json(200, customer(request, state, customer, version, expanded)));
    }

    /** The names of the accounts that bill customers. */
    private static List<String> names(Context context) {
        if (context.partner().type() == Partner.Type.INDIRECT_RESELLER) {
            return List.of();
        }
        return context.settings().azure().secondAccount()
                ? List.of(name(context.ids(), ""), name(context.ids(), " 2"))
                : List.of(name(context.ids(), ""));
    }

    private static String name(Ids ids, String which) {
        return ids.guid("billing account" + which) + ":" + ids.guid("billing organization" + which) + "_2019-05-31";
    }

    /** The name of the account that bills a customer. */
    static String accountOf(Context context, Customer customer) {
        boolean second = context.settings().azure().secondAccount()
                && !customer.country().equalsIgnoreCase(context.partner().country());
        return name(context.ids(), second ? " 2" : "");
    }

    private static String requireAccount(Request request, State state) {
        String name = names(request.context()).stream()
                .filter(request.path("account")::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "NotFound", "The billing account was not found."));
        if (!Aliases.mayBill(state)) {
            throw Arm.forbidden();
        }
        return name;
    }

    private static boolean billed(Request request, State state, Customer customer, String account) {
        return customer.related()
                && account.equals(accountOf(request.context(), customer))
                && plans(state, customer).stream().anyMatch(p -> known(request, p));
    }

    /** Whether Azure has learnt of a plan. */
    static boolean known(Request request, Subscription plan) {
        Instant from = plan.createdAt().plus(request.settings().azure().knowsPlanAfter());
        return !request.now().isBefore(from);
    }

    @Documented("Customers - Get")
    @Assumed("$expand belongs to version 2020-05-01, expand to the later one; what cannot be expanded is 400")
    private static Set<String> expanded(Request request, String version) {
        boolean first = version.equals("2020-05-01");
        if (request.query(first ? "expand" : "$expand") != null) {
            throw Arm.bad("expand: is written " + (first ? "$expand" : "expand") + " in this api-version");
        }
        String asked = request.query(first ? "$expand" : "expand");
        if (asked == null || asked.isEmpty()) {
            return Set.of();
        }
        List<String> names = List.of(asked.toLowerCase(Locale.ROOT).split(" *, *", -1));
        if (!EXPANDABLE.containsAll(names)) {
            throw Arm.bad("$expand: may hold enabledAzurePlans and resellers");
        }
        return Set.copyOf(names);
    }

    private static JsonObject account(String name, String type, String agreement, boolean readable) {
        return JsonObject.of(
                "id",
                ACCOUNTS + "/" + name,
                "name",
                name,
                "type",
                "Microsoft.Billing/billingAccounts",
                "properties",
                JsonObject.of(
                        "accountStatus",
                        "Active",
                        "accountType",
                        type,
                        "agreementType",
                        agreement,
                        "billingProfiles",
                        JsonObject.of("hasMoreResults", false),
                        "displayName",
                        "Sample Partner",
                        "hasReadAccess",
                        readable));
    }

    private static JsonObject customer(
            Request request, State state, Customer customer, String version, Set<String> expanded) {
        Ids ids = request.ids();
        String account = ACCOUNTS + "/" + accountOf(request.context(), customer);
        String profile = ids.hex(14, "billing profile in Azure").toUpperCase(Locale.ROOT);
        boolean later = version.equals("2024-04-01");
        return JsonObject.of(
                "id",
                account + "/customers/" + customer.id(),
                "name",
                customer.id(),
                "type",
                "Microsoft.Billing/billingAccounts/customers",
                "properties",
                JsonObject.of(
                        "billingProfileDisplayName", "Sample Partner",
                        "billingProfileId", account + "/billingProfiles/" + profile,
                        "displayName", customer.companyName(),
                        "systemId", later ? ids.hex(13, "system", customer.id()).toUpperCase(Locale.ROOT) : null,
                        "status", later ? "Active" : null,
                        "enabledAzurePlans", expanded.contains("enabledazureplans") ? enabled(state, customer) : null,
                        "resellers", expanded.contains("resellers") ? resellers(state, customer) : null));
    }

    private static List<JsonObject> enabled(State state, Customer customer) {
        return plans(state, customer).isEmpty()
                ? List.of()
                : List.of(JsonObject.of("skuId", "0001", "skuDescription", "Microsoft Azure Plan"));
    }

    private static List<JsonObject> resellers(State state, Customer customer) {
        return plans(state, customer).stream()
                .map(Subscription::reseller)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(BillingAccountsRoom::reseller)
                .toList();
    }

    private static JsonObject reseller(@Nullable String mpnId) {
        return JsonObject.of("resellerId", mpnId, "description", "Reseller " + mpnId);
    }

    private static List<Subscription> plans(State state, Customer customer) {
        return Subscriptions.plans(state, customer.id()).stream()
                .filter(Subscription::active)
                .toList();
    }
}
