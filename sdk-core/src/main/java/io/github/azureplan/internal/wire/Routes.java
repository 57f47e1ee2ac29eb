package io.github.azureplan.internal.wire;

import static io.github.azureplan.common.Service.GRAPH;
import static io.github.azureplan.common.Service.PARTNER_CENTER;
import static io.github.azureplan.common.Service.PRICING;
import static io.github.azureplan.common.Service.RESOURCE_MANAGER;
import static io.github.azureplan.internal.wire.Repeat.HARMLESS_DUPLICATE;
import static io.github.azureplan.internal.wire.Repeat.IDEMPOTENT;
import static io.github.azureplan.internal.wire.Repeat.KEYED;
import static io.github.azureplan.internal.wire.Repeat.PER_CART;
import static io.github.azureplan.internal.wire.Repeat.READ;
import static io.github.azureplan.internal.wire.Repeat.TO_STATE;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.PartnerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The route table: every operation this client makes, once. */
public final class Routes {
    private static final List<Route> ALL = new ArrayList<>();
    private static final Set<AuthKind> BOTH = Route.both();
    private static final Set<AuthKind> USER = Set.of(AuthKind.APP_USER);

    // Partners
    public static final Route LIST_RESELLERS = amended(
            pc("List indirect resellers", "GET", "/relationships", USER, READ, "retrieve-a-list-of-indirect-resellers")
                    .only(PartnerType.INDIRECT_PROVIDER));
    public static final Route LIST_CUSTOMER_RESELLERS = amended(pc(
                    "List indirect resellers of a customer",
                    "GET",
                    "/customers/{customer}/relationships",
                    USER,
                    READ,
                    "get-indirect-resellers-of-a-customer")
            .only(PartnerType.INDIRECT_PROVIDER));
    public static final Route GET_PARTNER_AGREEMENT_STATUS = pc(
            "Get the status of a partner agreement",
            "GET",
            "/compliance/csp/agreementstatus",
            USER,
            READ,
            "verify-indirect-reseller-mpa-status");

    public static final Route CREATE_APPLICATION_CONSENT = pc(
            "Create an application consent",
            "POST",
            "/customers/{customer}/applicationconsents",
            USER,
            KEYED,
            "control-panel-vendor-apis");
    public static final Route DELETE_APPLICATION_CONSENT = pc(
            "Remove an application consent",
            "DELETE",
            "/customers/{customer}/applicationconsents/{application}",
            USER,
            IDEMPOTENT,
            "control-panel-vendor-apis");

    // Customers
    public static final Route CHECK_DOMAIN =
            pc("Check domain availability", "HEAD", "/domains/{domain}", BOTH, READ, "verify-domain-availability");
    public static final Route VALIDATE_ADDRESS =
            pc("Validate an address", "POST", "/validations/address", BOTH, READ, "validate-an-address");
    public static final Route CREATE_CUSTOMER =
            pc("Create a customer", "POST", "/customers", BOTH, KEYED, "create-a-customer");
    public static final Route CREATE_RESELLER_CUSTOMER = pc(
            "Create a customer for an indirect reseller",
            "POST",
            "/customers",
            USER,
            KEYED,
            "create-a-customer-for-an-indirect-reseller");
    public static final Route GET_CUSTOMER =
            pc("Get a customer", "GET", "/customers/{customer}", BOTH, READ, "get-a-customer-by-id");
    public static final Route LIST_CUSTOMERS =
            pc("List customers", "GET", "/customers", BOTH, READ, "get-a-list-of-customers");
    public static final Route LIST_RESELLER_CUSTOMERS = pc(
            "List customers of an indirect reseller",
            "GET",
            "/customers",
            USER,
            READ,
            "get-customers-of-an-indirect-reseller");
    public static final Route GET_COMPANY_PROFILE = pc(
            "Get a company profile",
            "GET",
            "/customers/{customer}/profiles/company",
            USER,
            READ,
            "get-a-customer-s-company-profile");
    public static final Route GET_BILLING_PROFILE = pc(
            "Get a billing profile",
            "GET",
            "/customers/{customer}/profiles/billing",
            BOTH,
            READ,
            "get-a-customer-s-billing-profile");
    public static final Route UPDATE_BILLING_PROFILE = pc(
            "Update a billing profile",
            "PUT",
            "/customers/{customer}/profiles/billing",
            BOTH,
            TO_STATE,
            "update-a-customer-s-billing-profile");
    public static final Route REMOVE_RELATIONSHIP = pc(
            "Remove a reseller relationship",
            "PATCH",
            "/customers/{customer}",
            USER,
            TO_STATE,
            "remove-a-reseller-relationship-with-a-customer");
    public static final Route REQUEST_RELATIONSHIP = pc(
            "Get a relationship request",
            "GET",
            "/customers/relationshiprequests",
            USER,
            READ,
            "retrieve-a-relationship-request-url");
    public static final Route DELETE_CUSTOMER = amended(pc(
                    "Delete a customer",
                    "DELETE",
                    "/customers/{customer}",
                    BOTH,
                    IDEMPOTENT,
                    "delete-a-customer-account-from-the-integration-sandbox")
            .remark("Integration sandbox only."));
    public static final Route LIST_QUALIFICATIONS = pc(
            "List qualifications of a customer",
            "GET",
            "/customers/{customer}/qualifications",
            BOTH,
            READ,
            "get-customer-qualification-asynchronously");
    public static final Route REQUEST_QUALIFICATION = pc(
            "Request a qualification of a customer",
            "POST",
            "/customers/{customer}/qualifications",
            USER,
            KEYED,
            "update-customer-qualification-asynchronously");

