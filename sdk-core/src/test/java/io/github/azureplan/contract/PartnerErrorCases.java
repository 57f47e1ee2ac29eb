package io.github.azureplan.contract;

import io.github.azureplan.RawRequest;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ForbiddenException;
import java.util.List;
import java.util.function.Consumer;

/** The refusals of partner standing and partner types. */
final class PartnerErrorCases {
    private static final String STATUS = "/compliance/csp/agreementstatus";
    private static final TenantId TENANT = TenantId.of("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0001");
    private static final MpnId MPN = MpnId.of("5100001");

    private PartnerErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                status("400/2000", lab -> raw(lab, STATUS + "?mpnId=" + MPN + "&tenantId=" + TENANT)),
                status("400/2000", lab -> raw(lab, STATUS + "?mpnId=51A")),
                status("400/2000", lab -> raw(lab, STATUS + "?tenantId=nordsoft")),
                status("400/2001", lab -> raw(lab, STATUS)),
                status("400/2200", lab -> lab.client().partners().agreementStatus(MPN)),
                status("400/2201", lab -> {
                    lab.backend().world().indirectReseller(TENANT, MPN, "Sydsoft", Market.of("BR"));
                    lab.client().partners().agreementStatus(MPN);
                }),
                status("400/2203", lab -> {
                    unsigned(lab);
                    lab.client().partners().agreementStatus(MPN);
                }),
                status("400/2204", lab -> {
                    lab.backend().world().otherPartner(TENANT, MPN);
                    lab.client().partners().agreementStatus(MPN);
                }),
                status("400/2205", lab -> lab.client().partners().agreementStatus(TENANT)),
                status("400/2206", lab -> {
                    unsigned(lab);
                    lab.client().partners().agreementStatus(TENANT);
                }),
                status("400/900126", lab -> raw(lab, "/relationships?relationship_type=Friends")),
                ErrorCase.of(
                        "403/2032",
                        ForbiddenException.class,
                        lab -> lab.client().partners().resellers().toList()),
                ErrorCase.of(
                        "403/2032",
                        ForbiddenException.class,
                        lab -> lab.customer().resellers().toList()));
    }

    /** A refusal that an indirect provider gets. */
    private static ErrorCase status(String code, Consumer<Lab> refused) {
        return ErrorCase.of(code, BadRequestException.class, lab -> {
            lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
            refused.accept(lab);
        });
    }

    private static void unsigned(Lab lab) {
        lab.backend().world().indirectReseller(TENANT, MPN);
        lab.backend().world().resellerAgreement(MPN, false);
    }

    private static void raw(Lab lab, String path) {
        lab.client().raw().send(RawRequest.get(Service.PARTNER_CENTER, path).appUser());
    }
}
