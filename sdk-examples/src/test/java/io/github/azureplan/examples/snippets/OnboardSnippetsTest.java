package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.AddressValidation;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.CustomerProfiles;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.customers.NewQualification;
import io.github.azureplan.customers.Qualification;
import io.github.azureplan.customers.RelationshipRequest;
import io.github.azureplan.partners.PartnerRelationship;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OnboardSnippetsTest extends Reporting {
    static BillingProfile profile(Address address) {
        // tag::profile[]
        BillingProfile profile = BillingProfile.builder()
                .email("ada@contoso.example")
                .culture("en-US")
                .language("en")
                .companyName("Contoso")
                .defaultAddress(address)
                .build();
        // end::profile[]
        return profile;
    }

    @Test
    void a_domain_and_an_address_are_checked_before_the_customer_is_made() {
        AzurePlanClient client = new Stage().client;
        // tag::check[]
        boolean free = client.customers().domainAvailable("contoso.onmicrosoft.com");
        Address address = Address.builder()
                .firstName("Ada")
                .lastName("Lovelace")
                .addressLine1("1 Main Street")
                .city("Springfield")
                .state("IL")
                .postalCode("62701")
                .country("US")
                .build();
        AddressValidation checked = client.customers().validateAddress(address);
        if (!checked.usable()) {
            report(checked.suggestedAddresses()); // for a person to choose from
        }
        // end::check[]
        assertThat(free).isTrue();
        assertThat(checked.usable()).isTrue();
    }

    @Test
    void a_customer_is_created_once_however_often_it_is_asked_for() {
        AzurePlanClient client = new Stage().client;
        BillingProfile profile = profile(Stage.address());
        UUID requestId = UUID.fromString("0d5b6a0e-7c51-4c3f-8f6e-1f6f3a6f0c11");
        // tag::create[]
        NewCustomer contoso = NewCustomer.builder()
                .domain("contoso.onmicrosoft.com")
                .companyName("Contoso")
                .billingProfile(profile)
                .build();
        // the request id was kept before the call
        Customer made =
                client.with(CallOptions.none().requestId(requestId)).customers().create(contoso);
        CustomerId id = made.id();
        if (made.hasUserCredentials()) {
            // the first password: in this answer only, masked in every toString
            made.userCredentials();
        }
        // end::create[]
        Customer again =
                client.with(CallOptions.none().requestId(requestId)).customers().create(contoso);
        assertThat(again.id()).isEqualTo(id);
        assertThat(client.customers().list().toList()).hasSize(1);
    }

    @Test
    void customers_are_found_by_domain_and_by_the_beginning_of_their_name() {
        Stage stage = new Stage();
        AzurePlanClient client = stage.client;
        stage.newcomer();
        // tag::find[]
        Customer contoso =
                client.customers().findByDomain("contoso.onmicrosoft.com").orElseThrow();
        // page by page
        for (Customer each : client.customers().list(CustomerQuery.companyNameStartsWith("con"))) {
            // a list leaves it out
            report(client.customers().get(each.id()).billingProfile());
        }
        // end::find[]
        assertThat(contoso.companyName()).isEqualTo("Contoso");
    }

    @Test
    void the_billing_profile_is_read_changed_and_written_back() {
        Stage stage = new Stage();
        CustomerProfiles profiles = stage.newcomer().profiles();
        // tag::update[]
        // with its ETag and all members, also those unknown here
        BillingProfile profile = profiles.billing();
        BillingProfile changed = profiles.updateBilling(
                profile.toBuilder().email("billing@contoso.example").build());
        // end::update[]
        assertThat(changed.email()).isEqualTo("billing@contoso.example");
        assertThat(changed.etag()).isNotEqualTo(profile.etag());
    }

    @Test
    void an_existing_customer_is_invited_by_a_link() {
        AzurePlanClient client = new Stage().client;
        // tag::invite[]
        RelationshipRequest request = client.customers().relationshipRequest();
        String link = request.url().toString(); // for an administrator of the customer
        // end::invite[]
        assertThat(link).startsWith("https://");
    }

    @Test
    void a_provider_creates_customers_for_its_resellers() {
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        backend.world().indirectReseller(TenantId.of("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0001"), MpnId.of("5100001"));
        AzurePlanClient client = backend.client();
        BillingProfile profile = profile(Stage.address());
        // tag::reseller[]
        PartnerRelationship reseller = client.partners().resellers().first().orElseThrow();
        Customer contoso = client.customers()
                .create(NewCustomer.builder()
                        .domain("contoso.onmicrosoft.com")
                        .companyName("Contoso")
                        .billingProfile(profile)
                        // left out: a customer of the provider itself
                        .associatedPartnerId(reseller.id())
                        .build());
        // end::reseller[]
        assertThat(client.customers()
                        .list(CustomerQuery.ofIndirectReseller(reseller.id()))
                        .toList())
                .extracting(Customer::id)
                .containsExactly(contoso.id());
    }

    @Test
    void a_qualification_is_asked_for() {
        Stage stage = new Stage();
        var customer = stage.newcomer();
        // tag::qualify[]
        customer.qualifications().request(NewQualification.of(Qualification.EDUCATION));
        customer.qualifications().list().forEach(each -> report(each.vettingStatus()));
        // end::qualify[]
        assertThat(reported).containsExactly("InReview");
    }
}
