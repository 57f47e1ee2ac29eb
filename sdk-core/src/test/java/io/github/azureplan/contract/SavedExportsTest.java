package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.Export;
import io.github.azureplan.billing.ExportComparison;
import io.github.azureplan.billing.ExportRequest;
import io.github.azureplan.billing.Exports.UnbilledPeriod;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.LineChange;
import io.github.azureplan.billing.Reconciliation;
import io.github.azureplan.billing.ReconciliationLine;
import io.github.azureplan.billing.ReconciliationLines;
import io.github.azureplan.billing.SavedExport;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.common.Progress;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.rows.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export in a folder: whole or not there, gone on with after a crash, the same digits without network. */
class SavedExportsTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @TempDir
    Path directory;

    private final Lab lab = new Lab(Front.IN_MEMORY);
    private AzureSubscription dev;
    private String invoice;

    @BeforeEach
    void month() {
        lab.backend(b -> b.rowsPerBlob(30));
        dev = lab.plan().azureSubscriptions().create(NewAzureSubscription.named("dev"));
        use("24");
        moveTo(LocalDate.of(2026, 4, 9));
        invoice = lab.client().billing().invoices().latest(EUR).map(Invoice::id).orElseThrow();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void use(String quantity) {
        for (Meter meter : lab.backend().world().meters().subList(0, 4)) {
            lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal(quantity));
        }
    }

    private void moveTo(LocalDate day) {
        LocalDate today = lab.backend().clock().now().atOffset(ZoneOffset.UTC).toLocalDate();
        lab.backend().clock().advance(Period.ofDays((int) (day.toEpochDay() - today.toEpochDay())));
    }

    private Export<UsageLines> export() {
        return lab.client().billing().exports().billedUsage(invoice, AttributeSet.FULL);
    }

    private static List<Row> rows(UsageLines lines) {
        try (lines) {
            return lines.stream().map(UsageLine::row).toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_saved_month_gives_every_report_again_without_network() throws IOException {
        Export<UsageLines> usage = export();
        Export<ReconciliationLines> charges =
                lab.client().billing().exports().billedReconciliation(invoice, AttributeSet.FULL);
        List<Row> expected = rows(usage.open());
        String proof = lab.client().billing().reconcile(invoice).toString();
        List<String> credit = credit(usage.open());
        usage.saveTo(directory.resolve("usage"));
        charges.saveTo(directory.resolve("charges"));
        int requests = lab.backend().requests().size();

        SavedExport<UsageLines> savedUsage = SavedExport.usage(directory.resolve("usage"));
        SavedExport<ReconciliationLines> savedCharges = SavedExport.reconciliation(directory.resolve("charges"));
        Invoice savedInvoice = savedUsage.invoice().orElseThrow();

        assertThat(rows(savedUsage.open())).isEqualTo(expected);
        assertThat(credit(savedUsage.open())).isEqualTo(credit);
        try (UsageLines lines = savedUsage.open();
                ReconciliationLines others = savedCharges.open()) {
            assertThat(Reconciliation.of(savedInvoice).compare(lines, others).toString())
                    .isEqualTo(proof);
        }
        assertThat(lab.backend().requests()).hasSize(requests);
        assertThat(savedUsage.statement())
                .hasValueSatisfying(pdf -> assertThat(pdf)
                        .content(java.nio.charset.StandardCharsets.ISO_8859_1)
                        .startsWith("%PDF"));
        assertThat(savedUsage.eTag()).isEqualTo(usage.eTag());
        assertThat(savedUsage.request()).isEqualTo(ExportRequest.billedUsage(invoice));
        assertThat(savedUsage.manifest().sasToken()).isNull();
        assertThat(savedUsage.savedAt()).isEqualTo(lab.backend().clock().now());
        assertThat(savedUsage.requestIds()).hasSizeGreaterThan(usage.files().size());
        assertThat(savedUsage.open().attributes()).contains(AttributeSet.FULL);
        savedUsage.verify();
        assertThatThrownBy(() -> SavedExport.reconciliation(directory.resolve("usage")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds usage, not reconciliation");
        for (String name : names(directory)) {
            assertThat(Files.readString(directory.resolve(name), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain("sig=");
        }
    }

    private static List<String> credit(UsageLines lines) {
        try (lines) {
            return EarnedCreditReport.of(lines, CreditEligibility.from(PriceBook.of(List.of()))).days().stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    @Test
    void a_complete_folder_is_not_loaded_again_and_holds_nothing_unfinished() throws IOException {
        List<Progress.Update> news = new ArrayList<>();
        lab.client()
                .with(CallOptions.none().progress(news::add))
                .billing()
                .exports()
                .billedUsage(invoice, AttributeSet.FULL)
                .saveTo(directory);
        long loaded = lab.requests("GET", ".gz");
        assertThat(news.get(news.size() - 1).done()).isEqualTo(loaded);
        assertThat(news.get(news.size() - 1).total()).isEqualTo(loaded);

        SavedExport<UsageLines> again = export().saveTo(directory);

        assertThat(lab.requests("GET", ".gz")).isEqualTo(loaded);
        again.verify();
        assertThat(names(directory))
                .hasSize((int) loaded + 3)
                .contains("export.json", "invoice.json", "invoice.pdf")
                .noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void a_save_that_was_ended_goes_on_with_what_is_missing() throws IOException {
        Export<UsageLines> export = export();
        String third = export.files().get(2).name();
        lab.backend().faults().add(Fault.status(404, "BlobNotFound").on("GET", "**/" + third));
        assertThatThrownBy(() -> export.saveTo(directory, 1)).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> SavedExport.usage(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repeat saveTo");
        Files.writeString(directory.resolve("files").resolve(third + ".part"), "what a kill has left");
        lab.backend().faults().clear();
        long loaded = lab.requests("GET", ".gz");

        SavedExport<UsageLines> saved = lab.client()
                .billing()
                .exports()
                .resume(export.request(), export.operationId())
                .await()
                .saveTo(directory);

        assertThat(lab.requests("GET", ".gz") - loaded).isEqualTo(export.files().size() - 2);
        saved.verify();
        assertThat(rows(saved.open())).isEqualTo(rows(export.open()));
        assertThat(names(directory)).noneMatch(name -> name.endsWith(".part") || name.startsWith("unfinished"));
    }

    @Test
    void what_is_left_of_another_version_is_not_mixed_in() throws IOException {
        Export<UsageLines> export = export();
        lab.backend()
                .faults()
                .add(Fault.status(404, "BlobNotFound")
                        .on("GET", "**/" + export.files().get(2).name()));
        assertThatThrownBy(() -> export.saveTo(directory, 1)).isInstanceOf(ServiceException.class);
        lab.backend().world().reissue(invoice);

        Export<UsageLines> anew = export();
        SavedExport<UsageLines> saved = anew.saveTo(directory);

        assertThat(saved.eTag()).isEqualTo(anew.eTag()).isNotEqualTo(export.eTag());
        assertThat(names(directory)).hasSize(anew.files().size() + 3);
        assertThatThrownBy(() -> export.saveTo(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(export.eTag())
                .hasMessageContaining("take another folder");
    }

    @Test
    void a_folder_of_something_else_is_left_alone() throws IOException {
        Files.writeString(directory.resolve("letter.txt"), "mine");
        Export<UsageLines> export = export();

        assertThatThrownBy(() -> export.saveTo(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not empty");
        assertThat(names(directory)).containsExactly("letter.txt");
        assertThatThrownBy(() -> export.saveTo(directory.resolve("new"), 0)).hasMessageStartingWith("atOnce:");
        assertThatThrownBy(() -> SavedExport.usage(directory)).hasMessageContaining("holds no saved export");
    }

    @Test
    void two_that_save_to_one_folder_do_not_meet() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("busy"));
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("saving.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> export().saveTo(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another thread or process");
        }
    }

    @Test
    void a_file_that_is_not_what_was_saved_is_damage_when_it_is_read() throws IOException {
        SavedExport<UsageLines> saved = export().saveTo(directory);
        Path first = directory.resolve("files").resolve(saved.files().get(0).name());
        byte[] other = Files.readAllBytes(
                directory.resolve("files").resolve(saved.files().get(1).name()));
        Files.write(first, other);

        DamagedDataException damaged = catchThrowableOfType(DamagedDataException.class, () -> rows(saved.open()));
        assertThat(damaged.source()).isEqualTo(saved.files().get(0).name());
        assertThat(damaged).hasMessageContaining("is not the file that was saved");
        assertThatThrownBy(saved::verify).isInstanceOf(DamagedDataException.class);

        Files.delete(first);
        assertThatThrownBy(saved::verify).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> rows(saved.open())).isInstanceOf(DamagedDataException.class);

        Files.writeString(directory.resolve("export.json"), "{\"format\":1,\"kind\":\"letters\"}");
        assertThatThrownBy(() -> SavedExport.usage(directory)).isInstanceOf(DamagedDataException.class);
        Files.writeString(
                directory.resolve("export.json"),
                "{\"format\":2,\"kind\":\"usage\",\"invoiceId\":\"G1\",\"attributeSet\":\"full\"}");
        assertThatThrownBy(() -> SavedExport.usage(directory)).hasMessageContaining("use a newer one");
    }

    @Test
    void a_description_that_lost_a_part_is_damage_and_nothing_is_read_unproved() throws IOException {
        export().saveTo(directory);
        Path description = directory.resolve("export.json");
        String whole = Files.readString(description);
        for (String broken : List.of(
                "{}",
                "{\"format\":1,\"kind\":\"usage\",\"invoiceId\":\"G1\",\"attributeSet\":\"full\"}",
                whole.replaceFirst("\"sha256\":\"[0-9a-f]+\"", "\"x\":1"),
                whole.replaceFirst("\"file\":\"files/", "\"x\":\"files/"),
                whole.replace("\"files\":", "\"x\":"),
                whole.replace("\"manifest\":", "\"x\":"),
                whole.replace("\"savedDateTime\":", "\"x\":"))) {
            assertThat(broken).isNotEqualTo(whole);
            Files.writeString(description, broken);
            assertThatThrownBy(() -> SavedExport.usage(directory))
                    .as(broken)
                    .isInstanceOf(DamagedDataException.class)
                    .hasMessageContaining("export.json");
            assertThatThrownBy(() -> export().saveTo(directory)).isInstanceOf(DamagedDataException.class);
        }
    }

    @Test
    void a_statement_that_is_not_what_was_saved_or_lies_elsewhere_is_not_handed_out() throws IOException {
        SavedExport<UsageLines> saved = export().saveTo(directory.resolve("month"));
        Path pdf = directory.resolve("month").resolve("invoice.pdf");
        Files.copy(pdf, directory.resolve("outside.pdf"));
        Files.writeString(pdf, "%PDF of another month");
        assertThatThrownBy(saved::statement)
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("is not the file that was saved");

        Path description = directory.resolve("month").resolve("export.json");
        Files.writeString(
                description,
                Files.readString(description).replace("\"file\":\"invoice.pdf\"", "\"file\":\"../outside.pdf\""));
        assertThatThrownBy(() -> SavedExport.usage(directory.resolve("month")).statement())
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("outside its folder");
    }

    /** In a file system of its own, as one cannot go elsewhere in that of the tests. */
    @Test
    void a_folder_may_be_named_by_where_one_stands() throws IOException {
        SavedExport<UsageLines> saved = export().saveTo(directory.resolve("month"));
        try (FileSystem other = FileSystems.newFileSystem(directory.resolve("month.zip"), Map.of("create", "true"))) {
            Files.createDirectory(other.getPath("/files"));
            for (String name : names(directory.resolve("month"))) {
                Files.copy(directory.resolve("month").resolve(name), other.getPath("/" + name));
            }
            for (String here : List.of("", ".", "/", "files/..")) {
                SavedExport<UsageLines> same = SavedExport.usage(other.getPath(here));
                same.verify();
                assertThat(rows(same.open())).as("'%s'", here).isEqualTo(rows(saved.open()));
            }
        }
    }

    @Test
    void a_save_that_was_killed_at_its_very_beginning_goes_on() throws IOException {
        Path first = Files.createDirectories(directory.resolve("1"));
        Files.writeString(first.resolve("unfinished.json.part"), "{\"form");
        export().saveTo(first).verify();
        assertThat(names(first)).noneMatch(name -> name.startsWith("unfinished"));

        Path second = directory.resolve("2");
        Export<UsageLines> export = export();
        lab.backend()
                .faults()
                .add(Fault.status(404, "BlobNotFound")
                        .on("GET", "**/" + export.files().get(0).name()));
        assertThatThrownBy(() -> export.saveTo(second, 1)).isInstanceOf(ServiceException.class);
        lab.backend().faults().clear();
        try (Stream<Path> files = Files.list(second.resolve("files"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(second.resolve("files"));
        export.saveTo(second).verify();
    }

    @Test
    void what_is_not_billed_is_saved_without_an_invoice() throws IOException {
        SavedExport<UsageLines> saved = lab.client()
                .billing()
                .exports()
                .unbilledUsage(EUR, UnbilledPeriod.CURRENT, AttributeSet.BASIC)
                .saveTo(directory);

        assertThat(saved.invoice()).isEmpty();
        assertThat(saved.missing()).isEmpty();
        assertThat(SavedExport.usage(directory).request())
                .isEqualTo(
                        ExportRequest.unbilledUsage(EUR, UnbilledPeriod.CURRENT).attributes(AttributeSet.BASIC));
        assertThat(names(directory)).doesNotContain("invoice.json");
    }

    @Test
    void an_invoice_that_could_not_be_read_is_named_with_the_reason() throws IOException {
        lab.backend()
                .faults()
                .add(Fault.status(403, "20002").on("GET", "/v1/invoices/**").times(2));

        SavedExport<UsageLines> saved = export().saveTo(directory);

        assertThat(saved.invoice()).isEmpty();
        assertThat(saved.missing()).hasSize(2).allMatch(text -> text.startsWith("invoice.") && text.contains("403"));
    }

    // ---- two versions

    @Test
    void two_versions_of_the_same_data_have_no_differences() throws IOException {
        SavedExport<UsageLines> first = export().saveTo(directory.resolve("1"));
        lab.backend().world().reissue(invoice);
        SavedExport<UsageLines> second = export().saveTo(directory.resolve("2"));

        ExportComparison<UsageLine> comparison = ExportComparison.ofUsage(first, second);

        assertThat(second.eTag()).isNotEqualTo(first.eTag());
        assertThat(comparison.same()).isTrue();
        assertThat(comparison.linesCompared()).as("the files are the same").isZero();
        assertThat(comparison.effects()).isEmpty();
    }

    @Test
    void a_month_that_grew_has_new_and_changed_lines_and_says_what_they_cost() throws IOException {
        SavedExport<UsageLines> early = unbilled("1");
        lab.backend()
                .world()
                .resources(dev.id(), lab.backend().world().meters().get(0).meterId(), 3);
        moveTo(LocalDate.of(2026, 4, 11));
        SavedExport<UsageLines> late = unbilled("2");

        ExportComparison<UsageLine> comparison = ExportComparison.ofUsage(early, late);

        // seven days of four meters; then nine, and three resources in place of one for the first meter
        assertThat(comparison.linesGone()).isEqualTo(7);
        assertThat(comparison.linesNew()).isEqualTo(7 * 3 + 2 * (3 + 3));
        assertThat(comparison.linesChanged()).isZero();
        assertThat(comparison.linesCompared()).isEqualTo(28 + 9 * 6);
        Money difference = sum(late).minus(sum(early));
        assertThat(comparison.effects()).hasSize(1);
        assertThat(comparison.effects().get(0).total().amount()).isEqualByComparingTo(difference.amount());
        assertThat(comparison.listed()).hasSize(40).allSatisfy(change -> {
            assertThat(change.isNew()).isNotEqualTo(change.isGone());
            assertThat(change.isNew() ? change.amountAfter() : change.amountBefore())
                    .isEqualTo((change.isNew() ? change.after() : change.before()).billingTotal());
        });

        ExportComparison<UsageLine> back = ExportComparison.ofUsage(late, early);
        assertThat(back.linesNew()).isEqualTo(comparison.linesGone());
        assertThat(back.effects().get(0).total().amount())
                .isEqualByComparingTo(difference.amount().negate());
        assertThatThrownBy(() -> ExportComparison.ofUsage(early, basic()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attribute set");
    }

    private SavedExport<UsageLines> basic() throws IOException {
        return lab.client()
                .billing()
                .exports()
                .billedUsage(invoice, AttributeSet.BASIC)
                .saveTo(directory.resolve("basic"));
    }

    @Test
    void a_charge_that_went_on_is_changed() throws IOException {
        SavedExport<ReconciliationLines> early = coming("1");
        moveTo(LocalDate.of(2026, 4, 11));
        SavedExport<ReconciliationLines> late = coming("2");

        ExportComparison<ReconciliationLine> comparison = ExportComparison.ofReconciliation(early, late);

        assertThat(comparison.linesNew()).isZero();
        assertThat(comparison.linesGone()).isZero();
        assertThat(comparison.linesChanged()).isEqualTo(4);
        ExportComparison.Effect effect = comparison.effects().get(0);
        assertThat(effect.changed()).isEqualTo(effect.total());
        assertThat(effect.added().isZero() && effect.removed().isZero()).isTrue();
        assertThat(effect.total().amount()).isPositive();
        LineChange<ReconciliationLine> change = comparison.listed().get(0);
        assertThat(change.isNew() || change.isGone()).isFalse();
        assertThat(change.before().product()).isEqualTo(change.after().product());
        assertThat(change.after().billableQuantity())
                .isGreaterThan(change.before().billableQuantity());
        assertThat(change.amountAfter()).isEqualTo(change.after().total());
    }

    private SavedExport<ReconciliationLines> coming(String folder) throws IOException {
        return lab.client()
                .billing()
                .exports()
                .unbilledReconciliation(EUR, UnbilledPeriod.CURRENT, AttributeSet.FULL)
                .saveTo(directory.resolve(folder));
    }

    private SavedExport<UsageLines> unbilled(String folder) throws IOException {
        return lab.client()
                .billing()
                .exports()
                .unbilledUsage(EUR, UnbilledPeriod.CURRENT, AttributeSet.FULL)
                .saveTo(directory.resolve(folder));
    }

    private static Money sum(SavedExport<UsageLines> export) {
        try (UsageLines lines = export.open()) {
            return lines.stream().map(UsageLine::billingTotal).reduce(Money.zero(EUR), Money::plus);
        }
    }
}
