package io.github.azureplan.contract;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import java.util.List;

/** The refusals of usage records and budgets. */
final class UsageErrorCases {
    private UsageErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                ErrorCase.of(
                        "400/900127",
                        BadRequestException.class,
                        lab -> lab.backend(b -> b.integrationSandbox(true))
                                .client()
                                .billing()
                                .usageSummary()),
                ErrorCase.of(
                        "404/20003",
                        NotFoundException.class,
                        lab -> lab.customer()
                                .usage()
                                .meters(PlanId.of("0b5f9c1e-2d44-4f0a-8a53-94a1f2c3d4e5"))
                                .toList()),
                ErrorCase.of("403/20002", ForbiddenException.class, lab -> {
                    CustomerScope former = lab.customer();
                    lab.client().customers().removeRelationship(former.id());
                    former.usage().budget();
                }));
    }
}
