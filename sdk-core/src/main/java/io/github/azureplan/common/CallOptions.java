package io.github.azureplan.common;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settings of single calls, applied with {@code client.with(…)}: that gives a view of the client, the client itself
 * stays as it is. Immutable.
 *
 * <pre>{@code
 * client.with(CallOptions.deadline(Duration.ofSeconds(30)).locale(Locale.GERMANY)).customers().get(id);
 * }</pre>
 */
public final class CallOptions {
    private static final CallOptions NONE = new CallOptions(null, null, null, null, null);

    private final @Nullable Duration deadline;
    private final @Nullable UUID requestId;
    private final @Nullable UUID correlationId;
    private final @Nullable Locale locale;
    private final @Nullable Progress progress;

    private CallOptions(
            @Nullable Duration deadline,
            @Nullable UUID requestId,
            @Nullable UUID correlationId,
            @Nullable Locale locale,
            @Nullable Progress progress) {
        this.deadline = deadline;
        this.requestId = requestId;
        this.correlationId = correlationId;
        this.locale = locale;
        this.progress = progress;
    }

    /**
     * No settings, to start from.
     *
     * @return the empty options
     */
    public static CallOptions none() {
        return NONE;
    }

    /**
     * Options with a deadline. It counts from the start of each verb and covers its retries and waits; for what is
     * opened and streamed it covers reaching the first byte.
     *
     * @param time how long one verb may take, positive
     * @return the options
     */
    public static CallOptions deadline(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("deadline: must be positive, was " + time);
        }
        return new CallOptions(time, null, null, null, null);
    }

    /**
     * The same with a request id: the key under which the service recognises a repeated change. Give one to be able to
     * repeat a call after a crash; use it for one verb only.
     *
     * @param id the id
     * @return new options
     */
    public CallOptions requestId(UUID id) {
        return new CallOptions(deadline, Objects.requireNonNull(id, "requestId"), correlationId, locale, progress);
    }

    /**
     * The same with a correlation id, for tracing. Graph and the price service have no header for one and are not sent it.
     *
     * @param id the id
     * @return new options
     */
    public CallOptions correlationId(UUID id) {
        return new CallOptions(deadline, requestId, Objects.requireNonNull(id, "correlationId"), locale, progress);
    }

    /**
     * The same with a language for texts of Partner Center; when not set none is sent, and the service takes {@code en-US}.
     *
     * @param value a locale with language and country
     * @return new options
     */
    public CallOptions locale(Locale value) {
        if (value.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("locale: must name a language, for example Locale.GERMANY");
        }
        return new CallOptions(deadline, requestId, correlationId, value, progress);
    }

    /**
     * The same with someone who hears how long calls are getting on.
     *
     * @param listener the listener
     * @return new options
     */
    public CallOptions progress(Progress listener) {
        return new CallOptions(
                deadline, requestId, correlationId, locale, Objects.requireNonNull(listener, "progress"));
    }

    /**
     * These options, completed by others where these say nothing.
     *
     * @param base the others
     * @return new options
     */
    public CallOptions over(CallOptions base) {
        return new CallOptions(
                deadline != null ? deadline : base.deadline,
                requestId != null ? requestId : base.requestId,
                correlationId != null ? correlationId : base.correlationId,
                locale != null ? locale : base.locale,
                progress != null ? progress : base.progress);
    }

    /**
     * The deadline of one verb.
     *
     * @return the time, or empty when not set
     */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /**
     * The request id.
     *
     * @return the id, or empty: then each call makes its own
     */
    public Optional<UUID> requestId() {
        return Optional.ofNullable(requestId);
    }

    /**
     * The correlation id.
     *
     * @return the id, or empty: then each call makes its own
     */
    public Optional<UUID> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    /**
     * The language.
     *
     * @return the locale, or empty when not set
     */
    public Optional<Locale> locale() {
        return Optional.ofNullable(locale);
    }

    /**
     * Who hears of progress.
     *
     * @return the listener, {@link Progress#NONE} when not set
     */
    public Progress progress() {
        return progress == null ? Progress.NONE : progress;
    }

    @Override
    public String toString() {
        return "CallOptions[deadline=" + deadline + ", requestId=" + requestId + ", correlationId=" + correlationId
                + ", locale=" + locale + "]";
    }
}
