package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.tree.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a line. A cart that is made notes it at the line; a checkout or an order is refused.
 *
 * @param cartError the name of the line's error; null where a cart is refused at once
 * @param late whether a cart does not look at it before its checkout
 * @param more what the line's error adds
 */
record Problem(int status, String code, @Nullable String cartError, String text, boolean late, JsonObject more) {
    /** Noted at the line of a cart, refused by a checkout or an order. */
    static Problem noted(int status, String code, String cartError, String text) {
        return new Problem(status, code, cartError, text, false, JsonObject.EMPTY);
    }

    /** Refused wherever it comes up. */
    static Problem refused(int status, String code, String text) {
        return new Problem(status, code, null, text, false, JsonObject.EMPTY);
    }

    /** Refused by a checkout or an order; a cart holds the line without a word. */
    static Problem late(int status, String code, String text) {
        return new Problem(status, code, null, text, true, JsonObject.EMPTY);
    }

    Problem with(JsonObject addition) {
        return new Problem(status, code, cartError, text, late, addition);
    }

    Refusal refusal() {
        return new Refusal(status, code, text);
    }
}
