package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.catalog.AzureOffer;
import io.github.azureplan.catalog.AzureOffers;
import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.catalog.AzurePlanSale;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.CheckoutResult;
import io.github.azureplan.orders.Order;
import io.github.azureplan.orders.OrderStatus;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.PlanOrder;
import io.github.azureplan.plans.PlanPurchase;
import io.github.azureplan.plans.PurchaseCheck;
import io.github.azureplan.plans.PurchaseObstacle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurchaseSnippetsTest extends Reporting {
    @Test
    void the_plan_is_bought_in_one_call() {
        Stage stage = new Stage();
        CustomerScope customer = stage.customer();
        // tag::purchase[]
        AzurePlan plan = customer.with(CallOptions.deadline(Duration.ofMinutes(20))
                        .progress(news -> report(news.what() + ": " + news.state())))
                .azurePlan()
                .purchase(); // catalog, cart, checkout, wait
        // it is there: nothing is ordered
        AzurePlan same = customer.azurePlan().purchase();
        // end::purchase[]
        assertThat(same.id()).isEqualTo(plan.id());
        assertThat(customer.azurePlans().list()).hasSize(1);
        assertThat(reported).isNotEmpty();
    }

    @Test
    void without_an_agreement_the_purchase_is_refused() {
        Stage stage = new Stage();
        CustomerScope customer = stage.newcomer();
        // tag::refused[]
        try {
            customer.azurePlan().purchase();
        } catch (AgreementRequiredException e) { // 403, code 13605
            report(e.nextStep());
        }
        // end::refused[]
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0)).contains("agreement");
    }

    @Test
    void a_plan_is_found_without_buying_one() {
        Stage stage = new Stage();
        CustomerScope customer = stage.customer();
        // tag::find[]
        boolean bought = customer.azurePlan().find().isPresent();
        List<AzurePlan> all = customer.azurePlans().list(); // those of resellers too
        // end::find[]
        assertThat(bought).isFalse();
        assertThat(all).isEmpty();
    }

    @Test
    void what_stands_in_the_way_is_read_before_buying() {
        CustomerScope customer = new Stage().newcomer();
        // tag::check[]
        PurchaseCheck check = customer.azurePlan().check(); // reads only; no cart is made
        for (PurchaseObstacle obstacle : check.obstacles()) {
            report(obstacle.description() + ": " + obstacle.nextStep());
        }
        // end::check[]
        assertThat(check.canBuy()).isFalse();
        assertThat(reported).hasSize(1);
    }

    @Test
    void many_plans_are_ordered_first_and_waited_for_later() {
        CustomerScope customer = new Stage().customer();
        // tag::order[]
        PlanOrder order = customer.azurePlan().order(PlanPurchase.usual().friendlyName("Azure plan of Contoso"));
        AzurePlan plan = order.await(); // later; a purchase() by another process would find the same plan
        // end::order[]
        assertThat(customer.azurePlan().get().id()).isEqualTo(plan.id());
    }

    @Test
    void a_provider_buys_one_plan_for_each_reseller() {
        MpnId north = MpnId.of("4100017");
        MpnId south = MpnId.of("4100025");
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        backend.world().indirectReseller(TenantId.of("5b0a8f0e-4f5c-4d0b-8b57-0c8f6a1c2d01"), north);
        backend.world().indirectReseller(TenantId.of("5b0a8f0e-4f5c-4d0b-8b57-0c8f6a1c2d02"), south);
        CustomerScope customer = new Stage(backend).customer();
        // tag::resellers[]
        AzurePlan ofNorth = customer.azurePlan(north).purchase();
        AzurePlan ofSouth = customer.azurePlan(south).purchase();
        // customer.azurePlan().get() would now refuse and name both: which one is meant is not clear
        // end::resellers[]
        assertThat(ofNorth.id()).isNotEqualTo(ofSouth.id());
        assertThatThrownBy(() -> customer.azurePlan().get()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void each_step_of_the_purchase_is_there_on_its_own() {
        CustomerScope customer = new Stage().customer();
        // tag::steps[]
        // looked up now, never stored
        AzurePlanOffer offer = customer.catalog().azurePlan().orElseThrow();
        Cart cart = customer.carts()
                .create(List.of(CartLine.builder(offer.catalogItemId())
                        .quantity(1)
                        .billingCycle(BillingCycle.ONE_TIME)
                        .build()));
        // repeat it freely: one order
        CheckoutResult result = customer.carts().checkout(cart.id());
        if (!result.complete()) { // 201 may carry refusals of single groups
            throw new IllegalStateException(result.orderErrors().toString());
        }
        Order order = customer.orders().awaitCompletion(result.orders().get(0).id());
        // end::steps[]
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(customer.azurePlan().find()).isPresent();
    }

    @Test
    void the_catalog_says_where_the_plan_is_sold_and_what_it_is_not() {
        AzurePlanClient client = new Stage().client;
        // tag::where[]
        for (AzurePlanSale sale : client.catalog().azurePlanSoldIn(Market.of("SE"), Market.of("US"), Market.of("CN"))) {
            sale.sold(); // NOT_KNOWN is neither yes nor no; sale.reason() says why
        }
        AzureOffer offer = AzureOffers.ofId("DZH318Z0BPS6:0001").orElseThrow();
        // end::where[]
        assertThat(offer).isEqualTo(AzureOffers.AZURE_PLAN);
    }

    @Test
    void offers_are_compared_by_facts_with_their_source() {
        // tag::compare[]
        for (AzureOffer offer : List.of(AzureOffers.AZURE_PLAN, AzureOffers.RESERVATION, AzureOffers.LEGACY)) {
            if (offer.earnedCredit() != null) {
                report(offer.name() + ": " + offer.earnedCredit().text());
            }
        }
        // end::compare[]
        assertThat(reported).isNotEmpty();
    }
}
