package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.agreements.Agreement;
import io.github.azureplan.agreements.AgreementTemplate;
import io.github.azureplan.agreements.AgreementType;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Page;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.AddressValidation;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.customers.CustomerProfiles;
import io.github.azureplan.customers.CustomerQualification;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.customers.NewQualification;
import io.github.azureplan.customers.Qualification;
import io.github.azureplan.internal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Customers and agreements: purchase.md 2 and 3, and the pages of customers in common.md. */
final class CustomerChecks {
    private static final String CREATE = "purchase/create-customer.request.json";
    private static final String CREATE_INDIRECT = "purchase/create-customer-indirect.request.json";
    private static final String QUALIFY = "purchase/create-customer-qualification.request.json";
    private static final String ATTEST = "purchase/create-customer-agreement.request.json";

    private CustomerChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put(CREATE, (f, all) -> {
            Script script = Script.answering(all.get("purchase/create-customer.response.json"));
            script.client().customers().create(newCustomer(f));
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
        });
        checks.put("purchase/create-customer.response.json", (f, all) -> created(f, all.get(CREATE)));
        checks.put(CREATE_INDIRECT, (f, all) -> {
            Script script = Script.answering(all.get("purchase/create-customer-indirect.response.json"));
            script.client().customers().create(newCustomer(f));
            script.sentAs(f);
            SameJson.strictly()
                    .inOtherCase("companyProfile.domain", "domain names have no case; the client folds them")
                    .leavingOut("relationshipToPartner", "an answer's member that the page copied into the request")
                    .check(script.body(script.last()), f.json());
        });
        checks.put("purchase/create-customer-indirect.response.json", (f, all) -> created(f, all.get(CREATE_INDIRECT)));
        checks.put("purchase/get-customer.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.client().customers().get(CustomerId.of(f.segment(3))));
            script.sentAs(f);
        });
        checks.put(
                "purchase/list-customers.response.json",
                listed(CustomerQuery.all().pageSize(40)));
        checks.put(
                "purchase/list-customers-filtered.response.json", listed(CustomerQuery.companyNameStartsWith("Cont")));
        checks.put(
                "purchase/list-customers-indirect-reseller.response.json",
                listed(CustomerQuery.ofIndirectReseller(TenantId.of("484e548c-f5f3-4528-93a9-c16c6373cb59"))));
        checks.put("common/page-customers-first.json", CustomerChecks::paged);
        checks.put("common/page-customers-last.json", CustomerChecks::paged);
        for (String result : List.of("verified", "partial")) {
            String request = "purchase/validate-address-" + result + ".request.json";
            String response = "purchase/validate-address-" + result + ".response.json";
            checks.put(request, (f, all) -> {
                Script script = Script.answering(all.get(response));
                script.client().customers().validateAddress(address(f.json()));
                script.sentAs(f);
                SameJson.strictly().check(script.body(script.last()), f.json());
            });
            checks.put(response, (f, all) -> {
                Script script = Script.answering(f);
                AddressValidation read = script.client()
                        .customers()
                        .validateAddress(address(all.get(request).json()));
                NothingLost.of(f.json(), read);
                script.sentAs(f);
            });
        }
        care(checks);
        agreements(checks);
        return checks;
    }

    /** Profiles, qualifications, the relationship. */
    private static void care(Map<String, Check> checks) {
        checks.put("purchase/get-company-profile.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.customer(f).profiles().company());
            script.sentAs(f);
        });
        checks.put("purchase/get-billing-profile.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.customer(f).profiles().billing());
            script.sentAs(f);
        });
        checks.put("purchase/update-billing-profile.request.json", (f, all) -> {
            Script script = Script.answering(
                    all.get("purchase/get-billing-profile.response.json"),
                    all.get("purchase/update-billing-profile.response.json"));
            CustomerProfiles profiles = script.customer(f).profiles();
            BillingProfile read = profiles.billing();
            profiles.updateBilling(read.toBuilder()
                    .defaultAddress(read.defaultAddress().toBuilder()
                            .addressLine1(f.text("DefaultAddress", "AddressLine1"))
                            .build())
                    .build());
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
            assertThat(script.last().headers().first("If-Match")).contains('"' + f.text("Attributes", "Etag") + '"');
        });
        checks.put("purchase/update-billing-profile.response.json", (f, all) -> {
            Script script = Script.answering(all.get("purchase/get-billing-profile.response.json"), f);
            CustomerProfiles profiles = script.customer(f).profiles();
            NothingLost.of(f.json(), profiles.updateBilling(profiles.billing()));
            script.sentAs(f);
        });
        String removal = "purchase/remove-reseller-relationship.request.json";
        String removed = "purchase/remove-reseller-relationship.response.json";
        checks.put(removal, (f, all) -> {
            Script script = Script.answering(all.get(removed));
            script.client().customers().removeRelationship(CustomerId.of(f.segment(3)));
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
        });
        checks.put(removed, (f, all) -> {
            Script script = Script.answering(f);
            assertThat(script.client().customers().removeRelationship(CustomerId.of(f.segment(3))))
                    .hasToString(f.text("RelationshipToPartner"));
            script.sentAs(f);
        });
        checks.put("purchase/get-relationship-request.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.client().customers().relationshipRequest());
            script.sentAs(f);
        });
        checks.put(QUALIFY, (f, all) -> {
            Script script = Script.answering(all.get("purchase/create-customer-qualification.response.json"));
            script.customer(f).qualifications().request(qualification(f));
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
        });
        checks.put("purchase/create-customer-qualification.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.customer(f).qualifications().request(qualification(all.get(QUALIFY))));
            script.sentAs(f);
        });
        for (String state : List.of("approved", "denied", "gcc-soe", "inreview")) {
            checks.put("purchase/get-customer-qualifications-" + state + ".response.json", (f, all) -> {
                Script script = Script.answering(f);
                List<CustomerQualification> read =
                        script.customer(f).qualifications().list().toList();
                assertThat(f.json()).isInstanceOf(JsonValue.Arr.class);
                NothingLost.of(f.json(), read);
                script.sentAs(f);
            });
        }
    }

    private static NewQualification qualification(Fixture f) {
        return NewQualification.of(Qualification.of(f.text("Qualification")));
    }

    /** The refusal of old with a corrected address in its description becomes a suggestion. */
    static void corrected(Fixture f, Fixtures all) {
        Address asked = address(
                all.get("purchase/validate-address-partial.request.json").json());
        AddressValidation read = Script.answering(f).client().customers().validateAddress(asked);
        JsonValue said = JsonValue.parse(f.text("description").getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        NothingLost.of(
                said.find("corrected_address").orElseThrow(),
                read.suggestedAddresses().get(0),
                Map.of("address_line1", "addressLine1", "postal_code", "postalCode"));
        assertThat(read.originalAddress()).isEqualTo(asked);
        assertThat(read.validationMessage())
                .isEqualTo(said.text("reason").orElseThrow().replace("&#39;", "'"));
        assertThat(read.usable()).isFalse();
    }

    private static void agreements(Map<String, Check> checks) {
        checks.put(
                "purchase/get-agreement-metadata-mca.response.json",
                templates(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT, Set.of()));
        // Without a type the service answers for the cloud agreement; the client always says which it means.
        checks.put(
                "purchase/get-agreement-metadata-cloud.response.json",
                templates(AgreementType.MICROSOFT_CLOUD_AGREEMENT, Set.of("agreementType")));
        checks.put(
                "purchase/get-customer-agreements-mca.response.json",
                recorded(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT, Set.of()));
        checks.put(
                "purchase/get-customer-agreements-cloud.response.json",
                recorded(AgreementType.MICROSOFT_CLOUD_AGREEMENT, Set.of("agreementType")));
        checks.put(ATTEST, (f, all) -> {
            Script script = Script.answering(all.get("purchase/create-customer-agreement.response.json"));
            script.customer(f).agreements().attest(attestation(f));
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
        });
        checks.put("purchase/create-customer-agreement.response.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.customer(f).agreements().attest(attestation(all.get(ATTEST))));
            script.sentAs(f);
        });
        checks.put("purchase/get-direct-signed-status.response.json", (f, all) -> {
            Script script = Script.answering(f);
            boolean read = script.customer(f).agreements().acceptedDirectly();
            assertThat(String.valueOf(read)).isEqualTo(f.text("isSigned"));
            script.sentAs(f);
        });
    }

    private static void created(Fixture response, Fixture request) {
        Script script = Script.answering(response);
        NothingLost.of(response.json(), script.client().customers().create(newCustomer(request)));
        script.sentAs(response);
    }

    private static Check listed(CustomerQuery query) {
        return (f, all) -> {
            Script script = Script.answering(f);
            each(f, script.client().customers().list(query).toList());
            script.sentAs(f);
        };
    }

    /** Both pages in one listing; the official client repeats neither size nor filter after the first page either. */
    private static void paged(Fixture fixture, Fixtures all) {
        Fixture first = all.get("common/page-customers-first.json");
        Fixture last = all.get("common/page-customers-last.json");
        Script script = Script.answering(first, last);
        Listing<Customer> customers =
                script.client().customers().list(CustomerQuery.all().pageSize(2));
        List<Page<Customer>> pages = new ArrayList<>();
        customers.pages().forEach(pages::add);
        assertThat(pages).hasSize(2);
        each(first, pages.get(0).items());
        each(last, pages.get(1).items());
        assertThat(pages.get(0).nextToken()).isEqualTo(first.text("continuationToken"));
        assertThat(pages.get(1).nextToken()).isNull();
        script.sentAs(script.sent(1), first, Set.of(), Set.of());
        script.sentAs(script.sent(2), last, Set.of(), Set.of("size"));
        assertThat(script.sent(2).headers().first("MS-ContinuationToken")).contains(first.text("continuationToken"));
    }

    private static Check templates(AgreementType type, Set<String> added) {
        return (f, all) -> {
            Script script = Script.answering(f);
            Listing<AgreementTemplate> read = script.client()
                    .customer(CustomerId.of("14876998-c0dc-46e6-9d0c-65a57a6c32ec"))
                    .agreements()
                    .templates(type);
            each(f, read.toList());
            script.sentAs(script.last(), f, added, Set.of());
        };
    }

    private static Check recorded(AgreementType type, Set<String> added) {
        return (f, all) -> {
            Script script = Script.answering(f);
            List<Agreement> read = script.customer(f).agreements().list(type).toList();
            each(f, read);
            script.sentAs(script.last(), f, added, Set.of());
        };
    }

    /** Every item of a collection is in the list, in its order. */
    static void each(Fixture fixture, List<?> read) {
        List<JsonValue> items = fixture.items();
        assertThat(read).as("items of %s", fixture).hasSameSizeAs(items).isNotEmpty();
        for (int i = 0; i < items.size(); i++) {
            NothingLost.of(items.get(i), read.get(i));
        }
    }

    static Attestation attestation(Fixture f) {
        return Attestation.acceptedBy(
                        f.text("primaryContact", "firstName"),
                        f.text("primaryContact", "lastName"),
                        f.text("primaryContact", "email"))
                .phone(f.text("primaryContact", "phoneNumber"))
                .template(f.text("templateId"))
                .at(NothingLost.instant(f.text("dateAgreed")));
    }

    static NewCustomer newCustomer(Fixture f) {
        BillingProfile profile = BillingProfile.builder()
                .email(f.text("billingProfile", "email"))
                .culture(f.text("billingProfile", "culture"))
                .language(f.text("billingProfile", "language"))
                .companyName(f.text("billingProfile", "companyName"))
                .defaultAddress(address(
                        f.json().find("billingProfile", "defaultAddress").orElseThrow()))
                .build();
        NewCustomer.Builder customer =
                NewCustomer.builder().domain(f.text("companyProfile", "domain")).billingProfile(profile);
        f.json().text("associatedPartnerId").map(TenantId::of).ifPresent(customer::associatedPartnerId);
        return customer.build();
    }

    static Address address(JsonValue json) {
        Address.Builder address = Address.builder();
        Map<String, Consumer<String>> setters = Map.of(
                "country", address::country,
                "city", address::city,
                "state", address::state,
                "addressLine1", address::addressLine1,
                "postalCode", address::postalCode,
                "firstName", address::firstName,
                "lastName", address::lastName,
                "phoneNumber", address::phoneNumber);
        setters.forEach((name, setter) -> json.text(name).ifPresent(setter));
        return address.build();
    }
}
