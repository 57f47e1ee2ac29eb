package io.github.azureplan.contract;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.backend.LegacyAzure;
import io.github.azureplan.catalog.Availability;
import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.catalog.TargetSegment;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.orders.NewOrder;
import io.github.azureplan.orders.NewOrderLine;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.subscriptions.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The refusals of orders: placed without a cart, read, cancelled. */
final class OrderErrorCases {
    private static final String BUSINESS = "CFQ7TTCZZL01:0001";
    private static final String SOFTWARE = "DG7GMGFZZS01:0001";
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private OrderErrorCases() {}

    static List<ErrorCase> all() {
        return Stream.of(placed(), delivered(), readAndCancelled())
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<ErrorCase> placed() {
        return Stream.of(
                placed("400/800004", c -> one(NewOrderLine.builder(CatalogItemId.of("no:such:item")))),
                placed("403/2091", c -> one(NewOrderLine.builder(CatalogItemId.of("MS-AZR-0145P")))),
                placed("403/800067", c -> one(seats(c).quantity(301))),
                placed("400/800121", c -> one(seats(c).termDuration("P2Y"))),
                placed("400/27007", c -> one(seats(c).promotionId("39NFJQT1Q5KK:0001:39NFJQT1Q5KK"))),
                placed("400/800029", c -> one(seats(c).parentSubscriptionId(NOBODY))),
                placed("400/800021", c -> one(line(c, "CFQ7TTCZZA01:0001").parentSubscriptionId(NOBODY))),
                placed("400/900269", c -> NewOrder.of(BillingCycle.TRIENNIAL, seats(c).build())),
                placed("400/900126", c -> NewOrder.of(BillingCycle.of("weekly"), seats(c).build())),
                placed("400/900169", c -> one(seats(c)).currencyCode(CurrencyCode.of("SEK"))),
                ErrorCase.of("400/800011", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.attested();
                    CatalogItemId item = lab.reservation(customer, "DZH318ZZVM01:0001");
                    customer.orders()
                            .create(NewOrder.of(
                                    BillingCycle.ONE_TIME,
                                    NewOrderLine.builder(item)
                                            .termDuration("P1Y")
                                            .provisioningContext(Map.of("scope", "shared", "subscriptionId", NOBODY))
                                            .build()));
                }),
                placed(
                        "400/4018",
                        c -> NewOrder.of(
                                BillingCycle.ONE_TIME,
                                line(c, "DZH318Z0BPS6:0001").build(),
                                line(c, SOFTWARE).termDuration("P1Y").build())),
                ErrorCase.of("400/800018", BadRequestException.class, lab -> {
                    CustomerScope customer = sandbox(lab);
                    customer.orders().create(one(seats(customer).quantity(26)));
                }),
                ErrorCase.of("403/800068", ForbiddenException.class, lab -> {
                    CustomerScope customer = sandbox(lab);
                    for (int i = 0; i < 10; i++) {
                        lab.backend().world().legacyCustomer("SE", "gammal" + i + ".example", "Gammal");
                    }
                    customer.orders().create(one(NewOrderLine.builder(CatalogItemId.of("MS-AZR-0145P"))));
                }),
                ErrorCase.of("400/800071", BadRequestException.class, OrderErrorCases::badlyNumbered));
    }

    /** Reservations, which are delivered to Azure subscriptions, and what is short of something. */
    private static Stream<ErrorCase> delivered() {
        return Stream.of(
                reserved("400/800010", lab -> {
                    AzurePlan plan = registered(lab);
                    lab.backend().world().outOfStock("DZH318ZZVM01", "0001", "westeurope");
                    return plan.id().text();
                }),
                reserved("400/800013", lab -> {
                    CustomerId customer = lab.attested().id();
                    lab.backend().world().legacyAzure(customer, LegacyAzure.subscription());
                    return lab.client().customer(customer).subscriptions().list().stream()
                            .filter(Subscription::isLegacyAzure)
                            .findFirst()
                            .orElseThrow()
                            .id();
                }),
                reserved("400/800030", lab -> lab.plan().id().text()),
                ErrorCase.of("400/800086", BadRequestException.class, lab -> {
                    lab.backend(b -> b.segments("commercial", "government"));
                    CatalogItemId item = lab
                            .client()
                            .catalog()
                            .segment(TargetSegment.GOVERNMENT)
                            .availabilities(Market.of("SE"), "CFQ7TTCZZL02", "0001")
                            .stream()
                            .filter(Availability::purchasable)
                            .findFirst()
                            .orElseThrow()
                            .catalogItemId();
                    lab.attested()
                            .orders()
                            .create(one(NewOrderLine.builder(item).termDuration("P1M")));
                }));
    }

