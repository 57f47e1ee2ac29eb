package io.github.azureplan.internal.wire;

import io.github.azureplan.errors.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What to do about an error, by status and code; the judgement whether a later repeat makes sense is ours. */
record ErrorAdvice(boolean retryable, String nextStep) {
    private static final Map<String, ErrorAdvice> BY_CODE = new HashMap<>();

    /** Of code 600061, for which no status is published. */
    private static final ErrorAdvice ON_RECORD = new ErrorAdvice(
            false,
            "An attestation with this contact is on record; agreements().list(…) shows its date and template. To record a"
                    + " later acceptance, name another person, mail address or telephone number.");

    static {
        signIn();
        partner();
        prices();
        customers();
        agreements();
        catalog();
        cartsAndOrders();
        subscriptions();
        transition();
        platform();
        elsewhere();
    }

    private static void signIn() {
        fix("401/800001", "Send a token of the partner's own tenant.");
        fix("401/900420", "The token is for another service: ask for the audience named in TokenRequest.audience().");
        fix("401/900421", "Run the consent of the App+User sign-in again, with multi-factor authentication.");
        fix("403/2032", "Check that the app is registered in Partner Center and that the caller may do this.");
        fix("403/900150", "Give the signed-in user the role that the operation needs.");
        fix("403/900308", "Give the signed-in user the role that the operation needs.");
        fix("403/900309", "A Conditional Access policy blocks the sign-in; ask the tenant's administrator.");
        fix("403/900329", "Give the client App+User credentials; this operation refuses App-only tokens.");
        fix(
                "401/400",
                "The gateway refused the caller; check that the token is the partner's own and has not expired.");
    }

    private static void partner() {
        fix(
                "403/2006",
                "This partner may not sell the offer; check its programs and authorizations in Partner Center.");
        fix("403/900149", "Check the status of the program that the description names.");
        fix("403/800043", "The partner's account has no access to prices; ask Microsoft for it.");
        fix("400/2071", "Use the MPN id of a partner that is enrolled as an advisor.");
        fix("404/2072", "An indirect provider cannot be its own partner on record; name the reseller.");
        fix("404/800015", "Check the MPN id; there is no such partner.");
        fix("400/800016", "Use the MPN id of an indirect reseller of this provider.");
    }

    /** The price API says little: 400 stands for wrong values and for a wrong registration of the app alike. */
    private static void prices() {
        fix(
                "400/invalidRequest",
                "Check market, view and month. When they are right it is the app registration, which this API answers with"
                        + " 400 and not 401 or 403: in Microsoft Entra ID give the app the delegated permission"
                        + " user_impersonation on the Microsoft Partner (Dev Center) API,"
                        + " 4990cffe-04e8-4e8b-808a-1175604b879f, and on Partner Center,"
                        + " fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd, with admin consent, and sign the user in again.");
        fix(
                "404/itemNotFound",
                "Check market and month; the rates of a month come out on the evening before it begins (Pacific time).");
        fix("401/unauthenticated", "Send an App+User token for the price API, not one for Partner Center.");
        fix("403/accessDenied", "Sign in a user who is Admin agent or Sales agent; App-only tokens are refused here.");
    }

    private static void customers() {
        fix("403/20002", "Ask the customer to accept a reseller relationship with this partner first.");
        fix("404/60003", "Check the customer id; there is no such tenant.");
        fix("404/60002", "Check the user's object id; the tenant has no such user.");
        fix("400/60000", "Read the customer's licenses and subscriptions; the migration did not come through.");
        fix("400/60012", "Buy more licenses or take some from other users.");
        fix("400/900118", "Check the customer id.");
        fix("400/600049", "Give NewCustomer the organization registration number; this country requires one.");
        fix("400/600050", "Correct the organization registration number; the description names the pattern.");
        fix("400/600002", "Leave the organization registration number out; this country does not take one.");
        fix("400/600051", "Give the billing address a phone number; this country requires one.");
        fix("403/800073", "The customer account is under review by Microsoft; try again in some days.");
        fix("403/800074", "The customer account is under review by Microsoft; try again in some days.");
        fix("403/800075", "Microsoft has not approved the customer account; open a support case.");
        fix("400/2007", "Correct the address; what the description says of it may help.");
        fix(
                "400/800086",
                "The customer's tenant does not qualify for this offer; choose another or contact Microsoft.");
    }

