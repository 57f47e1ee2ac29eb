package io.github.azureplan.contract;

import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.ForbiddenException;
import java.util.List;

/** The refusals of a purchase. */
final class PurchaseErrorCases {
    private PurchaseErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                ErrorCase.of(
                        "403/13605",
                        AgreementRequiredException.class,
                        lab -> lab.customer().azurePlan().purchase()),
                ErrorCase.of("403/800020", ForbiddenException.class, lab -> {
                    var legacy = lab.backend().world().legacyCustomer("SE", "gammal.example", "Gammal");
                    lab.backend().world().acceptAgreement(legacy);
                    lab.client().customer(legacy).azurePlan().purchase();
                }));
    }
}
