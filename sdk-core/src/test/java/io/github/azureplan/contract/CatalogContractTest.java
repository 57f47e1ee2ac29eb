package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.catalog.Availability;
import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.catalog.AzurePlanSale;
import io.github.azureplan.catalog.Catalog;
import io.github.azureplan.catalog.CustomerCatalog;
import io.github.azureplan.catalog.InventoryQuery;
import io.github.azureplan.catalog.InventoryReport;
import io.github.azureplan.catalog.InventoryRestriction;
import io.github.azureplan.catalog.InventoryTarget;
import io.github.azureplan.catalog.Product;
import io.github.azureplan.catalog.RefundOption;
import io.github.azureplan.catalog.RenewalOption;
import io.github.azureplan.catalog.ReservationScope;
import io.github.azureplan.catalog.Sku;
import io.github.azureplan.catalog.TargetSegment;
import io.github.azureplan.catalog.TargetView;
import io.github.azureplan.catalog.Term;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.retry.RetryPolicy;
import java.time.Period;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;

class CatalogContractTest {
    private static final Market SE = Market.of("SE");
    private static final String PLAN = "DZH318Z0BPS6";
    private static final String SEATS = "CFQ7TTCZZL02";
    private static final String MACHINE = "DZH318ZZVM01";
    private static final String LEGACY_MACHINE = "DZH318ZZVM03";

    @OnEveryTransport
    void the_azure_plan_is_found_by_country_and_by_customer(Lab lab) {
        AzurePlanOffer byCountry = lab.client().catalog().azurePlan(SE).orElseThrow();
        assertThat(byCountry.sku().purchasePrerequisites()).contains("MicrosoftCustomerAgreement");
        assertThat(byCountry.sku().supportedBillingCycles()).contains(BillingCycle.ONE_TIME);
        assertThat(byCountry.availability().purchasable()).isTrue();
        assertThat(byCountry.availability().country()).isEqualTo(SE);
        CustomerScope customer = lab.customer();
        AzurePlanOffer byCustomer = customer.catalog().azurePlan().orElseThrow();
        assertThat(byCustomer.catalogItemId()).isEqualTo(byCountry.catalogItemId());
    }

    @OnEveryTransport
    void product_sku_and_availability_can_be_read_one_by_one(Lab lab) {
        List<Product> products =
                lab.client().catalog().products(SE, TargetView.MICROSOFT_AZURE).toList();
        AzurePlanOffer offer = lab.client().catalog().azurePlan(SE).orElseThrow();
        assertThat(products).extracting(Product::id).contains(offer.product().id());
        assertThat(lab.client().catalog().product(SE, offer.product().id()).title())
                .isEqualTo(offer.product().title());
        assertThat(lab.client()
                        .catalog()
                        .sku(SE, offer.product().id(), offer.sku().id())
                        .id())
                .isEqualTo(offer.sku().id());
    }

    @OnEveryTransport
    void what_is_not_sold_is_not_found(Lab lab) {
        NotFoundException missing = catchThrowableOfType(
                NotFoundException.class, () -> lab.client().catalog().product(SE, "NOSUCHTHING1"));
        assertThat(missing.code()).isEqualTo(ErrorCode.PRODUCT_NOT_FOUND);
    }

    @OnEveryTransport
    void everything_can_be_read_by_country_and_by_customer_alike(Lab lab) {
        CustomerScope customer = lab.customer();
        Catalog country = lab.client().catalog();
        CustomerCatalog own = customer.catalog();
        AzurePlanOffer offer = country.azurePlan(SE).orElseThrow();
        String product = offer.product().id();
        String sku = offer.sku().id();
        String availability = offer.availability().id();

        assertThat(own.product(product)).isEqualTo(country.product(SE, product));
        assertThat(own.sku(product, sku)).isEqualTo(country.sku(SE, product, sku));
        assertThat(own.availability(product, sku, availability))
                .isEqualTo(country.availability(SE, product, sku, availability))
                .isEqualTo(offer.availability());
        assertThat(own.skus(product).toList())
                .isEqualTo(country.skus(SE, product).toList());
        assertThat(own.availabilities(product, sku).toList())
                .isEqualTo(country.availabilities(SE, product, sku).toList());
        assertThat(own.products(TargetView.SOFTWARE).toList())
                .isEqualTo(country.products(SE, TargetView.SOFTWARE).toList());
    }

