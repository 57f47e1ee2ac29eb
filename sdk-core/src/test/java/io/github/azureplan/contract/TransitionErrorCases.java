package io.github.azureplan.contract;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.backend.LegacyAzure;
import io.github.azureplan.backend.World;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.transition.TransitionFailedException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The refusals of the transition. */
final class TransitionErrorCases {
    private static final String UNKNOWN = "0b7c2a52-94a1-4a11-a3a2-0c5d5b0f8a77";

    private TransitionErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                ErrorCase.of("403/13605", AgreementRequiredException.class, lab -> {
                    CustomerId id = lab.backend().world().legacyCustomer("SE", "utan.example", "Utan");
                    lab.client().customer(id).transition().start();
                }),
                start("403/20002", ForbiddenException.class, World::removeRelationship),
                start("403/900124", ForbiddenException.class, (world, id) -> world.partnerAgreement(false)),
                start("403/800039", ForbiddenException.class, (world, id) -> world.partnerProgram(false)),
                ErrorCase.of("403/900123", ForbiddenException.class, lab -> {
                    lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
                    World world = lab.backend().world();
                    MpnId reseller = MpnId.of("4100017");
                    world.indirectReseller(TenantId.of("8a1f8b34-5f09-4c57-9d5e-93f1f4fd3c21"), reseller);
                    world.resellerAgreement(reseller, false);
                    CustomerId id = world.customer("SE", "kund.example", "Kund");
                    world.acceptAgreement(id);
                    world.legacyAzure(id, LegacyAzure.subscription().reseller(reseller));
                    lab.client().customer(id).transition().start();
                }),
                start(
                        "403/900105",
                        ForbiddenException.class,
                        (world, id) ->
                                world.legacyAzure(id, LegacyAzure.subscription().suspended())),
                ErrorCase.of(
                        "404/900106",
                        NotFoundException.class,
                        lab -> legacy(lab).transition().status(UNKNOWN)),
                ErrorCase.of("400/900107", BadRequestException.class, lab -> {
                    lab.backend(b -> b.notSoldIn(Market.of("SE")));
                    legacy(lab).transition().start();
                }),
                ErrorCase.of(
                        "403/900108",
                        ForbiddenException.class,
                        lab -> lab.attested().transition().start()),
                ErrorCase.of("409/900109", ConflictException.class, lab -> {
                    CustomerScope customer = refusing(lab);
                    customer.transition().start();
                    customer.transition().eligibility();
                }),
                ErrorCase.of("400/900110", BadRequestException.class, lab -> {
                    CustomerScope customer = refusing(lab);
                    customer.transition().resume(customer.transition().start().upgradeId());
                    customer.transition().eligibility();
                }),
                ErrorCase.of("400/900111", BadRequestException.class, lab -> {
                    String id = legacy(lab).transition().start().upgradeId();
                    CustomerId other = lab.backend().world().customer("SE", "annan.example", "Annan");
                    lab.client().customer(other).transition().status(id);
                }),
                purchase("409/900112", Duration.ZERO),
                purchase("409/900113", Duration.ofMinutes(5)),
                purchase("409/900114", Duration.ofHours(1)),
                ErrorCase.of(
                        "400/900118",
                        BadRequestException.class,
                        lab -> lab.client()
                                .raw()
                                .send(RawRequest.post(Service.PARTNER_CENTER, "/productUpgrades/eligibility")
                                        .json("{\"customerId\":\"contoso\",\"productFamily\":\"azure\"}")
                                        .appUser()
                                        .reading())),
                start(
                        "403/900119",
                        ForbiddenException.class,
                        (world, id) ->
                                world.legacyAzure(id, LegacyAzure.subscription().sharedServices())),
                start("403/900120", ForbiddenException.class, (world, id) -> world.unfitForTransition(id, true)),
                ErrorCase.of("403/900130", ForbiddenException.class, lab -> {
                    CustomerScope customer = legacy(lab);
                    lab.backend()
                            .world()
                            .legacyAzure(
                                    customer.id(),
                                    LegacyAzure.subscription()
                                            .boughtAt(lab.backend().clock().now()));
                    customer.transition().start();
                }));
    }

    /** A customer of the legacy offer who may order. */
    static CustomerScope legacy(Lab lab) {
        CustomerId id = lab.backend().world().legacyCustomer("SE", "gammalt.example", "Gammalt");
        lab.backend().world().acceptAgreement(id);
        return lab.client().customer(id);
    }

    private static CustomerScope refusing(Lab lab) {
        lab.backend(b -> b.ineligibleRefused(true));
        return legacy(lab);
    }

    private static ErrorCase start(
            String code, Class<? extends ServiceException> type, BiConsumer<World, CustomerId> change) {
        return ErrorCase.of(code, type, lab -> {
            CustomerScope customer = legacy(lab);
            change.accept(lab.backend().world(), customer.id());
            customer.transition().start();
        });
    }

    /** A purchase while an upgrade, which will fail, is in the way. */
    private static ErrorCase purchase(String code, Duration later) {
        return ErrorCase.of(code, ConflictException.class, lab -> {
            CustomerScope customer = legacy(lab);
            lab.backend().world().failNextTransition(customer.id());
            String upgrade = customer.transition().start().upgradeId();
            lab.backend().clock().advance(later);
            if (later.compareTo(Duration.ofMinutes(30)) > 0) {
                expectFailure(customer, upgrade);
            }
            customer.azurePlan().purchase();
        });
    }

    private static void expectFailure(CustomerScope customer, String upgrade) {
        try {
            customer.transition().resume(upgrade);
        } catch (TransitionFailedException expected) {
            return;
        }
        throw new AssertionError("the upgrade should have failed");
    }
}
