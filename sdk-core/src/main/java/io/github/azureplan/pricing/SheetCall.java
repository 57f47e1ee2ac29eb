package io.github.azureplan.pricing;

import io.github.azureplan.common.Market;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.internal.export.SafeFile;
import io.github.azureplan.internal.export.SheetCheck;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request for one sheet, by what a caller knows: market, view and month. Immutable. */
record SheetCall(Wire wire, Market market, SheetView view, YearMonth month) {
    /** Views of which the service gives no sheet of the next month. */
    private static final Set<SheetView> WITHOUT_FUTURE = Set.of(SheetView.MARKETPLACE, SheetView.SOFTWARE);

    private static final YearMonth FIRST_SOFTWARE = YearMonth.of(2022, 3);
    private static final int ATTEMPTS = 3;
    private static final int BUFFER = 64 * 1024;

    /** A report for each so many bytes: some hundred for a sheet. */
    private static final long REPORT_EACH = 256 * 1024;

    String name() {
        boolean usual = view.equals(SheetView.AZURE_CONSUMPTION);
        return "price sheet " + (usual ? "" : view + " ") + market + " " + month;
    }

    TransportResponse open() {
        YearMonth now = YearMonth.from(wire.clock().instant().atOffset(ZoneOffset.UTC));
        requireOffered(now);
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
        return wire.open(call);
    }

    private void requireOffered(YearMonth now) {
        if (month.isAfter(now) && WITHOUT_FUTURE.contains(view)) {
            throw new IllegalArgumentException("month: the service offers no future sheet of " + view + "; ask for "
                    + now + " or an earlier month");
        }
        if (month.isAfter(now.plusMonths(1))) {
            // The service takes no month with its future sheet: it would answer with another month than was asked for.
            throw new IllegalArgumentException("month: the service's future sheet is that of the next month, "
                    + now.plusMonths(1) + "; it has none of " + month + " yet");
        }
        if (view.equals(SheetView.SOFTWARE) && month.isBefore(FIRST_SOFTWARE)) {
            throw new IllegalArgumentException("month: sheets of software begin with " + FIRST_SOFTWARE);
        }
    }

    /** Saves the sheet as it comes; begins again when it breaks off. */
    Path download(Path file) throws IOException {
        Instant begin = wire.clock().instant();
        for (int attempt = 1; ; attempt++) {
            try {
                SafeFile.write(file, out -> copy(out, begin), this::check);
                return file;
            } catch (BrokenOff e) {
                if (attempt == ATTEMPTS) {
                    throw new TransportException(
                            name() + ": broke off " + ATTEMPTS + " times; nothing was saved, call download again",
                            Outcome.NOT_APPLIED,
                            null,
                            e);
                }
                wire.report("download of " + name(), "broke off, begins again", begin, 0, -1);
            }
        }
    }

    /** The sheet did not come as a whole; the disk is not to blame. */
    private static final class BrokenOff extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        BrokenOff(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private void copy(OutputStream out, Instant begin) throws IOException {
        String what = "download of " + name();
        try (TransportResponse response = open()) {
            long total = length(response);
            long done = 0;
            long reported = 0;
            byte[] buffer = new byte[BUFFER];
            wire.report(what, "begins", begin, 0, total);
            for (int n = read(response.body(), buffer); n >= 0; n = read(response.body(), buffer)) {
                out.write(buffer, 0, n);
                done += n;
                if (done - reported >= REPORT_EACH) {
                    reported = done;
                    wire.report(what, "goes on", begin, done, total);
                }
            }
            if (total >= 0 && done != total) {
                throw new BrokenOff(done + " bytes came of " + total, null);
            }
            wire.report(what, "done", begin, done, done);
        }
    }

    private static int read(InputStream body, byte[] buffer) throws IOException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new BrokenOff("the sheet broke off", e);
        }
    }

    private static long length(TransportResponse response) {
        String text = response.headers().first("Content-Length").orElse("").strip();
        boolean number = !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(text) : -1;
    }

    private void check(Path part) throws BrokenOff {
        try {
            RowPart whole = new RowPart(name(), () -> java.nio.file.Files.newInputStream(part));
            SheetCheck.isWhole(whole);
            GenericSheet.open(whole).close(); // a page of a proxy is whole, too, but no sheet
        } catch (DamagedDataException e) {
            throw new BrokenOff("the sheet came damaged", e);
        }
    }
}
