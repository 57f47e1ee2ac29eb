package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Invoices of new commerce in Partner Center. */
public final class InvoicesRoom extends Room {
    private static final String LONG_FORM = "OneTime-";
    private static final Map<String, String> SYMBOLS = Map.of("EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(InvoicesRoom.class, Invoices.class, Reconciliation.class);
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
    @Assumed("invoices are listed newest first, without the billing period, as the published sample leaves it out")
    Result list(Request request, State state) {
        List<JsonObject> items = Invoices.all(state).stream()
                .map(i -> json(state, i).without("billingPeriodStartDate").without("billingPeriodEndDate"))
                .toList();
        JsonObject body = Wire.collection(items).with("links", Wire.self("/invoices"));
        return new Result(state, Reply.json(200, body));
    }

    @Serves(method = "GET", path = "/v1/invoices/{invoiceId}", auth = Auth.USER_ONLY)
    @Documented("Get invoice by ID")
    @Assumed({
        "an unknown invoice is 404 with code 1000",
        "the longer form of the id, OneTime-G…, that stands in links is taken as well"
    })
    Result get(Request request, State state) {
        String asked = request.path("invoiceId");
        boolean longForm = asked.regionMatches(true, 0, LONG_FORM, 0, LONG_FORM.length());
        Invoices.Invoice invoice = Invoices.find(state, longForm ? asked.substring(LONG_FORM.length()) : asked);
        if (invoice == null) {
            throw new Refusal(404, "1000", "The invoice was not found.");
        }
        return new Result(state, Reply.json(200, json(state, invoice)));
    }

    @Assumed({
        "an invoice has no member for the day it is due, which is 60 days after its date",
        "the billing period ends one second before the next begins"
    })
    private static JsonObject json(State state, Invoices.Invoice invoice) {
        JsonObject json = json(invoice);
        List<JsonObject> amendments = Invoices.amendments(state, invoice.id()).stream()
                .map(InvoicesRoom::json)
                .toList();
        json = amendments.isEmpty() ? json : json.with("amendments", amendments);
        return invoice.amendsOf() == null ? json : json.with("amendsOf", invoice.amendsOf());
    }

    private static JsonObject json(Invoices.Invoice invoice) {
        String type = invoice.legacy() ? "Recurring" : "OneTime";
        String uri = "/invoices/" + type + "-" + invoice.id();
        return JsonObject.of(
                "id", invoice.id(),
                "invoiceDate", invoice.date().toString(),
                "billingPeriodStartDate", invoice.month().atDay(1) + "T00:00:00Z",
                "billingPeriodEndDate", invoice.month().atEndOfMonth() + "T23:59:59Z",
                "totalCharges", invoice.totalCharges(),
                "paidAmount", BigDecimal.ZERO,
                "currencyCode", invoice.currency(),
                "currencySymbol", SYMBOLS.getOrDefault(invoice.currency(), invoice.currency()),
                "pdfDownloadLink", "/invoices/" + invoice.id() + "/documents/statement",
                "invoiceDetails",
                        List.of(
                                detail("billing_line_items", uri + "/lineitems/OneTime/BillingLineItems"),
                                detail("usage_line_items", uri + "/lineitems/OneTime/UsageLineItems")),
                "documentType", invoice.documentType(),
                "invoiceType", type,
                "links", Wire.self(uri),
                "attributes", Wire.attributes("Invoice"));
    }

    private static JsonObject detail(String type, String uri) {
        return JsonObject.of(
                "invoiceLineItemType",
                type,
                "billingProvider",
                "one_time",
                "links",
                Wire.self(uri),
                "attributes",
                Wire.attributes("InvoiceDetail"));
    }
}
