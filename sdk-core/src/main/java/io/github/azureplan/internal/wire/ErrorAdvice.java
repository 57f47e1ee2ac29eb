package io.github.azureplan.internal.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to do about an error, by status and code; the judgement whether a later repeat makes sense is ours. */
record ErrorAdvice(boolean retryable, String nextStep) {
    private static final Map<String, ErrorAdvice> BY_CODE = new HashMap<>();

    static {
        // Sign-in and roles
        fix("401/800001", "Send a token of the partner's own tenant.");
        fix("401/900420", "The token is for another service: ask for the audience named in TokenRequest.audience().");
        fix("401/900421", "Run the consent of the App+User sign-in again, with multi-factor authentication.");
        fix("403/2032", "Check that the app is registered in Partner Center and that the caller may do this.");
        fix("403/900150", "Give the signed-in user the role that the operation needs.");
        fix("403/900308", "Give the signed-in user the role that the operation needs.");
        fix("403/900309", "A Conditional Access policy blocks the sign-in; ask the tenant's administrator.");
        fix("403/900329", "Give the client App+User credentials; this operation refuses App-only tokens.");
        // Customers
        fix("403/20002", "Ask the customer to accept a reseller relationship with this partner first.");
        fix("404/60003", "Check the customer id; there is no such tenant.");
        fix("400/900118", "Check the customer id.");
        fix("400/600049", "Give NewCustomer the organization registration number; this country requires one.");
        fix("400/600050", "Correct the organization registration number; the description names the pattern.");
        fix("400/600002", "Leave the organization registration number out; this country does not take one.");
        fix("400/600051", "Give the billing address a phone number; this country requires one.");
        fix("403/800073", "The customer account is under review by Microsoft; try again in some days.");
        fix("403/800074", "The customer account is under review by Microsoft; try again in some days.");
        fix("403/800075", "Microsoft has not approved the customer account; open a support case.");
        // Agreements
        fix(
                "403/13605",
                "Record the customer's acceptance with customer.agreements().attest(…), or let the customer accept the"
                        + " agreement in the Microsoft 365 admin center; agreements().status() shows which ways are"
                        + " open. Then repeat the call.");
        fix("400/600061", "Nothing: this attestation is on record already.");
        fix("409/600061", "Nothing: this attestation is on record already.");
        fix("403/900124", "Sign the Microsoft Partner Agreement in Partner Center first.");
        fix("403/900123", "The indirect reseller must sign the Microsoft Partner Agreement first.");
        fix(
                "400/900141",
                "The service no longer offers this operation. For the attestation: let the customer accept the"
                        + " agreement in the Microsoft 365 admin center.");
        fix("403/2030", "The partner is not onboarded to sell in the customer's country.");
        fix("403/800039", "Check the status of the reseller program in Partner Center.");
        // Catalog
        fix("404/400013", "Look the product up in the catalog of the customer's country.");
        fix("404/400018", "Look the SKU up in the catalog of the customer's country.");
        fix("404/400019", "Look the availability up again; its id changes over time.");
        fix("200/400072", "The item is not sold at present; look the catalog up again.");
        fix("403/800020", "The customer may not buy this item: a legacy Azure offer must be moved first, for example.");
        // Carts and orders
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
        fix("409/900114", "A transition of this customer has failed; it must be repaired before buying.");
        fix("404/20000", "A new order may take 15 minutes to show; check the id.");
        later("500/800005", "Look at the customer's orders before making another one.");
        // Subscriptions
        fix("404/20003", "Check the subscription id; the plan's id is not an Azure subscription id.");
        fix("403/900115", "Cancel the Azure subscriptions of the plan first.");
        fix("404/800111", "Check the Azure subscription id and that it belongs to this plan.");
        fix("400/2055", "Read the resource again and change what was read.");
        fix("417/800036", "Read the resource again and change what was read.");
        later("409/800082", "The subscription is not ready for changes yet; try again later.");
        // Platform
        later("500/800003", "The service failed for a moment; try again later, with the same request id.");
        later("500/900192", "The service failed for a moment; try again later, with the same request id.");
        // Azure Resource Manager and Graph
        fix("403/AuthorizationFailed", "The caller lacks the Azure role for this, or partner access was removed.");
        fix("403/Authorization_RequestDenied", "Grant the app the Graph permission PartnerBilling.Read.All.");
        fix("404/SubscriptionNotFound", "Check the Azure subscription id and the tenant.");
    }

    private static void fix(String key, String nextStep) {
        BY_CODE.put(key, new ErrorAdvice(false, nextStep));
    }

    private static void later(String key, String nextStep) {
        BY_CODE.put(key, new ErrorAdvice(true, nextStep));
    }

    static ErrorAdvice of(int status, String code, @Nullable Boolean serviceSaysRetryable) {
        ErrorAdvice advice = BY_CODE.get(status + "/" + code);
        if (advice == null) {
            advice = byStatus(status);
        }
        return serviceSaysRetryable == null ? advice : new ErrorAdvice(serviceSaysRetryable, advice.nextStep());
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
