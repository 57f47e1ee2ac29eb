package io.github.azureplan.orders;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.List;
import java.util.Objects;

/**
 * The carts of one customer. A cart lives seven days; checking it out makes its orders, once. Immutable and safe for use
 * by many threads.
 */
public final class Carts {
    private final Wire wire;
    private final CustomerId customer;

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param customer the customer
     * @hidden
     */
    @SuppressWarnings("exports")
    public Carts(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * Makes a cart. Nothing is ordered by it.
     *
     * <p><!-- CREATE_CART -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code POST /v1/customers/<customer>/carts}</a>
     * (App-only or App+User; repeated under one request id).
     * <!-- end -->
     *
     * @param lines what is to be bought, at least one line
     * @return the cart; a line that cannot be bought says so itself
     * @throws IllegalArgumentException when there is no line
     */
    public Cart create(List<CartLine> lines) {
        if (lines.stream().anyMatch(line -> !line.participants().isEmpty())) {
            wire.requireProvider("participants of a cart line");
        }
        return wire.execute(Call.on(Routes.CREATE_CART)
                .path("customer", customer)
                .body(new CartRequest(lines, null))
                .json(Cart.class));
    }

    /**
     * Reads a cart.
     *
     * <p><!-- GET_CART -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code GET /v1/customers/<customer>/carts/<cart>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param cartId the cart
     * @return the cart
     * @throws io.github.azureplan.errors.NotFoundException when it does not exist or has expired (800008)
     */
    public Cart get(String cartId) {
        return wire.execute(Call.on(Routes.GET_CART)
                .path("customer", customer)
                .path("cart", cartId)
                .json(Cart.class));
    }

    /**
     * Checks a cart out: makes the orders of its lines. May be repeated as often as one likes, the service answers with
     * the first result; a cart that is just being processed is waited for.
     *
     * <p><!-- CHECK_OUT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/checkout-a-cart">{@code POST /v1/customers/<customer>/carts/<cart>/checkout}</a>
     * (App-only or App+User; repeated for the same cart).
     * <!-- end -->
     *
     * @param cartId the cart
     * @return the orders made, and for groups of lines that could not be ordered the reason; a success does not mean that
     *     everything was ordered
     * @throws io.github.azureplan.errors.AgreementRequiredException when the customer has no valid agreement
     * @throws io.github.azureplan.errors.NotFoundException when the cart does not exist or has expired (800008)
     * @throws io.github.azureplan.errors.BadRequestException when a line is in error (800009)
     */
    public CheckoutResult checkout(String cartId) {
        return wire.execute(Call.on(Routes.CHECK_OUT)
                .path("customer", customer)
                .path("cart", Objects.requireNonNull(cartId, "cartId"))
                .resume(ResumePoint.Kind.CART, cartId)
                .json(CheckoutResult.class));
    }
}
