package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.AgreementDocument;
import io.github.azureplan.agreements.AgreementEvidence;
import io.github.azureplan.agreements.AgreementStatus;
import io.github.azureplan.agreements.AgreementTemplate;
import io.github.azureplan.agreements.AgreementType;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Market;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.AddressValidation;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.FilePurchaseJournal;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.PlanPurchase;
import io.github.azureplan.plans.PurchaseCheck;
import io.github.azureplan.plans.PurchaseJournal;
import io.github.azureplan.plans.PurchaseObstacle;
import io.github.azureplan.plans.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Brings a new customer from a signed order form to Azure subscriptions, so that it may be stopped and started again at
 * any point: on the reference backend in memory. Nothing here needs an account.
 */
public final class OnboardCustomer {
    private static final String DOMAIN = "nordwind-yachts.onmicrosoft.com";

    private final Report report = new Report();
    private final InMemoryBackend backend;
    private final AzurePlanClient client;

    private OnboardCustomer(InMemoryBackend backend, AzurePlanClient client) {
        this.backend = backend;
        // What takes long tells how far it is.
        this.client = client.with(CallOptions.none().progress(report));
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws IOException when the journal of purchases cannot be written
     */
    public static void main(String[] args) throws IOException {
        InMemoryBackend backend = InMemoryBackend.create();
        Path folder = Files.createTempDirectory("purchases");
        try {
            // tag::journal[]
            PurchaseJournal journal = FilePurchaseJournal.in(folder);
            try (AzurePlanClient client =
                    backend.clientBuilder().purchaseJournal(journal).build()) {
                new OnboardCustomer(backend, client).run();
            }
            // end::journal[]
        } finally {
            delete(folder);
        }
    }

    private void run() {
        report.title(About.product() + ": onboard a customer, offline");
        NewCustomer form = look();
        CustomerScope customer = create(form);
        check(customer);
        agree(customer);
        AzurePlan plan = buy(customer);
        subscribe(plan);
    }

    private NewCustomer look() {
        report.step(1, "Look at the order form before anything is made");
        Address written = Address.builder()
                .firstName("Ida")
                .lastName("Nordwind")
                .addressLine1("Strandvej")
                .city("Hamburg")
                .state("HH")
                .postalCode("20457")
                .country("DE")
                .phoneNumber("+49 40 5550100")
                .build();
        // tag::look[]
        boolean free = client.customers().domainAvailable(DOMAIN);
        AddressValidation checked = client.customers().validateAddress(written);
        Address address = written;
        if (!checked.usable() && !checked.suggestedAddresses().isEmpty()) {
            // Ask a person in real life; here the suggested street is taken.
            String street = checked.suggestedAddresses().get(0).addressLine1();
            address = street == null
                    ? written
                    : written.toBuilder().addressLine1(street).build();
        }
        // end::look[]
        report.line("domain", DOMAIN + (free ? " is free" : " is taken"));
        report.line("as written", checked.status() + ", " + checked.validationMessage());
        report.line(
                "as suggested",
                address.addressLine1() + ": "
                        + client.customers().validateAddress(address).status());
        return NewCustomer.builder()
                .domain(DOMAIN)
                .companyName("Nordwind Yachts")
                .billingProfile(BillingProfile.builder()
                        .email("ida@nordwind-yachts.example")
                        .culture("de-DE")
                        .language("de")
                        .companyName("Nordwind Yachts")
                        .defaultAddress(address)
                        .build())
                .build();
    }

    private CustomerScope create(NewCustomer form) {
        report.step(2, "Make the customer; the same request id again makes no other one");
        // tag::create[]
        // Keep this id with the order form: after a crash it brings the same customer, and its password, again.
        UUID requestId = UUID.fromString("6f3f1c1e-5d1b-4c3a-9a55-0f5d2a9e7b10");
        Customer made =
                client.with(CallOptions.none().requestId(requestId)).customers().create(form);
        // end::create[]
        Customer again =
                client.with(CallOptions.none().requestId(requestId)).customers().create(form);
        report.line("made", made.companyName() + ", " + made.id());
        report.line("credentials", credentials(made) + ", printed " + made.userCredentials());
        report.line("after a crash", (again.id().equals(made.id()) ? "the same, " : "ANOTHER, ") + credentials(again));
        backend.clock().advance(Duration.ofDays(2));
        Customer late = client.customers().create(form);
        report.line("two days later", (late.id().equals(made.id()) ? "the same, " : "ANOTHER, ") + credentials(late));
        return client.customer(made.id());
    }

    private static String credentials(Customer customer) {
        return customer.hasUserCredentials() ? "first password is here" : "first password is gone";
    }

    private void check(CustomerScope customer) {
        report.step(3, "What stands in the way of a plan; no cart is made");
        // tag::check[]
        PurchaseCheck check = customer.azurePlan().check();
        // end::check[]
        report.line("can buy", check.canBuy() ? "yes" : "no");
        for (PurchaseObstacle obstacle : check.obstacles()) {
            report.line(
                    "obstacle",
                    obstacle.kind() + ": " + obstacle.description() + "\n" + Report.wrapped(obstacle.nextStep()));
        }
    }

    private void agree(CustomerScope customer) {
        report.step(4, "The agreement, with what an auditor will ask for");
        // tag::agree[]
        AgreementStatus status = customer.agreements().status();
        if (!status.canOrder()) {
            AgreementTemplate newest =
                    customer.agreements().templates(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT).stream()
                            .max(Comparator.comparingInt(AgreementTemplate::versionRank))
                            .orElseThrow();
            AgreementDocument text =
                    customer.agreements().document(newest.templateId(), Market.of("DE"), Locale.GERMANY);
            report.line("text to accept", text.displayUri() + " (" + text.language() + ")");
            customer.agreements()
                    .attest(Attestation.acceptedBy("Ida", "Nordwind", "ida@nordwind-yachts.example")
                            .on(LocalDate.of(2026, 2, 27))
                            .template(newest.templateId()));
        }
        AgreementEvidence evidence = customer.agreements().evidence();
        // end::agree[]
        report.line("ways open before", status.openWays());
        for (AgreementEvidence.Acceptance acceptance : evidence.acceptances()) {
            report.line("accepted", acceptance.acceptedAt() + ", template " + acceptance.templateId());
            report.line("", "version " + acceptance.version() + ", attested by user " + acceptance.attestedBy());
        }
        report.line("can buy", customer.azurePlan().check().canBuy() ? "yes" : "no");
    }

    private AzurePlan buy(CustomerScope customer) {
        report.step(5, "The plan; whoever is interrupted goes on with the same cart");
        // tag::buy[]
        PlanPurchase purchase = PlanPurchase.usual().friendlyName("Nordwind Azure");
        AzurePlan plan;
        try {
            plan = customer.with(CallOptions.deadline(Duration.ofSeconds(10)))
                    .azurePlan()
                    .purchase(purchase);
        } catch (DeadlineExceededException e) {
            // Or the next day, in another process with the same journal.
            report.line("out of time", "go on with " + e.resumeWith().orElseThrow());
            plan = customer.azurePlan().purchase(purchase);
        }
        // end::buy[]
        report.line("plan", plan.id() + ", " + plan.subscription().friendlyName() + ", " + plan.status());
        backend.clock().advance(Duration.ofMinutes(15));
        report.line("orders", customer.orders().list().toList().size());
        return plan;
    }

    private void subscribe(AzurePlan plan) {
        report.step(6, "Azure subscriptions, one alias each: a repeat finds what is there");
        // tag::subscribe[]
        AzureSubscription shop = plan.azureSubscriptions()
                .create(NewAzureSubscription.named("shop").alias("nordwind-shop"));
        AzureSubscription test = plan.azureSubscriptions()
                .create(NewAzureSubscription.named("test")
                        .alias("nordwind-test")
                        .workload(Workload.DEV_TEST));
        AzureSubscription again = plan.azureSubscriptions()
                .create(NewAzureSubscription.named("shop").alias("nordwind-shop"));
        // end::subscribe[]
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "status", "credit", "id"));
        for (AzureSubscription each : List.of(shop, test)) {
            rows.add(List.of(
                    String.valueOf(each.name()),
                    String.valueOf(each.status()),
                    String.valueOf(
                            plan.azureSubscriptions().access(each.id()).status().credit()),
                    each.id().text()));
        }
        report.table(rows);
        report.line("shop once more", again.id().equals(shop.id()) ? "the same" : "ANOTHER");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