    // Agreements
    public static final Route LIST_AGREEMENT_TEMPLATES = pc(
            "List agreement templates",
            "GET",
            "/agreements",
            USER,
            READ,
            "get-agreement-metadata-for-the-microsoft-customer-agreement");
    public static final Route GET_AGREEMENT_DOCUMENT = pc(
            "Get the document of an agreement template",
            "GET",
            "/agreementtemplates/{template}/document",
            USER,
            READ,
            "download-customer-agreement-template");
    public static final Route START_ENHANCED_ATTESTATION = amended(pc(
                    "Start an enhanced attestation",
                    "POST",
                    "/attestations/enhanced",
                    Set.of(AuthKind.APP_ONLY),
                    KEYED,
                    "customers/integrate-sandbox-confirm-customer-accept")
            .remark("Direct bill partners and indirect providers; general availability was announced for 2025-07-10."));
    public static final Route ATTEST = amended(pc(
                    "Attest the customer agreement",
                    "POST",
                    "/customers/{customer}/agreements",
                    USER,
                    KEYED,
                    "confirm-customer-acceptance-of-the-microsoft-customer-agreement")
            .remark("Roles: Admin agent or Sales agent. Announced to end in production on 2026-01-05; afterwards the"
                    + " customer accepts in the admin center, or the partner uses the enhanced attestation."));
    public static final Route LIST_AGREEMENTS = pc(
            "List agreements of a customer",
            "GET",
            "/customers/{customer}/agreements",
            USER,
            READ,
            "get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement");
    public static final Route GET_DIRECT_ACCEPTANCE = pc(
            "Get the status of direct acceptance",
            "GET",
            "/customers/{customer}/directSignedMicrosoftCustomerAgreementStatus",
            USER,
            READ,
            "get-the-status-of-direct-acceptance-of-the-microsoft-customer-agreement");

