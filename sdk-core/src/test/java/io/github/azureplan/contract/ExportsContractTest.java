package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.BillingLines;
import io.github.azureplan.billing.Export;
import io.github.azureplan.billing.ExportOperation;
import io.github.azureplan.billing.ExportRequest;
import io.github.azureplan.billing.Exports;
import io.github.azureplan.billing.Exports.UnbilledPeriod;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.ReconciliationLine;
import io.github.azureplan.billing.ReconciliationLines;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Progress;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.rows.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** How an export is asked for, waited for, resumed and read while tokens end and connections break. */
class ExportsContractTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final String FILES = "**.json.gz";

    private static AzureSubscription used(Lab lab) {
        AzureSubscription dev = lab.plan().azureSubscriptions().create(NewAzureSubscription.named("dev"));
        for (Meter meter : lab.backend().world().meters().subList(0, 4)) {
            lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal("24"));
        }
        return dev;
    }

    private static void moveTo(Lab lab, LocalDate day) {
        LocalDate today = lab.backend().clock().now().atOffset(ZoneOffset.UTC).toLocalDate();
        lab.backend().clock().advance(Period.ofDays((int) (day.toEpochDay() - today.toEpochDay())));
    }

    private static String invoiced(Lab lab) {
        used(lab);
        moveTo(lab, LocalDate.of(2026, 4, 9));
        return lab.client().billing().invoices().latest(EUR).map(Invoice::id).orElseThrow();
    }

    private static <S extends BillingLines<?, S>> List<Row> rows(S lines) {
        try (lines) {
            return lines.stream().map(line -> line.row()).toList();
        }
    }

    @OnEveryTransport
    void all_four_exports_come_in_both_attribute_sets(Lab lab) {
        String invoice = invoiced(lab);
        Exports exports = lab.client().billing().exports();
        for (AttributeSet set : AttributeSet.values()) {
            UsageLines billed = exports.billedUsage(invoice, set).open();
            assertThat(billed.attributes()).contains(set);
            assertThat(rows(billed)).hasSizeGreaterThan(100).allSatisfy(row -> {
                assertThat(row.text(UsageLine.INVOICE_NUMBER)).isEqualTo(invoice);
                assertThat(row.has(UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE)).isEqualTo(set == AttributeSet.FULL);
            });
            UsageLines unbilled =
                    exports.unbilledUsage(EUR, UnbilledPeriod.CURRENT, set).open();
            assertThat(rows(unbilled))
                    .hasSize(4 * 7)
                    .allSatisfy(row ->
                            assertThat(row.text(UsageLine.INVOICE_NUMBER)).isEmpty());
            ReconciliationLines charges =
                    exports.billedReconciliation(invoice, set).open();
            assertThat(rows(charges)).isNotEmpty().allSatisfy(row -> {
                assertThat(row.text(ReconciliationLine.INVOICE_NUMBER)).isEqualTo(invoice);
                assertThat(row.has(ReconciliationLine.QUANTITY)).isEqualTo(set == AttributeSet.FULL);
            });
            ReconciliationLines coming = exports.unbilledReconciliation(EUR, UnbilledPeriod.CURRENT, set)
                    .open();
            assertThat(rows(coming))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(row -> assertThat(row.text(ReconciliationLine.INVOICE_NUMBER))
                            .isEmpty());
        }
    }

    @OnEveryTransport
    void an_export_that_was_asked_for_is_gone_on_with_by_another_process(Lab lab) {
        String invoice = invoiced(lab);
        ExportRequest<UsageLines> request = ExportRequest.billedUsage(invoice);
        String kept = lab.client().billing().exports().start(request).id();
        assertThat(kept).matches("[0-9a-f-]{36}");

        Export<UsageLines> export = lab.client(builder -> builder)
                .billing()
                .exports()
                .resume(request, kept)
                .await();

        assertThat(export.operationId()).isEqualTo(kept);
        assertThat(rows(export.open())).hasSizeGreaterThan(100);
        assertThat(lab.requests("POST", "usage/billed/export")).isEqualTo(1);
    }

    @OnEveryTransport
    void a_deadline_names_the_operation_to_go_on_with(Lab lab) {
        lab.backend(b -> b.exportPolls(30).exportRetryAfter(Duration.ofSeconds(40)));
        String invoice = invoiced(lab);
        ExportRequest<UsageLines> request = ExportRequest.billedUsage(invoice);
        List<Progress.Update> news = new ArrayList<>();
        Exports hurried = lab.client()
                .with(CallOptions.deadline(Duration.ofMinutes(5)).progress(news::add))
                .billing()
                .exports();

        DeadlineExceededException late =
                catchThrowableOfType(DeadlineExceededException.class, () -> hurried.run(request));

        assertThat(late.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(late.lastState()).isEqualTo("running");
        String id = late.resumeWith().orElseThrow().id();
        assertThat(news)
                .hasSize(8)
                .allSatisfy(update -> assertThat(update.what()).contains("export billed usage"));
        assertThat(news.get(0).state()).isEqualTo("notStarted");
        assertThat(news.get(7).elapsed()).isEqualTo(Duration.ofSeconds(280));
        assertThat(rows(lab.client()
                        .billing()
                        .exports()
                        .resume(request, id)
                        .await()
                        .open()))
                .isNotEmpty();
        assertThat(lab.requests("POST", "usage/billed/export")).isEqualTo(1);
    }

    @OnEveryTransport
    void an_operation_that_is_too_old_is_asked_for_again(Lab lab) {
        lab.backend(b -> b.exportsKept(Duration.ofDays(2)));
        String invoice = invoiced(lab);
        ExportOperation<UsageLines> old = lab.client().billing().exports().start(ExportRequest.billedUsage(invoice));
        lab.backend().clock().advance(Duration.ofDays(3));
        List<String> states = new ArrayList<>();

        Export<UsageLines> export = lab.client()
                .with(CallOptions.none().progress(update -> states.add(update.state())))
                .billing()
                .exports()
                .resume(old.request(), old.id())
                .await();

        assertThat(export.operationId()).isNotEqualTo(old.id());
        assertThat(states).contains("gone, asked for again").endsWith("files are there");
        assertThat(rows(export.open())).isNotEmpty();
    }

    @OnEveryTransport
    void an_operation_that_never_was_is_not_found(Lab lab) {
        Exports exports = lab.client().billing().exports();
        ExportRequest<UsageLines> request = ExportRequest.billedUsage("G000000001");
        assertThatThrownBy(() -> exports.resume(request, "9c8a5f0e-3333-4a4a-9d9d-000000000000")
                        .await())
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> exports.resume(request, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exports.resume(request, "https://evil.example/v1.0/operations/x?y")
                        .await())
                .hasMessageContaining("evil.example");
        assertThatThrownBy(() -> ExportRequest.billedUsage(" ")).hasMessageStartingWith("invoiceId:");
    }

    @OnEveryTransport
    void a_token_that_ends_while_lines_are_read_is_renewed(Lab lab) {
        lab.backend(b -> b.rowsPerBlob(40).sasLife(Duration.ofMinutes(10)));
        String invoice = invoiced(lab);
        Export<UsageLines> export = lab.client().billing().exports().billedUsage(invoice, AttributeSet.FULL);
        List<Row> expected = rows(export.open());
        List<Row> read = new ArrayList<>();
        long looks = operationsRead(lab);

        try (UsageLines lines = export.open()) {
            for (UsageLine line : lines) {
                read.add(line.row());
                if (read.size() % 40 == 1) {
                    lab.backend().clock().advance(Duration.ofMinutes(11));
                }
            }
        }

        assertThat(read).isEqualTo(expected);
        assertThat(operationsRead(lab) - looks).isEqualTo((expected.size() - 1) / 40);
        assertThat(export.manifest().expiresAt().orElseThrow())
                .isAfter(lab.backend().clock().now().minus(Duration.ofMinutes(11)));
    }

    private static long operationsRead(Lab lab) {
        return lab.backend().requests().stream()
                .filter(request -> request.path().contains("/billing/operations/"))
                .count();
    }

    @OnEveryTransport
    void a_token_that_is_refused_for_good_is_an_error(Lab lab) {
        lab.backend(b -> b.sasLife(Duration.ZERO));
        String invoice = invoiced(lab);
        Export<UsageLines> export = lab.client().billing().exports().billedUsage(invoice, AttributeSet.FULL);

        assertThatThrownBy(export::open).isInstanceOf(ForbiddenException.class).hasMessageNotContaining("sig=");
    }

    @OnEveryTransport
    void a_broken_file_is_taken_up_where_it_broke(Lab lab) {
        lab.backend(b -> b.rowsPerBlob(50));
        String invoice = invoiced(lab);
        Export<UsageLines> export = lab.client().billing().exports().billedUsage(invoice, AttributeSet.FULL);
        List<Row> expected = rows(export.open());
        long before = lab.requests("GET", ".gz");

        lab.backend().faults().add(Fault.cutBody().on("GET", FILES).times(3));

        assertThat(rows(export.open())).isEqualTo(expected);
        assertThat(lab.requests("GET", ".gz") - before).isEqualTo(expected.size() / 50 + 1 + 3);
    }

    @OnEveryTransport
    void a_file_that_stays_broken_names_itself_and_the_line(Lab lab) {
        lab.backend(b -> b.rowsPerBlob(50));
        String invoice = invoiced(lab);
        Export<UsageLines> export = lab.client().billing().exports().billedUsage(invoice, AttributeSet.FULL);
        String second = export.files().get(1).name();
        lab.backend().faults().add(Fault.cutBody().on("GET", "**/" + second).times(1000));
        List<Row> read = new ArrayList<>();

        DamagedDataException damaged = catchThrowableOfType(DamagedDataException.class, () -> {
            try (UsageLines lines = export.open()) {
                lines.forEach(line -> read.add(line.row()));
            }
        });

        assertThat(damaged.source()).isEqualTo(second);
        assertThat(damaged.line()).isPositive();
        assertThat(read).hasSizeGreaterThanOrEqualTo(50);
        assertThat(lab.requests("GET", second.toLowerCase(java.util.Locale.ROOT)))
                .isLessThan(60);
    }

    @OnEveryTransport
    void data_that_is_made_anew_while_it_is_read_is_never_mixed(Lab lab) {
        lab.backend(b -> b.rowsPerBlob(40).sasLife(Duration.ofMinutes(10)).exportsKept(Duration.ofHours(1)));
        String invoice = invoiced(lab);
        Export<UsageLines> export = lab.client().billing().exports().billedUsage(invoice, AttributeSet.FULL);

        try (UsageLines lines = export.open()) {
            Iterator<UsageLine> rows = lines.iterator();
            rows.next();
            lab.backend().world().reissue(invoice);
            lab.backend().clock().advance(Duration.ofHours(2));

            assertThatThrownBy(() -> rows.forEachRemaining(line -> {}))
                    .isInstanceOf(DamagedDataException.class)
                    .hasMessageContaining("made anew")
                    .hasMessageContaining(export.eTag());
        }

        Export<UsageLines> anew = lab.client().billing().exports().billedUsage(invoice, AttributeSet.FULL);
        assertThat(anew.eTag()).isNotEqualTo(export.eTag());
        assertThat(anew.manifest().rootDirectory().toString())
                .contains("InvoiceVersion=202604080100")
                .isNotEqualTo(export.manifest().rootDirectory().toString());
        assertThat(lab.client()
                        .billing()
                        .exports()
                        .billedUsage(invoice, AttributeSet.FULL)
                        .eTag())
                .isEqualTo(anew.eTag());
    }

    @OnEveryTransport
    void an_operation_that_ends_while_lines_are_read_is_replaced_when_the_data_is_the_same(Lab lab) {
        lab.backend(b -> b.rowsPerBlob(40).sasLife(Duration.ofMinutes(10)).exportsKept(Duration.ofHours(1)));
        String invoice = invoiced(lab);
        Export<UsageLines> export = lab.client().billing().exports().billedUsage(invoice, AttributeSet.FULL);
        List<Row> expected = rows(export.open());
        List<Row> read = new ArrayList<>();

        try (UsageLines lines = export.open()) {
            for (UsageLine line : lines) {
                read.add(line.row());
                if (read.size() == 41) {
                    lab.backend().clock().advance(Duration.ofHours(2));
                }
            }
        }

        assertThat(read).isEqualTo(expected);
    }

    @OnEveryTransport
    void a_deadline_covers_the_first_byte_and_not_what_is_read_later(Lab lab) {
        lab.backend(b -> b.rowsPerBlob(40));
        String invoice = invoiced(lab);
        int read = 0;

        try (UsageLines lines = lab.client()
                .with(CallOptions.deadline(Duration.ofMinutes(5)))
                .billing()
                .usage(invoice)
                .open()) {
            for (UsageLine line : lines) {
                read++;
                if (read == 5) {
                    lab.backend().clock().advance(Duration.ofMinutes(20));
                }
                assertThat(line.usageDate()).isNotNull();
            }
        }

        assertThat(read).isGreaterThan(100);
    }

    @OnEveryTransport
    void an_export_of_many_resources_is_made_while_it_is_read(Lab lab) {
        lab.backend(b -> b.rowsPerBlob(30_000));
        AzureSubscription dev = lab.plan().azureSubscriptions().create(NewAzureSubscription.named("dev"));
        Meter meter = lab.backend().world().meters().get(0);
        lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal("24"));
        List<Row> single = unbilled(lab);
        lab.backend().world().resources(dev.id(), meter.meterId(), 7001);
        lab.backend().faults().add(Fault.cutBody().on("GET", FILES).times(2));

        List<Row> spread = unbilled(lab);

        assertThat(spread).hasSize(single.size() * 7001);
        assertThat(spread.stream().map(row -> row.text(UsageLine.RESOURCE_URI)).distinct())
                .hasSize(7001);
        for (var column :
                List.of(UsageLine.QUANTITY, UsageLine.PRICING_PRE_TAX_TOTAL, UsageLine.BILLING_PRE_TAX_TOTAL)) {
            assertThat(spread.stream().map(row -> row.need(column)).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(
                            single.stream().map(row -> row.need(column)).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        assertThatThrownBy(() -> lab.backend().world().resources(dev.id(), meter.meterId(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Row> unbilled(Lab lab) {
        moveTo(lab, LocalDate.of(2026, 3, 9));
        return rows(lab.client()
                .billing()
                .exports()
                .unbilledUsage(EUR, UnbilledPeriod.CURRENT, AttributeSet.BASIC)
                .open());
    }
}
