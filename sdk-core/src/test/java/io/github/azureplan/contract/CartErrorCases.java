package io.github.azureplan.contract;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.OrderCheck;
import io.github.azureplan.backend.OrderFailure;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.NewCart;
import io.github.azureplan.retry.RetryPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The refusals of carts and their checkout. */
final class CartErrorCases {
    private static final String PLAN = "DZH318Z0BPS6:0001";
    private static final String BUSINESS = "CFQ7TTCZZL01:0001";
    private static final String RESERVATION = "DZH318ZZVM01:0001";
    private static final MpnId RESELLER = MpnId.of("4100001");

    private CartErrorCases() {}

    static List<ErrorCase> all() {
        List<ErrorCase> all = new ArrayList<>();
        carts(all);
        resellers(all);
        partner(all);
        checks(all);
        limits(all);
        contexts(all);
        return all;
    }

    private static void carts(List<ErrorCase> all) {
        all.add(ErrorCase.of(
                "404/800008",
                NotFoundException.class,
                lab -> lab.attested().carts().checkout("00000000-0000-4000-8000-000000000000")));
        all.add(ErrorCase.of("400/800009", BadRequestException.class, lab -> {
            CustomerScope customer = lab.attested();
            checkout(customer, seats(customer, 1).termDuration("P3Y").build());
        }));
        all.add(ErrorCase.of("400/800017", BadRequestException.class, lab -> {
            CustomerScope customer = lab.attested();
            customer.carts()
                    .create(List.of(CartLine.builder(Lab.item(customer, PLAN))
                            .quantity(2)
                            .build()));
        }));
        all.add(ErrorCase.of("400/800065", BadRequestException.class, lab -> {
            CustomerScope customer = lab.attested();
            Cart cart = customer.carts().create(List.of(plan(customer)));
            customer.carts().checkout(cart.id());
            customer.carts().update(cart);
        }));
        all.add(ErrorCase.of("409/800064", ConflictException.class, lab -> busy(lab, Duration.ZERO)));
        all.add(ErrorCase.of("409/800060", ConflictException.class, lab -> busy(lab, Duration.ofMinutes(6))));
        all.add(ErrorCase.of("404/400019", NotFoundException.class, lab -> {
            CustomerScope customer = lab.attested();
            lab.backend().clock().advance(Duration.ofDays(27));
            Cart cart = customer.carts().create(List.of(plan(customer)));
            lab.backend().clock().advance(Duration.ofDays(4));
            customer.carts().checkout(cart.id());
        }));
        all.add(ErrorCase.of("400/800070", BadRequestException.class, lab -> {
            CustomerScope here = lab.attested();
            CustomerId abroad = lab.backend().world().customer("BR", "vento.example", "Vento");
            lab.backend().world().acceptAgreement(abroad);
            checkout(
                    lab.client().customer(abroad),
                    CartLine.builder(Lab.item(here, "DG7GMGFZZL01:0001"))
                            .termDuration("P1Y")
                            .build());
        }));
        all.add(ErrorCase.of("400/900203", BadRequestException.class, lab -> {
            CustomerScope customer = lab.attested();
            checkout(
                    customer,
                    CartLine.builder(Lab.item(customer, "DG7GMGFZZP01:0001")).build());
        }));
        all.add(ErrorCase.of("400/4018", BadRequestException.class, lab -> {
            CustomerScope customer = lab.attested();
            lab.backend().world().failNextOrder(customer.id(), "0", OrderFailure.NOT_PROCESSABLE);
            checkout(customer, plan(customer));
        }));
    }

    /** A client that does not wait meets a cart that another one checks out. */
    private static void busy(Lab lab, Duration later) {
        lab.backend(b -> b.checkoutTakes(Duration.ofMinutes(10)));
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts().create(List.of(plan(customer)));
        customer.carts().checkout(cart.id());
        lab.backend().clock().advance(later);
        lab.client(b -> b.retryPolicy(RetryPolicy.none()))
                .customer(customer.id())
                .carts()
                .checkout(cart.id());
    }

    private static void resellers(List<ErrorCase> all) {
        all.add(ErrorCase.of(
                "404/800015",
                NotFoundException.class,
                provider((customer, lab) -> resold(customer, MpnId.of("9999")))));
        all.add(ErrorCase.of("400/800016", BadRequestException.class, provider((customer, lab) -> {
            lab.backend().world().partnership(RESELLER, false);
            resold(customer, RESELLER);
        })));
        all.add(ErrorCase.of(
                "400/900206",
                BadRequestException.class,
                provider((customer, lab) -> customer.carts()
                        .create(List.of(seats(customer, 1)
                                .partnersOnRecord(RESELLER, RESELLER)
                                .build())))));
        all.add(ErrorCase.of("403/900123", ForbiddenException.class, provider((customer, lab) -> {
            lab.backend().world().resellerAgreement(RESELLER, false);
            checkout(customer, seats(customer, 1).partnersOnRecord(RESELLER).build());
        })));
    }

