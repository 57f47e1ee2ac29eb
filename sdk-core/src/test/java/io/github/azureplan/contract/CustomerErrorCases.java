package io.github.azureplan.contract;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.customers.Address;
import io.github.azureplan.customers.BillingProfile;
import io.github.azureplan.customers.NewCustomer;
import io.github.azureplan.customers.NewQualification;
import io.github.azureplan.customers.Qualification;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The refusals of customers. */
final class CustomerErrorCases {
    private static final CustomerId STRANGER = CustomerId.of("0f0f0f0f-1111-4222-8333-444444444444");

    private CustomerErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                ErrorCase.of("403/20002", ForbiddenException.class, lab -> {
                    CustomerId former = lab.customer().id();
                    lab.client().customers().removeRelationship(former);
                    lab.client().customers().get(former);
                }),
                ErrorCase.of(
                        "404/60003",
                        NotFoundException.class,
                        lab -> lab.client().customers().get(STRANGER)),
                ErrorCase.of(
                        "400/900118",
                        BadRequestException.class,
                        lab -> lab.client().customers().get(CustomerId.of("00000000-0000-0000-0000-000000000000"))),
                ErrorCase.of(
                        "400/600002",
                        BadRequestException.class,
                        lab -> lab.client()
                                .customers()
                                .create(CustomerCreationContractTest.registered(lab, "SE", "556000-1234", "+46 40 1"))),
                ErrorCase.of(
                        "400/600049",
                        BadRequestException.class,
                        lab -> lab.connected(lab.backend().clientBuilder(), CustomerErrorCases::withoutNumber)
                                .customers()
                                .create(CustomerCreationContractTest.registered(
                                        lab, "IN", "ABCDE1234F", "+91 20 1234"))),
                ErrorCase.of(
                        "400/600050",
                        BadRequestException.class,
                        lab -> lab.client()
                                .customers()
                                .create(CustomerCreationContractTest.registered(lab, "RU", "12", "+7 495 1234567"))),
                ErrorCase.of(
                        "400/600051",
                        BadRequestException.class,
                        lab -> lab.client()
                                .customers()
                                .create(CustomerCreationContractTest.registered(lab, "IN", "ABCDE1234F", ""))),
                ErrorCase.of(
                        "400/3000",
                        BadRequestException.class,
                        lab -> lab.client().customers().create(speaking(lab, "swedish"))),
                ErrorCase.of(
                        "400/800002",
                        BadRequestException.class,
                        lab -> lab.client().customers().validateAddress(nowhere("SE", "211 34"))),
                ErrorCase.of("400/2007", BadRequestException.class, lab -> {
                    lab.backend(b -> b.legacyAddressValidation(true));
                    lab.client()
                            .customers()
                            .validateAddress(
                                    nowhere("SE", "2").toBuilder().state("M").build());
                }),
                ErrorCase.of("409/800002", ConflictException.class, lab -> {
                    lab.backend().world().domainTaken("lindbolaget.onmicrosoft.com");
                    lab.client().customers().create(lab.newCustomer("lindbolaget"));
                }),
                ErrorCase.of("403/2032", ForbiddenException.class, lab -> {
                    lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
                    lab.client()
                            .customers()
                            .create(NewCustomer.builder()
                                    .domain("lindbolaget.onmicrosoft.com")
                                    .billingProfile(
                                            lab.newCustomer("lindbolaget").billingProfile())
                                    .associatedPartnerId(TenantId.of(STRANGER.text()))
                                    .build());
                }),
                ErrorCase.of(
                        "403/2032",
                        ForbiddenException.class,
                        lab -> lab.client()
                                .customers()
                                .removeRelationship(lab.plan().customerId())),
                ErrorCase.of("400/800018", BadRequestException.class, lab -> {
                    lab.backend(b -> b.integrationSandbox(true));
                    for (int i = 0; i < 75; i++) {
                        lab.backend().world().customer("SE", "bolag" + i + ".example", "Bolag " + i);
                    }
                    lab.customer();
                }),
                ErrorCase.of(
                        "400/900127",
                        BadRequestException.class,
                        lab -> lab.client().customers().delete(lab.customer().id())),
                ErrorCase.of("400/900127", BadRequestException.class, lab -> {
                    lab.backend(b -> b.integrationSandbox(true));
                    lab.client().customers().relationshipRequest();
                }),
                ErrorCase.of("400/900127", BadRequestException.class, lab -> {
                    lab.backend(b -> b.integrationSandbox(true));
                    lab.customer()
                            .qualifications()
                            .request(NewQualification.of(Qualification.GOVERNMENT_COMMUNITY_CLOUD));
                }),
                ErrorCase.of(
                        "400/900126",
                        BadRequestException.class,
                        lab -> lab.customer()
                                .qualifications()
                                .request(NewQualification.of(Qualification.of("Bakery")))),
                ErrorCase.of("412/800036", PreconditionFailedException.class, lab -> {
                    var profiles = lab.customer().profiles();
                    BillingProfile read = profiles.billing();
                    profiles.updateBilling(read.toBuilder().firstName("Greta").build());
                    profiles.updateBilling(read.toBuilder().firstName("Maj").build());
                }));
    }

    private static NewCustomer speaking(Lab lab, String language) {
        return NewCustomer.builder()
                .domain("lindbolaget.onmicrosoft.com")
                .billingProfile(lab.newCustomer("lindbolaget").billingProfile().toBuilder()
                        .language(language)
                        .build())
                .build();
    }

    private static Address nowhere(String country, String postalCode) {
        return Address.builder()
                .addressLine1("Storgatan 4")
                .city("Malmö")
                .postalCode(postalCode)
                .country(country)
                .build();
    }

    /** The builder refuses a customer without the number; the service is to be heard. */
    private static Transport withoutNumber(Transport inner) {
        return request -> inner.send(new TransportRequest(
                request.method(),
                request.uri(),
                request.headers(),
                request.body() == null
                        ? null
                        : new String(request.body(), StandardCharsets.UTF_8)
                                .replace(",\"organizationRegistrationNumber\":\"ABCDE1234F\"", "")
                                .getBytes(StandardCharsets.UTF_8),
                request.timeLeft(),
                request.idleTimeout()));
    }
}
