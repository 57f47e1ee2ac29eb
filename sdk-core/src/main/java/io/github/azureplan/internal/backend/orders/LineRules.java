package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.catalog.Catalog;
import io.github.azureplan.internal.backend.catalog.Stock;
import io.github.azureplan.internal.backend.customers.Segments;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a customer can buy what a line asks for. */
final class LineRules {
    private static final int SANDBOX_SEATS = 25;
    private static final Set<String> SANDBOX_SEGMENTS = Set.of("commercial", "education");
    private static final Set<String> EU_AND_EFTA = Set.of(
            "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
            "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private final Till till;
    private final Wish wish;
    private final @Nullable Wish parent;

    private LineRules(Till till, Wish wish, @Nullable Wish parent) {
        this.till = till;
        this.wish = wish;
        this.parent = parent;
    }

    /**
     * What is wrong with a line, or null.
     *
     * @param parent the line an add-on is bought with, or null
     */
    static @Nullable Problem problem(Till till, Wish wish, @Nullable Wish parent) {
        return new LineRules(till, wish, parent).problem();
    }

    /** What a line stands for; it has been looked at before. */
    static Article article(Till till, Wish wish) {
        return Objects.requireNonNull(answer(till, wish).article());
    }

    /** The term a line is for, or null when the article has none. */
    static Article.@Nullable Term term(Article article, Wish wish) {
        String asked = wish.term();
        if (asked != null) {
            return article.term(asked, wish.billingCycle());
        }
        List<Article.Term> fit = article.terms().stream()
                .filter(t -> t.billingCycle().equals(wish.billingCycle()))
                .toList();
        return fit.size() == 1 ? fit.get(0) : null;
    }

    private static Catalog.Answer answer(Till till, Wish wish) {
        return Catalog.item(till.state(), till.context(), till.customer().country(), wish.item());
    }

    private @Nullable Problem problem() {
        Catalog.Answer answer = answer(till, wish);
        Problem found = standing(answer);
        if (found != null) {
            return found;
        }
        Article article = Objects.requireNonNull(answer.article());
        found = segment(Objects.requireNonNull(answer.item()).segment());
        found = found != null ? found : participants();
        found = found != null ? found : currency();
        found = found != null ? found : addOn(article);
        found = found != null ? found : quantity(article);
        found = found != null ? found : billing(article);
        found = found != null ? found : extras(article);
        found = found != null ? found : attestation(article);
        found = found != null ? found : ContextRules.problem(till, article, wish);
        return found != null ? found : stock(article);
    }

    @Documented("Create a cart; Partner Center error codes")
    @Assumed({
        "a line whose item is unknown or out of date has the error CatalogItemIdIsNotValid; the cart is created all the same",
        "an order of an item that is unknown is 400 with code 800004, out of date 404 with code 400019",
        "an item that is not sold in the customer's country is refused by checkout and order, 400 with code 800070, and not by the cart",
        "an offer that is no longer sold has the error LegacyOfferNotEligibleForPurchase; an order of it is 403 with code 2091",
        "an item that is withdrawn for the time being has the error InventoryNotAvailable, at checkout and order it is 400 with code 800010"
    })
    private @Nullable Problem standing(Catalog.Answer answer) {
        return switch (answer.standing()) {
            case ON_SALE -> null;
            case UNKNOWN ->
                Problem.noted(400, "800004", "CatalogItemIdIsNotValid", "The catalog item id is not valid.");
            case OUTDATED -> Problem.noted(404, "400019", "CatalogItemIdIsNotValid", "The availability was not found.");
            case NOT_SOLD_HERE -> Problem.late(400, "800070", "The offer is not available in the country or region.");
            case NOT_PURCHASABLE -> {
                boolean sold = answer.article() != null && answer.article().sold();
                yield sold
                        ? Problem.noted(
                                400, "800010", "InventoryNotAvailable", "There is no inventory for the catalog item.")
                        : Problem.noted(
                                403,
                                "2091",
                                "LegacyOfferNotEligibleForPurchase",
                                "The offer can no longer be purchased.");
            }
        };
    }

    @Documented("Get a list of availabilities; Set up the integration sandbox")
    @Assumed({
        "an item of a segment the customer is not qualified for is 400 with code 800086, in a cart UnableToProcessCartLineItem",
        "items of other segments than commercial and education are not sold in the sandbox: 403 with code 900322"
    })
    private @Nullable Problem segment(String segment) {
        if (till.sandbox() && !SANDBOX_SEGMENTS.contains(segment)) {
            return Problem.noted(
                    403,
                    "900322",
                    "UnableToProcessCartLineItem",
                    "Items of the segment " + segment + " are not sold in the sandbox.");
        }
        if (!Segments.of(till.state(), till.customer().id()).contains(segment)) {
            return Problem.noted(
                    400,
                    "800086",
                    "UnableToProcessCartLineItem",
                    "The customer does not qualify for the segment " + segment + ".");
        }
        return null;
    }

    @Documented("Create a cart; Partner Center error codes")
    @Assumed({
        "a direct partner with participants has the error ParticipantsIsNotSupportedForPartner; its order is 400 with code 800016",
        "so has a line with additional resellers for a customer outside the EU and EFTA"
    })
    private @Nullable Problem participants() {
        boolean named = wish.reseller() != null || !wish.additional().isEmpty();
        boolean abroad = !wish.additional().isEmpty()
                && !EU_AND_EFTA.contains(till.customer().country());
        return (named && !till.provider()) || abroad
                ? Problem.noted(
                        400,
                        "800016",
                        "ParticipantsIsNotSupportedForPartner",
                        "The partner cannot name participants" + (abroad ? " in this country." : "."))
                : null;
    }

    @Documented("Create a cart; Partner Center error codes")
    @Assumed("a currency other than USD has the error CurrencyIsNotSupported; an order in it is 400 with code 900169")
    private @Nullable Problem currency() {
        String currency = wish.currency();
        return currency == null || currency.equalsIgnoreCase("USD")
                ? null
                : Problem.noted(400, "900169", "CurrencyIsNotSupported", "The currency is not supported.");
    }

    @Documented("Create a cart with add-ons; Partner Center error codes")
    @Assumed({
        "an add-on is bought with a line of its parent, or for a subscription the customer has of it",
        "what does not add to the line it is with is 400 with code 800029, in a cart UnableToProcessCartLineItem",
        "an add-on without a parent, or with more seats than the parent has, has the error BaseOfferSeatQuantityNotMet",
        "an order for a parent subscription that is not the customer's or not active is 400 with code 800021"
    })
    private @Nullable Problem addOn(Article article) {
        if (article.kind() != Article.Kind.ADD_ON) {
            return parent == null && wish.parent() == null ? null : unrelated();
        }
        if (parent != null) {
            Article base = answer(till, parent).article();
            boolean related = base != null && article.needs().parents().contains(base.key());
            return related ? seatsOfBase(parent.quantity()) : unrelated();
        }
        if (wish.parent() != null) {
            Subscription named = Subscriptions.find(till.state(), till.context(), till.customer(), wish.parent());
            if (named == null || !named.active()) {
                return Problem.noted(
                        400, "800021", "SubscriptionIsNotValid", "The parent subscription is not a valid one.");
            }
            return base(article, named) ? seatsOfBase(named.quantity()) : unrelated();
        }
        Subscription found = parentSubscription(till, article);
        return seatsOfBase(found == null ? 0 : found.quantity());
    }

    /** A subscription of the customer an add-on can belong to, or null. */
    static @Nullable Subscription parentSubscription(Till till, Article addOn) {
        return Subscriptions.of(till.state(), till.context(), till.customer()).stream()
                .filter(s -> s.active() && base(addOn, s))
                .findFirst()
                .orElse(null);
    }

    private static boolean base(Article addOn, Subscription subscription) {
        return addOn.needs().parents().stream()
                .anyMatch(key ->
                        subscription.offerId().toUpperCase(Locale.ROOT).startsWith(key.toUpperCase(Locale.ROOT) + ":"));
    }

    private @Nullable Problem seatsOfBase(int seats) {
        return wish.quantity() <= seats
                ? null
                : Problem.noted(
                        400,
                        "800029",
                        "BaseOfferSeatQuantityNotMet",
                        "The add-on needs " + wish.quantity() + " seats of its base offer, there are " + seats + ".");
    }

    private static Problem unrelated() {
        return Problem.noted(
                400,
                "800029",
                "UnableToProcessCartLineItem",
                "The add-on is not related to the item it is bought for.");
    }

    @Documented("SKU resources; Partner Center error codes; Set up the integration sandbox")
    @Assumed({
        "a quantity outside the minimum and maximum of the SKU is 400 with code 800017, in a cart at once",
        "more seats than a subscription may have is the error MaxAllowedSeatsPerSubscriptionExceeded, at an order 403 with code 800067",
        "too few seats of an add-on is the error MinimumAddOnSeatsNotMet",
        "more than 25 licences in the sandbox, or an item of which more must be bought, is SandboxLimitExceeded, at an order 400 with code 800018"
    })
    private @Nullable Problem quantity(Article article) {
        boolean seats = article.kind() == Article.Kind.ONLINE_SERVICE || article.kind() == Article.Kind.ADD_ON;
        int quantity = wish.quantity();
        if (seats && quantity > article.maximum()) {
            JsonObject left = JsonObject.of("availableQuantity", article.maximum(), "purchasedQuantity", quantity);
            return Problem.noted(
                            403,
                            "800067",
                            "MaxAllowedSeatsPerSubscriptionExceeded",
                            "quantity: a subscription has at most " + article.maximum() + " seats")
                    .with(left);
        }
        if (article.kind() == Article.Kind.ADD_ON && quantity < article.minimum()) {
            return Problem.noted(
                    400,
                    "800017",
                    "MinimumAddOnSeatsNotMet",
                    "quantity: an add-on has at least " + article.minimum() + " seats");
        }
        if (quantity < article.minimum() || quantity > article.maximum()) {
            return Problem.refused(
                    400,
                    "800017",
                    "quantity: must be from " + article.minimum() + " to " + article.maximum() + ", was " + quantity);
        }
        if (seats && till.sandbox() && quantity > SANDBOX_SEATS) {
            return Problem.noted(
                    400, "800018", "SandboxLimitExceeded", "A subscription of the sandbox has at most 25 licences.");
        }
        return null;
    }

    @Documented("Create a cart; Partner Center error codes")
    @Assumed({
        "a billing cycle the item is not sold with has the error BillingPlanNotSupported; an order with it is 400 with code 900269",
        "a term the item is not sold for has the error InvalidInput; an order with it is 400 with code 800121",
        "a term may be left out where the billing cycle leaves no choice, and is not looked at where an item has none"
    })
    private @Nullable Problem billing(Article article) {
        List<Article.Term> terms = article.terms();
        boolean cycle = terms.isEmpty()
                ? article.billingCycles().contains(wish.billingCycle())
                : terms.stream().anyMatch(t -> t.billingCycle().equals(wish.billingCycle()));
        if (!cycle) {
            return Problem.noted(
                    400, "900269", "BillingPlanNotSupported", "billingCycle: the item is not billed in this way");
        }
        return terms.isEmpty() || term(article, wish) != null
                ? null
                : Problem.noted(400, "800121", "InvalidInput", "termDuration: the item is not sold for this term");
    }

    @Documented("Cart resources; Partner Center error codes")
    @Assumed({
        "there are no promotions: any is the error InvalidPromotionId, at an order 400 with code 27007",
        "a custom end of the term is for licences with a term that are no trial, else InvalidCustomTermEndDateProduct",
        "it lies after today and within one term, else InvalidCustomTermEndDate; at an order both are 400 with code 800002"
    })
    private @Nullable Problem extras(Article article) {
        if (wish.promotion() != null) {
            return Problem.noted(400, "27007", "InvalidPromotionId", "promotionId: is not valid");
        }
        Instant end = wish.customEnd();
        Article.Term term = term(article, wish);
        if (end == null) {
            return null;
        }
        boolean seats = article.kind() == Article.Kind.ONLINE_SERVICE || article.kind() == Article.Kind.ADD_ON;
        if (!seats || article.trial() || term == null) {
            return Problem.noted(
                    400,
                    "800002",
                    "InvalidCustomTermEndDateProduct",
                    "customTermEndDate: can only be set for licences with a term that are no trial");
        }
        Instant now = till.context().now();
        Instant latest =
                now.atZone(ZoneOffset.UTC).plus(Period.parse(term.duration())).toInstant();
        return end.isAfter(now) && !end.isAfter(latest)
                ? null
                : Problem.noted(
                        400,
                        "800002",
                        "InvalidCustomTermEndDate",
                        "customTermEndDate: must lie after now and within one term");
    }

    @Documented("SKU resources; Partner Center error codes")
    @Assumed(
            "a confirmation that is refused has the error AttestationNotAccepted; one that is missing is looked at by the checkout, 400 with code 900203")
    private @Nullable Problem attestation(Article article) {
        if (!article.needs().enforced() || Boolean.TRUE.equals(wish.attested())) {
            return null;
        }
        String text = "The catalog item needs the acceptance of an attestation.";
        return wish.attested() == null
                ? Problem.late(400, "900203", text)
                : Problem.noted(400, "900203", "AttestationNotAccepted", text);
    }

    @Documented("Check inventory; Partner Center error codes")
    @Assumed(
            "an item that is out of stock where it is delivered has the error InventoryNotAvailable; at checkout and order it is 400 with code 800010")
    private @Nullable Problem stock(Article article) {
        String gone = Stock.restriction(till.state(), article);
        String region = article.dynamic().text("armRegionName");
        boolean checked = article.needs().prerequisites().contains("InventoryCheck");
        return gone != null && checked && (region == null || region.equalsIgnoreCase(gone))
                ? Problem.noted(400, "800010", "InventoryNotAvailable", "There is no inventory for the catalog item.")
                : null;
    }
}