    private static void partner(List<ErrorCase> all) {
        all.add(ErrorCase.of(
                "403/900124",
                ForbiddenException.class,
                lab -> refused(lab, backend -> backend.world().partnerAgreement(false))));
        all.add(ErrorCase.of(
                "403/800039",
                ForbiddenException.class,
                lab -> refused(lab, backend -> backend.world().partnerProgram(false))));
        all.add(ErrorCase.of(
                "403/2030",
                ForbiddenException.class,
                lab -> refused(lab, backend -> backend.world().partnerOnboarded(Market.of("SE"), false))));
        all.add(ErrorCase.of(
                "403/900121",
                ForbiddenException.class,
                lab -> refused(lab, backend -> backend.world().creditLimit(BigDecimal.ZERO))));
    }

    private static void checks(List<ErrorCase> all) {
        Map<OrderCheck, String> bad = Map.of(
                OrderCheck.SUPPORT, "800022",
                OrderCheck.PARTNER_NOT_ELIGIBLE, "800024",
                OrderCheck.CREDIT_LINE_BAD_REQUEST, "800025",
                OrderCheck.CUSTOMER_NOT_ELIGIBLE, "800026",
                OrderCheck.PURCHASE_NOT_ELIGIBLE, "800062");
        Map<OrderCheck, String> forbidden = Map.of(
                OrderCheck.CREDIT_LINE, "800023",
                OrderCheck.RISK, "800069",
                OrderCheck.CUSTOMER_UNDER_REVIEW, "800073",
                OrderCheck.CUSTOMER_STILL_UNDER_REVIEW, "800074",
                OrderCheck.CUSTOMER_NOT_APPROVED, "800075");
        bad.forEach((check, code) -> all.add(held("400/" + code, BadRequestException.class, check)));
        forbidden.forEach((check, code) -> all.add(held("403/" + code, ForbiddenException.class, check)));
    }

    private static ErrorCase held(String code, Class<? extends ServiceException> type, OrderCheck check) {
        return ErrorCase.of(code, type, lab -> {
            CustomerScope customer = lab.attested();
            Cart cart = customer.carts().create(List.of(plan(customer)));
            lab.backend().world().orderCheck(customer.id(), check);
            customer.carts().checkout(cart.id());
        });
    }

    private static void limits(List<ErrorCase> all) {
        all.add(ErrorCase.of("403/800089", ForbiddenException.class, lab -> {
            CustomerScope customer = lab.attested();
            checkout(customer, plan(customer));
            checkout(customer, plan(customer));
        }));
        all.add(ErrorCase.of("403/800066", ForbiddenException.class, lab -> {
            CustomerScope customer = sandbox(lab).attested();
            for (int i = 0; i < 6; i++) {
                checkout(customer, seats(customer, 1).build());
            }
        }));
        all.add(ErrorCase.of("400/900116", BadRequestException.class, lab -> {
            sandbox(lab);
            for (int i = 0; i < 11; i++) {
                CustomerScope customer = lab.attested();
                checkout(customer, plan(customer));
            }
        }));
    }

    private static void contexts(List<ErrorCase> all) {
        all.add(ErrorCase.of(
                "400/900312", BadRequestException.class, lab -> reservation(lab, Map.of("scope", "everything"))));
        all.add(ErrorCase.of(
                "400/900317", BadRequestException.class, lab -> reservation(lab, Map.of("scope", "shared"))));
        all.add(ErrorCase.of("400/900128", BadRequestException.class, lab -> metered(lab.attested(), Map.of())));
        all.add(ErrorCase.of(
                "400/900129",
                BadRequestException.class,
                lab -> metered(lab.attested(), Map.of("subscriptionId", "00000000-0000-4000-8000-000000000000"))));
    }

    private static void reservation(Lab lab, Map<String, String> context) {
        CustomerScope customer = lab.attested();
        customer.carts()
                .create(NewCart.of(CartLine.builder(lab.reservation(customer, RESERVATION))
                        .termDuration("P1Y")
                        .provisioningContext(context)
                        .build()));
    }

    private static void metered(CustomerScope customer, Map<String, String> context) {
        checkout(
                customer,
                CartLine.builder(Lab.item(customer, "DZH318ZZMP01:0001"))
                        .billingCycle(BillingCycle.MONTHLY)
                        .termDuration("P1M")
                        .provisioningContext(context)
                        .build());
    }

    private static void refused(Lab lab, Consumer<InMemoryBackend> event) {
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts().create(List.of(plan(customer)));
        event.accept(lab.backend());
        customer.carts().checkout(cart.id());
    }

    private static Lab sandbox(Lab lab) {
        return lab.backend(b -> b.integrationSandbox(true));
    }

    /** What a provider does for a customer. */
    private interface Deal {
        void make(CustomerScope customer, Lab lab);
    }

    private static Consumer<Lab> provider(Deal deal) {
        return lab -> {
            lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
            lab.backend().world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), RESELLER);
            deal.make(lab.attested(), lab);
        };
    }

    private static void resold(CustomerScope customer, MpnId reseller) {
        customer.carts()
                .create(List.of(seats(customer, 1).partnersOnRecord(reseller).build()));
    }

    private static CartLine plan(CustomerScope customer) {
        return CartLine.builder(Lab.item(customer, PLAN)).build();
    }

    private static CartLine.Builder seats(CustomerScope customer, int quantity) {
        return CartLine.builder(Lab.item(customer, BUSINESS))
                .quantity(quantity)
                .billingCycle(BillingCycle.MONTHLY)
                .termDuration("P1M");
    }

    private static void checkout(CustomerScope customer, CartLine line) {
        customer.carts().checkout(customer.carts().create(List.of(line)).id());
    }
}
