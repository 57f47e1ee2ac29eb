/**
 * The entry: {@link io.github.azureplan.AzurePlanClient}, and what belongs to one customer,
 * {@link io.github.azureplan.CustomerScope}.
 *
 * <p>The packages beside this one are the steps of the lifecycle in their order: {@code customers}, {@code agreements},
 * {@code catalog}, {@code orders}, {@code subscriptions}, {@code plans}. The reference backend in {@code backend} stands
 * in for the service, so that all of it runs offline:
 *
 * <!-- sample readme -->
 * <pre>{@code
 * InMemoryBackend backend = InMemoryBackend.create(); // no account, no network, its own clock
 * AzurePlanClient client =
 *         backend.client(); // in production: AzurePlanClient.builder().appOnly(…).appUser(…).build()
 *
 * Customer contoso = client.customers().create(newCustomer);
 * CustomerScope customer = client.customer(contoso.id());
 * if (!customer.agreements().status().canOrder()) {
 *     customer.agreements()
 *             .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
 *                     .on(LocalDate.of(2026, 2, 27)));
 * }
 * AzurePlan plan = customer.azurePlan().purchase(); // catalog, cart, checkout, wait; safe to repeat
 * AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan;
