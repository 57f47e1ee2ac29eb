package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.PlanInUseException;
import io.github.azureplan.partners.PartnerRelationship;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.NewAzureSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An indirect provider sells to one customer through two resellers, each with a plan of its own: on the reference backend
 * in memory. Nothing here needs an account.
 */
public final class IndirectProvider {
    private static final MpnId FJORD = MpnId.of("4200013");
    private static final MpnId LAGUNA = MpnId.of("4200021");

    private final Report report = new Report();
    private final InMemoryBackend backend;
    private final AzurePlanClient client;

    private IndirectProvider(InMemoryBackend backend, AzurePlanClient client) {
        this.backend = backend;
        // What takes long tells how far it is.
        this.client = client.with(CallOptions.none().progress(report));
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        try (AzurePlanClient client = backend.client()) {
            new IndirectProvider(backend, client).run();
        }
    }

    private void run() {
        report.title(About.product() + ": an indirect provider and two resellers, offline");
        world();
        CustomerScope customer = customer(resellers());
        AzurePlan fjord = buy(customer);
        AzurePlan laguna = second(customer);
        plans(customer);
        subscriptions(fjord, laguna);
        end(customer, laguna);
    }

    /** Two resellers with a partnership, of which one has not signed the partner agreement. */
    private void world() {
        backend.world()
                .indirectReseller(
                        TenantId.of("7c1f0a52-33a4-4a0e-8a6f-3b8d5e2f1a01"), FJORD, "Fjord Digital", Market.of("NO"));
        backend.world()
                .indirectReseller(
                        TenantId.of("7c1f0a52-33a4-4a0e-8a6f-3b8d5e2f1a02"), LAGUNA, "Laguna Cloud", Market.of("IT"));
        backend.world().resellerAgreement(LAGUNA, false);
    }

