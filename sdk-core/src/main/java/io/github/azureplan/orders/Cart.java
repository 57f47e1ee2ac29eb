package io.github.azureplan.orders;

import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WriteBack;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cart. It lives seven days from its creation; checking it out again answers with the first result again, so its id
 * is the key of a purchase.
 */
@WriteBack(Cart.Members.class)
public final class Cart {
    private final Members members;
    private final JsonValue.Obj document;

    Cart(Members members, JsonValue.Obj document) {
        this.members = members;
        this.document = document;
    }

    /** {@return the cart} */
    public String id() {
        return members.id;
    }

    /** {@return when it was made; null when the service left it out} */
    public @Nullable Instant creationTimestamp() {
        return members.creationTimestamp;
    }

    /** {@return when it was last changed; null when the service left it out} */
    public @Nullable Instant lastModifiedTimestamp() {
        return members.lastModifiedTimestamp;
    }

    /** {@return when it can no longer be used; null when the service left it out} */
    public @Nullable Instant expirationTimestamp() {
        return members.expirationTimestamp;
    }

    /** {@return the user who last changed it; null when the service left it out} */
    public @Nullable String lastModifiedUser() {
        return members.lastModifiedUser;
    }

    /** {@return its state; null when the service left it out} */
    public @Nullable CartStatus status() {
        return members.status;
    }

    /** {@return its lines} */
    public List<CartLine> lineItems() {
        return members.lineItems;
    }

    /** {@return whether the partners on record are confirmed; null when the service left it out} */
    public @Nullable Boolean partnerOnRecordAttestationAccepted() {
        return members.partnerOnRecordAttestationAccepted;
    }

    /**
     * The lines the service refuses; nothing of the cart can be ordered as long as it has any.
     *
     * @return the lines with an error, add-ons among them
     */
    public List<CartLine> refusedLines() {
        return lineItems().stream()
                .flatMap(line -> Stream.concat(Stream.of(line), line.addonItems().stream()))
                .filter(line -> line.error() != null)
                .toList();
    }

    JsonValue.Obj document() {
        return document;
    }

    /**
     * Starts from this object; members this version does not know are kept.
     *
     * @return a builder with the values of this object
     */
    public Builder toBuilder() {
        return new Builder(document);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Cart other && document.equals(other.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    @Override
    public String toString() {
        return "Cart[id=" + members.id + ", status=" + members.status + ", lineItems=" + members.lineItems + "]";
    }

    /** What is modelled of the document. */
    record Members(
            @Required String id,
            @Nullable Instant creationTimestamp,
            @Nullable Instant lastModifiedTimestamp,
            @Nullable Instant expirationTimestamp,
            @Nullable String lastModifiedUser,
            @Nullable CartStatus status,
            List<CartLine> lineItems,
            @Nullable Boolean partnerOnRecordAttestationAccepted) {}

    /** Changes a cart. */
    public static final class Builder {
        private final JsonValue.Obj base;
        private final Map<String, Object> changes = new LinkedHashMap<>();

        private Builder(JsonValue.Obj base) {
            this.base = base;
        }

        /**
         * Sets the lines; keep those of the cart that should stay.
         *
         * @param lineItems the value
         * @return this builder
         */
        public Builder lineItems(List<CartLine> lineItems) {
            changes.put("lineItems", List.copyOf(lineItems));
            return this;
        }

        /**
         * Sets whether the partners on record are confirmed.
         *
         * @param partnerOnRecordAttestationAccepted the value
         * @return this builder
         */
        public Builder partnerOnRecordAttestationAccepted(boolean partnerOnRecordAttestationAccepted) {
            changes.put("partnerOnRecordAttestationAccepted", partnerOnRecordAttestationAccepted);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return the object with what was set
         * @throws IllegalArgumentException naming what is missing or wrong
         */
        public Cart build() {
            Cart built = base.with(changes).as(Cart.class);
            if (built.lineItems().isEmpty()) {
                throw new IllegalArgumentException("lineItems: missing; a cart needs at least one line");
            }
            return built;
        }
    }
}
