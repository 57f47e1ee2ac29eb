package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines of invoices, page by page. */
public final class LineItemsRoom extends Room {
    private static final String LINES = "/v1/invoices/{invoiceId}/lineitems";
    private static final String TOKEN_HEADER = "MS-ContinuationToken";
    private static final int LONGEST_PAGE = 2000;
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(LineItemsRoom.class, LineItems.class);
    }

    @Serves(
            method = "GET",
            path = "/v1/invoices/unbilled/lineitems",
            query = {
                "provider",
                "invoiceLineItemType",
                "currencyCode",
                "period",
                "size",
                "hasPartnerEarnedCredit",
                "seekOperation"
            })
    @Documented(
            "Get invoice unbilled commercial consumption line items; Get invoice's unbilled reconciliation line items")
    @Assumed("legacy commerce has no unbilled lines: 400 with code 3000")
    Result unbilled(Request request, State state) {
        LineItems.Wanted wanted = LineItems.wanted(
                request.query("provider"),
                request.query("invoiceLineItemType"),
                request.query("hasPartnerEarnedCredit"));
        if (!wanted.provider().equals(Papers.ONE_TIME)) {
            throw new Refusal(400, "3000", "provider: must be OneTime for what is not billed yet");
        }
        String currency = LineItems.currency(request);
        boolean current = current(request);
        YearMonth month = ExportsRoom.unbilledMonth(request, current);
        LineItems.requireOffered(
                request,
                wanted,
                month == null ? YearMonth.from(request.context().today()) : month);
        List<JsonObject> lines = List.of();
        if (month != null) {
            Exports.Job job = new Exports.Job(wanted.usage(), "", currency, month, true, request.now());
            lines = LineItems.newCommerce(
                    state,
                    request.context(),
                    new LineItems.Source("", month, Exports.lastDay(job, month), currency),
                    wanted);
        }
        String query = "provider=onetime&invoicelineitemtype=" + words(wanted) + earned(wanted) + "&currencycode="
                + currency.toLowerCase(Locale.ROOT) + "&period=" + (current ? "current" : "previous");
        return new Result(state, sought(request, "/invoices/unbilled/lineitems?" + query, lines));
    }

    @Serves(
            method = "GET",
            path = LINES,
            query = {
                "provider",
                "invoiceLineItemType",
                "currencyCode",
                "period",
                "size",
                "offset",
                "hasPartnerEarnedCredit",
                "seekOperation"
            })
    @Documented("Get invoice line items; Get invoice billed commercial consumption line items")
    @Assumed("of billed lines the period says nothing: they are those of the invoice; its word must be a known one")
    Result billed(Request request, State state) {
        LineItems.Wanted wanted = LineItems.wanted(
                request.query("provider"),
                request.query("invoiceLineItemType"),
                request.query("hasPartnerEarnedCredit"));
        if (request.query("period") != null) {
            current(request);
        }
        boolean needsCurrency = wanted.provider().equals(Papers.ONE_TIME) && wanted.usage();
        String currency = needsCurrency ? LineItems.currency(request) : null;
        String query = "provider=" + provider(wanted) + "&invoicelineitemtype=" + words(wanted) + earned(wanted)
                + (currency == null ? "" : "&currencycode=" + currency.toLowerCase(Locale.ROOT));
        return lines(request, state, wanted, currency, "/lineitems?" + query);
    }

    @Serves(
            method = "GET",
            path = LINES + "/{provider}/{type}",
            query = {"size", "offset", "seekOperation"})
    @Documented("Get invoice line items: older form of the address")
    @Assumed("the older form needs no currency")
    Result older(Request request, State state) {
        LineItems.Wanted wanted = LineItems.wanted(request.path("provider"), request.path("type"), null);
        String path = "/lineitems/" + request.path("provider") + "/" + request.path("type");
        return lines(request, state, wanted, null, path + "?");
    }

    private static Result lines(
            Request request, State state, LineItems.Wanted wanted, @Nullable String currency, String address) {
        Papers.Paper paper = Papers.require(state, request.path("invoiceId"));
        LineItems.requireOffered(request, wanted, paper.month());
        List<JsonObject> lines = LineItems.billed(state, request.context(), paper, wanted, currency);
        String uri = "/invoices/" + paper.id() + address;
        Reply reply =
                wanted.provider().equals(Papers.ONE_TIME) ? sought(request, uri, lines) : counted(request, uri, lines);
        return new Result(state, reply);
    }

    @Documented("Get invoice line items: size, seekOperation, MS-ContinuationToken")
    @Assumed({
        "a size above 2000 is 400 with code 3000; an offset is refused where a token leads on",
        "a token belongs to its query and holds for an hour; another, an older or a damaged one is 400 with code 3000",
        "seekOperation must be Next and needs the token, and the token needs it: else 400 with code 3000",
        "the total count is that of the page"
    })
    private static Reply sought(Request request, String uri, List<JsonObject> lines) {
        if (request.query("offset") != null) {
            throw new Refusal(400, "3000", "offset: is for legacy commerce only; follow the continuation token");
        }
        int size = size(request);
        String query = uri + (uri.endsWith("?") ? "" : "&") + "size=" + size;
        int from = start(request, query);
        int to = Math.min(lines.size(), from + size);
        JsonObject links = Wire.self(query);
        JsonObject body = JsonObject.EMPTY;
        if (to < lines.size()) {
            String token = token(request, query, to);
            links = links.with("next", Wire.link(query + "&seekOperation=Next", TOKEN_HEADER, token));
            body = JsonObject.of("continuationToken", token);
        }
        for (var member :
                Wire.collection(lines.subList(Math.min(from, to), to)).members().entrySet()) {
            body = body.with(member.getKey(), member.getValue());
        }
        return Reply.json(200, body.with("links", links));
    }

    @Documented("Get invoice line items: size, offset")
    private static Reply counted(Request request, String uri, List<JsonObject> lines) {
        int size = size(request);
        int offset = Input.number(request.query("offset"), "offset", 0, Integer.MAX_VALUE, 0);
        if (request.query("seekOperation") != null) {
            throw new Refusal(400, "3000", "seekOperation: is for new commerce only; count by size and offset");
        }
        int from = Math.min(offset, lines.size());
        int to = Math.min(lines.size(), from + size);
        String query = uri + (uri.endsWith("?") ? "" : "&") + "size=" + size + "&offset=";
        JsonObject links = Wire.self(query + offset);
        if (to < lines.size()) {
            links = links.with("next", Wire.link(query + to));
        }
        return Reply.json(200, Wire.collection(lines.subList(from, to)).with("links", links));
    }

    private static int size(Request request) {
        String size = request.query("size");
        if (size != null
                && (!size.matches("[0-9]{1,9}") || size.matches("0+") || Integer.parseInt(size) > LONGEST_PAGE)) {
            throw new Refusal(400, "3000", "size: must be from 1 to " + LONGEST_PAGE);
        }
        return size == null ? LONGEST_PAGE : Integer.parseInt(size);
    }

    private static int start(Request request, String query) {
        String seek = request.query("seekOperation");
        String token = request.header(TOKEN_HEADER).orElse(null);
        if (seek == null && token == null) {
            return 0;
        }
        if (seek == null || !seek.equalsIgnoreCase("Next") || token == null) {
            throw new Refusal(400, "3000", "seekOperation: must be Next, together with a " + TOKEN_HEADER);
        }
        String[] parts = token.split(",", -1);
        String[] payload = parts.length == 3 ? decoded(parts[1]).split(" ", -1) : new String[0];
        if (payload.length != 2 || !token.equals(token(request, query, payload[0], payload[1]))) {
            throw new Refusal(400, "3000", TOKEN_HEADER + ": is none of this query");
        }
        if (!Instant.parse(payload[1]).plus(TOKEN_LIFE).isAfter(request.now())) {
            throw new Refusal(400, "3000", TOKEN_HEADER + ": has expired; begin with the first page");
        }
        return Integer.parseInt(payload[0]);
    }

    private static String token(Request request, String query, int from) {
        return token(request, query, String.valueOf(from), request.now().toString());
    }

    /** Opaque to others: what makes it, between two texts that only this backend can make. */
    private static String token(Request request, String query, String from, String madeAt) {
        String payload = Base64.getEncoder().encodeToString((from + " " + madeAt).getBytes(StandardCharsets.US_ASCII));
        return request.ids().guid("token", query, payload) + "," + payload + ","
                + request.ids().guid("token of lines", query, payload) + "_/=";
    }

    private static String decoded(String payload) {
        try {
            return new String(Base64.getDecoder().decode(payload), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Documented("Get invoice unbilled commercial consumption line items: period")
    @Assumed("a period that is missing or neither current nor previous is 400 with code 3000")
    private static boolean current(Request request) {
        String period = request.query("period");
        if (period == null || !period.matches("(?i)current|previous")) {
            throw new Refusal(400, "3000", "period: must be current or previous");
        }
        return period.equalsIgnoreCase("current");
    }

    private static String provider(LineItems.Wanted wanted) {
        return wanted.provider().equals(Papers.ONE_TIME) ? "onetime" : wanted.provider();
    }

    private static String words(LineItems.Wanted wanted) {
        return wanted.usage() ? "usagelineitems" : "billinglineitems";
    }

    private static String earned(LineItems.Wanted wanted) {
        return wanted.earnedOnly() ? "&hasPartnerEarnedCredit=true" : "";
    }
}
