package io.github.azureplan.errors;

import io.github.azureplan.common.OpenEnum;
import java.util.List;

/**
 * A code of the service. A code this version has no constant for keeps its text; the same number may mean different
 * things under different HTTP statuses.
 */
public final class ErrorCode extends OpenEnum {
    private static final Values<ErrorCode> VALUES = new Values<>(ErrorCode::new);

    /** The service gave no code. */
    public static final ErrorCode NONE = VALUES.constant("");

    /** The customer has neither attested nor accepted the Microsoft Customer Agreement (403). */
    public static final ErrorCode AGREEMENT_REQUIRED = VALUES.constant("13605");

    /** The same attestation is recorded already. */
    public static final ErrorCode AGREEMENT_EXISTS = VALUES.constant("600061");

    /** The caller is denied (403). */
    public static final ErrorCode ACCESS_DENIED = VALUES.constant("2032");

    /** The caller's role does not allow the operation (403). */
    public static final ErrorCode ROLE_MISSING = VALUES.constant("900150");

    /** The operation does not accept an App-only token (403). */
    public static final ErrorCode APP_ONLY_REFUSED = VALUES.constant("900329");

    /** The App+User token lacks the proof of multi-factor authentication (401). */
    public static final ErrorCode MFA_REQUIRED = VALUES.constant("900421");

    /** The token is for another service (401). */
    public static final ErrorCode TOKEN_AUDIENCE = VALUES.constant("900420");

    /** The request carries no partner token (401). */
    public static final ErrorCode TOKEN_MISSING = VALUES.constant("800001");

    /** The partner has no relationship with the customer (403). */
    public static final ErrorCode NO_RELATIONSHIP = VALUES.constant("20002");

    /** No such tenant (404). */
    public static final ErrorCode TENANT_NOT_FOUND = VALUES.constant("60003");

    /** The input is not valid (400). */
    public static final ErrorCode INVALID_INPUT = VALUES.constant("800002");

    /** A property is not valid (400). */
    public static final ErrorCode INVALID_PROPERTY = VALUES.constant("3000");

    /** The customer id is not valid (400). */
    public static final ErrorCode INVALID_CUSTOMER_ID = VALUES.constant("900118");

    /** The country requires an organization registration number (400). */
    public static final ErrorCode REGISTRATION_NUMBER_MISSING = VALUES.constant("600049");

    /** The registration number does not match the country's pattern (400). */
    public static final ErrorCode REGISTRATION_NUMBER_FORMAT = VALUES.constant("600050");

    /** The country does not take a registration number (400). */
    public static final ErrorCode REGISTRATION_NUMBER_UNUSED = VALUES.constant("600002");

    /** The country requires a phone number in the billing address (400). */
    public static final ErrorCode PHONE_NUMBER_MISSING = VALUES.constant("600051");

    /** The partner is not onboarded to sell in the country (403). */
    public static final ErrorCode PARTNER_NOT_ONBOARDED = VALUES.constant("2030");

    /** The partner has not accepted the Microsoft Partner Agreement (403). */
    public static final ErrorCode PARTNER_AGREEMENT_MISSING = VALUES.constant("900124");

    /** The indirect reseller has not accepted the Microsoft Partner Agreement (403). */
    public static final ErrorCode RESELLER_AGREEMENT_MISSING = VALUES.constant("900123");

    /** The MPN id is not that of an indirect reseller of this provider (400). */
    public static final ErrorCode RESELLER_INVALID = VALUES.constant("800016");

    /** The reseller program status is not active (403). */
    public static final ErrorCode RESELLER_PROGRAM_INACTIVE = VALUES.constant("800039");

    /** No such product (404). */
    public static final ErrorCode PRODUCT_NOT_FOUND = VALUES.constant("400013");

    /** No such SKU (404). */
    public static final ErrorCode SKU_NOT_FOUND = VALUES.constant("400018");

    /** No such availability; ids change, look it up again (404). */
    public static final ErrorCode AVAILABILITY_NOT_FOUND = VALUES.constant("400019");

    /** The catalog item may not be bought here (403). */
    public static final ErrorCode ITEM_NOT_ELIGIBLE = VALUES.constant("800020");

    /** The item is not available; the service says so with HTTP 200. */
    public static final ErrorCode ITEM_NOT_AVAILABLE = VALUES.constant("400072");

    /** No such cart, or it has expired (404). */
    public static final ErrorCode CART_NOT_FOUND = VALUES.constant("800008");

    /** One or more lines of the cart are in error (400). */
    public static final ErrorCode CART_LINE_ERRORS = VALUES.constant("800009");

    /** Another request is processing the cart (409). */
    public static final ErrorCode CART_BUSY = VALUES.constant("800064");

    /** The cart was submitted before (400). */
    public static final ErrorCode CART_SUBMITTED = VALUES.constant("800065");

    /** The quantity is not available for the item (400). */
    public static final ErrorCode QUANTITY_NOT_AVAILABLE = VALUES.constant("800017");

    /** A limit of the integration sandbox is reached (400). */
    public static final ErrorCode SANDBOX_LIMIT = VALUES.constant("800018");