    /** An order of a reserved instance for the plan or subscription that is set up. */
    private static ErrorCase reserved(String code, Function<Lab, String> subscription) {
        return ErrorCase.of(code, BadRequestException.class, lab -> {
            String id = subscription.apply(lab);
            CustomerScope customer = lab.client()
                    .customer(lab.client()
                            .customers()
                            .list()
                            .first()
                            .orElseThrow()
                            .id());
            CatalogItemId item = lab.reservation(customer, "DZH318ZZVM01:0001");
            customer.orders()
                    .create(NewOrder.of(
                            BillingCycle.ONE_TIME,
                            NewOrderLine.builder(item)
                                    .termDuration("P1Y")
                                    .provisioningContext(Map.of("scope", "shared", "subscriptionId", id))
                                    .build()));
        });
    }

    private static AzurePlan registered(Lab lab) {
        AzurePlan plan = lab.plan();
        lab.client()
                .customer(plan.customerId())
                .subscriptions()
                .register(plan.id().text());
        lab.backend().clock().advance(Duration.ofMinutes(1));
        return plan;
    }

    private static Stream<ErrorCase> readAndCancelled() {
        return Stream.of(
                ErrorCase.of(
                        "404/20000",
                        NotFoundException.class,
                        lab -> lab.attested().orders().get("Kq3Zp-Xy_9aBcDeFgHiJkLmNoPqRsTuV1")),
                ErrorCase.of("404/800007", NotFoundException.class, lab -> {
                    CustomerScope customer = lab.attested();
                    customer.orders().provisioning(software(customer));
                }),
                ErrorCase.of("403/800019", ForbiddenException.class, cancelled(lab -> lab.attested(), Duration.ZERO)),
                ErrorCase.of(
                        "400/900117",
                        BadRequestException.class,
                        cancelled(OrderErrorCases::sandbox, Duration.ofDays(61))),
                ErrorCase.of("400/800063", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.attested();
                    String order =
                            customer.azurePlan().purchase().subscription().orderId();
                    lab.backend().clock().advance(Duration.ofMinutes(5));
                    customer.orders().cancel(order);
                }),
                ErrorCase.of("400/800061", BadRequestException.class, lab -> {
                    CustomerScope customer = sandbox(lab);
                    String order = software(customer);
                    lab.backend().clock().advance(Duration.ofMinutes(5));
                    customer.orders().cancel(order);
                    // The client takes a cancelled order for what was wanted, so this one is written by hand.
                    lab.client()
                            .raw()
                            .send(RawRequest.patch(
                                            Service.PARTNER_CENTER, "/customers/" + customer.id() + "/orders/" + order)
                                    .json("{\"id\": \"" + order + "\", \"status\": \"cancelled\"}"));
                }),
                ErrorCase.of("409/800014", ConflictException.class, lab -> {
                    lab.backend(b -> b.integrationSandbox(true).checkoutTakes(Duration.ofMinutes(1)));
                    CustomerScope customer = lab.attested();
                    String order = software(customer);
                    lab.backend().clock().advance(Duration.ofMinutes(5));
                    customer.orders().cancel(order);
                    customer.orders().cancel(order);
                }));
    }

    private static ErrorCase placed(String code, Function<CustomerScope, NewOrder> order) {
        Class<? extends ServiceException> type =
                code.startsWith("403") ? ForbiddenException.class : BadRequestException.class;
        return ErrorCase.of(code, type, lab -> {
            CustomerScope customer = lab.attested();
            customer.orders().create(order.apply(customer));
        });
    }

    private static Consumer<Lab> cancelled(Function<Lab, CustomerScope> buyer, Duration later) {
        return lab -> {
            CustomerScope customer = buyer.apply(lab);
            String order = software(customer);
            lab.backend().clock().advance(Duration.ofMinutes(5).plus(later));
            customer.orders().cancel(order);
        };
    }

    /** The client numbers lines itself, so this one is written by hand. */
    private static void badlyNumbered(Lab lab) {
        CustomerScope customer = lab.attested();
        lab.client()
                .raw()
                .send(RawRequest.post(Service.PARTNER_CENTER, "/customers/" + customer.id() + "/orders")
                        .json("{\"billingCycle\": \"monthly\", \"lineItems\": [{\"lineItemNumber\": 1, \"quantity\": 1,"
                                + " \"offerId\": \"" + Lab.item(customer, BUSINESS)
                                + "\", \"termDuration\": \"P1M\"}]}"));
    }

    private static CustomerScope sandbox(Lab lab) {
        return lab.backend(b -> b.integrationSandbox(true)).attested();
    }

    private static String software(CustomerScope customer) {
        return customer.orders()
                .create(NewOrder.of(
                        BillingCycle.ONE_TIME,
                        line(customer, SOFTWARE).termDuration("P1Y").build()))
                .id();
    }

    private static NewOrder one(NewOrderLine.Builder line) {
        return NewOrder.of(BillingCycle.MONTHLY, line.build());
    }

    private static NewOrderLine.Builder seats(CustomerScope customer) {
        return line(customer, BUSINESS).termDuration("P1M");
    }

    private static NewOrderLine.Builder line(CustomerScope customer, String sku) {
        return NewOrderLine.builder(Lab.item(customer, sku));
    }
}