    private static void agreements() {
        fix(
                "403/13605",
                "Record the customer's acceptance with customer.agreements().attest(…), or let the customer accept the"
                        + " agreement in the Microsoft 365 admin center; agreements().status() shows which ways are"
                        + " open. Then repeat the call.");
        fix("403/900124", "Sign the Microsoft Partner Agreement in Partner Center first.");
        fix("403/900123", "The indirect reseller must sign the Microsoft Partner Agreement first.");
        fix("400/2000", "Name the partner by an MPN id of digits or by a tenant id, and by one of them only.");
        fix("400/2200", "Check the MPN id; the reseller may still have to move it to Partner Center.");
        fix("400/2201", "Use the reseller's MPN id of the region in which you place orders.");
        fix("400/2203", "The indirect reseller must sign the Microsoft Partner Agreement for this region first.");
        fix("400/2204", "The partner must enroll as an indirect reseller in Partner Center first.");
        fix("400/2205", "Check the tenant id; Partner Center knows no account of this tenant.");
        fix("400/2206", "The indirect reseller must sign the Microsoft Partner Agreement first.");
        fix(
                "400/900141",
                "The service no longer offers this operation. For the attestation of the customer agreement two ways"
                        + " are left: let the customer accept it in the Microsoft 365 admin center, or use the enhanced"
                        + " attestation, agreements().startEnhanced(…).");
        fix("403/2030", "The partner is not onboarded to sell in the customer's country.");
        fix("403/800039", "Check the status of the reseller program in Partner Center.");
        fix("400/900203", "Accept the attestation that this item asks for, with CartLine's attestationAccepted(true).");
        fix(
                "400/900206",
                "Confirm the partners on record, with partnerOnRecordAttestationAccepted(true) of the cart or order.");
    }

    private static void catalog() {
        fix("404/400013", "Look the product up in the catalog of the customer's country.");
        fix("404/400018", "Look the SKU up in the catalog of the customer's country.");
        fix("404/400019", "Look the availability up again; its id changes over time.");
        fix("200/400072", "The item is not sold at present; look the catalog up again.");
        fix("403/800020", "The customer may not buy this item: a legacy Azure offer must be moved first, for example.");
        fix("403/400030", "Use a segment that the customer or this partner is qualified for.");
        fix("403/400036", "Use a target view that is open to this partner.");
        fix("400/400056", "Correct the parameter that the description names: country, segment or reservation scope.");
        fix("403/2085", "The offer cannot be sold to this customer; look for another one in the catalog.");
        fix("403/2091", "The offer is no longer sold; look for its successor in the catalog.");
        fix("400/2100", "This id belongs to the newer catalog; read it as a product and a SKU.");
        fix("400/800004", "Look the offer up in the catalog of the customer's country.");
        later("400/800010", "The item is out of stock at present; try again later.");
        fix("400/800017", "Ask for a quantity between the minimum and the maximum of the SKU.");
        fix("400/800070", "The offer is not sold in the customer's country.");
        fix(
                "500/800083",
                "The item cannot be bought this way: its quantity is not settled. Choose another availability.");
        fix("500/800084", "The item's term is not supported; choose another availability.");
        fix("400/900142", "Give each line a catalog item id from the catalog.");
        fix("400/900143", "Look the availability up again for this customer, then make a new cart.");
        fix("400/900144", "Look the SKU up again, then make a new cart.");
    }

    private static void cartsAndOrders() {
        fix("404/800008", "The cart is gone, carts live seven days; make a new one.");
        fix("400/800009", "Read the cart: its lines say what is wrong with them.");
        later("409/800064", "Another request is processing this cart; repeat with the same cart.");
        later("409/800060", "The order is being made; repeat with the same cart, or look at the orders.");
        fix("400/800065", "The cart was ordered before; look at the customer's orders.");
        fix("403/800089", "The customer has as many Azure plans as allowed; use the present one.");
        fix("403/900121", "The partner's credit limit is reached; contact Microsoft.");
        fix("403/800069", "The order did not pass the risk check; contact Microsoft.");
        later("409/900112", "A transition of this customer is pending; buy after it has ended.");
        later("409/900113", "A transition of this customer is running; buy after it has ended.");
        fix(
                "409/900114",
                "A transition of this customer has failed; start it again with transition().start() before buying.");
        fix("404/20000", "A new order may take 15 minutes to show; check the id.");
        later("500/800005", "Look at the customer's orders before making another one.");
        fix("500/800087", "Read the cart: one of its lines cannot be processed.");
        fix("400/4018", "Look at the customer's orders, then decide.");
        later("404/800007", "The order is not being provisioned yet; try again later.");
        later("409/800014", "A change of this order is pending; try again when it is through.");
        fix("400/800061", "The order can no longer be cancelled.");
        fix("400/800063", "Suspend the subscriptions of the order; it cannot be cancelled itself.");
        fix("400/800071", "Number the lines of an order from 0 without gaps.");
        fix("400/800018", "A limit of the integration sandbox is reached; delete test customers or end subscriptions.");
        fix("403/800019", "Orders of this kind are cancelled in the integration sandbox only.");
        fix("400/800022", "Microsoft has to look at this purchase; open a support case.");
        fix("403/800023", "The partner's credit line is too low for this order; contact Microsoft.");
        fix("400/800025", "The partner's credit line is too low for this order; contact Microsoft.");
        fix("400/800024", "The partner may not make this transaction; contact Microsoft.");
        fix("400/800026", "The partner may not make this transaction; contact Microsoft.");
        fix("400/800062", "The partner may not make this transaction; contact Microsoft.");
        fix("403/800066", "The customer has as many subscriptions as allowed; end one first.");
        fix("403/800068", "The partner has as many Azure subscriptions as allowed; contact Microsoft.");
        fix("400/900116", "The sandbox has as many Azure plans as allowed.");
        fix("400/900117", "The time in which this order could be cancelled is over.");
        fix("500/800031", "The service cannot sell this item; choose another one from the catalog.");
        fix("400/900128", "Buy an Azure plan for the customer first.");
        fix("400/900129", "Create an Azure subscription under the customer's plan first.");
    }

