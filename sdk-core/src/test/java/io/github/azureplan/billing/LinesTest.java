package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.PlanId;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.export.ItemRows;
import io.github.azureplan.internal.export.JsonRows;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.rows.CellState;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Pattern DOCUMENTED =
            Pattern.compile("/\\*\\* ([^\n]*) \\*/\\s+public static final Column<\\w+> \\w+\\s*=\\s*T\\s*"
                    + "\\.add\\(\\s*Column\\.\\w+\\(\\s*\"(\\w+)\"");

    private static UsageLines usage(String json) {
        return UsageLines.read(List.of(RowPart.of("blob", json.getBytes(StandardCharsets.UTF_8))));
    }

    private static ReconciliationLine charge(Map<String, String> cells) {
        return new ReconciliationLine(Row.of(ReconciliationLine.TABLE, cells));
    }

    @Test
    void the_attribute_sets_have_the_documented_numbers_of_columns() {
        assertThat(AttributeSet.FULL.columns(UsageLine.TABLE)).hasSize(55);
        assertThat(AttributeSet.BASIC.columns(UsageLine.TABLE)).hasSize(30);
        assertThat(AttributeSet.FULL.columns(ReconciliationLine.TABLE)).hasSize(47);
        assertThat(AttributeSet.BASIC.columns(ReconciliationLine.TABLE)).hasSize(35);
        assertThat(UsageLine.TABLE.header())
                .startsWith("PartnerId", "PartnerName")
                .endsWith("BenefitId", "BenefitType");
    }

    @Test
    void older_names_and_other_cases_are_read() {
        UsageLine line = usage(
                        "{\"resellerMpnId\":0,\"unitOfMeasure\":\"1 Hour\",\"BenefitOrderID\":\"b\",\"resourceUri\":\"/x\"}")
                .iterator()
                .next();

        assertThat(line.get(UsageLine.TIER2_MPN_ID)).isEqualTo("0");
        assertThat(line.get(UsageLine.UNIT)).isEqualTo("1 Hour");
        assertThat(line.get(UsageLine.BENEFIT_ORDER_ID)).isEqualTo("b");
        assertThat(line.get(UsageLine.RESOURCE_URI)).isEqualTo("/x");
        assertThat(charge(Map.of("totalForCustomer", "1.5")).get(ReconciliationLine.TOTAL))
                .isEqualTo("1.5");
    }

    @Test
    void a_line_has_typed_ids_and_names_damage() {
        UsageLine line = usage("{\"SubscriptionId\":\"" + BillingMonth.PLAN
                        + "\",\"EntitlementId\":\"\",\"MeterId\":\"4core\",\"ProductId\":\"\"}")
                .iterator()
                .next();

        assertThat(line.planId()).isEqualTo(PlanId.of(BillingMonth.PLAN));
        assertThat(line.azureSubscriptionId()).isNull();
        assertThat(line.row().state(UsageLine.ENTITLEMENT_ID)).isEqualTo(CellState.EMPTY);
        assertThat(line.meterId()).hasToString("4core");
        assertThatThrownBy(line::quantity)
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("blob, line 1, column Quantity: has no value");
        UsageLine wrong = usage("{\"EntitlementId\":\"x\"}").iterator().next();
        assertThatThrownBy(wrong::azureSubscriptionId)
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("EntitlementId");
        assertThat(wrong.toString()).doesNotContain("x\"").isEqualTo("daily rated usage row (blob, line 1)");
    }

    @Test
    void price_adjustments_are_read_from_their_json() {
        assertThat(charge(
                                Map.of(
                                        "PriceAdjustmentDescription",
                                        "[\"15.0% Partner earned credit for services managed\", \"100.0% \\\"Tier 1\\\" Discount\"]"))
                        .priceAdjustments())
                .containsExactly("15.0% Partner earned credit for services managed", "100.0% \"Tier 1\" Discount");
        assertThat(charge(Map.of("PriceAdjustmentDescription", "15.0% partner earned credit"))
                        .hasPartnerEarnedCredit())
                .isTrue();
        assertThat(charge(Map.of("PriceAdjustmentDescription", "[\"100.0% Tier 1 Discount\"]"))
                        .hasPartnerEarnedCredit())
                .isFalse();
        assertThat(charge(Map.of("PriceAdjustmentDescription", "")).priceAdjustments())
                .isEmpty();
        assertThat(charge(Map.of("PriceAdjustmentDescription", "[\"broken\\u12\"]"))
                        .priceAdjustments())
                .isEmpty();
        assertThat(charge(Map.of("PriceAdjustmentDescription", "[ ]")).priceAdjustments())
                .isEmpty();
        assertThat(charge(Map.of("PriceAdjustmentDescription", "[15.0% Partner earned credit]"))
                        .hasPartnerEarnedCredit())
                .isTrue();
    }

    @Test
    void items_of_ever_new_members_are_damage_before_they_fill_the_memory() {
        Iterator<Map<String, String>> items = Stream.iterate(0, i -> i + 1)
                .map(i -> Map.of("member" + i, "x"))
                .iterator();
        ItemRows rows = new ItemRows(UsageLine.TABLE, "items", items);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_100; i++) {
                        rows.next();
                    }
                })
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("line 1001")
                .hasMessageContaining("unknown members");
    }

    @Test
    void a_row_of_another_table_is_refused() {
        Row row = Row.of(PriceRow.TABLE, Map.of("SkuId", "0001"));

        assertThatThrownBy(() -> new UsageLine(row)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row.get(UsageLine.SKU_ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column SkuId: is not a column of the table 'price sheet'");
    }

    @Test
    void a_projection_comes_before_the_first_line() {
        UsageLines lines = usage("{\"Quantity\":1}\n{\"Quantity\":2}").only(UsageLine.QUANTITY);
        assertThat(lines.stream().map(UsageLine::quantity))
                .extracting(Object::toString)
                .containsExactly("1", "2");

        assertThatThrownBy(() -> lines.only(UsageLine.UNIT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void lines_say_which_columns_they_can_have() {
        UsageLines unknown = usage("{}");
        assertThat(unknown.attributes()).isEmpty();
        assertThat(unknown.columns()).isEqualTo(UsageLine.TABLE.columns());
        assertThat(unknown.only(UsageLine.UNIT, UsageLine.QUANTITY).columns())
                .containsExactly(UsageLine.UNIT, UsageLine.QUANTITY);

        UsageLines basic = basic("{}");
        assertThat(basic.attributes()).contains(AttributeSet.BASIC);
        assertThat(basic.columns()).hasSize(30).doesNotContain(UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE);
        assertThat(basic.only(UsageLine.UNIT, UsageLine.QUANTITY).columns()).containsExactly(UsageLine.QUANTITY);
    }

    @Test
    void what_needs_a_column_refuses_lines_without_it_before_the_first_is_read() {
        assertThatThrownBy(() -> usage("broken").only(UsageLine.UNIT).require("a report", UsageLine.QUANTITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add it to only(...)");
        assertThatThrownBy(() -> basic("broken").requireDelivered("a report", UsageLine.UNIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns Unit: are needed for a report and not in the basic attribute set;"
                        + " ask for AttributeSet.FULL");
        basic("broken").require("a report that can do without", UsageLine.UNIT, UsageLine.QUANTITY);
        usage("broken").requireDelivered("a report", UsageLine.UNIT);
    }

    private static UsageLines basic(String json) {
        RowPart part = RowPart.of("blob", json.getBytes(StandardCharsets.UTF_8));
        return new UsageLines(new JsonRows(UsageLine.TABLE, List.of(part)), AttributeSet.BASIC);
    }

    @Test
    void items_decoded_elsewhere_are_read_as_lines_are() {
        Map<String, String> first = new LinkedHashMap<>();
        first.put("resellerMpnId", "0");
        first.put("quantity", "28.82860766744404945074");
        first.put("pcToBCExchangeRateDate", null);
        first.put("tags", "");
        first.put("invoiceLineItemType", "usage_line_items");
        List<Map<String, String>> items = List.of(first, Map.of("unitOfMeasure", "1 Hour"));

        List<UsageLine> lines = new UsageLines(new ItemRows(UsageLine.TABLE, "page", items.iterator()), null)
                .stream().toList();

        UsageLine line = lines.get(0);
        assertThat(line.get(UsageLine.TIER2_MPN_ID)).isEqualTo("0");
        assertThat(line.quantity()).hasToString("28.82860766744404945074");
        assertThat(line.row().state(UsageLine.PC_TO_BC_EXCHANGE_RATE_DATE)).isEqualTo(CellState.NULL);
        assertThat(line.row().state(UsageLine.TAGS)).isEqualTo(CellState.EMPTY);
        assertThat(line.row().state(UsageLine.UNIT)).isEqualTo(CellState.ABSENT);
        assertThat(line.row().unknown()).containsExactly(Map.entry("invoiceLineItemType", "usage_line_items"));
        assertThat(line).hasToString("daily rated usage row (page, line 1)");
        assertThat(lines.get(1).get(UsageLine.UNIT)).isEqualTo("1 Hour");
        assertThat(lines.get(1).get(UsageLine.TIER2_MPN_ID)).isNull();
    }

    @Test
    void items_are_asked_for_one_by_one_and_kept_by_column() {
        List<String> taken = new ArrayList<>();
        Iterator<Map<String, String>> endless = Stream.iterate(1, i -> i + 1)
                .map(i -> {
                    taken.add(String.valueOf(i));
                    return Map.of("Quantity", "1".repeat(3000), "Unit", String.valueOf(i), "New", "x");
                })
                .iterator();

        UsageLines lines = new UsageLines(new ItemRows(UsageLine.TABLE, "page", endless), null)
                .only(UsageLine.UNIT, UsageLine.QUANTITY);
        Iterator<UsageLine> rows = lines.iterator();
        UsageLine first = rows.next();
        UsageLine second = rows.next();

        assertThat(taken).hasSize(2);
        assertThat(first.get(UsageLine.UNIT)).isEqualTo("1");
        assertThat(first.row().text(UsageLine.QUANTITY)).hasSize(3000);
        assertThat(second.get(UsageLine.UNIT)).isEqualTo("2");
        assertThat(first.row().unknown()).isEmpty();
    }

    @Test
    void damage_is_reported_again_and_never_becomes_an_end() {
        UsageLines lines = usage("{\"Quantity\":1}\n{\"Quan");
        var rows = lines.iterator();
        rows.next();

        assertThatThrownBy(rows::hasNext)
                .isInstanceOf(DamagedDataException.class)
                .hasMessageStartingWith("blob, line 2");
        assertThatThrownBy(rows::hasNext).isInstanceOf(DamagedDataException.class);
        assertThatThrownBy(rows::next).isInstanceOf(DamagedDataException.class);
    }

    @Test
    void the_documentation_of_each_column_says_what_the_table_says() throws Exception {
        for (Map.Entry<String, ColumnTable> entry : Map.of(
                        "pricing/PriceRow", PriceRow.TABLE,
                        "billing/UsageLine", UsageLine.TABLE,
                        "billing/ReconciliationLine", ReconciliationLine.TABLE)
                .entrySet()) {
            String source = Files.readString(Path.of("src/main/java/io/github/azureplan/" + entry.getKey() + ".java"));
            Map<String, String> documented = new HashMap<>();
            DOCUMENTED.matcher(source).results().forEach(found -> documented.put(found.group(2), found.group(1)));

            assertThat(documented).hasSameSizeAs(entry.getValue().columns());
            for (Column<?> column : entry.getValue().columns()) {
                assertThat(documented).containsEntry(column.name(), column.meaning());
            }
        }
    }
}