    // Catalog, by country and by customer
    public static final Route LIST_PRODUCTS =
            pc("List products", "GET", "/products", BOTH, READ, "get-a-list-of-products");
    public static final Route GET_PRODUCT =
            pc("Get a product", "GET", "/products/{product}", BOTH, READ, "get-a-product-by-id");
    public static final Route LIST_SKUS =
            pc("List SKUs", "GET", "/products/{product}/skus", BOTH, READ, "get-a-list-of-skus-for-a-product");
    public static final Route GET_SKU =
            pc("Get a SKU", "GET", "/products/{product}/skus/{sku}", BOTH, READ, "get-a-sku-by-id");
    public static final Route LIST_AVAILABILITIES = pc(
            "List availabilities",
            "GET",
            "/products/{product}/skus/{sku}/availabilities",
            BOTH,
            READ,
            "get-a-list-of-availabilities-for-a-sku");
    public static final Route GET_AVAILABILITY = pc(
            "Get an availability",
            "GET",
            "/products/{product}/skus/{sku}/availabilities/{availability}",
            BOTH,
            READ,
            "get-an-availability-by-id");
    public static final Route LIST_CUSTOMER_PRODUCTS = pc(
            "List products for a customer",
            "GET",
            "/customers/{customer}/products",
            BOTH,
            READ,
            "get-a-list-of-products-by-customer");
    public static final Route GET_CUSTOMER_PRODUCT = pc(
            "Get a product for a customer",
            "GET",
            "/customers/{customer}/products/{product}",
            BOTH,
            READ,
            "get-a-product-by-id-by-customer");
    public static final Route LIST_CUSTOMER_SKUS = pc(
            "List SKUs for a customer",
            "GET",
            "/customers/{customer}/products/{product}/skus",
            BOTH,
            READ,
            "get-a-list-of-skus-for-a-product-by-customer");
    public static final Route GET_CUSTOMER_SKU = pc(
            "Get a SKU for a customer",
            "GET",
            "/customers/{customer}/products/{product}/skus/{sku}",
            BOTH,
            READ,
            "get-a-sku-by-id-by-customer");
    public static final Route LIST_CUSTOMER_AVAILABILITIES = pc(
            "List availabilities for a customer",
            "GET",
            "/customers/{customer}/products/{product}/skus/{sku}/availabilities",
            BOTH,
            READ,
            "get-a-list-of-availabilities-for-a-sku-by-customer");
    public static final Route GET_CUSTOMER_AVAILABILITY = pc(
            "Get an availability for a customer",
            "GET",
            "/customers/{customer}/products/{product}/skus/{sku}/availabilities/{availability}",
            BOTH,
            READ,
            "get-an-availability-by-id-by-customer");
    public static final Route CHECK_INVENTORY =
            pc("Check inventory", "POST", "/extensions/product/checkInventory", BOTH, READ, "check-inventory");

    // Carts and orders
    public static final Route CREATE_CART =
            pc("Create a cart", "POST", "/customers/{customer}/carts", BOTH, KEYED, "create-a-cart");
    public static final Route GET_CART =
            pc("Get a cart", "GET", "/customers/{customer}/carts/{cart}", BOTH, READ, "create-a-cart");
    public static final Route UPDATE_CART =
            pc("Update a cart", "PUT", "/customers/{customer}/carts/{cart}", BOTH, IDEMPOTENT, "update-a-cart");
    public static final Route CHECK_OUT = amended(pc(
                    "Check out a cart",
                    "POST",
                    "/customers/{customer}/carts/{cart}/checkout",
                    BOTH,
                    PER_CART,
                    "checkout-a-cart")
            .remark("Roles to buy an Azure plan: Admin agent, Global admin, Sales agent or User management admin."));
    public static final Route LIST_ORDERS = pc(
            "List orders of a customer",
            "GET",
            "/customers/{customer}/orders",
            BOTH,
            READ,
            "get-all-of-a-customer-s-orders");
    public static final Route GET_ORDER =
            pc("Get an order", "GET", "/customers/{customer}/orders/{order}", BOTH, READ, "get-an-order-by-id");
    public static final Route GET_ORDER_PROVISIONING = pc(
            "Get the provisioning status of an order",
            "GET",
            "/customers/{customer}/orders/{order}/provisioningstatus",
            BOTH,
            READ,
            "get-subscription-provisioning-status");
    public static final Route CREATE_ORDER =
            pc("Create an order", "POST", "/customers/{customer}/orders", BOTH, KEYED, "create-an-order");
    public static final Route CANCEL_ORDER = amended(pc(
                    "Cancel an order",
                    "PATCH",
                    "/customers/{customer}/orders/{order}",
                    BOTH,
                    TO_STATE,
                    "cancel-an-order-from-the-integration-sandbox")
            .remark("In the integration sandbox only."));