    private static void subscriptions() {
        fix("404/20003", "Check the subscription id; the plan's id is not an Azure subscription id.");
        fix("403/900115", "Cancel the Azure subscriptions of the plan first.");
        fix("404/800111", "Check the Azure subscription id and that it belongs to this plan.");
        fix("400/2055", "Read the resource again and change what was read.");
        fix("417/800036", "Read the resource again and change what was read.");
        fix("412/800036", "Read the resource again and change what was read.");
        later("409/800082", "The subscription is not ready for changes yet; try again later.");
        fix(
                "400/2001",
                "Of a subscription: reactivate it before changing its quantity. Of a partner agreement's status: name the"
                        + " partner by its MPN id or its tenant id.");
        fix("400/2002", "Choose a quantity between the minimum and the maximum of the offer.");
        fix("400/2006", "Subscriptions to this offer cannot be changed.");
        fix("400/2011", "The subscription is deleted; buy a new one.");
        fix("400/2012", "Read the customer again; its ids could not be matched.");
        fix("400/2054", "Change the billing cycle on the order.");
        fix("400/6000", "Reactivate all subscriptions of the order before changing its billing cycle.");
        fix("400/6001", "One of the offers has no such billing cycle; keep the present one.");
        fix("409/27009", "Reactivate the parent subscription first.");
        fix("400/800011", "Give the id of an Azure subscription.");
        fix("400/800012", "Use an active subscription.");
        fix("400/800013", "Enable the subscription for reservations first.");
        fix("400/800021", "Check the subscription id.");
        fix("400/800030", "Register the subscription first.");
        fix("400/800040", "Read the subscription; it cannot go from its present status to this one.");
        fix("400/800041", "Nothing: the subscription is active already.");
        fix("403/800067", "Ask for fewer seats.");
        fix("403/800088", "Ask for no more seats than the subscription has left.");
        later("400/800072", "The billing cycle is locked while an earlier change is carried through; try again later.");
        fix("400/800081", "Activate the subscription before changing it.");
        later("400/800082", "The subscription is not ready for changes yet; try again later.");
        fix("400/800090", "The quantity can only grow; a smaller one is set at the renewal.");
        fix("400/800091", "Reactivate the subscription before changing it.");
        fix("400/800093", "What has no term, or is a trial, does not renew by itself; leave autoRenewEnabled off.");
        fix("403/800027", "The quantity of this item is fixed; buy another one beside it.");
        fix("400/900279", "The term is over; buy a new subscription.");
        fix("500/800094", "Read the subscription to see whether the change came through.");
        fix("400/800095", "The number of seats of this subscription is fixed.");
        fix("400/800096", "The status of this subscription is fixed.");
        fix("400/800097", "The billing cycle of this subscription is fixed.");
        fix("400/800098", "The partner on record of this subscription is fixed.");
        later("409/900278", "Another change is pending; try again after a day.");
        later("400/900280", "The subscription takes no changes at present; try again later.");
    }

    private static void transition() {
        fix("403/900105", "Reactivate the customer's suspended legacy Azure subscriptions first: all move together.");
        fix("404/900106", "Check the id of the transition; transition().preview() tells the one that exists.");
        fix(
                "400/900107",
                "The catalog has no Azure plan for this customer: check its country, then contact Microsoft.");
        fix("403/900108", "The customer has no Azure subscriptions to move; buy the plan.");
        fix(
                "409/900109",
                "Follow the transition that is under way: transition().start() finds it, resume(…) follows it.");
        fix("400/900110", "Nothing: the customer has been moved already; transition().verify() looks at the result.");
        fix("400/900111", "The transition belongs to another customer; check both ids.");
        fix(
                "403/900119",
                "Azure Partner Shared Services cannot be moved; leave this customer as it is, or ask Microsoft.");
        fix("403/900120", "Microsoft has to look at this customer; open a support case.");
        later("403/900130", "One of the subscriptions was bought too recently to be moved; try again some days later.");
        later("409/900104", "Another request is processing the transfer; try again later.");
    }

