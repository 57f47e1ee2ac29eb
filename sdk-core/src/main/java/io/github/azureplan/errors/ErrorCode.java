package io.github.azureplan.errors;

import io.github.azureplan.common.OpenEnum;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/**
 * A code of the service. A code this version has no constant for keeps its text; the same number may mean different
 * things under different HTTP statuses.
 */
@SuppressWarnings("serial") // its text is written in its place, so that nothing of the superclass is
public final class ErrorCode extends OpenEnum implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

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

    /** No such user (404). */
    public static final ErrorCode USER_NOT_FOUND = VALUES.constant("60002");

    /** The customer's licenses could not be migrated (400). */
    public static final ErrorCode LICENSE_MIGRATION_FAILED = VALUES.constant("60000");

    /** No license is left to be assigned (400). */
    public static final ErrorCode NO_LICENSES_LEFT = VALUES.constant("60012");

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

    /** The address is not valid; the description may hold a JSON text with a corrected one (400). */
    public static final ErrorCode ADDRESS_INVALID = VALUES.constant("2007");

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

    /** No partner has this MPN id. */
    public static final ErrorCode PARTNER_ID_NOT_FOUND = VALUES.constant("800015");

    /** An indirect provider named itself as the partner on record. */
    public static final ErrorCode OWN_PARTNER_ID = VALUES.constant("2072");

    /** An MPN id that is wrong or has not been moved to Partner Center; from the status of a partner agreement. */
    public static final ErrorCode MPN_ID_INVALID = VALUES.constant("2200");

    /** The reseller's MPN id belongs to another region; from the status of a partner agreement. */
    public static final ErrorCode MPN_ID_OF_OTHER_REGION = VALUES.constant("2201");

    /** The reseller of this MPN id has not signed; from the status of a partner agreement. */
    public static final ErrorCode MPN_ID_NOT_SIGNED = VALUES.constant("2203");

    /** The MPN id is no indirect reseller's; from the status of a partner agreement. */
    public static final ErrorCode MPN_ID_NOT_ENROLLED = VALUES.constant("2204");

    /** Partner Center has no account of this tenant; from the status of a partner agreement. */
    public static final ErrorCode PARTNER_TENANT_UNKNOWN = VALUES.constant("2205");

    /** The reseller of this tenant has not signed; from the status of a partner agreement. */
    public static final ErrorCode PARTNER_TENANT_NOT_SIGNED = VALUES.constant("2206");

    /** No such product (404). */
    public static final ErrorCode PRODUCT_NOT_FOUND = VALUES.constant("400013");

    /** No such SKU (404). */
    public static final ErrorCode SKU_NOT_FOUND = VALUES.constant("400018");

    /** No such availability; ids change, look it up again (404). */
    public static final ErrorCode AVAILABILITY_NOT_FOUND = VALUES.constant("400019");

    /** The customer or partner may not buy as this kind of customer (403). */
    public static final ErrorCode SEGMENT_NOT_ALLOWED = VALUES.constant("400030");

    /** The partner may not see this view of the catalog (403). */
    public static final ErrorCode VIEW_NOT_ALLOWED = VALUES.constant("400036");

    /** The catalog cannot make sense of a parameter (400). */
    public static final ErrorCode CATALOG_INPUT = VALUES.constant("400056");

    /** A catalog item id is missing (400). */
    public static final ErrorCode CATALOG_ITEM_ID_MISSING = VALUES.constant("900142");

    /** The availabilities of a SKU could not be read; look them up again (400). */
    public static final ErrorCode AVAILABILITIES_UNREADABLE = VALUES.constant("900143");

    /** The SKU to provision is missing (400). */
    public static final ErrorCode PROVISIONING_SKU_MISSING = VALUES.constant("900144");

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

    /** A line of the cart cannot be processed (500). */
    public static final ErrorCode CART_LINE_PROBLEM = VALUES.constant("800087");

    /** The cart was submitted before (400). */
    public static final ErrorCode CART_SUBMITTED = VALUES.constant("800065");

    /** The quantity is not available for the item (400). */
    public static final ErrorCode QUANTITY_NOT_AVAILABLE = VALUES.constant("800017");

    /** The item is out of stock (400). */
    public static final ErrorCode OUT_OF_STOCK = VALUES.constant("800010");

    /** The item is not sold in the customer's country (400). */
    public static final ErrorCode NOT_SOLD_IN_COUNTRY = VALUES.constant("800070");

    /** The offer id is not valid (400). */
    public static final ErrorCode INVALID_OFFER_ID = VALUES.constant("800004");

    /** The confirmation that the item asks for is missing (400). */
    public static final ErrorCode ATTESTATION_NOT_ACCEPTED = VALUES.constant("900203");

    /** Several partners on record are not confirmed (400). */
    public static final ErrorCode PARTNER_ATTESTATION_MISSING = VALUES.constant("900206");

    /** The metered service needs an Azure plan of the customer (400). */
    public static final ErrorCode PLAN_REQUIRED = VALUES.constant("900128");

    /** The named Azure plan is missing or has no active Azure subscription (400). */
    public static final ErrorCode PLAN_NOT_USABLE = VALUES.constant("900129");

    /** A limit of the integration sandbox is reached (400). */
    public static final ErrorCode SANDBOX_LIMIT = VALUES.constant("800018");

    /** The order is in progress (409). */
    public static final ErrorCode ORDER_IN_PROGRESS = VALUES.constant("800060");

    /** No such order, or it is not visible yet (404). */
    public static final ErrorCode ORDER_NOT_FOUND = VALUES.constant("20000");

    /** The order cannot be processed (400). */
    public static final ErrorCode ORDER_NOT_PROCESSABLE = VALUES.constant("4018");

    /** The creation of the order failed (500). */
    public static final ErrorCode ORDER_CREATION_FAILED = VALUES.constant("800005");

    /** Nothing is known of the provisioning yet (404). */
    public static final ErrorCode PROVISIONING_NOT_AVAILABLE = VALUES.constant("800007");

    /** A change of the order is pending (409). */
    public static final ErrorCode ORDER_CHANGE_PENDING = VALUES.constant("800014");

    /** The lines of an order are not numbered from 0 without gaps (400). */
    public static final ErrorCode LINE_NUMBER_OUT_OF_RANGE = VALUES.constant("800071");

    /** Orders of this kind are cancelled in the sandbox only (403). */
    public static final ErrorCode CANCELLED_IN_SANDBOX_ONLY = VALUES.constant("800019");

    /** The order cannot be cancelled (400). */
    public static final ErrorCode ORDER_NOT_CANCELLABLE = VALUES.constant("800061");

    /** The order cannot be cancelled; its subscriptions are to be suspended (400). */
    public static final ErrorCode SUSPEND_INSTEAD = VALUES.constant("800063");

    /** The time in which the order could be cancelled is over (400). */
    public static final ErrorCode CANCELLATION_TIME_OVER = VALUES.constant("900117");

    /** The customer has as many subscriptions as allowed (403). */
    public static final ErrorCode SUBSCRIPTION_LIMIT = VALUES.constant("800066");

    /** The partner has as many Azure subscriptions as allowed (403). */
    public static final ErrorCode AZURE_SUBSCRIPTION_LIMIT = VALUES.constant("800068");

    /** The sandbox has as many Azure plans as allowed (400). */
    public static final ErrorCode SANDBOX_PLAN_LIMIT = VALUES.constant("900116");

    /** The partner's credit line is too low (403). */
    public static final ErrorCode CREDIT_LINE = VALUES.constant("800023");

    /** The partner's credit limit does not suffice (403). */
    public static final ErrorCode CREDIT_LIMIT = VALUES.constant("900121");

    /** The risk check failed (403). */
    public static final ErrorCode RISK_CHECK = VALUES.constant("800069");

    /** The customer account is under review (403). */
    public static final ErrorCode CUSTOMER_UNDER_REVIEW = VALUES.constant("800073");

    /** The customer account is still under review (403). */
    public static final ErrorCode CUSTOMER_STILL_UNDER_REVIEW = VALUES.constant("800074");

    /** The customer account is not approved (403). */
    public static final ErrorCode CUSTOMER_NOT_APPROVED = VALUES.constant("800075");

    /** The customer's tenant lacks what the offer needs (400). */
    public static final ErrorCode CUSTOMER_NOT_TAGGED = VALUES.constant("800086");

    /** More plans than the customer may have (403). */
    public static final ErrorCode PLAN_LIMIT = VALUES.constant("800089");

    /** A legacy Azure subscription of the customer is suspended, which keeps all from moving (403). */
    public static final ErrorCode UPGRADE_SUSPENDED_SUBSCRIPTION = VALUES.constant("900105");

    /** No such transition (404). */
    public static final ErrorCode UPGRADE_NOT_FOUND = VALUES.constant("900106");

    /** The catalog has no Azure plan to move the customer to (400). */
    public static final ErrorCode UPGRADE_ITEM_NOT_FOUND = VALUES.constant("900107");

    /** The customer has no Azure subscriptions to move (403). */
    public static final ErrorCode UPGRADE_NOTHING_TO_MOVE = VALUES.constant("900108");

    /** A transition of the customer is under way, and another one is not started (409). */
    public static final ErrorCode UPGRADE_RUNNING = VALUES.constant("900109");

    /** The customer was moved before (400). */
    public static final ErrorCode UPGRADE_COMPLETED = VALUES.constant("900110");

    /** The transition belongs to another customer (400). */
    public static final ErrorCode UPGRADE_OF_ANOTHER_CUSTOMER = VALUES.constant("900111");

    /** Azure Partner Shared Services cannot be moved (403). */
    public static final ErrorCode UPGRADE_SHARED_SERVICES = VALUES.constant("900119");

    /** The transition cannot be processed (403). */
    public static final ErrorCode UPGRADE_CANNOT_BE_PROCESSED = VALUES.constant("900120");

    /** An Azure subscription was bought too recently to be moved (403). */
    public static final ErrorCode UPGRADE_TOO_RECENT = VALUES.constant("900130");

    /** A transition of the customer is pending, and so no plan can be bought (409). */
    public static final ErrorCode UPGRADE_PENDING = VALUES.constant("900112");

    /** A transition of the customer is running, and so no plan can be bought (409). */
    public static final ErrorCode UPGRADE_IN_PROGRESS = VALUES.constant("900113");

    /** A transition of the customer has failed, and so no plan can be bought (409). */
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

    /** Subscriptions and Azure subscriptions: active already (400). */
    public static final ErrorCode SUBSCRIPTION_ALREADY_ACTIVE = VALUES.constant("800041");

    /** Subscriptions and Azure subscriptions: not active, where it has to be, for example cancelled already (400). */
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

    /** Azure Resource Manager: no right to bill, or the plan was bought a moment ago (403). */
    public static final ErrorCode FORBIDDEN = VALUES.constant("Forbidden");

    /** Azure Resource Manager: no such Azure subscription in this tenant (404). */
    public static final ErrorCode AZURE_SUBSCRIPTION_NOT_FOUND = VALUES.constant("SubscriptionNotFound");

    /** Azure Resource Manager: the Azure subscription is disabled and takes no changes (409). */
    public static final ErrorCode AZURE_SUBSCRIPTION_READ_ONLY = VALUES.constant("ReadOnlyDisabledSubscription");

    /** Azure Resource Manager: a required parameter is missing (400). */
    public static final ErrorCode MISSING_PARAMETER = VALUES.constant("MissingParameter");

    /** Azure Resource Manager: the principal has the role there already (409). */
    public static final ErrorCode ROLE_ASSIGNMENT_EXISTS = VALUES.constant("RoleAssignmentExists");

    /** Azure Resource Manager: the directory does not know the principal, or not yet (400). */
    public static final ErrorCode PRINCIPAL_NOT_FOUND = VALUES.constant("PrincipalNotFound");

    /** Azure Resource Manager: the token is of another tenant than the one that is asked about (401). */
    public static final ErrorCode TOKEN_TENANT = VALUES.constant("InvalidAuthenticationTokenTenant");

    /** Azure Resource Manager: too many requests for one subscription or tenant (429). */
    public static final ErrorCode AZURE_THROTTLED = VALUES.constant("SubscriptionRequestsThrottled");

    /** A billing export found no data. */
    public static final ErrorCode NO_DATA = VALUES.constant("5000");

    private ErrorCode(String text, boolean known) {
        super(text, known);
    }

    /**
     * Serialized as its text.
     *
     * @return what is written in its place
     */
    @Serial
    private Object writeReplace() {
        return new Written(text());
    }

    private record Written(String text) implements Serializable {
        @Serial
        private Object readResolve() {
            return of(text);
        }
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
