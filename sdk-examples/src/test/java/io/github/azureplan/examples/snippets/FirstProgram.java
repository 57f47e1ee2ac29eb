package io.github.azureplan.examples.snippets;

// tag::program[]
import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import java.time.LocalDate;

public final class FirstProgram {
    public static void main(String[] args) {
        // Partner Center, in this process
        InMemoryBackend backend = InMemoryBackend.create();
        try (AzurePlanClient client = backend.client()) {
            Address address = Address.builder()
                    .firstName("Ada")
                    .lastName("Lovelace")
                    .addressLine1("1 Main Street")
                    .city("Springfield")
                    .state("IL")
                    .postalCode("62701")
                    .country("US")
                    .build();
            Customer contoso = client.customers()
                    .create(NewCustomer.builder()
                            .domain("contoso.onmicrosoft.com")
                            .companyName("Contoso")
                            .billingProfile(BillingProfile.builder()
                                    .email("ada@contoso.example")
                                    .culture("en-US")
                                    .language("en")
                                    .companyName("Contoso")
                                    .defaultAddress(address)
                                    .build())
                            .build());

            CustomerScope customer = client.customer(contoso.id());
            customer.agreements()
                    .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
                            .on(LocalDate.of(2026, 2, 27)));
            AzurePlan plan = customer.azurePlan().purchase();
            AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));

            System.out.println("customer      " + contoso.id());
            System.out.println("plan          " + plan.id() + ", " + plan.status());
            System.out.println("subscription  " + dev.id() + ", " + dev.name());
        }
    }
}
// end::program[]
