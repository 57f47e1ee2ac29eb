package io.github.azureplan.backend;

/** What Microsoft checks before an order is made, outside the API. */
public enum OrderCheck {
    /** The customer account is under review (403/800073). */
    CUSTOMER_UNDER_REVIEW("800073"),
    /** The customer account is still under review (403/800074). */
    CUSTOMER_STILL_UNDER_REVIEW("800074"),
    /** The customer account is not approved (403/800075). */
    CUSTOMER_NOT_APPROVED("800075"),
    /** The risk management check has failed (403/800069). */
    RISK("800069"),
    /** The credit line is below the needed threshold (403/800023). */
    CREDIT_LINE("800023"),
    /** The credit line is below the needed threshold, with the other code for it (400/800025). */
    CREDIT_LINE_BAD_REQUEST("800025"),
    /** Support has to look at the purchase (400/800022). */
    SUPPORT("800022"),
    /** The partner is not eligible for the transaction (400/800024). */
    PARTNER_NOT_ELIGIBLE("800024"),
    /** The customer is not eligible for the transaction (400/800026). */
    CUSTOMER_NOT_ELIGIBLE("800026"),
    /** The purchase is not eligible for the transaction (400/800062). */
    PURCHASE_NOT_ELIGIBLE("800062");

    private final String code;

    OrderCheck(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
