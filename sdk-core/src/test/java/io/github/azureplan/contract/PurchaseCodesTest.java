package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The documented codes of everything up to the bill: each is given under its rule, or it is said why not. */
class PurchaseCodesTest {
    private static final String NOT_ASKED = "an answer to a question this SDK does not ask: ";
    private static final String INSIDE = "a fault inside the service that no input leads to";

    /** By HTTP status, as the page of error codes lists them. */
    private static final Map<Integer, String> DOCUMENTED = Map.of(
            200, "400072",
            401, "400 800001",
            403, """
                2006 2030 2032 2085 2091 13605 20002 400030 400036 800019 800020 800023 800027 800028 800039 800043 800066
                800067 800068 800069 800073 800074 800075 800077 800088 800089 900105 900108 900115 900119 900120 900121
                900123 900124 900130 900149 900150""",
            400, """
                2001 2002 2006 2011 2012 2054 2055 2071 2100 3000 4018 6000 6001 27006 27007 400056 600002 600049 600050
                600051 600061 800002 800004 800009 800010 800011 800012 800013 800016 800017 800018 800021 800022 800024
                800025 800026 800029 800030 800040 800041 800061 800062 800063 800065 800070 800071 800072 800080 800081
                800085 800086 800090 800091 800092 800093 800095 800096 800097 800098 900107 900110 900111 900116 900117
                900118 900125 900126 900127 900128 900129 900141 900142 900143 900144 900203""",
            404, """
                1000 2072 20000 20003 60002 60003 400013 400018 400019 800007 800008 800015 800037 800038 800076 800111
                900106""",
            409, "27009 800014 800060 800064 800082 900109 900112 900113 900114",
            417, "800036",
            500, "800003 800005 800031 800083 800084 800087 800094 900192",
            501, "0");

    private static final Map<String, String> NOT_GIVEN = Map.ofEntries(
            Map.entry("403/2006", "a partner that may not sell an offer is told by 800039, 900124 or 2030"),
            Map.entry("403/2085", "an offer a customer cannot have is told by 800020 or 800086"),
            Map.entry("403/800028", "a term that was sold once stays as it is in the backend"),
            Map.entry("403/800077", "the backend sells no marketplace seats, only services billed by use"),
            Map.entry("403/900149", "the reseller program is the only one modelled, with a code of its own: 800039"),
            Map.entry("400/2012", INSIDE),
            Map.entry("400/2100", NOT_ASKED + "the Offers API"),
            Map.entry("400/6000", NOT_ASKED + "the billing cycle of an order of older offers"),
            Map.entry("400/6001", NOT_ASKED + "the billing cycle of an order of older offers"),
            Map.entry("400/27006", "no page says how often a promotion may be used"),
            Map.entry("400/800072", NOT_ASKED + "the billing cycle of an order of older offers"),
            Map.entry("400/800080", NOT_ASKED + "the billing cycle of an order of older offers"),
            Map.entry("400/800085", NOT_ASKED + "the billing cycle of an order of older offers"),
            Map.entry("400/800092", "the backend sells no Software Assurance"),
            Map.entry("400/900125", NOT_ASKED + "advisor partners"),
            Map.entry("404/60002", NOT_ASKED + "users of a customer"),
            Map.entry("404/800037", NOT_ASKED + "assets and their future billing"),
            Map.entry("404/800038", NOT_ASKED + "assets and their future billing"),
            Map.entry("404/800076", NOT_ASKED + "the history of a subscription"),
            Map.entry("417/800036", "a stale ETag of a billing profile is 412 with this code in the backend"),
            Map.entry("500/800031", INSIDE),
            Map.entry("500/800083", INSIDE),
            Map.entry("500/800084", INSIDE),
            Map.entry("500/900192", INSIDE));

    private static Set<String> documented() {
        Set<String> all = new TreeSet<>();
        new TreeMap<>(DOCUMENTED).forEach((status, codes) -> {
            for (String code : codes.split("\\s+", -1)) {
                all.add(status + "/" + code);
            }
        });
        return all;
    }

    private static Set<String> given() {
        Set<String> all = new TreeSet<>();
        ErrorCodesTest.cases().forEach(each -> all.add(each.code()));
        return all;
    }

    @Test
    void every_documented_code_is_given_or_it_is_said_why_not() {
        Set<String> open = documented();
        open.removeAll(given());
        assertThat(open).isEqualTo(new TreeSet<>(NOT_GIVEN.keySet()));
    }
}
