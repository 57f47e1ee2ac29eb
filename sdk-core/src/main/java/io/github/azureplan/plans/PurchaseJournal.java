package io.github.azureplan.plans;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which cart a plan is being bought with, so that a purchase that was cut off, by a lost answer or by the end
 * of the process, goes on with the same cart and never makes a second plan. Implementations are safe for use by many
 * threads; one that several processes share must make {@link #putIfAbsent} and {@link #replace} atomic among them.
 */
public interface PurchaseJournal {
    /**
     * Whose plan is being bought.
     *
     * @param customer the customer
     * @param reseller the indirect reseller the plan is bought for, or null for the partner's own
     */
    record Key(CustomerId customer, @Nullable MpnId reseller) {
        /** Checks that there is a customer. */
        public Key {
            Objects.requireNonNull(customer, "customer");
        }

        /**
         * The key as one word, for a file or a database.
         *
         * @return the customer id, followed by {@code +} and the reseller's id where there is one
         */
        public String text() {
            return reseller == null ? customer.text() : customer.text() + "+" + reseller.text();
        }
    }

    /**
     * Notes a cart unless one is noted already.
     *
     * @param key whose plan
     * @param cartId the cart
     * @return the cart that is noted now: this one, or the earlier one
     */
    String putIfAbsent(Key key, String cartId);

    /**
     * The cart noted for a key.
     *
     * @param key whose plan
     * @return the cart, or empty
     */
    Optional<String> get(Key key);

    /**
     * Puts another cart in the place of one that has expired without being ordered.
     *
     * @param key whose plan
     * @param expired the cart noted so far
     * @param cartId the new cart
     * @return the cart that is noted now: the new one, or the one somebody else has put there first
     */
    String replace(Key key, String expired, String cartId);

    /**
     * A journal that lasts as long as the process.
     *
     * @return a new, empty journal
     */
    static PurchaseJournal inMemory() {
        Map<Key, String> carts = new ConcurrentHashMap<>();
        return new PurchaseJournal() {
            @Override
            public String putIfAbsent(Key key, String cartId) {
                String earlier = carts.putIfAbsent(key, cartId);
                return earlier == null ? cartId : earlier;
            }

            @Override
            public Optional<String> get(Key key) {
                return Optional.ofNullable(carts.get(key));
            }

            @Override
            public String replace(Key key, String expired, String cartId) {
                String now = carts.compute(key, (k, noted) -> noted == null || noted.equals(expired) ? cartId : noted);
                return Objects.requireNonNull(now);
            }
        };
    }
}
