package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.usage.RatedDay;
import io.github.azureplan.internal.backend.usage.Rating;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Exports that were asked for and the files they left.
 *
 * @param asked how often the same was asked for
 * @param files by account and path
 * @param made how often the data of an invoice was made anew
 * @param spreads over how many resources an Azure subscription's use of a meter is spread, by both
 */
record Exports(
        PMap<String, Operation> operations,
        PMap<String, Integer> asked,
        PMap<String, Manifest> manifests,
        PMap<String, ExportFile> files,
        PMap<String, Integer> made,
        PMap<String, Integer> spreads) {
    private static final Slice<Exports> SLICE = new Slice<>(
            "exports", new Exports(PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty()));
    private static final int MOST_RESOURCES = 9_999_999;
    private static final String ACCOUNT = "sandboxrecon01";
    private static final Duration DELAY = Duration.ofHours(24);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * What is to be exported.
     *
     * @param usage daily rated usage, or else reconciliation
     * @param invoice of billed data, empty for what is not billed yet
     * @param currency of the customers it is about
     * @param month whose data it is, or null when there is none
     */
    record Job(
            boolean usage,
            String invoice,
            String currency,
            @Nullable YearMonth month,
            boolean full,
            Instant asOf) {
        boolean billed() {
            return !invoice.isEmpty();
        }
    }

    /**
     * An export on its way.
     *
     * @param polls how often it was read
     * @param manifest once it has succeeded
     */
    record Operation(
            String id,
            Job job,
            Instant createdAt,
            Instant lastAction,
            int polls,
            boolean failed,
            @Nullable String manifest) {
        boolean running() {
            return !failed && manifest == null;
        }
    }

    /**
     * What an export left.
     *
     * @param directory the account and the path in it
     * @param names of the files in it
     */
    record Manifest(String id, Instant createdAt, String eTag, String directory, List<String> names) {}

    static @Nullable Operation operation(State state, String id) {
        return state.get(SLICE).operations().get(id.toLowerCase(Locale.ROOT));
    }

    static @Nullable Manifest manifest(State state, String id) {
        return state.get(SLICE).manifests().get(id.toLowerCase(Locale.ROOT));
    }

    static @Nullable ExportFile file(State state, String path) {
        return state.get(SLICE).files().get(path);
    }

    @Assumed("an operation or a manifest is gone after a settable time, its files with it")
    static boolean gone(Instant createdAt, Context context) {
        return !createdAt.plus(context.settings().billing().exportsKept()).isAfter(context.now());
    }

    /** The data of an invoice is made anew: another version, with what is different by now. */
    static State remake(State state, String invoiceId) {
        Invoices.Invoice invoice = Invoices.find(state, invoiceId);
        if (invoice == null) {
            throw Refusal.invalid("invoiceId: there is no invoice " + invoiceId);
        }
        Exports all = state.get(SLICE);
        return state.with(SLICE, all.withMade(all.made().with(invoice.id(), all.timesMade(invoice.id()) + 1)));
    }

    private int timesMade(String invoiceId) {
        Integer times = made.get(invoiceId);
        return times == null ? 0 : times;
    }

    /** The use of a meter is spread over resources: as many lines a day, which share quantity and amounts. */
    static State spread(State state, String azureSubscription, String meter, int resources) {
        if (resources < 1 || resources > MOST_RESOURCES) {
            throw Refusal.invalid("resources: must be 1 to " + MOST_RESOURCES);
        }
        Exports all = state.get(SLICE);
        return state.with(SLICE, all.withSpreads(all.spreads().with(spreadKey(azureSubscription, meter), resources)));
    }

    private static String spreadKey(String azureSubscription, String meter) {
        return (azureSubscription + " " + meter).toLowerCase(Locale.ROOT);
    }

    private static int spread(State state, RatedDay day) {
        Integer resources = state.get(SLICE)
                .spreads()
                .get(spreadKey(day.subscription().id(), day.meter().meterId()));
        return resources == null ? 1 : resources;
    }

    private Exports withOperation(Operation operation) {
        return new Exports(operations.with(operation.id(), operation), asked, manifests, files, made, spreads);
    }

    private Exports withAsked(String job, int times) {
        return new Exports(operations, asked.with(job, times), manifests, files, made, spreads);
    }

    private Exports withManifest(Manifest manifest, PMap<String, ExportFile> all) {
        return new Exports(operations, asked, manifests.with(manifest.id(), manifest), all, made, spreads);
    }

    private Exports withFiles(PMap<String, ExportFile> all) {
        return new Exports(operations, asked, manifests, all, made, spreads);
    }

    private Exports withMade(PMap<String, Integer> all) {
        return new Exports(operations, asked, manifests, files, all, spreads);
    }

    private Exports withSpreads(PMap<String, Integer> all) {
        return new Exports(operations, asked, manifests, files, made, all);
    }

    /** The id the next export of this job will have: asking again makes another one. */
    static String nextId(State state, Context context, Job job) {
        return context.ids().guid("export", job.toString(), String.valueOf(count(state, job)));
    }

    static State ask(State state, Context context, Job job) {
        Exports all = swept(state.get(SLICE), context);
        Operation operation =
                new Operation(nextId(state, context, job), job, context.now(), context.now(), 0, false, null);
        return state.with(SLICE, all.withOperation(operation).withAsked(job.toString(), count(state, job) + 1));
    }

    private static int count(State state, Job job) {
        Integer count = state.get(SLICE).asked().get(job.toString());
        return count == null ? 0 : count;
    }

    /** Reading an export moves it on. */
    @Assumed("an export is done after it was read a settable number of times; at the first it has not started")
    static State poll(State state, Context context, Operation operation) {
        if (!operation.running()) {
            return state;
        }
        return operation.polls() < context.settings().billing().exportPolls()
                ? put(state, context, operation, operation.polls() + 1, false, null)
                : finish(state, context, operation);
    }

    private static State put(
            State state, Context context, Operation before, int polls, boolean failed, @Nullable String manifest) {
        Operation after =
                new Operation(before.id(), before.job(), before.createdAt(), context.now(), polls, failed, manifest);
        return state.with(SLICE, state.get(SLICE).withOperation(after));
    }

    private static State finish(State state, Context context, Operation operation) {
        Job job = operation.job();
        YearMonth month = job.month();
        if (month == null) {
            return put(state, context, operation, operation.polls(), true, null);
        }
        Exports all = state.get(SLICE);
        int rowsPerFile = context.settings().billing().rowsPerBlob();
        List<ExportFile> contents;
        String tag;
        if (job.usage() && isSpread(state, context, job, month)) {
            BulkLines lines = new BulkLines();
            rate(state, context, job, month, row -> lines.add(row, job.full(), spread(state, row.day())));
            lines.finish();
            contents = lines.files(rowsPerFile);
            tag = lines.eTag();
        } else {
            ExportFiles written = new ExportFiles(rowsPerFile);
            write(state, context, job, month, written);
            contents = written.finish().stream().map(ExportFile::of).toList();
            tag = written.eTag();
        }
        if (contents.isEmpty()) {
            return put(state, context, operation, operation.polls(), true, null);
        }
        Manifest manifest = manifest(context, job, month, tag, contents.size(), all.timesMade(job.invoice()));
        PMap<String, ExportFile> files = all.files();
        for (int i = 0; i < contents.size(); i++) {
            files = files.with(manifest.directory() + "/" + manifest.names().get(i), contents.get(i));
        }
        State kept = state.with(SLICE, all.withManifest(manifest, files));
        return put(kept, context, operation, operation.polls(), false, manifest.id());
    }

    private static boolean isSpread(State state, Context context, Job job, YearMonth month) {
        if (state.get(SLICE).spreads().size() == 0) {
            return false;
        }
        boolean[] found = new boolean[1];
        Rating.rate(state, context, month, lastDay(job, month), day -> found[0] |= spread(state, day) > 1);
        return found[0];
    }

    @Documented("Get unbilled usage: data freshness")
    @Assumed("a day's use can be exported 24 hours after the day has ended")
    static LocalDate lastDay(Job job, YearMonth month) {
        LocalDate complete =
                LocalDate.ofInstant(job.asOf().minus(DELAY), ZoneOffset.UTC).minusDays(1);
        return job.billed() || complete.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : complete;
    }

    private static void write(State state, Context context, Job job, YearMonth month, ExportFiles out) {
        if (job.usage()) {
            rate(state, context, job, month, row -> out.add(Attribute.line(UsageLines.ATTRIBUTES, job.full(), row)));
            return;
        }
        LocalDate last = lastDay(job, month);
        for (Charge charge : Reconciliation.charges(state, context, month, last, job.billed(), job.currency())) {
            Party party = Party.of(state, context.partner(), charge.account(), job.invoice());
            ReconciliationLines.Row row = new ReconciliationLines.Row(charge, party, context.ids());
            out.add(Attribute.line(ReconciliationLines.ATTRIBUTES, job.full(), row));
        }
    }

    private static void rate(State state, Context context, Job job, YearMonth month, Consumer<UsageLines.Row> out) {
        Rating.rate(state, context, month, lastDay(job, month), job.currency(), day -> {
            Party party = Party.of(state, context.partner(), day.subscription(), day.meter(), job.invoice());
            out.accept(new UsageLines.Row(day, party));
        });
    }

    @Assumed({
        "the eTag and the names of the files follow from content and version, so that they change only with the data",
        "the data of an invoice that is made anew has a version an hour later than the one before",
        "the directory of what is not billed names the currency where that of an invoice names the invoice"
    })
    private static Manifest manifest(
            Context context, Job job, YearMonth month, String contentTag, int files, int timesMade) {
        String kind = (job.billed() ? "billed" : "unbilled") + (job.usage() ? "usage" : "recon") + "fastpath";
        String of = job.billed() ? "InvoiceId=" + job.invoice() : "CurrencyCode=" + job.currency();
        String version = job.billed()
                ? "InvoiceVersion=" + VERSION.format(Invoices.date(month).plus(Duration.ofHours(timesMade)))
                : "Version=" + DateTimeFormatter.BASIC_ISO_DATE.format(lastDay(job, month));
        String directory = "/" + ACCOUNT + "/" + kind + "/v1/PartnerTenantId="
                + context.partner().tenantId() + "/BillingMonth=" + MONTH.format(month) + "/" + of + "/" + version
                + "/Fragment=" + (job.full() ? "full" : "basic") + "/PartitionType=default";
        String eTag = timesMade == 0 ? contentTag : context.ids().hex(contentTag.length(), contentTag, version);
        String id = context.ids().guid("manifest", directory, eTag, String.valueOf(files));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            String part = context.ids().guid("part", id, String.valueOf(i));
            names.add(String.format(Locale.ROOT, "part-%05d-%s.c000.json.gz", i, part));
        }
        return new Manifest(id, context.now(), eTag, directory, List.copyOf(names));
    }

    /** Without the files nobody can reach any more. */
    private static Exports swept(Exports all, Context context) {
        PMap<String, ExportFile> files = all.files();
        for (Manifest manifest : all.manifests().values()) {
            if (gone(manifest.createdAt(), context)) {
                for (String name : manifest.names()) {
                    files = files.without(manifest.directory() + "/" + name);
                }
            }
        }
        return all.withFiles(files);
    }
}
