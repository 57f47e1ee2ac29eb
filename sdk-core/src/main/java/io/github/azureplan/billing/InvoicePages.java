package io.github.azureplan.billing;

import io.github.azureplan.common.Page;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.CollectionPage;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way through the list of documents. The next link is the signal only, as its address may be misspelt: the request
 * is made anew with the place to go on from. Documents of new commerce come whole with every page, so that a page that
 * brings nothing new is the last one.
 */
final class InvoicePages implements Function<@Nullable String, Page<Invoice>> {
    private static final Type TYPE = Json.type(CollectionPage.class, Invoice.class);
    private static final Pattern OFFSET = Pattern.compile("(?i)[?&]offset=([0-9]{1,9})(?:&|$)");
    private static final Pattern SIZE = Pattern.compile("(?i)[?&]size=([0-9]{1,9})(?:&|$)");

    private final Wire wire;
    private final Set<String> seen = new HashSet<>();

    InvoicePages(Wire wire) {
        this.wire = wire;
    }

    /** A place in the list; its text is {@code offset} or {@code offset,size}. */
    private record Place(int offset, @Nullable String size) {
        static Place of(@Nullable String token) {
            if (token != null && !token.matches("[0-9]{1,9}(,[0-9]{1,9})?")) {
                throw new IllegalArgumentException("token: is none that a page of invoices has named");
            }
            String[] parts = token == null ? new String[] {"0"} : token.split(",", -1);
            return new Place(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : null);
        }
    }

    @Override
    public Page<Invoice> apply(@Nullable String token) {
        Place place = Place.of(token);
        CollectionPage<Invoice> page = wire.execute(Call.on(Routes.LIST_INVOICES)
                .queryIf("size", place.size())
                .queryIf("offset", place.offset() == 0 ? null : place.offset())
                .json(TYPE));
        List<Invoice> fresh = page.items().stream()
                .filter(invoice -> seen.add(invoice.id().toLowerCase(Locale.ROOT)))
                .toList();
        String uri = page.links() == null || page.links().next() == null
                ? null
                : page.links().next().uri();
        return new Page<>(fresh, uri == null || fresh.isEmpty() ? null : next(uri, place, legacy(fresh)));
    }

    /** The place counts documents of legacy commerce alone; those of new commerce come with every page. */
    private static int legacy(List<Invoice> invoices) {
        return (int) invoices.stream().filter(invoice -> !invoice.newCommerce()).count();
    }

    private static String next(String uri, Place place, int read) {
        Matcher offset = OFFSET.matcher(uri);
        Matcher size = SIZE.matcher(uri);
        int told = offset.find() ? Integer.parseInt(offset.group(1)) : 0;
        int from = told > place.offset() ? told : place.offset() + read;
        return size.find() ? from + "," + size.group(1) : String.valueOf(from);
    }
}
