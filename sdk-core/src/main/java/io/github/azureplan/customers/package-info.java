/**
 * Step 1, who: the customers of the partner, their profiles and the relationship to the partner.
 *
 * <p>Creating a customer makes a tenant, its admin user and a reseller relationship. The admin's first password appears
 * in that one answer and never again, save to who repeats the call with its request id within a day. Customers that exist
 * already come to the partner by accepting a relationship. What belongs to one customer, its profiles and what it
 * qualifies as, is reached from its scope: {@code client.customer(id).profiles()} and {@code qualifications()}.
 *
 * <!-- sample customers -->
 * <pre>{@code
 * Address address = Address.builder()
 *         .firstName("Ada")
 *         .lastName("Lovelace")
 *         .addressLine1("1 Main Street")
 *         .city("Springfield")
 *         .state("IL")
 *         .postalCode("62701")
 *         .country("US")
 *         .build();
 * Customer contoso = client.customers()
 *         .create(NewCustomer.builder()
 *                 .domain("contoso.onmicrosoft.com")
 *                 .companyName("Contoso")
 *                 .billingProfile(BillingProfile.builder()
 *                         .email("ada@contoso.example")
 *                         .culture("en-US")
 *                         .language("en")
 *                         .companyName("Contoso")
 *                         .defaultAddress(address)
 *                         .build())
 *                 .build());
 * for (Customer found : client.customers().list(CustomerQuery.companyNameStartsWith("con"))) {
 *     client.customers().get(found.id());
 * }
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.customers;
