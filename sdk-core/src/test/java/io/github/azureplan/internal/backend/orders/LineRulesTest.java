package io.github.azureplan.internal.backend.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.catalog.Catalog;
import io.github.azureplan.internal.backend.catalog.Stock;
import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.customers.Qualifications;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Settings;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String RESERVATION = "DZH318ZZVM01:0001";
    private static final String SERVICE = "DZH318ZZMP01:0001";
    private static final String GOVERNMENT = "CFQ7TTCZZL02:0001";
    private static final String PLAN = "11111111-1111-4111-8111-111111111111";
    private static final String AZURE = "22222222-2222-4222-8222-222222222222";
    private static final String OTHER = "33333333-3333-4333-8333-333333333333";

    private final Context context = context(false);
    private State state = Customers.arrive(State.EMPTY, context, "DE", "nordwind.example", "Nordwind", false);
    private final Customer customer =
            Objects.requireNonNull(Customers.find(state, Customers.idOf(context, "nordwind.example")));

    private static Context context(boolean sandbox) {
        Partner partner = new Partner(Partner.Type.DIRECT, OTHER, "4100000", "Partner", "DE", "EUR", sandbox);
        return new Context(NOW, Settings.usual(1, partner), new Ids(1));
    }

    private String problem(Context at, Wish wish) {
        Problem problem = LineRules.problem(new Till(state, at, customer), wish, null);
        return problem == null
                ? "none"
                : problem.status() + "/" + problem.code() + " "
                        + (problem.late() ? "late" : String.valueOf(problem.cartError()));
    }

    private String problem(Wish wish) {
        return problem(context, wish);
    }

    private Wish wish(String sku, String cycle, String term, JsonObject provisioning) {
        return wish(item(sku, "commercial"), cycle, term, provisioning, 1);
    }

    private static Wish wish(String item, String cycle, String term, JsonObject provisioning, int quantity) {
        return new Wish(
                item, null, quantity, cycle, term, null, null, List.of(), provisioning, null, null, null, null, null);
    }

    /** The item under which a SKU is sold now: the ids of availabilities follow from country, month and segment. */
    private String item(String sku, String segment) {
        String end = segment.equals("commercial")
                ? context.ids().hex(5, "availability", sku, "DE", "2026-03")
                : context.ids().hex(5, "availability", sku, "DE", "2026-03", segment);
        String item = sku + ":" + sku.substring(0, 7) + end.toUpperCase(java.util.Locale.ROOT);
        assertThat(Catalog.item(state, context, "DE", item).standing()).isEqualTo(Catalog.Standing.ON_SALE);
        return item;
    }

    private Wish reservation(String... provisioning) {
        return wish(RESERVATION, "one_time", "P1Y", JsonObject.of((Object[]) provisioning));
    }

    /** A plan with one Azure subscription. */
    private void plan(boolean registered) {
        Subscription made = Subscription.plan(
                PLAN, customer.id(), "DE", "DZH318Z0BPS6:0001:DZH318Z00000", "plan", "order", null, NOW);
        Subscription known = new Subscription(
                made.id(),
                made.customerId(),
                made.country(),
                made.kind(),
                made.offerId(),
                made.offerName(),
                made.name(),
                1,
                1,
                1,
                made.billingCycle(),
                "",
                false,
                false,
                null,
                null,
                made.orderId(),
                null,
                NOW,
                null,
                null,
                Subscription.ACTIVE,
                registered ? NOW : null,
                1);
        state = Subscriptions.add(state, known);
        state = AzureSubscriptions.create(state, AZURE, "Azure", PLAN, customer.id(), null, NOW);
    }

    private void cancelAzure() {
        AzureSubscription azure = Objects.requireNonNull(AzureSubscriptions.find(state, AZURE));
        state = AzureSubscriptions.turn(state, azure, NOW.minusSeconds(60), false);
    }

    @Test
    void a_reservation_says_for_what_it_is() {
        plan(true);

        assertThat(problem(reservation("scope", "both", "subscriptionId", AZURE)))
                .isEqualTo("400/900312 null");
        assertThat(problem(reservation("subscriptionId", AZURE))).isEqualTo("400/900312 null");
        assertThat(problem(reservation("scope", "single"))).isEqualTo("400/900317 null");
        assertThat(problem(reservation("Scope", "Shared", "SubscriptionId", AZURE)))
                .isEqualTo("none");
        assertThat(problem(reservation("scope", "shared", "subscriptionId", PLAN)))
                .isEqualTo("none");
        assertThat(problem(reservation("scope", "single", "subscriptionId", PLAN)))
                .isEqualTo("400/900313 null");
        assertThat(problem(reservation("scope", "single", "subscriptionId", PLAN, "entitlementId", AZURE)))
                .isEqualTo("none");
        assertThat(problem(reservation("scope", "single", "subscriptionId", PLAN, "entitlementId", OTHER)))
                .isEqualTo("400/900315 SubscriptionIsNotValid");
    }

    @Test
    void a_reservation_needs_a_plan_that_is_registered_and_an_azure_subscription_that_is_active() {
        assertThat(problem(reservation("scope", "shared", "subscriptionId", AZURE)))
                .isEqualTo("400/800011 SubscriptionIsNotValid");
        plan(false);
        assertThat(problem(reservation("scope", "shared", "subscriptionId", AZURE)))
                .isEqualTo("400/800030 SubscriptionNotRegistered");
        assertThat(problem(reservation("scope", "shared", "subscriptionId", PLAN)))
                .isEqualTo("400/800030 SubscriptionNotRegistered");
        plan(true);
        cancelAzure();
        assertThat(problem(reservation("scope", "shared", "subscriptionId", AZURE)))
                .isEqualTo("400/800012 SubscriptionIsNotValid");
        assertThat(problem(reservation("scope", "shared", "subscriptionId", PLAN)))
                .isEqualTo("400/900318 SubscriptionIsNotValid");
    }

    @Test
    void a_single_scope_needs_its_own_azure_subscription_active() {
        plan(true);
        state = AzureSubscriptions.create(state, OTHER, "second", PLAN, customer.id(), null, NOW);
        cancelAzure();

        assertThat(problem(reservation("scope", "single", "subscriptionId", PLAN, "entitlementId", AZURE)))
                .isEqualTo("400/900314 SubscriptionIsNotValid");
        assertThat(problem(reservation("scope", "single", "subscriptionId", PLAN, "entitlementId", OTHER)))
                .isEqualTo("none");
    }

    @Test
    void a_suspended_plan_takes_no_reservation() {
        plan(true);
        Subscription plan = Subscriptions.plans(state, customer.id()).get(0);
        state = Subscriptions.add(state, plan.withStatus(Subscription.SUSPENDED));

        assertThat(problem(reservation("scope", "shared", "subscriptionId", PLAN)))
                .isEqualTo("400/800012 SubscriptionIsNotValid");
    }

    @Test
    void a_metered_service_needs_a_plan_with_an_active_azure_subscription() {
        Wish any = wish(SERVICE, "monthly", "P1M", JsonObject.EMPTY);
        Wish named = wish(SERVICE, "monthly", "P1M", JsonObject.of("subscriptionId", PLAN));

        assertThat(problem(any)).isEqualTo("400/900128 late");
        assertThat(problem(named)).isEqualTo("400/900129 late");
        plan(false);
        assertThat(problem(any)).isEqualTo("none");
        assertThat(problem(named)).isEqualTo("none");
        cancelAzure();
        assertThat(problem(any)).isEqualTo("none");
        assertThat(problem(named)).isEqualTo("400/900129 late");
    }

    @Test
    void what_is_out_of_stock_where_it_is_delivered_is_not_sold() {
        plan(true);
        Wish wish = reservation("scope", "shared", "subscriptionId", AZURE);

        state = Stock.restrict(state, "DZH318ZZVM01", "0001", "northeurope");
        assertThat(problem(wish)).isEqualTo("none");
        state = Stock.restrict(state, "DZH318ZZVM01", "0001", "westeurope");
        assertThat(problem(wish)).isEqualTo("400/800010 InventoryNotAvailable");
        state = Stock.restrict(state, "DZH318ZZVM01", "0001", null);
        state = Stock.withdraw(state, "DZH318ZZVM01", "0001", true);
        assertThat(problem(wish)).isEqualTo("400/800010 InventoryNotAvailable");
    }

    @Test
    void items_of_a_segment_are_for_customers_who_qualify_and_outside_the_sandbox() {
        Wish wish = wish(item(GOVERNMENT, "government"), "monthly", "P1M", JsonObject.EMPTY, 5);

        assertThat(problem(wish)).isEqualTo("400/800086 UnableToProcessCartLineItem");
        state = Qualifications.decide(state, context, customer.id(), "GovernmentCommunityCloud", "Approved", null);
        assertThat(problem(wish)).isEqualTo("none");
        assertThat(problem(context(true), wish)).isEqualTo("403/900322 UnableToProcessCartLineItem");
    }

    @ParameterizedTest
    @CsvSource({
        "monthly, P1M, none",
        "monthly, P1Y, none",
        "annual, P1Y, none",
        "annual, , none",
        "monthly, , 400/800121 InvalidInput",
        "annual, P1M, 400/800121 InvalidInput",
        "triennial, P3Y, 400/900269 BillingPlanNotSupported",
        "one_time, P1Y, 400/900269 BillingPlanNotSupported",
    })
    void an_item_is_sold_for_its_terms_and_billed_as_they_say(String cycle, String term, String expected) {
        assertThat(problem(wish("CFQ7TTCZZL01:0001", cycle, term, JsonObject.EMPTY)))
                .isEqualTo(expected);
    }
}
