package io.github.azureplan.orders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out which order was made of which lines. */
final class OrderGroups {
    private final Map<String, List<CartLine>> lines = new LinkedHashMap<>();
    private final Map<String, Order> made = new LinkedHashMap<>();
    private final List<OrderError> errors;
    private final List<Order> left;

    private OrderGroups(Cart cart, CheckoutResult result) {
        for (CartLine line : cart.lineItems()) {
            lines.computeIfAbsent(key(line.orderGroup()), group -> new ArrayList<>())
                    .add(line);
        }
        errors = new ArrayList<>(result.orderErrors());
        left = new ArrayList<>(result.orders());
    }

    static List<OrderGroup> of(Cart cart, CheckoutResult result) {
        OrderGroups match = new OrderGroups(cart, result);
        match.byItems();
        match.theLastOne();
        return match.groups();
    }

    /** The items of an order's lines are those of its group, add-ons included. */
    private void byItems() {
        lines.forEach((group, own) -> {
            if (error(group) != null) {
                return;
            }
            List<String> items = new ArrayList<>();
            own.forEach(line -> collect(line, items));
            items.sort(null);
            left.stream()
                    .filter(order -> items.equals(items(order)))
                    .findFirst()
                    .ifPresent(order -> take(group, order));
        });
    }

    /** Orders of older offers may name another item than the cart did. */
    private void theLastOne() {
        List<String> open = lines.keySet().stream()
                .filter(group -> error(group) == null && !made.containsKey(group))
                .toList();
        if (open.size() == 1 && left.size() == 1) {
            take(open.get(0), left.get(0));
        }
    }

    private void take(String group, Order order) {
        made.put(group, order);
        left.remove(order);
    }

    private List<OrderGroup> groups() {
        List<OrderGroup> groups = new ArrayList<>();
        lines.forEach((group, own) -> {
            OrderError error = error(group);
            groups.add(new OrderGroup(group.isEmpty() ? null : group, own, made.get(group), error));
            errors.remove(error);
        });
        errors.forEach(error -> groups.add(new OrderGroup(error.orderGroupId(), List.of(), null, error)));
        left.forEach(order -> groups.add(new OrderGroup(null, List.of(), order, null)));
        return List.copyOf(groups);
    }

    private @Nullable OrderError error(String group) {
        return errors.stream()
                .filter(error -> key(error.orderGroupId()).equals(group))
                .findFirst()
                .orElse(null);
    }

    private static String key(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static void collect(CartLine line, List<String> items) {
        items.add(folded(Objects.toString(line.catalogItemId(), "")));
        line.addonItems().forEach(addon -> collect(addon, items));
    }

    private static List<String> items(Order order) {
        return order.lineItems().stream()
                .map(line -> folded(Objects.toString(line.offerId(), "")))
                .sorted()
                .toList();
    }

    private static String folded(String item) {
        return item.toLowerCase(Locale.ROOT);
    }
}