    // Subscriptions
    public static final Route LIST_SUBSCRIPTIONS = pc(
            "List subscriptions of a customer",
            "GET",
            "/customers/{customer}/subscriptions",
            BOTH,
            READ,
            "get-all-of-a-customer-s-subscriptions");
    public static final Route GET_SUBSCRIPTION = pc(
            "Get a subscription",
            "GET",
            "/customers/{customer}/subscriptions/{subscription}",
            BOTH,
            READ,
            "get-a-subscription-by-id");
    public static final Route UPDATE_SUBSCRIPTION = pc(
            "Update a subscription",
            "PATCH",
            "/customers/{customer}/subscriptions/{subscription}",
            BOTH,
            TO_STATE,
            "update-a-subscription-by-id");
    public static final Route GET_SUBSCRIPTION_PROVISIONING = pc(
            "Get the provisioning status of a subscription",
            "GET",
            "/customers/{customer}/subscriptions/{subscription}/provisioningstatus",
            USER,
            READ,
            "get-subscription-provisioning-status");
    public static final Route REGISTER_SUBSCRIPTION = pc(
            "Register a subscription",
            "POST",
            "/customers/{customer}/subscriptions/{subscription}/registrations",
            BOTH,
            TO_STATE,
            "register-a-subscription");
    public static final Route GET_SUBSCRIPTION_REGISTRATION = pc(
            "Get the registration status of a subscription",
            "GET",
            "/customers/{customer}/subscriptions/{subscription}/registrationstatus",
            BOTH,
            READ,
            "get-subscription-registration-status");

