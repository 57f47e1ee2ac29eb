package io.github.azureplan.pricing;

import java.io.IOException;
import java.nio.file.Path;

/** One sheet of any view as the service has it. Immutable; may be opened any number of times. */
public final class GenericSheetSource {
    private final SheetCall call;

    GenericSheetSource(SheetCall call) {
        this.call = call;
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
     * @throws IllegalArgumentException when the view has no sheet of that month
     * @throws io.github.azureplan.errors.BadRequestException when the service has no such sheet, or the app registration
     *     lacks the permission on the partner API: the service says both with 400
     * @throws io.github.azureplan.errors.NotFoundException when the service has no sheet of that month
     */
    public GenericSheet open() {
        return GenericSheet.open(call.open().body(), call.name());
    }

    /**
     * Saves the sheet in a file, as {@link PriceSheetSource#download} does.
     *
     * @param file where to; its directory must exist
     * @return the file
     * @throws IOException when the file cannot be written
     * @throws IllegalArgumentException when the directory does not exist, or the view has no sheet of that month
     * @throws io.github.azureplan.errors.TransportException when the transfer broke off each time
     */
    public Path download(Path file) throws IOException {
        return call.download(file);
    }

    /** What the sheet is of. */
    @Override
    public String toString() {
        return call.name();
    }
}