    private static void platform() {
        later("500/800003", "The service failed for a moment; try again later, with the same request id.");
        later("500/900192", "The service failed for a moment; try again later, with the same request id.");
        fix("404/1000", "Check the ids and the address.");
        fix("400/800002", "Correct the input that the description names.");
        fix("400/3000", "Correct the property that the description names.");
        fix("400/900126", "Use one of the words that the service knows for this value.");
        fix("400/900127", "The operation is not offered in this environment; sandbox and production differ.");
        fix("400/800042", "The service does not offer this.");
        fix("501/0", "The operation is not offered here.");
    }

    /** Azure Resource Manager and Graph. */
    private static void elsewhere() {
        fix(
                "403/AuthorizationFailed",
                "The caller lacks the Azure role for this, or partner access was removed: see"
                        + " azureSubscriptions().access(…).");
        later(
                "403/Forbidden",
                "Sign in as an Admin agent of the partner who may bill the customer; right after the plan was bought, try"
                        + " again some minutes later.");
        fix(
                "400/InvalidBillingScope",
                "Check the billing account and that the customer is under it; azureBilling() shows both.");
        fix("404/SubscriptionAliasNotFound", "Check the alias; creating with it begins anew.");
        fix("400/MissingParameter", "Give the parameter that the description names.");
        fix("400/PrincipalNotFound", "Check the object id and the kind of principal; a new one may need some minutes.");
        fix("401/InvalidAuthenticationTokenTenant", "Give the client tokens of the tenant that TokenRequest names.");
        fix("409/ReadOnlyDisabledSubscription", "Enable the Azure subscription before changing it.");
        fix("409/RoleAssignmentExists", "Nothing: the principal has the role already.");
        fix("403/Authorization_RequestDenied", "Grant the app the Graph permission PartnerBilling.Read.All.");
        later("429/SubscriptionRequestsThrottled", "Make fewer calls; try again after the time the service asks for.");
        fix(
                "200/5000",
                "Check invoice, currency and period; at the start of a month data is held back until the last one is"
                        + " billed.");
        fix("404/SubscriptionNotFound", "Check the Azure subscription id and the tenant.");
    }

    private static void fix(String key, String nextStep) {
        BY_CODE.put(key, new ErrorAdvice(false, nextStep));
    }

    private static void later(String key, String nextStep) {
        BY_CODE.put(key, new ErrorAdvice(true, nextStep));
    }

    /** The advice where Partner Center refuses with a status and not a word. */
    static ErrorAdvice ofBareRefusal() {
        return new ErrorAdvice(
                false,
                "Partner Center gave no reason. It does so to indirect resellers, who cannot use its API: let the"
                        + " indirect provider make the call, or work in the portal. Otherwise check that the app is"
                        + " registered in Partner Center, the user's role and that the partner's account is active.");
    }

    static ErrorAdvice ofCutRefusal() {
        return new ErrorAdvice(true, "Make the call again: the code that tells what to do was lost with the answer.");
    }

    static ErrorAdvice of(int status, String code, @Nullable Boolean serviceSaysRetryable) {
        ErrorAdvice advice = BY_CODE.get(status + "/" + code);
        if (advice == null) {
            advice = code.equals(ErrorCode.AGREEMENT_EXISTS.text()) ? ON_RECORD : byStatus(status);
        }
        return serviceSaysRetryable == null ? advice : new ErrorAdvice(serviceSaysRetryable, advice.nextStep());
    }

    /** The pairs {@code status/code} with advice of their own, sorted. */
    static SortedSet<String> known() {
        return new TreeSet<>(BY_CODE.keySet());
    }

    private static ErrorAdvice byStatus(int status) {
        return switch (status) {
            case 401 -> new ErrorAdvice(false, "Check the credentials; a new token was tried already.");
            case 403 -> new ErrorAdvice(false, "Check role, reseller relationship and agreements.");
            case 404 -> new ErrorAdvice(false, "Check the ids; something just made may need a moment to show.");
            case 408, 502, 503, 504 -> new ErrorAdvice(true, "Try again later.");
            case 409 -> new ErrorAdvice(false, "Read the present state, then decide.");
            case 412, 417 -> new ErrorAdvice(false, "Read the resource again and change what was read.");
            case 429 -> new ErrorAdvice(true, "Make fewer calls; try again after the time the service asks for.");
            case 500 -> new ErrorAdvice(true, "Look at the state before changing anything, then try again later.");
            case 501 -> new ErrorAdvice(false, "The operation is not offered here.");
            default -> new ErrorAdvice(false, "Correct the request as the description says.");
        };
    }
}
