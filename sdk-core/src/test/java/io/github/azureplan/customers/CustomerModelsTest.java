package io.github.azureplan.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonProblem;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.Payloads;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerModelsTest {
    private final Payloads payloads = new Payloads();

    private static Address.Builder address() {
        return Address.builder().country("SE").city("Stockholm").addressLine1("Vasagatan 1");
    }

    private static BillingProfile.Builder profile() {
        return BillingProfile.builder()
                .email("astrid@nordwind.example")
                .culture("sv-SE")
                .defaultAddress(address().build());
    }

    @Test
    void a_customer_is_read_whole() {
        Customer customer = payloads.read("customers/customer.json", Customer.class);
        assertThat(customer.id()).isEqualTo(CustomerId.of("7f0d6ac4-0c1e-4c8b-9c55-2f6a3f0e4b11"));
        assertThat(customer.commerceId()).isEqualTo("0b4d1c7e-52aa-4e6e-8a35-6b2f1d9c7701");
        assertThat(customer.companyName()).isEqualTo("Nordwind AB");
        assertThat(customer.relationshipToPartner()).isEqualTo(RelationshipToPartner.RESELLER);
        assertThat(customer.allowDelegatedAccess()).isTrue();
        assertThat(customer.userCredentials().userName()).isEqualTo("admin");
        assertThat(customer.userCredentials().password().reveal()).isEqualTo("Sommar*2026x");
        assertThat(customer.customDomains()).containsExactly("nordwind.example");
        assertThat(customer.associatedPartnerId()).isEqualTo(TenantId.of("c1d0a8c2-6f5b-4a6d-9b27-3a1f0d5e6f03"));

        CompanyProfile company = customer.companyProfile();
        assertThat(company.tenantId()).isEqualTo(TenantId.of("7f0d6ac4-0c1e-4c8b-9c55-2f6a3f0e4b11"));
        assertThat(company.domain()).isEqualTo("nordwind.onmicrosoft.com");
        assertThat(company.organizationRegistrationNumber()).isEqualTo("5560001234");
        assertThat(company.email()).isEqualTo("info@nordwind.example");
        assertThat(company.address().country()).isEqualTo(Market.of("SE"));
        assertThat(company.address().region()).isEqualTo("AB");
        assertThat(company.address().postalCode()).isEqualTo("11120");

        BillingProfile billing = customer.billingProfile();
        assertThat(billing.id()).isEqualTo("5d0a2f60-1b7c-4f59-bb1e-0a4c9f8d2e02");
        assertThat(billing.firstName()).isEqualTo("Astrid");
        assertThat(billing.lastName()).isEqualTo("Berg");
        assertThat(billing.email()).isEqualTo("astrid@nordwind.example");
        assertThat(billing.culture()).isEqualTo("sv-SE");
        assertThat(billing.language()).isEqualTo("sv");
        assertThat(billing.etag()).isEqualTo(ETag.of("-88123456789012345"));
        assertThat(billing.defaultAddress().addressLine2()).isEqualTo("c/o Berg");
        assertThat(billing.defaultAddress().phoneNumber()).isEqualTo("+46 8 000 00 00");

        assertThat(payloads.drift())
                .containsExactlyInAnyOrder(
                        "BillingProfile.Members invoiceLanguage", "Address geoCode", "List of String");
    }

    @Test
    void a_list_of_customers_survives_an_odd_one() {
        List<Customer> customers = payloads.items("customers/list.json", Customer.class);
        assertThat(customers).hasSize(2);
        assertThat(customers.get(0).billingProfile()).isNull();
        assertThat(customers.get(0).allowDelegatedAccess()).isNull();
        assertThat(customers.get(0).customDomains()).isEmpty();
        assertThat(customers.get(1).companyProfile().tenantId()).isNull();
        assertThat(customers.get(1).companyName()).isNull();
        assertThat(customers.get(1).relationshipToPartner().text()).isEqualTo("guardian");
        assertThat(payloads.drift())
                .containsExactlyInAnyOrder(
                        "RelationshipToPartner guardian", "TenantId $.items[].companyProfile.tenantId");
    }

    @Test
    void a_customer_without_an_id_is_refused() {
        Assertions.assertThatExceptionOfType(JsonProblem.class)
                .isThrownBy(() -> ((JsonValue.Obj) payloads.tree("{\"id\":null}")).as(Customer.class))
                .withMessageContaining("a Customer with id");
    }

    @Test
    void an_address_validation_is_read() {
        AddressValidation validation = payloads.read("customers/address-validation.json", AddressValidation.class);
        assertThat(validation.status()).isEqualTo(AddressStatus.STREET_PARTIAL);
        assertThat(validation.usable()).isFalse();
        assertThat(validation.originalAddress().addressLine1()).isEqualTo("Vasagatan");
        assertThat(validation.suggestedAddresses()).hasSize(1);
        assertThat(validation.suggestedAddresses().get(0).addressLine1()).isEqualTo("Vasagatan 1");
        assertThat(validation.validationMessage()).isEqualTo("Address field invalid: street number");
        assertThat(AddressStatus.VERIFIED.usable()).isTrue();
        assertThat(payloads.drift()).isEmpty();
    }

    @Test
    void a_changed_billing_profile_keeps_what_is_not_modelled() {
        Customer customer = payloads.read("customers/customer.json", Customer.class);
        Address moved = customer.billingProfile().defaultAddress().toBuilder()
                .addressLine1("Kungsgatan 2")
                .build();
        BillingProfile changed = customer.billingProfile().toBuilder()
                .companyName("Nordwind Nordic AB")
                .defaultAddress(moved)
                .build();
        assertThat(changed.companyName()).isEqualTo("Nordwind Nordic AB");
        assertThat(changed.defaultAddress()).isEqualTo(moved);
        assertThat(changed.etag()).isEqualTo(customer.billingProfile().etag());
        JsonValue written = payloads.written(changed);
        assertThat(written.text("companyName")).contains("Nordwind Nordic AB");
        assertThat(written.text("defaultAddress", "addressLine1")).contains("Kungsgatan 2");
        assertThat(written.text("defaultAddress", "geoCode")).contains("59.3300");
        assertThat(written.text("invoiceLanguage")).contains("sv-SE");
        assertThat(written.text("attributes", "etag")).contains("-88123456789012345");
    }

    @Test
    void an_address_without_a_second_line_clears_the_former_one() {
        Customer customer = payloads.read("customers/customer.json", Customer.class);
        JsonValue written = payloads.written(customer.billingProfile().toBuilder()
                .defaultAddress(address().build())
                .build());
        assertThat(written.find("defaultAddress", "addressLine2")).isEmpty();
        assertThat(((JsonValue.Obj) written.find("defaultAddress").orElseThrow()).members())
                .containsKey("addressLine2");
    }

    @Test
    void a_new_customer_is_written() {
        NewCustomer customer = NewCustomer.builder()
                .domain("Nordwind.onmicrosoft.com")
                .companyName("Nordwind AB")
                .billingProfile(profile().build())
                .organizationRegistrationNumber("556000-1234")
                .associatedPartnerId(TenantId.of("c1d0a8c2-6f5b-4a6d-9b27-3a1f0d5e6f03"))
                .build();
        assertThat(payloads.written(customer.body()))
                .isEqualTo(payloads.tree("{\"companyProfile\":{\"domain\":\"nordwind.onmicrosoft.com\","
                        + "\"organizationRegistrationNumber\":\"556000-1234\"},\"billingProfile\":{"
                        + "\"email\":\"astrid@nordwind.example\",\"culture\":\"sv-SE\",\"language\":\"sv\","
                        + "\"companyName\":\"Nordwind AB\",\"defaultAddress\":{\"country\":\"SE\",\"city\":\"Stockholm\","
                        + "\"addressLine1\":\"Vasagatan 1\"}},"
                        + "\"associatedPartnerId\":\"c1d0a8c2-6f5b-4a6d-9b27-3a1f0d5e6f03\"}"));
        NewCustomer plain = NewCustomer.builder()
                .domain("nordwind.onmicrosoft.com")
                .companyName("Nordwind AB")
                .billingProfile(profile().build())
                .build();
        assertThat(plain.body().members()).containsOnlyKeys("companyProfile", "billingProfile");
        assertThat(payloads.written(plain.body()).find("companyProfile", "organizationRegistrationNumber"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nordwind", "nord wind.com", "-nord.com", "a..b", "nordwind.onmicrosoft.com/x", "ö.se"})
    void a_domain_that_is_none_is_refused(String domain) {
        NewCustomer.Builder builder =
                NewCustomer.builder().companyName("N").billingProfile(profile().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.domain(domain).build())
                .withMessageStartingWith("domain:");
    }

    @Test
    void what_is_missing_or_too_long_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.builder().city("x").addressLine1("y").build())
                .withMessageStartingWith("country: missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.builder().country("SE").city("x").build())
                .withMessageStartingWith("addressLine1: missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address().addressLine1("x".repeat(201)).build())
                .withMessageContaining("addressLine1")
                .withMessageContaining("200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address().state("Washington").build())
                .withMessageStartingWith("state:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address().lastName("x".repeat(51)).build())
                .withMessageStartingWith("lastName:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.builder().country("XX"))
                .withMessageStartingWith("market:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BillingProfile.builder().culture("sv-SE").build())
                .withMessageStartingWith("email: missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomer.builder().domain("a.example").build())
                .withMessageStartingWith("billingProfile: missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomer.builder()
                        .domain("a.example")
                        .billingProfile(profile().build())
                        .build())
                .withMessageStartingWith("companyName: missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomer.builder()
                        .domain("a.example")
                        .companyName("B")
                        .billingProfile(profile().companyName("C").build())
                        .build())
                .withMessageStartingWith("companyName: differs");
    }

    @Test
    void a_query_is_the_filter_the_service_knows() {
        assertThat(CustomerQuery.all().filter()).isNull();
        assertThat(CustomerQuery.all().size()).isZero();
        CustomerQuery query = CustomerQuery.companyNameStartsWith("Nord").pageSize(40);
        assertThat(query.size()).isEqualTo(40);
        assertThat(payloads.written(query.filter()))
                .isEqualTo(
                        payloads.tree("{\"Field\":\"CompanyName\",\"Value\":\"Nord\",\"Operator\":\"starts_with\"}"));
        assertThat(CustomerQuery.domainStartsWith("n").filter()).containsEntry("Field", "Domain");
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerQuery.companyNameStartsWith(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerQuery.all().pageSize(0));
    }

    @Test
    void a_qualification_is_read_in_both_spellings_of_its_date() {
        List<CustomerQualification> read =
                payloads.read("customers/qualifications.json", Json.type(List.class, CustomerQualification.class));
        assertThat(read)
                .extracting(CustomerQualification::vettingCreateDate)
                .containsExactly(
                        Instant.parse("2026-01-14T07:21:03.125Z"), Instant.parse("2026-02-03T10:15:30.1234567Z"), null);
        assertThat(read.get(0).vettingStatus()).isEqualTo(VettingStatus.DENIED);
        assertThat(read.get(0).vettingReason()).isEqualTo("No school of this name");
        assertThat(read.get(1).vettingStatus().text()).isEqualTo("OnHold");
        assertThat(read.get(1).vettingStatus().known()).isFalse();
        assertThat(read.get(2).qualification()).isEqualTo(Qualification.STATE_OWNED_ENTITY);
        assertThat(read.get(2).vettingStatus()).isNull();
        assertThat(payloads.drift()).containsExactly("VettingStatus OnHold");
    }

    @Test
    void a_new_qualification_is_written() {
        NewQualification school = NewQualification.of(Qualification.EDUCATION)
                .educationSegment("HigherEducation")
                .website("https://school.example");
        assertThat(payloads.written(school.body()))
                .isEqualTo(payloads.tree("{\"qualification\":\"Education\",\"educationSegment\":\"HigherEducation\","
                        + "\"website\":\"https://school.example\"}"));
        assertThat(school.code()).isNull();
        NewQualification office = NewQualification.of(Qualification.GOVERNMENT_COMMUNITY_CLOUD)
                .validationCode("GCC-7")
                .website("https://office.example");
        assertThat(office.code()).isEqualTo("GCC-7");
        assertThat(office.body()).doesNotContainValue("GCC-7");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        NewQualification.of(Qualification.STATE_OWNED_ENTITY).educationSegment("K12"))
                .withMessageStartingWith("educationSegment:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewQualification.of(Qualification.EDUCATION).website(" "))
                .withMessageStartingWith("website:");
    }

    private static NewCustomer.Builder refusedUntilRegistered(String country) {
        NewCustomer.Builder customer = NewCustomer.builder()
                .domain("nordwind.example")
                .companyName("Nordwind")
                .billingProfile(profile()
                        .defaultAddress(address().country(country).build())
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(customer::build)
                .withMessageStartingWith("organizationRegistrationNumber: missing");
        customer.organizationRegistrationNumber("123456789");
        return customer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"AM", "AZ", "BY", "HU", "KZ", "KG", "MD", "RU", "TJ", "UZ", "UA"})
    void eleven_countries_are_known_to_ask_for_a_registration_number_and_a_phone(String country) {
        NewCustomer.Builder customer = refusedUntilRegistered(country);
        assertThatIllegalArgumentException()
                .isThrownBy(customer::build)
                .withMessageContaining("phoneNumber: missing; " + country);
        customer.billingProfile(profile()
                .defaultAddress(
                        address().country(country).phoneNumber("+7 1 23").build())
                .build());
        assertThat(customer.build().organizationRegistrationNumber()).isEqualTo("123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BR", "IN", "ZA", "PL", "AE", "SA", "TR", "TH", "VN", "MM", "IQ", "SS", "VE"})
    void thirteen_more_ask_for_the_number_alone(String country) {
        NewCustomer.Builder customer = refusedUntilRegistered(country);
        assertThat(customer.build().organizationRegistrationNumber()).isEqualTo("123456789");
    }

    @Test
    void one_rule_says_what_a_domain_is() {
        for (String domain : List.of("nordwind.xn--p1ai", " NordWind.example ", "a.b-c.example")) {
            assertThat(DomainName.checked(domain)).isEqualTo(domain.trim());
            assertThat(NewCustomer.builder()
                            .domain(domain)
                            .companyName("Nordwind")
                            .billingProfile(profile().build())
                            .build()
                            .domain())
                    .isEqualToIgnoringCase(domain.trim());
        }
        for (String bad : List.of("nordwind", "https://nordwind.example", "-a.example", "a.example-", "a.1com")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DomainName.checked(bad))
                    .withMessageStartingWith("domain:");
        }
    }

    @Test
    void the_result_of_an_address_check_shows_nothing_of_the_address() {
        AddressValidation read = new AddressValidation(
                address().build(), List.of(address().build()), AddressStatus.NONE, "Storgatan 4 is not there");
        assertThat(read.toString()).contains("1 suggested").doesNotContain("Storgatan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SE", "US"})
    void elsewhere_the_service_decides_about_the_registration_number(String country) {
        NewCustomer customer = NewCustomer.builder()
                .domain("nordwind.example")
                .companyName("Nordwind")
                .billingProfile(profile()
                        .defaultAddress(address().country(country).build())
                        .build())
                .build();
        assertThat(customer.organizationRegistrationNumber()).isNull();
    }

    @Test
    void a_profile_says_the_same_in_another_spelling() {
        BillingProfile one = profile().firstName("Astrid").build();
        assertThat(one.says(one.toBuilder().culture("SV-se").build())).isTrue();
        assertThat(one.says(one.toBuilder().lastName("").build())).isTrue();
        assertThat(one.says(one.toBuilder()
                        .defaultAddress(address().phoneNumber("").build())
                        .build()))
                .isTrue();
        assertThat(one.says(one.toBuilder().firstName("Astra").build())).isFalse();
        assertThat(one.says(one.toBuilder()
                        .defaultAddress(address().city("Lund").build())
                        .build()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The address is not valid",
                "{",
                "[]",
                "null",
                "{\"code\":\"60071\",\"reason\":\"no\"}",
                "{\"corrected_address\":null}",
                "{\"corrected_address\":\"12 Elm Rd\"}",
                "{\"corrected_address\":[{\"city\":\"Reno\"}]}",
                "{\"corrected_address\":{\"city\":\"Reno\""
            })
    void a_description_without_a_corrected_address_gives_none(String description) {
        assertThat(CorrectedAddress.read(address().build(), description)).isEmpty();
    }

    @Test
    void a_corrected_address_is_read_as_far_as_it_goes() {
        AddressValidation read = CorrectedAddress.read(
                        address().build(),
                        "{\"reason\":\"&#39;City&#39; &amp;lt;\",\"corrected_address\":{\"country\":\"XX\",\"region\":\"Nevada\","
                                + "\"city\":\"Reno\",\"address_line2\":7}}")
                .orElseThrow();
        Address suggested = read.suggestedAddresses().get(0);
        assertThat(suggested.country()).isNull();
        assertThat(suggested.region()).isEqualTo("Nevada");
        assertThat(suggested.state()).isNull();
        assertThat(suggested.city()).isEqualTo("Reno");
        assertThat(suggested.addressLine2()).isEqualTo("7");
        assertThat(read.validationMessage()).isEqualTo("'City' &lt;");
    }

    @Test
    void personal_data_stays_out_of_texts() {
        Customer customer = payloads.read("customers/customer.json", Customer.class);
        NewCustomer created = NewCustomer.builder()
                .domain("nordwind.onmicrosoft.com")
                .companyName("Nordwind AB")
                .billingProfile(profile().build())
                .build();
        for (Object model : List.of(
                customer,
                customer.companyProfile(),
                customer.companyProfile().address(),
                customer.billingProfile(),
                customer.userCredentials(),
                CustomerQuery.companyNameStartsWith("Astrid"),
                created)) {
            assertThat(model.toString())
                    .doesNotContain("Astrid", "Berg", "@", "Vasagatan", "+46", "admin", "Sommar", "111");
        }
    }
}
