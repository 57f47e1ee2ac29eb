package io.github.azureplan.orders;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The carts of one customer. A cart lives seven days from its creation, whatever is changed in it; checking it out makes
 * its orders, once. Immutable and safe for use by many threads.
 */
public final class Carts {
    private static final Pattern USER = Pattern.compile("[!-~&&[^@]]{1,113}@[!-~&&[^@]]{1,256}");

    private final Wire wire;
    private final CustomerId customer;
    private final @Nullable String customerUser;

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param customer the customer
     * @hidden
     */
    @SuppressWarnings("exports")
    public Carts(Wire wire, CustomerId customer) {
        this(wire, customer, null);
    }

    private Carts(Wire wire, CustomerId customer, @Nullable String customerUser) {
        this.wire = wire;
        this.customer = customer;
        this.customerUser = customerUser;
    }

    /**
     * A view whose checkouts are made for a user of the customer.
     *
     * @param userPrincipalName the user's name in the customer's tenant, such as {@code ada@contoso.com}
     * @return the view
     * @throws IllegalArgumentException when it is no such name
     */
    public Carts forCustomerUser(String userPrincipalName) {
        if (!USER.matcher(Objects.requireNonNull(userPrincipalName, "userPrincipalName"))
                .matches()) {
            throw new IllegalArgumentException(
                    "userPrincipalName: must be a name and a domain joined by @, in ASCII; give the user's sign-in name");
        }
        return new Carts(wire, customer, userPrincipalName);
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
     * @return the cart; a line that cannot be bought says so itself, see {@link Cart#refusedLines()}
     * @throws IllegalArgumentException when there is no line
     */
    public Cart create(List<CartLine> lines) {
        return create(NewCart.of(lines));
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
     * @param cart what is to be bought
     * @return the cart; a line that cannot be bought says so itself, see {@link Cart#refusedLines()}
     * @throws NotFoundException when a reseller is not known (800015), or is the provider itself (2072)
     * @throws io.github.azureplan.errors.BadRequestException when a quantity is not sold (800017), a reseller is none of the
     *     provider's (800016), or several partners on record are not confirmed (900206)
     */
    public Cart create(NewCart cart) {
        requireProvider(cart.lineItems());
        return wire.execute(Call.on(Routes.CREATE_CART)
                .path("customer", customer)
                .body(cart.body())
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
     * @throws NotFoundException when it does not exist or has expired (800008)
     */
    public Cart get(String cartId) {
        return wire.execute(Call.on(Routes.GET_CART)
                .path("customer", customer)
                .path("cart", Objects.requireNonNull(cartId, "cartId"))
                .json(Cart.class));
    }

    /**
     * Reads a cart, if it is there.
     *
     * <p><!-- GET_CART -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code GET /v1/customers/<customer>/carts/<cart>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param cartId the cart
     * @return the cart; empty when it does not exist or has expired
     */
    public Optional<Cart> find(String cartId) {
        try {
            return Optional.of(get(cartId));
        } catch (NotFoundException e) {
            // a body that was cut has no code; another code speaks of the customer
            if (e.code().equals(ErrorCode.CART_NOT_FOUND) || e.code().equals(ErrorCode.NONE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Replaces a cart with a changed one: all its lines are those of the argument. The service numbers and groups them
     * anew, and looks again at what is wrong with them. The cart expires when it would have expired without the change.
     *
     * <p><!-- UPDATE_CART -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-cart">{@code PUT /v1/customers/<customer>/carts/<cart>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param cart the changed cart, made by {@link Cart#toBuilder()}
     * @return the cart as it is now
     * @throws NotFoundException when it does not exist or has expired (800008)
     * @throws io.github.azureplan.errors.BadRequestException when it was checked out (800065)
     * @throws io.github.azureplan.errors.ConflictException when it is being checked out (800064)
     */
    public Cart update(Cart cart) {
        requireProvider(cart.lineItems());
        return wire.execute(Call.on(Routes.UPDATE_CART)
                .path("customer", customer)
                .path("cart", cart.id())
                .body(cart)
                .json(Cart.class));
    }

    /**
     * Checks a cart out: makes the orders of its lines. May be repeated as often as one likes, the service answers with
     * the first result; a cart that is just being processed is waited for. After a checkout that was refused the same cart
     * may be checked out again.
     *
     * <p><!-- CHECK_OUT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/checkout-a-cart">{@code POST /v1/customers/<customer>/carts/<cart>/checkout}</a>
     * (App-only or App+User; repeated for the same cart). Roles to buy an Azure plan: Admin agent, Global admin,
     * Sales agent or User management admin.
     * <!-- end -->
     *
     * @param cartId the cart
     * @return the orders made, and for groups of lines that could not be ordered the reason; a success does not mean that
     *     everything was ordered
     * @throws io.github.azureplan.errors.AgreementRequiredException when the customer has no valid agreement
     * @throws NotFoundException when the cart does not exist or has expired (800008), or an item of it is out of date
     *     (400019)
     * @throws io.github.azureplan.errors.BadRequestException when a line is in error (800009), or a limit of the sandbox is
     *     reached (800018, 900116)
     * @throws io.github.azureplan.errors.ForbiddenException when the customer or the partner may not buy this (800020,
     *     800089), has no credit left (900121, 800023), or a check of the customer is not passed (800069, 800073 to 800075)
     * @throws io.github.azureplan.errors.ConflictException when a transition of the customer is in the way (900112 to
     *     900114)
     */
    public CheckoutResult checkout(String cartId) {
        Call.Builder call = Call.on(Routes.CHECK_OUT)
                .path("customer", customer)
                .path("cart", Objects.requireNonNull(cartId, "cartId"))
                .resume(ResumePoint.Kind.CART, cartId);
        if (customerUser != null) {
            call.header("x-ms-customeruser-upn", customerUser);
        }
        return wire.execute(call.json(CheckoutResult.class));
    }

    private void requireProvider(List<CartLine> lines) {
        if (lines.stream().anyMatch(line -> !line.participants().isEmpty())) {
            wire.requireProvider("participants of a cart line");
        }
    }
}