    // Azure subscriptions under a plan: entitlements in Partner Center, the rest in Azure Resource Manager
    public static final Route LIST_ENTITLEMENTS = pc(
            "List Azure subscriptions of a plan",
            "GET",
            "/customers/{customer}/subscriptions/{plan}/azureEntitlements",
            BOTH,
            READ,
            "get-a-list-of-azure-entitlements-for-subscription");
    public static final Route GET_ENTITLEMENT = pc(
            "Get an Azure subscription of a plan",
            "GET",
            "/customers/{customer}/subscriptions/{plan}/azureEntitlements/{entitlement}",
            BOTH,
            READ,
            "get-an-azure-entitlement");
    public static final Route CANCEL_ENTITLEMENT = amended(pc(
                    "Cancel an Azure subscription",
                    "POST",
                    "/customers/{customer}/subscriptions/{plan}/azureEntitlements/{entitlement}/cancel",
                    BOTH,
                    TO_STATE,
                    "cancel-an-azure-entitlement")
            .remark("Roles: Global admin together with Admin agent."));
    public static final Route REACTIVATE_ENTITLEMENT = amended(pc(
                    "Reactivate an Azure subscription",
                    "POST",
                    "/customers/{customer}/subscriptions/{plan}/azureEntitlements/{entitlement}/reactivate",
                    BOTH,
                    TO_STATE,
                    "reactivate-an-azure-entitlement")
            .remark("Roles: Global admin together with Admin agent."));
    public static final Route LIST_BILLING_ACCOUNTS = arm(
            "List billing accounts",
            "GET",
            "/providers/Microsoft.Billing/billingAccounts?api-version=2020-05-01",
            READ,
            "programmatically-create-subscription-microsoft-partner-agreement");
    public static final Route LIST_BILLING_CUSTOMERS = arm(
            "List customers of a billing account",
            "GET",
            "/providers/Microsoft.Billing/billingAccounts/{account}/customers?api-version=2020-05-01",
            READ,
            "programmatically-create-subscription-microsoft-partner-agreement");
    public static final Route GET_BILLING_CUSTOMER = arm(
            "Get a customer of a billing account",
            "GET",
            "/providers/Microsoft.Billing/billingAccounts/{account}/customers/{customer}"
                    + "?$expand=enabledAzurePlans,resellers&api-version=2020-05-01",
            READ,
            "programmatically-create-subscription-microsoft-partner-agreement");
    public static final Route PUT_ALIAS = amended(arm(
                    "Create an Azure subscription",
                    "PUT",
                    "/providers/Microsoft.Subscription/aliases/{alias}?api-version=2021-10-01",
                    IDEMPOTENT,
                    "programmatically-create-subscription-microsoft-partner-agreement")
            .remark("Role: Admin agent."));
    public static final Route GET_ALIAS = arm(
            "Get a subscription alias",
            "GET",
            "/providers/Microsoft.Subscription/aliases/{alias}?api-version=2021-10-01",
            READ,
            "programmatically-create-subscription-microsoft-partner-agreement");
    public static final Route LIST_ALIASES = arm(
            "List subscription aliases",
            "GET",
            "/providers/Microsoft.Subscription/aliases?api-version=2021-10-01",
            READ,
            "subscription/alias/list");
    public static final Route DELETE_ALIAS = arm(
            "Delete a subscription alias",
            "DELETE",
            "/providers/Microsoft.Subscription/aliases/{alias}?api-version=2021-10-01",
            IDEMPOTENT,
            "subscription/alias/delete");
    public static final Route GET_AZURE_SUBSCRIPTION = arm(
            "Get an Azure subscription",
            "GET",
            "/subscriptions/{subscription}?api-version=2022-12-01",
            READ,
            "resources/subscriptions/get");
    public static final Route RENAME_AZURE_SUBSCRIPTION = arm(
            "Rename an Azure subscription",
            "POST",
            "/subscriptions/{subscription}/providers/Microsoft.Subscription/rename?api-version=2021-10-01",
            TO_STATE,
            "subscription/rename");
    public static final Route CANCEL_AZURE_SUBSCRIPTION = amended(arm(
                    "Cancel an Azure subscription through Azure",
                    "POST",
                    "/subscriptions/{subscription}/providers/Microsoft.Subscription/cancel?api-version=2021-10-01",
                    TO_STATE,
                    "subscription/cancel")
            .remark("Role in the subscription: Owner."));
    public static final Route ENABLE_AZURE_SUBSCRIPTION = amended(arm(
                    "Enable an Azure subscription",
                    "POST",
                    "/subscriptions/{subscription}/providers/Microsoft.Subscription/enable?api-version=2021-10-01",
                    TO_STATE,
                    "subscription/enable")
            .remark("Role in the subscription: Owner."));
    public static final Route LIST_ROLE_ASSIGNMENTS = arm(
            "List role assignments of an Azure subscription",
            "GET",
            "/subscriptions/{subscription}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01",
            READ,
            "authorization/role-assignments/list-for-subscription");
    public static final Route PUT_ROLE_ASSIGNMENT = amended(arm(
                    "Assign a role in an Azure subscription",
                    "PUT",
                    "/subscriptions/{subscription}/providers/Microsoft.Authorization/roleAssignments/{assignment}"
                            + "?api-version=2022-04-01",
                    IDEMPOTENT,
                    "authorization/role-assignments/create")
            .remark("Role in the subscription: Owner or User Access Administrator."));

    // Transition: three POSTs with the same body, two of which only read
    private static final String TRANSITION_ROLES = "Roles: Admin agent, Billing admin, Global admin, Helpdesk agent,"
            + " Sales agent or User management admin.";
    public static final Route CHECK_TRANSITION = amended(pc(
                    "Check eligibility for a transition",
                    "POST",
                    "/productUpgrades/eligibility",
                    USER,
                    READ,
                    "get-eligibility-for-product-upgrade")
            .remark(TRANSITION_ROLES));
    public static final Route START_TRANSITION = amended(
            pc("Start a transition", "POST", "/productUpgrades", USER, TO_STATE, "create-product-upgrade-entity")
                    .remark(TRANSITION_ROLES));
    public static final Route GET_TRANSITION = amended(pc(
                    "Get the status of a transition",
                    "POST",
                    "/productUpgrades/{upgrade}/status",
                    USER,
                    READ,
                    "get-product-upgrade-status")
            .remark(TRANSITION_ROLES));

