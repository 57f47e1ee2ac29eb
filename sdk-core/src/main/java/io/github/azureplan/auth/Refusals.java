package io.github.azureplan.auth;

import io.github.azureplan.errors.EntraError;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal of the token endpoint means and what to do about it. Decided by AADSTS number, suberror and error, never
 * by the text.
 */
enum Refusals {
    STEP_UP(
            "multi-factor authentication or a step-up is needed",
            "Sign in interactively with multi-factor authentication and store the new refresh token"),
    NO_CONSENT(
            "the application has no consent in this tenant",
            "Grant the consent there, or pre-consent the application for the customer"),
    EXPIRED("the refresh token has expired", "Sign in interactively again and store the new refresh token"),
    REVOKED("the grant was revoked", "Sign in interactively again and store the new refresh token"),
    BLOCKED(
            "a Conditional Access policy blocks the sign-in",
            "Have an administrator of the tenant look at its Conditional Access policies"),
    WRONG_CREDENTIAL(
            "the client credential is wrong or has expired",
            "Check the client secret (its value, not its id) or the certificate in the app registration"),
    UNKNOWN_APPLICATION(
            "the application or the tenant is not known there",
            "Check the client id and the tenant id, and that the application may be used in this tenant"),
    BAD_SCOPE(
            "the requested resource is not among the application's permissions",
            "Add the API permission to the app registration and consent to it"),
    MALFORMED("the request was malformed", "This is a defect; report it with the correlation id"),
    TRANSIENT("the sign-in service cannot answer now", "Try again later"),
    CONSENT_AGAIN("the grant is not accepted", "Sign in interactively again and store the new refresh token"),
    OTHER("the sign-in was refused", "Look the code up in the sign-in log of the tenant by its correlation id");

    private final String meaning;
    private final String nextStep;

    Refusals(String meaning, String nextStep) {
        this.meaning = meaning;
        this.nextStep = nextStep;
    }

    String meaning() {
        return meaning;
    }

    String nextStep() {
        return nextStep;
    }

    /** Whether waiting helps. */
    boolean transientOne() {
        return this == TRANSIENT;
    }

    /** Whether another refresh token could be accepted where this one was not. */
    static boolean ofTheGrant(EntraError said) {
        return "invalid_grant".equals(said.error()) || "interaction_required".equals(said.error());
    }

    static Refusals of(EntraError said) {
        Integer code = said.aadstsCode();
        Refusals known = code == null ? null : byCode(code);
        if (known != null) {
            return known;
        }
        if (said.status() == 408 || said.status() == 429 || said.status() >= 500) {
            return TRANSIENT;
        }
        if ("consent_required".equals(said.suberror())) {
            return NO_CONSENT;
        }
        return said.error() == null ? OTHER : byError(said.error());
    }

    private static @Nullable Refusals byCode(int code) {
        return switch (code) {
            case 50076, 50079, 50158 -> STEP_UP;
            case 65001 -> NO_CONSENT;
            case 700082, 70008 -> EXPIRED;
            case 50173 -> REVOKED;
            case 53003 -> BLOCKED;
            case 7000215, 7000222 -> WRONG_CREDENTIAL;
            case 700016, 90002 -> UNKNOWN_APPLICATION;
            case 70011, 650057 -> BAD_SCOPE;
            case 9002313 -> MALFORMED;
            case 90033, 50196 -> TRANSIENT;
            default -> null;
        };
    }

    private static Refusals byError(String error) {
        return switch (error) {
            case "temporarily_unavailable", "server_error" -> TRANSIENT;
            case "invalid_grant" -> CONSENT_AGAIN;
            case "interaction_required", "login_required" -> STEP_UP;
            case "consent_required" -> NO_CONSENT;
            case "access_denied" -> BLOCKED;
            case "invalid_client" -> WRONG_CREDENTIAL;
            case "unauthorized_client" -> UNKNOWN_APPLICATION;
            case "invalid_scope", "invalid_resource" -> BAD_SCOPE;
            case "invalid_request" -> MALFORMED;
            default -> OTHER;
        };
    }
}
