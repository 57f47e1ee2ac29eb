package io.github.azureplan.backend;

/** How the making of an order fails. */
public enum OrderFailure {
    /** The creation of the order failed (500/800005). */
    CREATION_FAILED("800005"),
    /** There is a problem with a line item (500/800087). */
    LINE_PROBLEM("800087"),
    /** The order cannot be processed (400/4018). */
    NOT_PROCESSABLE("4018");

    private final String code;

    OrderFailure(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
