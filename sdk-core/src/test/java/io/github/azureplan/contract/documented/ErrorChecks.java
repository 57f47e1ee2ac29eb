package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.RawRequest;
import io.github.azureplan.agreements.Agreement;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Service;
import io.github.azureplan.customers.CustomerQuery;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.MfaRequiredException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.UnauthorizedException;
import io.github.azureplan.internal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Refusals in all the shapes of common.md (c.1): the type, the code, the words, the wait and the ids. */
final class ErrorChecks {
    private static final CustomerId CUSTOMER = CustomerId.of("22222222-2222-4222-8222-222222222222");
    private static final String ATTESTATION = "purchase/create-customer-agreement.request.json";

    private ErrorChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        partnerCenter(checks);
        elsewhere(checks);
        // The page prints no status; common.md says 400, the backend takes 409, and one type comes of both.
        for (String name : List.of(
                "purchase/create-customer-agreement-duplicate.error.response.json", "common/error-pc-rich.json")) {
            checks.put(name, (f, all) -> {
                duplicate(f.withStatus(400), all);
                duplicate(f.withStatus(409), all);
            });
        }
        return checks;
    }

    private static void partnerCenter(Map<String, Check> checks) {
        checks.put("common/error-mfa-required.json", by(MfaRequiredException.class, (c, f) -> list(c)));
        checks.put("common/error-token-audience.json", by(UnauthorizedException.class, (c, f) -> list(c)));
        checks.put("common/error-app-only-refused.json", by(ForbiddenException.class, ErrorChecks::raw));
        checks.put("common/error-pc-basic.json", by(BadRequestException.class, ErrorChecks::raw));
        checks.put("common/error-pc-with-data.json", by(BadRequestException.class, ErrorChecks::raw));
        for (String name : List.of(
                "common/error-pc-nested-description.json",
                "purchase/validate-address-legacy-failure.error.response.json")) {
            checks.put(name, (f, all) -> {
                by(BadRequestException.class, ErrorChecks::raw).run(f, all);
                CustomerChecks.corrected(f, all);
            });
        }
        checks.put(
                "common/error-pc-throttled.json",
                by(
                        ThrottledException.class,
                        (c, f) -> c.customer(CUSTOMER).subscriptions().list().toList()));
        BiConsumer<AzurePlanClient, Fixture> checkout =
                (c, f) -> c.customer(CUSTOMER).carts().checkout("cart-0001");
        checks.put("common/error-pc-agreement-missing.json", by(AgreementRequiredException.class, checkout));
        checks.put("common/error-pc-cart-busy.json", by(ConflictException.class, checkout));
        // The index leaves out the wait that its note gives.
        checks.put("purchase/throttled.error.response.json", wait57(checkout));
        checks.put("common/error-pc-stale-etag.json", by(PreconditionFailedException.class, ErrorChecks::raw));
        checks.put(
                "common/error-pc-plan-has-active-subscriptions.json", by(ForbiddenException.class, ErrorChecks::raw));
        checks.put(
                "purchase/update-subscription-quantity-decrease.error.response.json",
                by(BadRequestException.class, ErrorChecks::raw));
        checks.put("billing/partner_center_error_400.json", by(BadRequestException.class, ErrorChecks::raw));
        checks.put("billing/partner_center_error_404.json", by(NotFoundException.class, ErrorChecks::raw));
        checks.put("billing/error_429_throttled.json", wait57((c, f) -> list(c)));
    }

    private static void elsewhere(Map<String, Check> checks) {
        checks.put("common/error-odata.json", by(ForbiddenException.class, ErrorChecks::raw));
        checks.put("common/error-graph.json", by(ForbiddenException.class, ErrorChecks::raw));
        checks.put("common/error-graph-throttled.json", by(ThrottledException.class, ErrorChecks::raw));
        checks.put("common/error-arm.json", by(ForbiddenException.class, ErrorChecks::raw));
        checks.put("common/error-arm-full.json", by(BadRequestException.class, ErrorChecks::raw));
        checks.put("common/error-arm-throttled.json", by(ThrottledException.class, ErrorChecks::raw));
        checks.put("billing/graph_error_403.json", by(ForbiddenException.class, ErrorChecks::raw));
        checks.put("billing/partner_api_error_400.json", by(BadRequestException.class, ErrorChecks::raw));
        checks.put("billing/partner_api_error_401.json", by(UnauthorizedException.class, ErrorChecks::raw));
    }

    private static void list(AzurePlanClient client) {
        client.customers().list(CustomerQuery.all()).toList();
    }

    /** Through the door for calls the client has no method for. */
    private static void raw(AzurePlanClient client, Fixture f) {
        Service service = Endpoints.global().serviceOf(f.address()).orElseThrow();
        String path = f.address()
                .toString()
                .substring(Endpoints.global().base(service).toString().length());
        client.raw()
                .send(
                        switch (f.method()) {
                            case "GET" -> RawRequest.get(service, path);
                            case "PUT" -> RawRequest.put(service, path).json("{}");
                            case "PATCH" -> RawRequest.patch(service, path).json("{}");
                            default -> RawRequest.post(service, path).json("{}");
                        });
    }

    private static Check wait57(BiConsumer<AzurePlanClient, Fixture> call) {
        return (f, all) -> by(ThrottledException.class, call).run(f.withHeader("Retry-After", "57"), all);
    }

    private static Check by(Class<? extends ServiceException> type, BiConsumer<AzurePlanClient, Fixture> call) {
        return (f, all) -> {
            // A rejected token is replaced once, so that the same answer may be asked for twice.
            Script script = Script.answering(f, f);
            ServiceException e = catchThrowableOfType(ServiceException.class, () -> call.accept(script.client(), f));
            assertThat(e).as("exception of %s", f).isExactlyInstanceOf(type);
            said(e, f);
            assertThat(script.last().method()).isEqualTo(f.method());
        };
    }

    private static void said(ServiceException e, Fixture f) {
        JsonValue body = f.json();
        JsonValue error =
                body.find("error").filter(JsonValue.Obj.class::isInstance).orElse(body);
        assertThat(e.status()).isEqualTo(f.status());
        // The innermost error is the most exact one.
        assertThat(e.code().text())
                .isEqualTo(error.text("innerError", "code")
                        .or(() -> error.text("code"))
                        .orElse(""));
        assertThat(e.description())
                .isEqualTo(error.text("description")
                        .or(() -> error.text("message"))
                        .orElse(""));
        String wait = f.headers().get("Retry-After");
        assertThat(e.retryAfter().orElse(null))
                .isEqualTo(wait == null ? null : Duration.ofSeconds(Long.parseLong(wait)));
        named(f, "MS-RequestId", "x-ms-request-id")
                .ifPresent(id -> assertThat(e.requestId()).contains(id));
        named(f, "MS-CorrelationId", "x-ms-correlation-request-id")
                .ifPresent(id -> assertThat(e.correlationId()).contains(id));
        assertThat(e.nextStep()).isNotBlank();
        body.text("isRetryable").ifPresent(said -> assertThat(e.retryable()).hasToString(said));
    }

    private static Optional<String> named(Fixture f, String... names) {
        return List.of(names).stream()
                .map(f.headers()::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What is on record already is an error only when it is not what was to be recorded. */
    private static void duplicate(Fixture f, Fixtures all) {
        Fixture attestation = all.get(ATTESTATION);
        Script other = Script.answering(f).then(200, "{\"totalCount\":0,\"items\":[]}");
        ConflictException e = catchThrowableOfType(
                ConflictException.class,
                () -> other.client().customer(CUSTOMER).agreements().attest(CustomerChecks.attestation(attestation)));
        assertThat(e).isNotNull();
        said(e, f);
        String recorded = "{\"items\":["
                + new String(
                        all.get("purchase/create-customer-agreement.response.json")
                                .bytes(),
                        StandardCharsets.UTF_8)
                + "]}";
        Script same = Script.answering(f).then(200, recorded);
        Agreement agreement =
                same.client().customer(CUSTOMER).agreements().attest(CustomerChecks.attestation(attestation));
        assertThat(agreement.templateId()).isEqualTo(attestation.text("templateId"));
    }
}
