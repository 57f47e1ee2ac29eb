package io.github.azureplan.contract;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.agreements.AgreementType;
import io.github.azureplan.agreements.EnhancedAttestation;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ServiceException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The refusals of agreements. */
final class AgreementErrorCases {
    private static final CustomerId NOBODY = CustomerId.of("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d00ee");

    private AgreementErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                of("400/900141", BadRequestException.class, lab -> {
                    lab.backend(b -> b.legacyAttestationRetired(true));
                    lab.customer().agreements().attest(Lab.attestation());
                }),
                of("400/900141", BadRequestException.class, lab -> {
                    lab.backend(b -> b.enhancedAttestationOffered(false));
                    lab.customer()
                            .agreements()
                            .startEnhanced(EnhancedAttestation.builder()
                                    .country(Market.of("SE"))
                                    .language(Locale.US)
                                    .companyName("Lindbolaget")
                                    .signatory("Greta", "Lind")
                                    .build());
                }),
                of("400/600061", ConflictException.class, lab -> {
                    lab.backend(b -> b.duplicateAttestationStatus(400));
                    attestedOnAnotherDay(lab.attested());
                }),
                of("409/600061", ConflictException.class, lab -> attestedOnAnotherDay(lab.attested())),
                of(
                        "400/800002",
                        BadRequestException.class,
                        lab -> lab.customer()
                                .agreements()
                                .attest(Lab.attestation().template("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d00aa"))),
                of(
                        "400/900126",
                        BadRequestException.class,
                        lab -> lab.customer()
                                .agreements()
                                .templates(AgreementType.of("Handshake"))
                                .toList()),
                of(
                        "400/900126",
                        BadRequestException.class,
                        lab -> lab.customer()
                                .agreements()
                                .list(AgreementType.of("Handshake"))
                                .toList()),
                of(
                        "404/1000",
                        NotFoundException.class,
                        lab -> lab.customer()
                                .agreements()
                                .document("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d00aa", Market.of("SE"), Locale.US)),
                of(
                        "404/60003",
                        NotFoundException.class,
                        lab -> lab.client().customer(NOBODY).agreements().status()),
                of("403/20002", ForbiddenException.class, lab -> {
                    CustomerScope customer = lab.attested();
                    lab.backend().world().removeRelationship(customer.id());
                    customer.agreements().evidence();
                }),
                of(
                        "403/900329",
                        ForbiddenException.class,
                        lab -> lab.client()
                                .raw()
                                .send(RawRequest.get(Service.PARTNER_CENTER, "/agreements?agreementType=*")
                                        .appOnly())),
                of(
                        "403/2032",
                        ForbiddenException.class,
                        lab -> lab.client()
                                .raw()
                                .send(RawRequest.post(Service.PARTNER_CENTER, "/attestations/enhanced")
                                        .json("{}")
                                        .appUser())));
    }

    private static void attestedOnAnotherDay(CustomerScope customer) {
        customer.agreements().attest(Lab.attestation().on(LocalDate.of(2026, 3, 1)));
    }

    private static ErrorCase of(String code, Class<? extends ServiceException> type, Consumer<Lab> refused) {
        return ErrorCase.of(code, type, refused);
    }
}
