package io.github.azureplan.contract;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.catalog.Catalog;
import io.github.azureplan.catalog.InventoryQuery;
import io.github.azureplan.catalog.ReservationScope;
import io.github.azureplan.catalog.TargetSegment;
import io.github.azureplan.catalog.TargetView;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The refusals of the catalog. */
final class CatalogErrorCases {
    private static final Market SE = Market.of("SE");
    private static final String PLAN = "DZH318Z0BPS6";
    private static final String SEATS = "CFQ7TTCZZL02";
    private static final String MACHINE = "DZH318ZZVM01";

    private CatalogErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                asked("404/400013", NotFoundException.class, c -> c.product(SE, "NOSUCHTHING1")),
                asked("404/400018", NotFoundException.class, c -> c.sku(SE, PLAN, "0002")),
                asked("404/400019", NotFoundException.class, c -> c.availability(SE, PLAN, "0001", "DZH318Z0ZZZZ")),
                asked(
                        "403/400030",
                        ForbiddenException.class,
                        c -> c.segment(TargetSegment.GOVERNMENT)
                                .products(SE, TargetView.ONLINE_SERVICES)
                                .toList()),
                asked(
                        "403/400036",
                        ForbiddenException.class,
                        c -> c.products(SE, TargetView.of("Secret")).toList()),
                asked(
                        "400/400056",
                        BadRequestException.class,
                        c -> c.reservationScope(ReservationScope.of("Shared")).product(SE, PLAN)),
                asked(
                        "400/900126",
                        BadRequestException.class,
                        c -> c.segment(TargetSegment.of("everybody"))
                                .products(SE, TargetView.ONLINE_SERVICES)
                                .toList()),
                ErrorCase.of("200/400072", NotFoundException.class, lab -> {
                    lab.backend().world().withdrawn(SEATS, "0001", true);
                    lab.client().catalog().sku(SE, SEATS, "0001");
                }),
                ErrorCase.of("403/2030", ForbiddenException.class, lab -> {
                    lab.backend().world().partnerOnboarded(SE, false);
                    lab.client().catalog().product(SE, PLAN);
                }),
                ErrorCase.of("400/900143", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    lab.backend().world().availabilitiesUnreadable(SEATS, "0001", true);
                    customer.catalog().availabilities(SEATS, "0001").toList();
                }),
                raw("400/800002", "/products/" + PLAN),
                raw("400/900142", "/products/" + PLAN + "/skus/0001/availabilities/%20?country=SE"),
                raw("400/900144", "/products/" + PLAN + "/skus/%20/availabilities?country=SE"),
                ErrorCase.of("400/800011", BadRequestException.class, lab -> {
                    CustomerScope customer = lab.customer();
                    check(lab, customer, AzureSubscriptionId.of("5e0ad2f4-93e4-4cc7-8a3e-0f4f5a1f1f10"));
                }),
                ErrorCase.of("400/800012", BadRequestException.class, lab -> {
                    lab.backend(b -> b.entitlementChangesAfter(Duration.ZERO));
                    AzurePlan plan = lab.plan();
                    AzureSubscription own =
                            plan.azureSubscriptions().list().first().orElseThrow();
                    plan.azureSubscriptions().cancel(own.id());
                    check(lab, lab.client().customer(plan.customerId()), own.id());
                }));
    }

    private static void check(Lab lab, CustomerScope customer, AzureSubscriptionId subscription) {
        lab.client()
                .catalog()
                .checkInventory(
                        SE,
                        InventoryQuery.builder()
                                .product(MACHINE)
                                .customer(customer.id())
                                .azureSubscription(subscription)
                                .build());
    }

    private static ErrorCase asked(String code, Class<? extends ServiceException> type, Consumer<Catalog> question) {
        return ErrorCase.of(code, type, lab -> question.accept(lab.client().catalog()));
    }

    /** What the client itself would refuse to ask. */
    private static ErrorCase raw(String code, String path) {
        return ErrorCase.of(
                code,
                BadRequestException.class,
                lab -> lab.client().raw().send(RawRequest.get(Service.PARTNER_CENTER, path)));
    }
}
