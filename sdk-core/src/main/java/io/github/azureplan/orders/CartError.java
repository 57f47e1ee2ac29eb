package io.github.azureplan.orders;

import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.WriteBack;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Why a line of a cart cannot be ordered. */
@WriteBack(CartError.Members.class)
public final class CartError {
    private static final Json JSON = new Json(drift -> {});

    private final Members members;
    private final JsonValue.Obj document;

    CartError(Members members, JsonValue.Obj document) {
        this.members = members;
        this.document = document;
    }

    /** {@return the reason; null when the service left it out} */
    public @Nullable CartErrorCode errorCode() {
        return members.errorCode;
    }

    /** {@return the reason, for people; null when the service left it out} */
    public @Nullable String errorDescription() {
        return members.errorDescription;
    }

    /**
     * More about it, in the service's words.
     *
     * @return a text as it came, an object as its JSON; null when the service left it out
     */
    public @Nullable String additionalInformation() {
        JsonValue more = members.additionalInformation;
        if (more == null || more instanceof JsonValue.Null) {
            return null;
        }
        return more.text().orElseGet(() -> new String(JSON.write(more), StandardCharsets.UTF_8));
    }

    /**
     * How many can still be bought of the SKU.
     *
     * @return the number; null when the service does not say
     */
    public @Nullable Integer availableQuantity() {
        return document.text("additionalInformation", "availableQuantity")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    JsonValue.Obj document() {
        return document;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof CartError other && document.equals(other.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    @Override
    public String toString() {
        return "CartError[errorCode=" + members.errorCode + ", errorDescription=" + members.errorDescription + "]";
    }

    /** What is modelled of the document; the service has written the last member as a text and as an object. */
    record Members(
            @Nullable CartErrorCode errorCode,
            @Nullable String errorDescription,
            @Nullable JsonValue additionalInformation) {}
}
