package io.github.azureplan.orders;

import org.jspecify.annotations.Nullable;

/**
 * Why a line of a cart cannot be ordered.
 *
 * @param errorCode the reason
 * @param errorDescription the reason, for people
 * @param additionalInformation more about it
 */
public record CartError(
        @Nullable CartErrorCode errorCode,
        @Nullable String errorDescription,
        @Nullable String additionalInformation) {}
