package io.github.azureplan.orders;

import io.github.azureplan.common.OpenEnum;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Why a line of a cart cannot be ordered. The service writes it by name or by number; both give the same value.
 */
public final class CartErrorCode extends OpenEnum {
    private static final Values<CartErrorCode> VALUES = new Values<>(CartErrorCode::new);
    private static final Map<String, CartErrorCode> BY_NUMBER = new ConcurrentHashMap<>();

    /** The service does not say. */
    public static final CartErrorCode UNKNOWN = constant(0, "Unknown");

    /** The currency is not sold in. */
    public static final CartErrorCode CURRENCY_IS_NOT_SUPPORTED = constant(10000, "CurrencyIsNotSupported");

    /** The catalog item is not known, or no longer. */
    public static final CartErrorCode CATALOG_ITEM_ID_IS_NOT_VALID = constant(10001, "CatalogItemIdIsNotValid");

    /** There is no quota left. */
    public static final CartErrorCode QUOTA_NOT_AVAILABLE = constant(10002, "QuotaNotAvailable");

    /** There is no stock left. */
    public static final CartErrorCode INVENTORY_NOT_AVAILABLE = constant(10003, "InventoryNotAvailable");

    /** This partner cannot name resellers. */
    public static final CartErrorCode PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER =
            constant(10004, "ParticipantsIsNotSupportedForPartner");

    /** The line cannot be processed. */
    public static final CartErrorCode UNABLE_TO_PROCESS_CART_LINE_ITEM = constant(10006, "UnableToProcessCartLineItem");

    /** The subscription is not valid. */
    public static final CartErrorCode SUBSCRIPTION_IS_NOT_VALID = constant(10007, "SubscriptionIsNotValid");

    /** The subscription cannot take reservations. */
    public static final CartErrorCode SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI =
            constant(10008, "SubscriptionIsNotEnabledForRI");

    /** The limit of the sandbox is reached. */
    public static final CartErrorCode SANDBOX_LIMIT_EXCEEDED = constant(10009, "SandboxLimitExceeded");

    /** The line is wrong. */
    public static final CartErrorCode INVALID_INPUT = constant(10010, "InvalidInput");

    /** The subscription is not registered. */
    public static final CartErrorCode SUBSCRIPTION_NOT_REGISTERED = constant(10011, "SubscriptionNotRegistered");

    /** The confirmation the SKU asks for is missing. */
    public static final CartErrorCode ATTESTATION_NOT_ACCEPTED = constant(10012, "AttestationNotAccepted");

    /** It is not billed that way. */
    public static final CartErrorCode BILLING_PLAN_NOT_SUPPORTED = constant(10013, "BillingPlanNotSupported");

    /** The promotion is not valid. */
    public static final CartErrorCode INVALID_PROMOTION_ID = constant(10014, "InvalidPromotionId");

    /** There are too many seats. */
    public static final CartErrorCode MAX_ALLOWED_SEATS_PER_SUBSCRIPTION_EXCEEDED =
            constant(10015, "MaxAllowedSeatsPerSubscriptionExceeded");

    /** Such a product cannot end at a date of one's own. */
    public static final CartErrorCode INVALID_CUSTOM_TERM_END_DATE_PRODUCT =
            constant(10016, "InvalidCustomTermEndDateProduct");

    /** The end of the term is not possible. */
    public static final CartErrorCode INVALID_CUSTOM_TERM_END_DATE = constant(10017, "InvalidCustomTermEndDate");

    /** There are too few seats of the base offer. */
    public static final CartErrorCode BASE_OFFER_SEAT_QUANTITY_NOT_MET = constant(10018, "BaseOfferSeatQuantityNotMet");

    /** There are too few seats of the add-on. */
    public static final CartErrorCode MINIMUM_ADD_ON_SEATS_NOT_MET = constant(10019, "MinimumAddOnSeatsNotMet");

    /** The legacy offer is no longer sold. */
    public static final CartErrorCode LEGACY_OFFER_NOT_ELIGIBLE_FOR_PURCHASE =
            constant(500600, "LegacyOfferNotEligibleForPurchase");

    private CartErrorCode(String text, boolean known) {
        super(text, known);
    }

    private static CartErrorCode constant(int number, String name) {
        CartErrorCode code = VALUES.constant(name);
        BY_NUMBER.put(Integer.toString(number), code);
        return code;
    }

    /**
     * The value of a text.
     *
     * @param text a name in any spelling, or a number, known or not
     * @return the value; for a known number the constant
     */
    public static CartErrorCode of(String text) {
        CartErrorCode numbered = BY_NUMBER.get(text);
        return numbered != null ? numbered : VALUES.of(text);
    }
}
