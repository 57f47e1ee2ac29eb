package io.github.azureplan.transition;

import io.github.azureplan.common.OpenEnum;
import io.github.azureplan.errors.ErrorCode;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer cannot be moved, by the service's code. A code this version has no constant for keeps its text.
 */
public final class TransitionBlocker extends OpenEnum {
    private record Words(String meaning, String remedy) {}

    private static final Values<TransitionBlocker> VALUES = new Values<>(TransitionBlocker::new);
    private static final Map<String, Words> WORDS = new ConcurrentHashMap<>();
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{5,6}(?![0-9])");

    /** The customer has neither attested nor accepted the Microsoft Customer Agreement (13605). */
    public static final TransitionBlocker AGREEMENT_REQUIRED = blocker(
            "13605",
            "the customer has no valid Microsoft Customer Agreement",
            "Record its acceptance with customer.agreements().attest(…), or let the customer accept it in the Microsoft"
                    + " 365 admin center.");

    /** The partner has no reseller relationship with the customer (20002). */
    public static final TransitionBlocker NO_RELATIONSHIP = blocker(
            "20002",
            "the partner has no reseller relationship with the customer",
            "Ask the customer to accept a reseller relationship first.");

    /** The partner has not signed the Microsoft Partner Agreement (900124). */
    public static final TransitionBlocker PARTNER_AGREEMENT_MISSING = blocker(
            "900124",
            "the partner has not signed the Microsoft Partner Agreement",
            "Let a Global admin of the partner sign it in Partner Center.");

    /** The indirect reseller has not signed the Microsoft Partner Agreement (900123). */
    public static final TransitionBlocker RESELLER_AGREEMENT_MISSING = blocker(
            "900123",
            "the indirect reseller has not signed the Microsoft Partner Agreement",
            "Let the reseller sign it in its own Partner Center.");

    /** The partner's reseller program is not active (800039). */
    public static final TransitionBlocker PROGRAM_INACTIVE = blocker(
            "800039",
            "the partner's reseller program is not active",
            "Check the status of the reseller program in Partner Center.");

    /** The partner is not onboarded to sell in the customer's country (2030). */
    public static final TransitionBlocker PARTNER_NOT_ONBOARDED = blocker(
            "2030",
            "the partner is not onboarded to sell in the customer's country",
            "Let the partner be onboarded for that country first.");

    /** A legacy subscription is suspended (900105). */
    public static final TransitionBlocker SUSPENDED_SUBSCRIPTION = blocker(
            "900105",
            "a legacy Azure subscription is suspended",
            "Reactivate the customer's suspended legacy Azure subscriptions: all move together.");

    /** There is no such upgrade (900106). */
    public static final TransitionBlocker UPGRADE_NOT_FOUND =
            blocker("900106", "there is no such upgrade", "Check the upgrade id; preview() tells the one that exists.");

    /** The catalog has no Azure plan for the customer (900107). */
    public static final TransitionBlocker PLAN_NOT_IN_CATALOG = blocker(
            "900107",
            "the catalog has no Azure plan for the customer",
            "Check with customer.catalog() that the plan is sold in the customer's country; if so, contact Microsoft.");

    /** The customer has no legacy Azure subscription (900108). */
    public static final TransitionBlocker NO_AZURE_SUBSCRIPTIONS = blocker(
            "900108",
            "the customer has no Azure subscription of the legacy offer",
            "Nothing is to be moved: buy the plan with customer.azurePlan().purchase().");

    /** An upgrade is under way (900109). */
    public static final TransitionBlocker IN_PROGRESS =
            blocker("900109", "an upgrade of the customer is under way", "Follow it with resume(upgradeId).");

    /** The customer was moved before (900110). */
    public static final TransitionBlocker COMPLETED =
            blocker("900110", "the customer was moved before", "Nothing is to be done; verify() looks at the result.");

    /** The upgrade belongs to another customer (900111). */
    public static final TransitionBlocker OTHER_CUSTOMER =
            blocker("900111", "the upgrade belongs to another customer", "Check the customer and the upgrade id.");

    /** The customer id is not valid (900118). */
    public static final TransitionBlocker INVALID_CUSTOMER_ID =
            blocker("900118", "the customer id is not valid", "Check the customer id.");

    /** The customer has Azure Partner Shared Services (900119). */
    public static final TransitionBlocker SHARED_SERVICES = blocker(
            "900119",
            "the customer has Azure Partner Shared Services, which cannot be moved",
            "Leave it as it is, or ask Microsoft how to end the shared services.");

    /** The service cannot process the customer's upgrade (900120). */
    public static final TransitionBlocker CANNOT_BE_PROCESSED = blocker(
            "900120", "the service cannot process the upgrade of this customer", "Open a support case with Microsoft.");

    /** A legacy subscription was bought too recently (900130). */
    public static final TransitionBlocker TOO_RECENT = blocker(
            "900130",
            "a legacy Azure subscription was bought too recently",
            "Try again some days later; the service does not publish after how many.");

    /** The service says no and gives no code, at most words of its own. */
    public static final TransitionBlocker UNSPECIFIED = blocker(
            "", "the service says no without a code", "Act on the service's words; if there are none, ask Microsoft.");

    private TransitionBlocker(String text, boolean known) {
        super(text, known);
    }

    private static TransitionBlocker blocker(String code, String meaning, String remedy) {
        WORDS.put(code, new Words(meaning, remedy));
        return VALUES.constant(code);
    }

    /**
     * The blocker of a code.
     *
     * @param text the service's code, known or not
     * @return the blocker
     */
    public static TransitionBlocker of(String text) {
        return VALUES.of(text);
    }

    /**
     * The service's code.
     *
     * @return the code, {@link ErrorCode#NONE} when there is none
     */
    public ErrorCode code() {
        return ErrorCode.of(text());
    }

    /**
     * What it means.
     *
     * @return half a sentence, never empty
     */
    public String meaning() {
        Words words = WORDS.get(text());
        return words == null ? "the service refuses with code " + text() : words.meaning();
    }

    /**
     * What to do about it.
     *
     * @return a sentence, never empty
     */
    public String remedy() {
        Words words = WORDS.get(text());
        return words == null ? "Act on the service's words; look the code up in its documentation." : words.remedy();
    }

    /**
     * The blocker a reason speaks of. The eligibility call gives words without a code; those whose sense is plain are
     * recognised, the others stay words.
     */
    static TransitionBlocker ofReason(@Nullable String reason) {
        if (reason == null) {
            return UNSPECIFIED;
        }
        Matcher codes = CODE.matcher(reason);
        while (codes.find()) {
            if (of(codes.group()).known()) {
                return of(codes.group());
            }
        }
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("suspended")) {
            return SUSPENDED_SUBSCRIPTION;
        }
        if (words.contains("shared service")) {
            return SHARED_SERVICES;
        }
        if (words.contains("no azure subscription")) {
            return NO_AZURE_SUBSCRIPTIONS;
        }
        if (words.contains("recently")) {
            return TOO_RECENT;
        }
        if (words.contains("in progress")) {
            return IN_PROGRESS;
        }
        if (words.contains("already completed") || words.contains("already been completed")) {
            return COMPLETED;
        }
        return words.contains("customer agreement") ? AGREEMENT_REQUIRED : UNSPECIFIED;
    }
}
