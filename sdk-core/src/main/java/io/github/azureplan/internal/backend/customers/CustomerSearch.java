package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.BadJsonException;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonText;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Listing and searching customers, a page at a time. */
final class CustomerSearch {
    private static final int MAX_SIZE = 500;
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final Shape FILTER = Shape.object().text("Field", "Value", "Operator");
    private static final Comparator<Customer> ORDER =
            Comparator.comparing(CustomerSearch::name).thenComparing(Customer::id);

    /**
     * What is asked, and where the page before ended.
     *
     * @param field what the filter looks at, empty for no filter
     * @param afterName the last page's end, null on the first page
     */
    private record Page(
            int size, String field, String value, @Nullable String afterName, String afterId) {}

    private CustomerSearch() {}

    static JsonObject list(State state, Request request) {
        Page page = page(request);
        List<Customer> rest = state.get(Customers.SLICE).byId().values().stream()
                .filter(c -> c.related() && c.readableAt(request.now()))
                .filter(c -> matches(c, page))
                .filter(c -> isAfter(c, page))
                .sorted(ORDER)
                .limit(page.size() + 1L)
                .toList();
        List<Customer> shown = rest.subList(0, Math.min(rest.size(), page.size()));
        JsonObject collection = JsonObject.of(
                "totalCount", shown.size(),
                "items", shown.stream().map(CustomerJson::listed).toList());
        String query = "/customers?size=" + page.size();
        String sent = request.header("MS-ContinuationToken").orElse(null);
        JsonObject links = sent == null
                ? Wire.self(page.field().isEmpty() ? query : query + "&filter=" + filterText(page))
                : JsonObject.of("self", Wire.link(query + "&seekOperation=Next", "MS-ContinuationToken", sent));
        if (rest.size() > shown.size()) {
            String token = token(page, shown.get(shown.size() - 1), request);
            collection = collection.with("continuationToken", token);
            links = links.with("next", Wire.link(query + "&seekOperation=Next", "MS-ContinuationToken", token));
        }
        return collection.with("links", links).with("attributes", Wire.attributes("Collection"));
    }

    @Documented("Get a list of customers")
    @Assumed({
        "a size of 0 or none means the service's default, 100 unless set otherwise; the most is 500 and more is cut to it",
        "seekOperation takes only Next; Previous, First, Last and PageIndex are 400 with code 800042",
        "customers are listed by company name"
    })
    private static Page page(Request request) {
        String seek = request.query("seekOperation");
        int asked = Input.number(request.query("size"), "size", 0, 999_999_999, 0);
        if (seek == null) {
            return filtered(
                    request,
                    Math.min(asked == 0 ? request.settings().customers().defaultPageSize() : asked, MAX_SIZE));
        }
        if (!seek.equalsIgnoreCase("Next")) {
            throw new Refusal(400, "800042", "seekOperation: only Next is supported");
        }
        return next(request, asked);
    }

    @Documented("Get a list of customers filtered by a search field")
    @Assumed("a filter that cannot be read, or with another field or operator, is 400 with code 800002")
    private static Page filtered(Request request, int size) {
        String filter = request.query("filter");
        if (filter == null || filter.isEmpty()) {
            return new Page(size, "", "", null, "");
        }
        JsonObject json;
        try {
            json = JsonText.parse(filter) instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (BadJsonException e) {
            throw Refusal.invalid("filter: cannot be read: " + e.getMessage());
        }
        FILTER.check(json);
        String field = json.textOrEmpty("Field").toLowerCase(Locale.ROOT);
        if (!List.of("companyname", "domain", "indirectreseller").contains(field)) {
            throw Refusal.invalid("filter: Field must be CompanyName, Domain or IndirectReseller");
        }
        if (!"starts_with".equalsIgnoreCase(json.text("Operator"))) {
            throw Refusal.invalid("filter: Operator must be starts_with");
        }
        if (field.equals("indirectreseller")) {
            request.requireUser();
        }
        return new Page(size, field, json.textOrEmpty("Value").toLowerCase(Locale.ROOT), null, "");
    }

    @Assumed("a continuation token lives one hour; an unknown or expired one is 400 with code 800002")
    private static Page next(Request request, int asked) {
        String token = request.header("MS-ContinuationToken").orElse("");
        Refusal unknown = Refusal.invalid("MS-ContinuationToken: is not known or no longer valid");
        JsonObject json;
        try {
            json = JsonText.parse(Base64.getDecoder().decode(token)) instanceof JsonObject o ? o : JsonObject.EMPTY;
        } catch (BadJsonException | IllegalArgumentException e) {
            throw unknown;
        }
        BigDecimal ends = json.decimal("ends");
        BigDecimal size = json.decimal("size");
        String seal = seal(json.without("seal"), request);
        if (ends == null || size == null || !seal.equals(json.text("seal"))) {
            throw unknown;
        }
        if (Instant.ofEpochSecond(ends.longValueExact()).isBefore(request.now())) {
            throw unknown;
        }
        return new Page(
                asked == 0 ? size.intValueExact() : Math.min(asked, MAX_SIZE),
                json.textOrEmpty("field"),
                json.textOrEmpty("value"),
                json.textOrEmpty("name"),
                json.textOrEmpty("id"));
    }

    private static String token(Page page, Customer last, Request request) {
        JsonObject json = JsonObject.of(
                "size", page.size(),
                "field", page.field(),
                "value", page.value(),
                "name", name(last),
                "id", last.id(),
                "ends", request.now().plus(TOKEN_LIFE).getEpochSecond());
        JsonObject sealed = json.with("seal", seal(json, request));
        return Base64.getEncoder().encodeToString(JsonText.bytes(sealed));
    }

    private static String seal(JsonObject json, Request request) {
        return request.ids().hex(16, "continuation", json.toString());
    }

    private static boolean matches(Customer customer, Page page) {
        String actual = switch (page.field()) {
            case "companyname" -> customer.companyName();
            case "domain" -> customer.domain();
            case "indirectreseller" -> customer.associatedPartnerId();
            default -> "";
        };
        return page.field().isEmpty()
                || (actual != null && actual.toLowerCase(Locale.ROOT).startsWith(page.value()));
    }

    private static boolean isAfter(Customer customer, Page page) {
        if (page.afterName() == null) {
            return true;
        }
        int c = name(customer).compareTo(page.afterName());
        return c > 0 || (c == 0 && customer.id().compareTo(page.afterId()) > 0);
    }

    private static String name(Customer customer) {
        return customer.companyName().toLowerCase(Locale.ROOT);
    }

    private static String filterText(Page page) {
        JsonObject filter = JsonObject.of("Field", page.field(), "Value", page.value(), "Operator", "starts_with");
        return URLEncoder.encode(filter.toString(), StandardCharsets.UTF_8);
    }
}
