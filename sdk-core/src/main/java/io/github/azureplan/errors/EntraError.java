package io.github.azureplan.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint of Microsoft Entra said when it refused. Its free text is left out: it names users and
 * addresses.
 *
 * @param status the HTTP status
 * @param error the OAuth error, for example {@code invalid_grant}
 * @param suberror the finer error, for example {@code consent_required}
 * @param aadstsCode the AADSTS number, for example 50076
 * @param correlationId what support asks for
 * @param claims the claims the next interactive sign-in has to satisfy, as JSON
 * @param retryAfter how long the endpoint asks to wait
 */
public record EntraError(
        int status,
        @Nullable String error,
        @Nullable String suberror,
        @Nullable Integer aadstsCode,
        @Nullable String correlationId,
        @Nullable String claims,
        @Nullable Duration retryAfter) {

    /** One line for messages and logs; the claims are left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("HTTP ").append(status);
        if (error != null) {
            text.append(", ").append(error);
        }
        if (suberror != null) {
            text.append(", ").append(suberror);
        }
        if (aadstsCode != null) {
            text.append(", AADSTS").append(aadstsCode);
        }
        if (correlationId != null) {
            text.append(", correlation id ").append(correlationId);
        }
        return text.toString();
    }
}