    // Prices
    public static final Route GET_PRICE_SHEET = amended(pricing(
                    "Get a price sheet",
                    "/v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value",
                    "get-a-price-sheet")
            .remark("Roles: Admin agent or Sales agent. An app without the right permission is refused with 400."));
    public static final Route GET_EXCHANGE_RATES =
            pricing("Get exchange rates", "/v1.0/sales/fxrates(Month='{month}')/$value", "get-foreign-exchange-rates");
    public static final Route GET_RATE_CARD =
            amended(pc("Get a rate card", "GET", "/ratecards/azure", BOTH, READ, "get-prices-for-microsoft-azure")
                    .remark("For the older offer MS-AZR-0145P only."));
    public static final Route GET_SHARED_RATE_CARD = amended(pc(
                    "Get the rate card of shared services",
                    "GET",
                    "/ratecards/azure-shared",
                    BOTH,
                    READ,
                    "get-prices-for-microsoft-azure-partner-shared-services")
            .remark("For the older offer MS-AZR-0145P only."));

    private static final String LINE_ITEMS_MOVED = "Usage since 2022-09 and reconciliation since 2024-02 moved to"
            + " Graph; until 2025-04-21 they were here too.";

    // Billing: invoices in Partner Center, exports in Graph, their files in a storage account
    public static final Route LIST_INVOICES =
            pc("List invoices", "GET", "/invoices", BOTH, READ, "get-a-collection-of-invoices");
    public static final Route GET_INVOICE =
            pc("Get an invoice", "GET", "/invoices/{invoice}", USER, READ, "get-invoice-by-id");
    public static final Route GET_INVOICE_SUMMARY = pc(
            "Get the invoice summary",
            "GET",
            "/invoices/summary",
            USER,
            READ,
            "get-the-reseller-s-current-account-balance");
    public static final Route LIST_INVOICE_SUMMARIES =
            pc("List invoice summaries", "GET", "/invoices/summaries", USER, READ, "get-invoice-summaries");
    public static final Route GET_INVOICE_STATEMENT = pc(
            "Get an invoice statement",
            "GET",
            "/invoices/{invoice}/documents/statement",
            USER,
            READ,
            "get-invoice-statement");
    public static final Route GET_INVOICE_RECEIPT = pc(
            "Get an invoice receipt",
            "GET",
            "/invoices/{invoice}/receipts/{receipt}/documents/statement",
            USER,
            READ,
            "get-invoice-receipt-statement");
    public static final Route LIST_ESTIMATE_LINKS =
            pc("List estimate links", "GET", "/invoices/estimates/links", BOTH, READ, "get-invoice-estimate-links");
    public static final Route LIST_LINE_ITEMS = amended(
            pc("List invoice line items", "GET", "/invoices/{invoice}/lineitems", BOTH, READ, "get-invoiceline-items")
                    .remark(LINE_ITEMS_MOVED));
    public static final Route LIST_UNBILLED_LINE_ITEMS = amended(pc(
                    "List unbilled line items",
                    "GET",
                    "/invoices/unbilled/lineitems",
                    BOTH,
                    READ,
                    "get-invoice-unbilled-consumption-lineitems")
            .remark(LINE_ITEMS_MOVED));
    public static final Route EXPORT_BILLED_USAGE =
            export("Export billed usage", "usage/billed/export", "partners-billing-billedusage-export");
    public static final Route EXPORT_UNBILLED_USAGE =
            export("Export unbilled usage", "usage/unbilled/export", "partners-billing-unbilledusage-export");
    public static final Route EXPORT_BILLED_RECONCILIATION = export(
            "Export billed reconciliation",
            "reconciliation/billed/export",
            "partners-billing-billedreconciliation-export");
    public static final Route EXPORT_UNBILLED_RECONCILIATION = export(
            "Export unbilled reconciliation",
            "reconciliation/unbilled/export",
            "partners-billing-unbilledreconciliation-export");
    public static final Route GET_EXPORT_OPERATION =
            graph("Get an export operation", "operations/{operation}", "partners-billing-operation-get");
    public static final Route GET_EXPORT_MANIFEST =
            graph("Get an export manifest", "manifests/{manifest}", "partners-billing-manifest-get");
    public static final Route GET_EXPORT_FILE = add(new Route(
            "Read an export file",
            null,
            "GET",
            "",
            Set.of(),
            READ,
            "https://learn.microsoft.com/graph/api/resources/partners-billing-manifest",
            ""));

