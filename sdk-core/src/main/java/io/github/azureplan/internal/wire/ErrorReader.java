package io.github.azureplan.internal.wire;

import io.github.azureplan.common.Service;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.MfaRequiredException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.UnauthorizedException;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.transport.Headers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the error bodies of all services; they differ in shape, and one gateway answers for several of them. */
final class ErrorReader {
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final List<String> REQUEST_IDS =
            List.of("MS-RequestId", "request-id", "x-ms-request-id", "client-request-id");
    private static final List<String> CORRELATION_IDS = List.of("MS-CorrelationId", "x-ms-correlation-request-id");

    private ErrorReader() {}

    /** What an error body says. */
    record Said(
            ErrorCode code, String description, @Nullable Boolean retryable) {
        static final Said NOTHING = new Said(ErrorCode.NONE, "", null);

        /** The body broke off before its code. */
        static final Said CUT = new Said(ErrorCode.NONE, "the answer broke off before it said why", true);
    }

    static Said read(byte[] body) {
        Optional<JsonValue> json = JsonValue.parse(body);
        if (json.isEmpty()) {
            return Said.NOTHING;
        }
        JsonValue root = json.get();
        JsonValue error = object(root, "error").orElse(root);
        Optional<String> code =
                error.text("code").or(() -> root.text("errorCode")).or(() -> root.text("error"));
        Optional<String> description =
                error.text("description").or(() -> error.text("message")).or(() -> root.text("error_description"));
        // The deepest inner error is the most exact one that Graph and the price API give.
        JsonValue inner = error;
        for (Optional<JsonValue> next = object(inner, "innerError");
                next.isPresent();
                next = object(inner, "innerError")) {
            inner = next.get();
        }
        Optional<String> innerCode = inner == error ? Optional.empty() : inner.text("code");
        return new Said(
                ErrorCode.of(
                        innerCode.or(() -> code).map(ErrorReader::printable).orElse("")),
                description.map(ErrorReader::printable).orElse(""),
                root.text("isRetryable").map(Boolean::parseBoolean).orElse(null));
    }

    private static Optional<JsonValue> object(JsonValue in, String name) {
        return in.find(name).filter(value -> value instanceof JsonValue.Obj);
    }

    static ErrorDetails details(
            String operation,
            @Nullable Service service,
            int status,
            Headers headers,
            Said said,
            String sentRequestId,
            @Nullable Duration retryAfter,
            Outcome outcome,
            @Nullable ResumePoint resume) {
        boolean bare = service == Service.PARTNER_CENTER && status == 403 && said.equals(Said.NOTHING);
        ErrorAdvice advice = bare
                ? ErrorAdvice.ofBareRefusal()
                : said.equals(Said.CUT)
                        ? ErrorAdvice.ofCutRefusal()
                        : ErrorAdvice.of(status, said.code().text(), said.retryable());
        return new ErrorDetails(
                operation,
                status,
                said.code(),
                said.description(),
                first(headers, REQUEST_IDS).orElse(sentRequestId),
                first(headers, CORRELATION_IDS).orElse(null),
                retryAfter,
                advice.retryable(),
                advice.nextStep(),
                outcome,
                resume);
    }

    /** The exception of an answer, by status and code together. */
    static ServiceException exception(ErrorDetails details, boolean mfaMissing) {
        int status = details.status();
        ErrorCode code = details.code();
        if (code.equals(ErrorCode.AGREEMENT_REQUIRED)) {
            return new AgreementRequiredException(details);
        }
        if (code.equals(ErrorCode.AGREEMENT_EXISTS)) {
            return new ConflictException(details);
        }
        if (code.equals(ErrorCode.ITEM_NOT_AVAILABLE) || code.equals(ErrorCode.NO_DATA)) {
            return new NotFoundException(details);
        }
        if (code.equals(ErrorCode.STALE_ETAG) || status == 412 || status == 417) {
            return new PreconditionFailedException(details);
        }
        return switch (status) {
            case 401 ->
                code.equals(ErrorCode.MFA_REQUIRED) || mfaMissing
                        ? new MfaRequiredException(details)
                        : new UnauthorizedException(details);
            case 403 -> new ForbiddenException(details);
            case 404 -> new NotFoundException(details);
            case 409 -> new ConflictException(details);
            case 429 -> new ThrottledException(details);
            default -> status >= 500 ? new ServerErrorException(details) : new BadRequestException(details);
        };
    }

    /** {@code Retry-After} as seconds or as a date; nonsense counts as absent. */
    static @Nullable Duration retryAfter(Headers headers, Clock clock) {
        Optional<String> value = headers.first("Retry-After").map(String::trim);
        if (value.isEmpty()) {
            return null;
        }
        String text = value.get();
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return text.length() > 9 ? Duration.ofDays(365) : Duration.ofSeconds(Long.parseLong(text));
            }
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), at.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Optional<String> first(Headers headers, List<String> names) {
        return names.stream()
                .map(headers::first)
                .flatMap(Optional::stream)
                .findFirst()
                .map(ErrorReader::printable);
    }

    private static String printable(String text) {
        String cut = text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", " ").trim();
    }
}