    @OnEveryTransport
    void what_may_be_missing_is_found_or_empty(Lab lab) {
        Catalog country = lab.client().catalog();
        CustomerCatalog own = lab.customer().catalog();
        AzurePlanOffer offer = country.azurePlan(SE).orElseThrow();

        assertThat(country.findProduct(SE, PLAN)).contains(offer.product());
        assertThat(country.findProduct(SE, "NOSUCHTHING1")).isEmpty();
        assertThat(own.findProduct("NOSUCHTHING1")).isEmpty();
        assertThat(country.findSku(SE, PLAN, "0001")).contains(offer.sku());
        assertThat(country.findSku(SE, PLAN, "0002")).isEmpty();
        assertThat(own.findSku(PLAN, "0002")).isEmpty();
        String id = offer.availability().id();
        assertThat(own.findAvailability(PLAN, "0001", id)).contains(offer.availability());
        lab.backend().clock().advance(Period.ofMonths(2));
        assertThat(country.findAvailability(SE, PLAN, "0001", id))
                .as("ids do not last")
                .isEmpty();
        assertThat(own.findAvailability(PLAN, "0001", id)).isEmpty();
    }

    @OnEveryTransport
    void looking_for_something_hides_no_other_trouble(Lab lab) {
        CustomerScope stranger = lab.client().customer(CustomerId.of("7d0e3f10-91e4-4c55-8f7e-0a4be5a4b3c2"));
        ServiceException unknown = catchThrowableOfType(
                ServiceException.class, () -> stranger.catalog().findProduct(PLAN));
        assertThat(unknown.code()).isEqualTo(ErrorCode.TENANT_NOT_FOUND);
    }

    @OnEveryTransport
    void an_item_that_is_not_to_be_had_is_never_an_empty_model(Lab lab) {
        lab.backend().world().withdrawn(SEATS, "0001", true);
        Catalog catalog = lab.client().catalog();

        for (ThrowableAssert.ThrowingCallable read : List.<ThrowableAssert.ThrowingCallable>of(
                () -> catalog.sku(SE, SEATS, "0001"),
                () -> catalog.availabilities(SE, SEATS, "0001").toList(),
                () -> catalog.availability(SE, SEATS, "0001", "CFQ7TTC00000"))) {
            NotFoundException gone = catchThrowableOfType(NotFoundException.class, read);
            assertThat(gone.code()).isEqualTo(ErrorCode.ITEM_NOT_AVAILABLE);
            assertThat(gone.status()).isEqualTo(200);
        }
        assertThat(catalog.findSku(SE, SEATS, "0001")).isEmpty();
        lab.backend().world().withdrawn(SEATS, "0001", false);
        assertThat(catalog.findSku(SE, SEATS, "0001")).isPresent();
    }

    @OnEveryTransport
    void a_scope_decides_which_reservations_are_shown(Lab lab) {
        Catalog catalog = lab.client().catalog();
        Catalog ofPlan = catalog.reservationScope(ReservationScope.AZURE_PLAN);

        assertThat(ofPlan.products(SE, TargetView.AZURE_RESERVATIONS))
                .extracting(Product::id)
                .contains(MACHINE)
                .doesNotContain(LEGACY_MACHINE);
        assertThat(catalog.products(SE, TargetView.AZURE_RESERVATIONS))
                .extracting(Product::id)
                .containsExactly(LEGACY_MACHINE);
        assertThat(ofPlan.skus(SE, MACHINE).toList()).hasSize(2).allMatch(Sku::needsInventoryCheck);
        CustomerCatalog own = lab.customer().catalog().reservationScope(ReservationScope.AZURE_PLAN);
        assertThat(own.sku(MACHINE, "0001").provisioningVariables())
                .containsExactly("Scope", "SubscriptionId", "Duration");
        Availability open = own.availabilities(MACHINE, "0001").stream()
                .filter(Availability::purchasable)
                .findFirst()
                .orElseThrow();
        assertThat(open.terms()).extracting(Term::duration).containsOnly("P1Y");
        assertThat(open.term("P1Y", BillingCycle.MONTHLY)).isPresent();
    }

    @OnEveryTransport
    void a_segment_is_open_to_the_customers_who_qualify(Lab lab) {
        CustomerScope customer = lab.customer();
        CustomerCatalog government = customer.catalog().segment(TargetSegment.GOVERNMENT);
        ForbiddenException refused = catchThrowableOfType(
                ForbiddenException.class,
                () -> government.products(TargetView.ONLINE_SERVICES).toList());
        assertThat(refused.code()).isEqualTo(ErrorCode.SEGMENT_NOT_ALLOWED);

        lab.backend().world().qualification(customer.id(), "GovernmentCommunityCloud", "Approved", null);

        assertThat(government.products(TargetView.ONLINE_SERVICES))
                .extracting(Product::id)
                .contains(SEATS);
        assertThat(government.availabilities(SEATS, "0001"))
                .extracting(Availability::segment)
                .containsOnly(TargetSegment.GOVERNMENT);
    }