    private PartnerRelationship resellers() {
        report.step(1, "The resellers, and who has signed");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("reseller", "MPN id", "partnership", "agreement"));
        // tag::resellers[]
        for (PartnerRelationship reseller : client.partners().resellers()) {
            MpnId mpnId = Objects.requireNonNull(reseller.mpnId());
            rows.add(List.of(
                    String.valueOf(reseller.name()), mpnId.text(), String.valueOf(reseller.state()), agreement(mpnId)));
        }
        // end::resellers[]
        report.table(rows);
        return client.partners().resellers().stream()
                .filter(reseller -> FJORD.equals(reseller.mpnId()))
                .findFirst()
                .orElseThrow();
    }

    // tag::agreement[]
    private String agreement(MpnId mpnId) {
        try {
            return client.partners().agreementStatus(mpnId).signed() ? "signed" : "not signed";
        } catch (BadRequestException why) {
            // The service refuses to answer "no": the code says why the reseller cannot be named on an order.
            return "no, " + why.code() + ": " + why.description();
        }
    }
    // end::agreement[]

    private CustomerScope customer(PartnerRelationship fjord) {
        report.step(2, "A customer that Fjord Digital brings");
        Address address = Address.builder()
                .firstName("Giulia")
                .lastName("Rossi")
                .addressLine1("1 Via Garibaldi")
                .city("Genova")
                .state("GE")
                .postalCode("16124")
                .country("IT")
                .phoneNumber("+39 010 5550100")
                .build();
        // tag::customer[]
        Customer made = client.customers()
                .create(NewCustomer.builder()
                        .domain("rossi-vela.onmicrosoft.com")
                        .companyName("Rossi Vela")
                        .associatedPartnerId(fjord.id())
                        .billingProfile(BillingProfile.builder()
                                .email("giulia@rossi-vela.example")
                                .culture("it-IT")
                                .language("it")
                                .companyName("Rossi Vela")
                                .defaultAddress(address)
                                .build())
                        .build());
        List<Customer> ofFjord = client.customers()
                .list(CustomerQuery.ofIndirectReseller(fjord.id()))
                .toList();
        // end::customer[]
        backend.world().acceptAgreement(made.id());
        report.line("made", made.companyName() + ", " + made.id());
        report.line(
                "Fjord's customers", ofFjord.stream().map(Customer::companyName).collect(Collectors.joining(", ")));
        report.line("agreement", "the customer accepts it in the admin center");
        return client.customer(made.id());
    }

    private AzurePlan buy(CustomerScope customer) {
        report.step(3, "Fjord's plan");
        // tag::buy[]
        AzurePlan plan = customer.azurePlan(FJORD).purchase();
        // end::buy[]
        report.line("plan", plan.id() + ", " + plan.status() + ", " + of(plan));
        return plan;
    }

    private AzurePlan second(CustomerScope customer) {
        report.step(4, "Laguna's plan: refused before a cart is made, until Laguna signs");
        // tag::second[]
        try {
            customer.azurePlan(LAGUNA).purchase();
        } catch (ForbiddenException e) {
            if (!e.code().equals(ErrorCode.RESELLER_AGREEMENT_MISSING)) {
                throw e;
            }
            report.line("refused", "HTTP " + e.status() + ", code " + e.code());
            report.line("  next step", Report.wrapped(e.nextStep()));
            backend.world().resellerAgreement(LAGUNA, true);
        }
        AzurePlan plan = customer.azurePlan(LAGUNA).purchase();
        // end::second[]
        report.line("plan", plan.id() + ", " + plan.status() + ", " + of(plan));
        return plan;
    }

    private void plans(CustomerScope customer) {
        report.step(5, "One customer, two plans");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("plan", "status", "of"));
        // tag::plans[]
        for (AzurePlan plan : customer.azurePlans().list()) {
            rows.add(List.of(plan.id().text(), String.valueOf(plan.status()), of(plan)));
        }
        // end::plans[]
        report.table(rows);
        try {
            customer.azurePlan().get();
        } catch (IllegalStateException e) {
            report.line("\"the\" plan", Report.wrapped(String.valueOf(e.getMessage())));
        }
        AzurePlan again = customer.azurePlan(FJORD).purchase();
        report.line(
                "Fjord's again",
                customer.azurePlans().list().size() == 2 ? "the same, " + again.id() : "ANOTHER, " + again.id());
    }

    private void subscriptions(AzurePlan fjord, AzurePlan laguna) {
        report.step(6, "Azure subscriptions carry the reseller of their plan");
        // tag::subscriptions[]
        fjord.azureSubscriptions().create(NewAzureSubscription.named("website"));
        laguna.azureSubscriptions().create(NewAzureSubscription.named("telemetry"));
        // end::subscriptions[]
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Azure subscription", "status", "billed through"));
        for (AzurePlan plan : List.of(fjord, laguna)) {
            plan.azureSubscriptions()
                    .list()
                    .forEach(each ->
                            rows.add(List.of(String.valueOf(each.name()), String.valueOf(each.status()), of(plan))));
        }
        report.table(rows);
    }

    private void end(CustomerScope customer, AzurePlan laguna) {
        report.step(7, "Laguna leaves: cancel what is under its plan, then suspend it");
        // tag::end[]
        AzurePlan ended;
        try {
            ended = laguna.suspend();
        } catch (PlanInUseException e) {
            report.line("refused", "HTTP " + e.status() + ", code " + e.code());
            report.line("  next step", Report.wrapped(e.nextStep()));
            for (AzureSubscriptionId active : e.activeSubscriptions()) {
                laguna.azureSubscriptions().cancel(active);
            }
            ended = laguna.suspend();
        }
        // end::end[]
        report.line("Laguna's plan", ended.status() + "; a plan is never deleted by a call");
        report.line(
                "still Fjord's",
                customer.subscriptions().listByPartner(FJORD).stream()
                        .map(each -> each.offerName() + ", " + each.status())
                        .collect(Collectors.joining("; ")));
    }

    private static String of(AzurePlan plan) {
        return plan.reseller().map(mpnId -> "reseller " + mpnId).orElse("the partner itself");
    }
}
