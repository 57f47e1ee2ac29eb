package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.MfaRequiredException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.UnauthorizedException;
import io.github.azureplan.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of error codes: every row gives the right type, and a repeat is advised where it may help, only there. */
final class ErrorCodeChecks {
    private static final CustomerId CUSTOMER = CustomerId.of("22222222-2222-4222-8222-222222222222");

    /** Where the code says more than the status. */
    private static final Map<String, Class<? extends ServiceException>> BY_CODE = Map.of(
            "403/13605", AgreementRequiredException.class,
            "400/600061", ConflictException.class,
            "401/900421", MfaRequiredException.class,
            "400/2055", PreconditionFailedException.class);

    private static final Map<Integer, Class<? extends ServiceException>> BY_STATUS = Map.of(
            200, NotFoundException.class,
            400, BadRequestException.class,
            401, UnauthorizedException.class,
            403, ForbiddenException.class,
            404, NotFoundException.class,
            409, ConflictException.class,
            417, PreconditionFailedException.class,
            429, ThrottledException.class,
            500, ServerErrorException.class,
            501, ServerErrorException.class);

    private ErrorCodeChecks() {}

    static Map<String, Check> all() {
        return Map.of("common/error-codes.json", ErrorCodeChecks::table);
    }

    private static void table(Fixture fixture, Fixtures all) {
        List<JsonValue> rows = fixture.json().elements("codes");
        assertThat(rows).hasSizeGreaterThan(200);
        List<String> wrong = new ArrayList<>();
        for (JsonValue row : rows) {
            int status = Integer.parseInt(row.text("httpStatus").orElseThrow());
            String code = row.text("code").filter(c -> !c.equals("(none)")).orElse("");
            String retry = row.text("retry").orElseThrow();
            ServiceException e = refusal(status, code);
            Class<?> type = BY_CODE.getOrDefault(status + "/" + code, BY_STATUS.get(status));
            boolean adviceFits = retry.equals("R") || e.retryable() == retry.equals("L");
            if (e.getClass() != type
                    || !e.code().text().equals(code)
                    || e.nextStep().isBlank()
                    || !adviceFits) {
                wrong.add(status + "/" + code + " (" + retry + "): "
                        + e.getClass().getSimpleName() + ", retryable " + e.retryable());
            }
        }
        assertThat(wrong).isEmpty();
        // A code that is in no table yet is known by its status.
        assertThat(refusal(403, "987654")).isExactlyInstanceOf(ForbiddenException.class);
        assertThat(refusal(403, "987654").code().known()).isFalse();
        assertThat(refusal(503, "987654").retryable()).isTrue();
    }

    /** A refusal as an ordinary call gets it; a rejected token is replaced once. */
    private static ServiceException refusal(int status, String code) {
        String body = code.isEmpty()
                ? "{\"statusCode\":" + status + ",\"message\":\"refused\"}"
                : "{\"code\":" + code + ",\"description\":\"refused\",\"data\":[],\"source\":\"PartnerFD\"}";
        Script script = new Script().then(status, body).then(status, body);
        ServiceException e = catchThrowableOfType(
                ServiceException.class, () -> script.client().customers().get(CUSTOMER));
        assertThat(e).as("refusal %s/%s", status, code).isNotNull();
        return e;
    }
}
