package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.Export;
import io.github.azureplan.billing.ExportPartition;
import io.github.azureplan.billing.Exports.UnbilledPeriod;
import io.github.azureplan.billing.ReconciliationLine;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.transport.OkHttpTransport;
import io.github.azureplan.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions travel as bytes and open themselves over real HTTP, here and in another process. */
class ExportPartitionsTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @TempDir
    Path directory;

    private final Lab lab = new Lab(Front.OVER_HTTP);

    @BeforeEach
    void use() {
        lab.backend(b -> b.rowsPerBlob(30));
        AzureSubscription dev = lab.plan().azureSubscriptions().create(NewAzureSubscription.named("dev"));
        for (Meter meter : lab.backend().world().meters().subList(0, 4)) {
            lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal("24"));
        }
        lab.backend().clock().advance(Period.ofDays(20));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Export<UsageLines> export() {
        return lab.client().billing().exports().unbilledUsage(EUR, UnbilledPeriod.CURRENT, AttributeSet.FULL);
    }

    private static byte[] written(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static ExportPartition<UsageLines> read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (ExportPartition<UsageLines>) in.readObject();
        }
    }

    private static BigDecimal sum(UsageLines lines) {
        try (lines) {
            return lines.stream()
                    .map(line -> line.row().need(UsageLine.BILLING_PRE_TAX_TOTAL))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @Test
    void partitions_hold_every_line_once_and_survive_serialization() throws Exception {
        Export<UsageLines> export = export();
        BigDecimal whole = sum(export.open());
        BigDecimal parts = BigDecimal.ZERO;

        List<ExportPartition<UsageLines>> partitions = export.partitions();
        for (ExportPartition<UsageLines> partition : partitions) {
            ExportPartition<UsageLines> copy = read(written(partition));
            assertThat(copy).isEqualTo(partition).hasSameHashCodeAs(partition);
            assertThat(copy.toString()).contains(partition.name()).doesNotContain("sig=", "http");
            assertThat(copy.eTag()).isEqualTo(export.eTag());
            assertThat(copy.expiresAt()).isPresent().isEqualTo(export.manifest().expiresAt());
            parts = parts.add(sum(copy.open()));
        }

        assertThat(partitions).hasSizeGreaterThan(2);
        assertThat(parts).isEqualByComparingTo(whole);
    }

    @Test
    void a_partition_travels_with_its_projection() throws Exception {
        ExportPartition<UsageLines> partition =
                read(written(export().partitions().get(0).only(UsageLine.QUANTITY, UsageLine.USAGE_DATE)));
        try (Transport shared = OkHttpTransport.create();
                UsageLines lines = partition.open(shared)) {
            assertThat(lines.columns()).containsExactly(UsageLine.USAGE_DATE, UsageLine.QUANTITY);
            assertThat(lines.iterator().next().quantity()).isPositive();
        }
        assertThatThrownBy(() -> partition.only(ReconciliationLine.TOTAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Total");
    }

    @Test
    void a_partition_whose_time_is_over_says_so() {
        ExportPartition<UsageLines> partition = export().partitions().get(0);
        lab.backend().clock().advance(Duration.ofHours(2));

        assertThatThrownBy(partition::open)
                .isInstanceOf(ForbiddenException.class)
                .hasMessageNotContaining("sig=");
        assertThat(export().partitions().get(0).expiresAt().orElseThrow())
                .isAfter(lab.backend().clock().now());
    }

    @Test
    void bytes_that_lead_elsewhere_are_refused() throws Exception {
        byte[] bytes = written(export().partitions().get(0));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] plain = text.replace("http://127.0.0.1:", "http://evil.a.b:").getBytes(StandardCharsets.ISO_8859_1);
        plain[text.indexOf("http://127") - 1]--;

        assertThatThrownBy(() -> read(plain)).isInstanceOf(InvalidObjectException.class);
    }

    @Test
    void another_process_opens_a_partition() throws Exception {
        Export<UsageLines> export = export();
        Path file = directory.resolve("partition.bin");
        Path out = directory.resolve("sum.txt");
        Files.write(file, written(export.partitions().get(1)));

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString(),
                        out.toString())
                .inheritIO()
                .start();

        assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
        assertThat(Files.readString(out))
                .isEqualTo(sum(export.partitions().get(1).open()).toString());
    }

    /** What a worker does on another machine. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] args) throws Exception {
            ExportPartition<UsageLines> partition = read(Files.readAllBytes(Path.of(args[0])));
            try (PrintStream out =
                    new PrintStream(Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
                out.print(sum(partition.open()));
            }
        }
    }
}