    // Usage summaries and budgets
    private static final String NOT_IN_SANDBOX = "Not available in an integration sandbox.";

    public static final Route LIST_CUSTOMER_USAGE =
            usage("List usage records of all customers", "/customers/usagerecords", "get-a-customer-s-usage-records");
    public static final Route GET_CUSTOMER_USAGE = usage(
            "Get a usage summary of a customer", "/customers/{customer}/usagesummary", "get-a-customer-usage-summary");
    public static final Route LIST_SUBSCRIPTION_USAGE = usage(
            "List usage records of a customer's subscriptions",
            "/customers/{customer}/subscriptions/usagerecords",
            "get-a-customer-subscription-s-usage-records");
    public static final Route GET_SUBSCRIPTION_USAGE = usage(
            "Get a usage summary of a subscription",
            "/customers/{customer}/subscriptions/{subscription}/usagesummary",
            "get-a-customer-subscription-usage-summary");
    public static final Route LIST_METER_USAGE = usage(
            "List usage records of a subscription by meter",
            "/customers/{customer}/subscriptions/{subscription}/meterusagerecords",
            "get-a-customer-subscription-meter-usage-records");
    public static final Route LIST_RESOURCE_USAGE = usage(
            "List usage records of a subscription by resource",
            "/customers/{customer}/subscriptions/{subscription}/resourceusagerecords",
            "get-a-customer-subscription-resource-usage-records");
    public static final Route GET_PARTNER_USAGE =
            usage("Get a usage summary of the partner", "/usagesummary", "get-a-partner-usage-summary");
    public static final Route GET_USAGE_BUDGET = pc(
            "Get a usage budget",
            "GET",
            "/customers/{customer}/usagebudget",
            BOTH,
            READ,
            "get-a-customer-s-usage-spending-budget");
    public static final Route SET_USAGE_BUDGET = pc(
            "Set a usage budget",
            "PATCH",
            "/customers/{customer}/usagebudget",
            BOTH,
            TO_STATE,
            "update-a-customer-s-usage-spending-budget");

    private Routes() {}

    /** Every route, in the order of the table. */
    public static List<Route> all() {
        return List.copyOf(ALL);
    }

    /** A remark or a limit makes another route of the one that was just added: it takes that one's place. */
    private static Route amended(Route route) {
        ALL.set(ALL.size() - 1, route);
        return route;
    }

    private static Route pc(
            String name, String method, String template, Set<AuthKind> auth, Repeat repeat, String page) {
        return add(new Route(
                name,
                PARTNER_CENTER,
                method,
                template,
                auth,
                repeat,
                "https://learn.microsoft.com/partner-center/" + (page.contains("/") ? page : "developer/" + page),
                ""));
    }

    private static Route usage(String name, String template, String page) {
        return amended(pc(name, "GET", template, USER, READ, page).remark(NOT_IN_SANDBOX));
    }

    private static Route arm(String name, String method, String template, Repeat repeat, String page) {
        String root = page.contains("/")
                ? "https://learn.microsoft.com/rest/api/"
                : "https://learn.microsoft.com/azure/cost-management-billing/manage/";
        return add(new Route(name, RESOURCE_MANAGER, method, template, USER, repeat, root + page, ""));
    }

    private static Route pricing(String name, String template, String page) {
        return add(new Route(
                name,
                PRICING,
                "GET",
                template,
                USER,
                READ,
                "https://learn.microsoft.com/partner-center/developer/" + page,
                ""));
    }

    private static Route export(String name, String path, String page) {
        return graph(name, "POST", path, HARMLESS_DUPLICATE, page);
    }

    private static Route graph(String name, String path, String page) {
        return graph(name, "GET", path, READ, page);
    }

    private static Route graph(String name, String method, String path, Repeat repeat, String page) {
        return add(new Route(
                name,
                GRAPH,
                method,
                "/v1.0/reports/partners/billing/" + path,
                BOTH,
                repeat,
                "https://learn.microsoft.com/graph/api/" + page,
                ""));
    }

    private static Route add(Route route) {
        ALL.add(route);
        return route;
    }
}
