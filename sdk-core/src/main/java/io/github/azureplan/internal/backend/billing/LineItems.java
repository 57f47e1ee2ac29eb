package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import java.util.Locale;

/** What requests for line items have in common. */
final class LineItems {
    private LineItems() {}

    @Documented("Get invoice unbilled commercial consumption line items: currencyCode")
    @Assumed("a currency code that is missing or not three letters is 400 with code 3000")
    static String currency(Request request) {
        String given = request.query("currencyCode");
        if (given == null || !given.matches("[A-Za-z]{3}")) {
            throw new Refusal(400, "3000", "currencyCode: must be the three letters of a currency");
        }
        return given.toUpperCase(Locale.ROOT);
    }
}