    @OnEveryTransport
    void the_terms_of_seats_tell_what_is_paid_back(Lab lab) {
        Availability seats = lab.client().catalog().availabilities(SE, SEATS, "0001").stream()
                .filter(Availability::purchasable)
                .findFirst()
                .orElseThrow();
        Term yearly = seats.term("P1Y", BillingCycle.MONTHLY).orElseThrow();

        assertThat(yearly.cancellationPolicies()).hasSize(1);
        assertThat(yearly.cancellationPolicies().get(0).refundOptions())
                .containsExactly(new RefundOption(0, "Full", "P1D"), new RefundOption(1, "Partial", "P7D"));
        assertThat(yearly.renewalOptions())
                .extracting(RenewalOption::autoRenewable)
                .containsOnly(true);
        assertThat(seats.renewable()).isTrue();
    }

    @OnEveryTransport
    void where_the_plan_is_sold_is_asked_of_the_catalog(Lab lab) {
        lab.backend().world().partnerOnboarded(Market.of("FR"), false);

        List<AzurePlanSale> answers =
                lab.client().catalog().azurePlanSoldIn(SE, Market.of("CN"), Market.of("FR"), Market.of("DE"), SE);

        assertThat(answers)
                .extracting(sale -> sale.market().text() + " " + sale.state())
                .containsExactly("SE SOLD", "CN NOT_SOLD", "FR NOT_KNOWN", "DE SOLD");
        assertThat(answers.get(0).offer()).isNotNull();
        assertThat(answers.get(2).reason())
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("2030");
        assertThat(answers.get(3).sold()).isTrue();
    }

    @OnEveryTransport
    void a_country_that_fails_for_good_does_not_hide_the_others(Lab lab) {
        AzurePlanClient once = lab.client(builder -> builder.retryPolicy(RetryPolicy.none()));
        lab.backend().faults().add(Fault.status(500).on("GET", "/v1/products").times(1));

        List<AzurePlanSale> answers = once.catalog().azurePlanSoldIn(Market.of("DE"), SE);

        assertThat(answers.get(0).state()).isEqualTo(AzurePlanSale.State.NOT_KNOWN);
        assertThat(answers.get(0).reason()).isNotNull();
        assertThat(answers.get(1).sold()).isTrue();
    }

    @OnEveryTransport
    void nothing_is_sent_for_a_question_without_country_or_id(Lab lab) {
        Catalog catalog = lab.client().catalog();
        assertThatIllegalArgumentException()
                .isThrownBy(catalog::azurePlanSoldIn)
                .withMessageStartingWith("markets:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.product(SE, " "))
                .withMessageStartingWith("productId:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.availability(SE, PLAN, "0001", ""))
                .withMessageStartingWith("availabilityId:");
        assertThat(lab.backend().requests()).isEmpty();
    }

    @OnEveryTransport
    void an_inventory_check_tells_restricted_from_unknown(Lab lab) {
        AzurePlan plan = lab.plan();
        lab.backend().world().outOfStock(MACHINE, "0002", "westeurope");

        InventoryReport report = lab.client()
                .catalog()
                .checkInventory(
                        SE,
                        InventoryQuery.builder()
                                .product(MACHINE)
                                .product("NOSUCHTHING1")
                                .customer(plan.customerId())
                                .azureSubscription(plan.azureSubscriptions()
                                        .list()
                                        .first()
                                        .orElseThrow()
                                        .id())
                                .region("westeurope")
                                .build());

        assertThat(report.of(MACHINE, "0001")).isEqualTo(InventoryReport.Stock.AVAILABLE);
        assertThat(report.of(MACHINE, "0002")).isEqualTo(InventoryReport.Stock.RESTRICTED);
        assertThat(report.of("NOSUCHTHING1", "0001")).isEqualTo(InventoryReport.Stock.UNANSWERED);
        assertThat(report.unanswered()).containsExactly(new InventoryTarget("NOSUCHTHING1", null));
        InventoryRestriction why = report.items().get(1).restrictions().get(0);
        assertThat(why.reasonCode()).isEqualTo("NotAvailableForSubscription");
        assertThat(why.properties()).containsEntry("values", "westeurope");
    }

    @OnEveryTransport
    void an_inventory_check_is_repeated_after_trouble(Lab lab) {
        lab.backend()
                .faults()
                .add(Fault.status(503).on("POST", "checkInventory").times(1));
        assertThat(lab.client()
                        .catalog()
                        .checkInventory(
                                SE, InventoryQuery.builder().product(PLAN).build())
                        .of(PLAN, "0001"))
                .isEqualTo(InventoryReport.Stock.AVAILABLE);
    }
}
