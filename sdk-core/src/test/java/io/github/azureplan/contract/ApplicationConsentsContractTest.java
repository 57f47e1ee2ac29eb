package io.github.azureplan.contract;

import static io.github.azureplan.partners.ApplicationConsent.AZURE_SERVICE_MANAGEMENT;
import static io.github.azureplan.partners.ApplicationConsent.MICROSOFT_GRAPH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.partners.ApplicationConsent;
import io.github.azureplan.partners.ApplicationConsents;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

class ApplicationConsentsContractTest {
    private static final UUID APPLICATION = UUID.fromString("2b6f0a54-7c1d-4a0e-9a51-3c8a4e6f7a01");
    private static final ApplicationConsent CONSENT = ApplicationConsent.of(APPLICATION)
            .displayName("Lind automation")
            .grant(AZURE_SERVICE_MANAGEMENT, "user_impersonation")
            .grant(MICROSOFT_GRAPH, "Directory.Read.All", "User.Read");

    @OnEveryTransport
    void a_consent_is_made_once_and_taken_away_once(Lab lab) {
        ApplicationConsents consents = lab.customer().applicationConsents();
        assertThat(consents.create(CONSENT)).isTrue();
        assertThat(consents.create(CONSENT)).as("it is there already").isFalse();
        assertThat(consents.delete(APPLICATION)).isTrue();
        assertThat(consents.delete(APPLICATION)).as("it is gone already").isFalse();
        assertThat(consents.create(CONSENT)).as("it can be made anew").isTrue();
    }

    @OnEveryTransport
    void a_consent_whose_answer_is_lost_is_there_all_the_same(Lab lab) {
        ApplicationConsents consents = lab.customer().applicationConsents();
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("POST", "applicationconsents").times(2));
        assertThat(consents.create(CONSENT))
                .as("the repeat is known by its request id")
                .isTrue();
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("DELETE", APPLICATION.toString()).times(1));
        assertThat(consents.delete(APPLICATION)).as("the repeat finds nothing").isFalse();
        assertThat(consents.create(CONSENT)).isTrue();
    }

    @OnEveryTransport
    void the_words_seen_in_the_field_count_as_there_already_whatever_the_status(Lab lab) {
        assertThat(answered(lab, 400, "Permission entry already exists.").create(CONSENT))
                .isFalse();
        BadRequestException other = catchThrowableOfType(
                BadRequestException.class,
                () -> answered(lab, 400, "The application already exists elsewhere.")
                        .create(CONSENT));
        assertThat(other.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    }

    /** The consents of a customer whose service answers like this. */
    private static ApplicationConsents answered(Lab lab, int status, String description) {
        byte[] body = ("{\"code\":800002,\"description\":\"" + description + "\"}").getBytes(StandardCharsets.UTF_8);
        Transport scripted = request -> TransportResponse.of(status, Headers.EMPTY, body);
        return lab.connected(lab.backend().clientBuilder(), transport -> scripted)
                .customer(CustomerId.of("2b6f0a54-7c1d-4a0e-9a51-3c8a4e6f7a02"))
                .applicationConsents();
    }

    @OnEveryTransport
    void a_customer_that_is_not_there_is_an_error_also_when_removing(Lab lab) {
        CustomerId nobody = CustomerId.of("2b6f0a54-7c1d-4a0e-9a51-3c8a4e6f7aff");
        ApplicationConsents consents = lab.client().customer(nobody).applicationConsents();
        NotFoundException unknown = catchThrowableOfType(NotFoundException.class, () -> consents.delete(APPLICATION));
        assertThat(unknown.code()).isEqualTo(ErrorCode.TENANT_NOT_FOUND);
        CustomerId left = lab.backend().world().customer("SE", "borta.example", "Borta");
        lab.backend().world().removeRelationship(left);
        ForbiddenException foreign = catchThrowableOfType(
                ForbiddenException.class,
                () -> lab.client().customer(left).applicationConsents().create(CONSENT));
        assertThat(foreign.code()).isEqualTo(ErrorCode.NO_RELATIONSHIP);
    }

    @OnEveryTransport
    void a_consent_to_nothing_is_refused_before_anything_is_sent(Lab lab) {
        ApplicationConsents consents = lab.customer().applicationConsents();
        int before = lab.backend().requests().size();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consents.create(ApplicationConsent.of(APPLICATION)))
                .withMessageStartingWith("grants:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONSENT.grant(MICROSOFT_GRAPH, "User.Read,Mail.Read"))
                .withMessageStartingWith("scopes:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONSENT.grant(MICROSOFT_GRAPH))
                .withMessageStartingWith("scopes:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONSENT.displayName(" "))
                .withMessageStartingWith("displayName:");
        assertThat(lab.backend().requests()).hasSize(before);
    }
}