    /** The order is in progress (409). */
    public static final ErrorCode ORDER_IN_PROGRESS = VALUES.constant("800060");

    /** No such order, or it is not visible yet (404). */
    public static final ErrorCode ORDER_NOT_FOUND = VALUES.constant("20000");

    /** The partner's credit limit does not suffice (403). */
    public static final ErrorCode CREDIT_LIMIT = VALUES.constant("900121");

    /** The risk check failed (403). */
    public static final ErrorCode RISK_CHECK = VALUES.constant("800069");

    /** The customer account is under review (403). */
    public static final ErrorCode CUSTOMER_UNDER_REVIEW = VALUES.constant("800073");

    /** More plans than the customer may have (403). */
    public static final ErrorCode PLAN_LIMIT = VALUES.constant("800089");

    /** A transition of the customer is pending (409). */
    public static final ErrorCode UPGRADE_PENDING = VALUES.constant("900112");

    /** A transition of the customer is running (409). */
    public static final ErrorCode UPGRADE_IN_PROGRESS = VALUES.constant("900113");

    /** A transition of the customer has failed (409). */
    public static final ErrorCode UPGRADE_FAILED = VALUES.constant("900114");

    /** No such subscription (404). */
    public static final ErrorCode SUBSCRIPTION_NOT_FOUND = VALUES.constant("20003");

    /** The plan holds active Azure subscriptions (403). */
    public static final ErrorCode PLAN_HAS_ACTIVE_SUBSCRIPTIONS = VALUES.constant("900115");

    /** Subscriptions: an earlier change, or the provisioning, is under way (409; 400 before 2023). */
    public static final ErrorCode SUBSCRIPTION_NOT_READY = VALUES.constant("800082");

    /** Subscriptions: deleted for good (400). */
    public static final ErrorCode SUBSCRIPTION_DELETED = VALUES.constant("2011");

    /** Subscriptions: suspended, so that nothing else can be changed (400). */
    public static final ErrorCode SUBSCRIPTION_SUSPENDED = VALUES.constant("800091");

    /** Subscriptions: not activated yet (400). */
    public static final ErrorCode SUBSCRIPTION_NOT_ACTIVATED = VALUES.constant("800081");

    /** Subscriptions: active already (400). */
    public static final ErrorCode SUBSCRIPTION_ALREADY_ACTIVE = VALUES.constant("800041");

    /** Subscriptions: not active, where it has to be (400). */
    public static final ErrorCode SUBSCRIPTION_NOT_ACTIVE = VALUES.constant("800012");

    /** Subscriptions: the step from this status to that one is not allowed (400). */
    public static final ErrorCode STATUS_CHANGE_NOT_ALLOWED = VALUES.constant("800040");

    /** Subscriptions: what it belongs to is not active (409). */
    public static final ErrorCode PARENT_NOT_ACTIVE = VALUES.constant("27009");

    /** Subscriptions: the quantity is below the least or above the most (400). */
    public static final ErrorCode QUANTITY_OUT_OF_RANGE = VALUES.constant("2002");

    /** Subscriptions: the quantity can only grow (400). */
    public static final ErrorCode QUANTITY_CANNOT_DECREASE = VALUES.constant("800090");

    /** Subscriptions: Azure subscriptions and plans only (400). */
    public static final ErrorCode NO_AZURE_SUBSCRIPTION = VALUES.constant("800011");

    /** No such Azure subscription under the plan (404). */
    public static final ErrorCode ENTITLEMENT_NOT_FOUND = VALUES.constant("800111");

    /** The ETag is no longer valid (400). */
    public static final ErrorCode STALE_ETAG = VALUES.constant("2055");

    /** The precondition failed (417). */
    public static final ErrorCode PRECONDITION_FAILED = VALUES.constant("800036");

    /** No such thing (404). */
    public static final ErrorCode NOT_FOUND = VALUES.constant("1000");

    /** The service failed unexpectedly (500). */
    public static final ErrorCode UNEXPECTED = VALUES.constant("800003");

    /** The operation is not supported, or not any more (400). */
    public static final ErrorCode NOT_SUPPORTED = VALUES.constant("900141");

    /** The operation is not supported in this environment (400). */
    public static final ErrorCode ENVIRONMENT_NOT_SUPPORTED = VALUES.constant("900127");

    /** Azure Resource Manager: the caller may not do this (403). */
    public static final ErrorCode AUTHORIZATION_FAILED = VALUES.constant("AuthorizationFailed");

    /** A billing export found no data. */
    public static final ErrorCode NO_DATA = VALUES.constant("5000");

    private ErrorCode(String text, boolean known) {
        super(text, known);
    }

    /**
     * The code of a text.
     *
     * @param text the code as the service writes it
     * @return the code, known or not
     */
    public static ErrorCode of(String text) {
        return VALUES.of(text);
    }

    /**
     * All codes this version has a constant for.
     *
     * @return the codes, in no particular order
     */
    public static List<ErrorCode> values() {
        return VALUES.constants();
    }
}
