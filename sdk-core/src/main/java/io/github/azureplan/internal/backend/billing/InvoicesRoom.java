package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Invoices, notes, balances and documents in Partner Center. */
public final class InvoicesRoom extends Room {
    private static final int LEGACY_PAGE = 50;
    private static final String ONE_INVOICE = "/v1/invoices/{invoiceId}";
    private static final String WORLD_INVOICE = "/_world/invoices/{invoiceId}";
    private static final Map<String, String> SYMBOLS = Map.of("EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(
                InvoicesRoom.class,
                Invoices.class,
                Reconciliation.class,
                Papers.class,
                Balances.class,
                LicenceBills.class,
                LegacyLines.class);
    }

    @Override
    public State settle(State state, Context context) {
        return Invoices.settle(state, context);
    }

    @Serves(
            method = "GET",
            path = "/v1/invoices",
            query = {"size", "offset"})
    @Documented("Get a collection of invoices")
    @Assumed({
        "invoices are listed newest first, without the billing period, as the published sample leaves it out",
        "size and offset count invoices of legacy commerce, 50 to a page when no size is given; those of new commerce"
                + " come first and whole with every page"
    })
    Result list(Request request, State state) {
        int size = Input.number(request.query("size"), "size", 1, 2000, LEGACY_PAGE);
        int offset = Input.number(request.query("offset"), "offset", 0, Integer.MAX_VALUE, 0);
        List<Papers.Paper> legacy = Papers.legacy(state);
        int from = Math.min(offset, legacy.size());
        int to = Math.min(legacy.size(), from + size);
        List<Papers.Paper> page = new ArrayList<>(Papers.newCommerce(state));
        page.addAll(legacy.subList(from, to));
        List<JsonObject> items = page.stream()
                .map(paper -> json(request, state, paper)
                        .without("billingPeriodStartDate")
                        .without("billingPeriodEndDate"))
                .toList();
        JsonObject links = Wire.self("/invoices?size=" + size + "&offset=" + offset);
        if (to < legacy.size()) {
            links = links.with("next", Wire.link("/invoices?size=" + size + "&offset=" + to));
        }
        return new Result(state, Reply.json(200, Wire.collection(items).with("links", links)));
    }

    @Serves(method = "GET", path = ONE_INVOICE, auth = Auth.USER_ONLY)
    @Documented("Get invoice by ID")
    Result get(Request request, State state) {
        Papers.Paper paper = Papers.require(state, request.path("invoiceId"));
        return new Result(state, Reply.json(200, json(request, state, paper)));
    }

    @Serves(method = "GET", path = "/v1/invoices/summary", auth = Auth.USER_ONLY)
    @Documented("Get the reseller's current account balance")
    Result summary(Request request, State state) {
        Partner partner = request.context().partner();
        return new Result(state, Reply.json(200, Balances.of(state, request.context(), partner.currency())));
    }

    @Serves(method = "GET", path = "/v1/invoices/summaries", auth = Auth.USER_ONLY)
    @Documented("Get invoice summaries")
    Result summaries(Request request, State state) {
        List<JsonObject> items = Balances.currencies(state, request.context()).stream()
                .map(currency -> Balances.of(state, request.context(), currency))
                .toList();
        JsonObject links = Wire.self("/invoices/summaries");
        return new Result(state, Reply.json(200, Wire.collection(items).with("links", links)));
    }

    @Serves(
            method = "GET",
            path = "/v1/invoices/estimates/links",
            query = {"currencyCode"})
    @Documented("Get invoice estimate links")
    @Assumed("a currency the partner has no prices in has links all the same")
    Result estimates(Request request, State state) {
        String currency = LineItems.currency(request);
        List<JsonObject> items = new ArrayList<>();
        for (String period : List.of("Current", "Previous")) {
            items.add(estimate("daily_rated_usage", "Marketplace", "UsageLineItems", currency, period));
            items.add(estimate("non_consumption", "all", "billinglineitems", currency, period));
        }
        return new Result(state, Reply.json(200, Wire.collection(items)));
    }

    @Serves(method = "GET", path = ONE_INVOICE + "/documents/statement", auth = Auth.USER_ONLY)
    @Documented("Get invoice statement")
    @Assumed("a statement is there as long as its invoice is, whether or not the link of the invoice has expired")
    Result statement(Request request, State state) {
        Papers.Paper paper = Papers.require(state, request.path("invoiceId"));
        return pdf(request, state, "Invoice_" + paper.id(), statement(request, state, paper));
    }

    @Serves(method = "GET", path = ONE_INVOICE + "/receipts/{receiptId}/documents/statement", auth = Auth.USER_ONLY)
    @Documented("Get invoice receipt statement: Taiwan")
    @Assumed("an invoice of a partner in Taiwan has one tax receipt; any other receipt is 404 with code 1000")
    Result receipt(Request request, State state) {
        Papers.Paper paper = Papers.require(state, request.path("invoiceId"));
        String id = request.path("receiptId");
        if (!hasReceipt(request, paper) || !id.equals(receiptId(request, paper))) {
            throw new Refusal(404, "1000", "The receipt was not found.");
        }
        List<String> lines = List.of(
                "Tax receipt " + id,
                "Invoice " + paper.id(),
                "Total " + paper.total().toPlainString() + " " + paper.currency());
        return pdf(request, state, "E-Tax-" + id, lines);
    }

    @Serves(front = Front.WORLD, method = "POST", path = WORLD_INVOICE + "/pay", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result pay(Request request, State state) {
        State after = Papers.pay(state, request.context(), request.path("invoiceId"), number(request, "amount"));
        return new Result(after, Reply.json(200, JsonObject.EMPTY));
    }

    @Serves(front = Front.WORLD, method = "POST", path = WORLD_INVOICE + "/adjust", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result adjust(Request request, State state) {
        String id = request.path("invoiceId");
        State after = Papers.adjust(state, request.context(), id, number(request, "difference"));
        return new Result(after, Reply.json(200, JsonObject.of("id", Papers.newestNote(after, id))));
    }

    @Serves(front = Front.WORLD, method = "POST", path = WORLD_INVOICE + "/void", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result voided(Request request, State state) {
        String id = request.path("invoiceId");
        State after = Papers.voided(state, request.context(), id);
        return new Result(after, Reply.json(200, JsonObject.of("id", Papers.newestNote(after, id))));
    }

    private static BigDecimal number(Request request, String name) {
        BigDecimal number = request.body(Shape.object().number(name)).decimal(name);
        if (number == null) {
            throw Refusal.invalid(name + ": must be given");
        }
        return number;
    }

    @Documented("Get invoice statement")
    @Assumed("whoever accepts no PDF is refused with 406")
    private static Result pdf(Request request, State state, String name, List<String> lines) {
        String accept = request.header("Accept").orElse("*/*");
        if (!accept.contains("application/pdf") && !accept.contains("*/*")) {
            throw new Refusal(406, null, "header Accept: must be application/pdf");
        }
        return new Result(
                state,
                Reply.bytes(200, "application/pdf", PdfText.of(lines))
                        .header("Content-Disposition", "attachment; filename=" + name + ".pdf"));
    }

    @Documented("Azure plan price list: exchange rates, on the last page of an invoice")
    private static List<String> statement(Request request, State state, Papers.Paper paper) {
        Partner partner = request.context().partner();
        String currency = " " + paper.currency();
        List<String> lines = new ArrayList<>(List.of(
                (paper.amends() == null ? "Invoice " : "Note ") + paper.id(),
                "",
                "Billed to " + partner.name() + ", " + partner.country(),
                "Date " + paper.date().toString().substring(0, 10),
                "Billing period " + paper.month().atDay(1) + " to "
                        + paper.month().atEndOfMonth(),
                ""));
        if (paper.amends() != null) {
            lines.add("Amends " + paper.amends() + " (" + paper.type() + ")");
        }
        lines.add("Total charges " + paper.total().toPlainString() + currency);
        for (Papers.Paper note : Papers.notes(state, paper)) {
            lines.add("Note " + note.id() + " " + note.total().toPlainString() + currency);
        }
        for (Papers.Payment payment : Papers.payments(state, paper)) {
            lines.add("Paid " + payment.at().toString().substring(0, 10) + " "
                    + payment.amount().toPlainString() + currency);
        }
        lines.add(
                "Balance " + Papers.balance(state, paper).toPlainString() + currency + ", due 60 days after the date");
        if (!paper.legacy()) {
            lines.add("");
            lines.add("Exchange rate 1 USD = "
                    + ExchangeRates.unitsPerUsd(state, paper.currency(), paper.month())
                            .toPlainString()
                    + currency);
        }
        return lines;
    }

    @Assumed({
        "an invoice has no member for the day it is due, which is 60 days after its date",
        "the billing period ends one second before the next begins",
        "what was paid is a positive number, as in the samples, though the table calls it negative"
    })
    private static JsonObject json(Request request, State state, Papers.Paper paper) {
        JsonObject json = JsonObject.of(
                "id", paper.id(),
                "invoiceDate", paper.date().toString(),
                "billingPeriodStartDate", paper.month().atDay(1) + "T00:00:00Z",
                "billingPeriodEndDate", paper.month().atEndOfMonth() + "T23:59:59Z",
                "totalCharges", paper.total(),
                "paidAmount", Papers.paid(state, paper),
                "currencyCode", paper.currency(),
                "currencySymbol", symbol(paper.currency()),
                "pdfDownloadLink", "/invoices/" + paper.id() + "/documents/statement");
        if (hasReceipt(request, paper)) {
            String id = receiptId(request, paper);
            String link = "/invoices/" + paper.id() + "/receipts/" + id + "/documents/statement";
            json = json.with("taxReceipts", List.of(JsonObject.of("id", id, "taxReceiptPdfDownloadLink", link)));
        }
        json = json.with("invoiceDetails", details(paper));
        List<Papers.Paper> notes = Papers.notes(state, paper);
        if (!notes.isEmpty()) {
            json = json.with(
                    "amendments",
                    JsonArray.of(notes.stream()
                            .map(note -> json(request, state, note))
                            .toList()));
        }
        json = json.with("documentType", paper.type());
        if (paper.amends() != null) {
            json = json.with("amendsOf", paper.amends());
        }
        return json.with("invoiceType", paper.legacy() ? "Recurring" : "OneTime")
                .with("links", Wire.self("/invoices/" + paper.longId()))
                .with("attributes", Wire.attributes("Invoice"));
    }

    static String symbol(String currency) {
        return SYMBOLS.getOrDefault(currency, currency);
    }

    private static boolean hasReceipt(Request request, Papers.Paper paper) {
        return request.context().partner().country().equals("TW")
                && paper.type().equals("invoice");
    }

    private static String receiptId(Request request, Papers.Paper paper) {
        return request.ids().digits(7, "receipt", paper.id());
    }

    private static List<JsonObject> details(Papers.Paper paper) {
        if (paper.amends() != null) {
            return List.of();
        }
        if (paper.provider().equals(Papers.OFFICE)) {
            return List.of(detail(paper, "billing_line_items", "Office/BillingLineItems"));
        }
        String lines = paper.legacy() ? "Azure" : "OneTime";
        return List.of(
                detail(paper, "billing_line_items", lines + "/BillingLineItems"),
                detail(paper, "usage_line_items", lines + "/UsageLineItems"));
    }

    private static JsonObject detail(Papers.Paper paper, String type, String lines) {
        return JsonObject.of(
                "invoiceLineItemType",
                type,
                "billingProvider",
                paper.provider(),
                "links",
                Wire.self("/invoices/" + paper.longId() + "/lineitems/" + lines),
                "attributes",
                Wire.attributes("InvoiceDetail"));
    }

    private static JsonObject estimate(String type, String provider, String lines, String currency, String period) {
        boolean usage = type.equals("daily_rated_usage");
        return JsonObject.of(
                "type",
                type,
                "title",
                usage ? "Daily rated usage unbilled" : "Unbilled reconciliation line items",
                "description",
                usage ? "Unbilled consumption rows only." : "Unbilled reconciliation rows only.",
                "period",
                period,
                "link",
                Wire.link("/invoices/unbilled/lineitems?provider=" + provider + "&invoicelineitemtype=" + lines
                        + "&currencycode=" + currency + "&period="
                        + period.toLowerCase(Locale.ROOT) + "&size=2000"));
    }
}
