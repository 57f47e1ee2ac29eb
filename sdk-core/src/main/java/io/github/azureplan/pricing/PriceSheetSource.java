package io.github.azureplan.pricing;

import io.github.azureplan.common.Market;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** One price sheet as the service has it. Immutable; may be opened any number of times. */
public final class PriceSheetSource {
    private final Wire wire;
    private final Market market;
    private final String view;
    private final YearMonth month;

    PriceSheetSource(Wire wire, Market market, String view, YearMonth month) {
        this.wire = wire;
        this.market = market;
        this.view = view;
        this.month = month;
    }

    /**
     * Opens the sheet; it streams from the service while it is read. A deadline covers reaching its first byte.
     *
     * <p><!-- GET_PRICE_SHEET -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-price-sheet">{@code GET /v1.0/sales/pricesheets(Market='<market>',PricesheetView='<view>')/$value}</a>
     * (App+User only; safe to repeat). Roles: Admin agent or Sales agent. An app without the right permission is
     * refused with 400.
     * <!-- end -->
     *
     * @return the sheet before its first row; to be closed
     * @throws io.github.azureplan.errors.BadRequestException when the service has no such sheet, or the app registration
     *     lacks the permission on the partner API: the service says both with 400
     */
    public PriceSheet open() {
        YearMonth now = YearMonth.from(wire.clock().instant().atOffset(ZoneOffset.UTC));
        Call.Builder call = Call.on(Routes.GET_PRICE_SHEET)
                .path("market", market)
                .path("view", view)
                .header("Accept", "application/octet-stream")
                // The compressed form is a zip archive, not a content coding; the sheet tells by its first bytes.
                .header("Accept-Encoding", "deflate");
        if (month.equals(now)) {
            call.query("timeline", "current");
        } else if (month.isBefore(now)) {
            call.query("timeline", "history").query("month", Prices.MONTH.format(month));
        } else {
            call.query("timeline", "future");
        }
        return PriceSheet.open(wire.open(call).body(), "price sheet " + market + " " + month);
    }

    @Override
    public String toString() {
        return "PriceSheetSource[" + view + ", " + market + ", " + month + "]";
    }
}
