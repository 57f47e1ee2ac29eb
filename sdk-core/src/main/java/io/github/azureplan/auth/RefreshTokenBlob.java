package io.github.azureplan.auth;

import io.github.azureplan.errors.AuthenticationException;

/**
 * How a refresh token is written into a {@link TokenStore}: a first line that names the format, then the token. A bare
 * token, as earlier tools of the secure application model put it into a vault, is read as well.
 */
final class RefreshTokenBlob {
    private static final String FORMAT = "azureplan-refresh-token/";
    private static final String FIRST_LINE = FORMAT + "1\n";

    private RefreshTokenBlob() {}

    static String encode(String refreshToken) {
        if (!usable(refreshToken)) {
            throw new IllegalArgumentException(
                    "refreshToken: must be the token alone, without blanks or line breaks, and not empty");
        }
        return FIRST_LINE + refreshToken;
    }

    static String decode(String blob) {
        String token = blob.startsWith(FIRST_LINE) ? blob.substring(FIRST_LINE.length()) : blob.strip();
        if (token.startsWith(FORMAT) || !usable(token)) {
            throw new AuthenticationException(
                    "The entry of the token store is no refresh token this version can read",
                    false,
                    "Sign in interactively again and store the new refresh token",
                    null,
                    null);
        }
        return token;
    }

    private static boolean usable(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
