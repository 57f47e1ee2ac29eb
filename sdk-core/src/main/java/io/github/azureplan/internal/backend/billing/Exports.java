package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
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
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Exports that were asked for and the files they left.
 *
 * @param asked how often the same was asked for
 * @param files by account and path
 */
record Exports(
        PMap<String, Operation> operations,
        PMap<String, Integer> asked,
        PMap<String, Manifest> manifests,
        PMap<String, ByteString> files) {
    private static final Slice<Exports> SLICE =
            new Slice<>("exports", new Exports(PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty()));
    private static final String ACCOUNT = "sandboxrecon01";
    private static final Duration KEPT = Duration.ofDays(30);
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

    static @Nullable ByteString file(State state, String path) {
        return state.get(SLICE).files().get(path);
    }

    @Assumed("an operation or a manifest is gone after 30 days, its files with it")
    static boolean gone(Instant createdAt, Instant now) {
        return !createdAt.plus(KEPT).isAfter(now);
    }

    /** The id the next export of this job will have: asking again makes another one. */
    static String nextId(State state, Context context, Job job) {
        return context.ids().guid("export", job.toString(), String.valueOf(count(state, job)));
    }

    static State ask(State state, Context context, Job job) {
        Exports all = swept(state.get(SLICE), context.now());
        String id = nextId(state, context, job);
        Operation operation = new Operation(id, job, context.now(), context.now(), 0, false, null);
        return state.with(
                SLICE,
                new Exports(
                        all.operations().with(id, operation),
                        all.asked().with(job.toString(), count(state, job) + 1),
                        all.manifests(),
                        all.files()));
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
        Exports all = state.get(SLICE);
        Operation after =
                new Operation(before.id(), before.job(), before.createdAt(), context.now(), polls, failed, manifest);
        return state.with(
                SLICE,
                new Exports(all.operations().with(after.id(), after), all.asked(), all.manifests(), all.files()));
    }

    private static State finish(State state, Context context, Operation operation) {
        ExportFiles written = new ExportFiles(context.settings().billing().rowsPerBlob());
        Job job = operation.job();
        YearMonth month = job.month();
        if (month != null) {
            write(state, context, job, month, written);
        }
        List<ByteString> contents = written.finish();
        if (month == null || contents.isEmpty()) {
            return put(state, context, operation, operation.polls(), true, null);
        }
        Manifest manifest = manifest(context, job, month, written.eTag(), contents.size());
        Exports all = state.get(SLICE);
        PMap<String, ByteString> files = all.files();
        for (int i = 0; i < contents.size(); i++) {
            files = files.with(manifest.directory() + "/" + manifest.names().get(i), contents.get(i));
        }
        State kept = state.with(
                SLICE,
                new Exports(all.operations(), all.asked(), all.manifests().with(manifest.id(), manifest), files));
        return put(kept, context, operation, operation.polls(), false, manifest.id());
    }

    @Documented("Get unbilled usage: data freshness")
    @Assumed("a day's use can be exported 24 hours after the day has ended")
    private static LocalDate lastDay(Job job, YearMonth month) {
        LocalDate complete =
                LocalDate.ofInstant(job.asOf().minus(DELAY), ZoneOffset.UTC).minusDays(1);
        return job.billed() || complete.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : complete;
    }

    private static void write(State state, Context context, Job job, YearMonth month, ExportFiles out) {
        LocalDate last = lastDay(job, month);
        if (job.usage()) {
            Rating.rate(state, context, month, last, job.currency(), day -> {
                Party party = Party.of(state, context.partner(), day.subscription(), day.meter(), job.invoice());
                out.add(Attribute.line(UsageLines.ATTRIBUTES, job.full(), new UsageLines.Row(day, party)));
            });
            return;
        }
        for (Charge charge : Reconciliation.charges(state, context, month, last, job.billed(), job.currency())) {
            Party party = Party.of(state, context.partner(), charge.account(), job.invoice());
            ReconciliationLines.Row row = new ReconciliationLines.Row(charge, party, context.ids());
            out.add(Attribute.line(ReconciliationLines.ATTRIBUTES, job.full(), row));
        }
    }

    @Assumed({
        "the eTag and the names of the files follow from the content, so that they change only with the data",
        "the directory of what is not billed names the currency where that of an invoice names the invoice"
    })
    private static Manifest manifest(Context context, Job job, YearMonth month, String eTag, int files) {
        String kind = (job.billed() ? "billed" : "unbilled") + (job.usage() ? "usage" : "recon") + "fastpath";
        String of = job.billed() ? "InvoiceId=" + job.invoice() : "CurrencyCode=" + job.currency();
        String version = job.billed()
                ? "InvoiceVersion=" + VERSION.format(Invoices.date(month))
                : "Version=" + DateTimeFormatter.BASIC_ISO_DATE.format(lastDay(job, month));
        String directory = "/" + ACCOUNT + "/" + kind + "/v1/PartnerTenantId="
                + context.partner().tenantId() + "/BillingMonth=" + MONTH.format(month) + "/" + of + "/" + version
                + "/Fragment=" + (job.full() ? "full" : "basic") + "/PartitionType=default";
        String id = context.ids().guid("manifest", directory, eTag, String.valueOf(files));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            String part = context.ids().guid("part", id, String.valueOf(i));
            names.add(String.format(Locale.ROOT, "part-%05d-%s.c000.json.gz", i, part));
        }
        return new Manifest(id, context.now(), eTag, directory, List.copyOf(names));
    }

    /** Without the files nobody can reach any more. */
    private static Exports swept(Exports all, Instant now) {
        PMap<String, ByteString> files = all.files();
        for (Manifest manifest : all.manifests().values()) {
            if (gone(manifest.createdAt(), now)) {
                for (String name : manifest.names()) {
                    files = files.without(manifest.directory() + "/" + name);
                }
            }
        }
        return new Exports(all.operations(), all.asked(), all.manifests(), files);
    }
}
