package io.github.azureplan.bench;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.CreditTotals;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceSheet;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A month of ten million lines of use, made by the backend while they are read: its credit reported and its invoice
 * proved, backend and client together in a heap of 128 MB. Not a test; run by
 *
 * <pre>
 * ./mvnw -q -pl sdk-core test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.cp -DincludeScope=test \
 *     && java -Xmx128m -XX:+UseSerialGC -cp \
 *     sdk-core/target/test-classes:sdk-core/target/classes:$(cat sdk-core/target/bench.cp) \
 *     io.github.azureplan.bench.LargeExport
 * </pre>
 *
 * <p>and with {@code 100000} at its end for fewer lines.
 */
public final class LargeExport {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final YearMonth MONTH = YearMonth.of(2026, 4);

    private LargeExport() {}

    public static void main(String[] args) {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        InMemoryBackend backend = InMemoryBackend.builder().rowsPerBlob(250_000).build();
        try (AzurePlanClient client = backend.client()) {
            Invoice invoice = month(backend, client, rows);
            long start = System.nanoTime();
            EarnedCreditReport credit;
            try (UsageLines lines = client.billing().usage(invoice.id()).open()) {
                credit = EarnedCreditReport.of(lines, CreditEligibility.from(book(client)));
            }
            CreditTotals totals = credit.total(EUR);
            out.printf(
                    Locale.ROOT,
                    "credit of %,d lines in %.1f s: earned %s, missed %s%n",
                    rows,
                    (System.nanoTime() - start) / 1e9,
                    totals.earned().billing(),
                    totals.missed().billing());
            start = System.nanoTime();
            ReconciliationReport proof = client.billing().reconcile(invoice.id());
            out.printf(
                    Locale.ROOT,
                    "proof of the invoice in %.1f s: %s%n",
                    (System.nanoTime() - start) / 1e9,
                    proof.summary().strip());
            out.printf(
                    Locale.ROOT,
                    "heap of at most %,d MB%n",
                    Runtime.getRuntime().maxMemory() >> 20);
            if (!proof.reconciled()) {
                throw new IllegalStateException("the month does not reconcile");
            }
        }
    }

    /** Two meters, each used by so many resources that their lines of 30 days are the rows. */
    private static Invoice month(InMemoryBackend backend, AzurePlanClient client, int rows) {
        AzureSubscription dev = subscription(client);
        moveTo(backend, MONTH.atDay(1));
        int resources = Math.max(1, rows / (2 * MONTH.lengthOfMonth()));
        for (Meter meter : backend.world().meters().subList(0, 2)) {
            backend.world().use(dev.id(), meter.meterId(), new BigDecimal(24L * resources));
            backend.world().resources(dev.id(), meter.meterId(), resources);
        }
        moveTo(backend, MONTH.plusMonths(1).atDay(9));
        return client.billing().invoices().latest(EUR).orElseThrow();
    }

    private static AzureSubscription subscription(AzurePlanClient client) {
        Address address = Address.builder()
                .firstName("Greta")
                .lastName("Lind")
                .addressLine1("Storgatan 4")
                .city("Malmö")
                .postalCode("211 34")
                .country("SE")
                .build();
        CustomerScope customer = client.customer(client.customers()
                .create(NewCustomer.builder()
                        .domain("lindbolaget.onmicrosoft.com")
                        .companyName("Lindbolaget")
                        .billingProfile(BillingProfile.builder()
                                .email("greta@lindbolaget.example")
                                .culture("sv-SE")
                                .language("sv")
                                .companyName("Lindbolaget")
                                .defaultAddress(address)
                                .build())
                        .build())
                .id());
        customer.agreements()
                .attest(Attestation.acceptedBy("Greta", "Lind", "greta@lindbolaget.example")
                        .on(LocalDate.of(2026, 2, 27)));
        return customer.azurePlan().purchase().azureSubscriptions().create(NewAzureSubscription.named("dev"));
    }

    private static void moveTo(InMemoryBackend backend, LocalDate day) {
        LocalDate today = backend.clock().now().atOffset(ZoneOffset.UTC).toLocalDate();
        backend.clock().advance(Period.ofDays((int) (day.toEpochDay() - today.toEpochDay())));
    }

    private static PriceBook book(AzurePlanClient client) {
        try (PriceSheet sheet =
                client.prices().consumption(Market.of("SE"), MONTH).open()) {
            return sheet.toPriceBook();
        }
    }
}
