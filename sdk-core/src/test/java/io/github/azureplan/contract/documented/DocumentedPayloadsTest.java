package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds client and backend against the payloads of the published documentation. They are not part of the project; name
 * their directory with {@code -Dcontract.fixtures=DIR}. Every entry of their indexes is either checked here or listed
 * in {@link Later}.
 */
class DocumentedPayloadsTest {
    private static final Map<String, Check> CHECKS = checks();
    private static final Set<String> PASSED = new LinkedHashSet<>();
    private static Fixtures fixtures;

    @BeforeAll
    static void find() throws IOException {
        Optional<Fixtures> found = Fixtures.load();
        if (found.isEmpty()) {
            System.out.println("fixtures: skipped (no directory)");
        }
        Assumptions.assumeTrue(found.isPresent(), "no directory of published payloads: -D" + Fixtures.PROPERTY);
        fixtures = found.get();
    }

    @AfterAll
    static void tell() {
        if (fixtures != null) {
            System.out.println(
                    "fixtures: " + PASSED.size() + " checked, " + Later.names().size() + " listed as later");
        }
    }

    private static Map<String, Check> checks() {
        Map<String, Check> all = new LinkedHashMap<>();
        for (Map<String, Check> some : List.of(
                PartnerChecks.all(),
                CustomerChecks.all(),
                CatalogChecks.all(),
                CartChecks.all(),
                OrderChecks.all(),
                SubscriptionChecks.all(),
                TransitionChecks.all(),
                ArmChecks.all(),
                PricingChecks.all(),
                BillingChecks.all(),
                InvoiceChecks.all(),
                LineItemChecks.all(),
                UsageRecordChecks.all(),
                CreditChecks.all(),
                ErrorChecks.all(),
                ErrorCodeChecks.all(),
                SignInChecks.all())) {
            some.forEach((name, check) -> {
                if (all.put(name, check) != null) {
                    throw new AssertionError(name + " is checked twice");
                }
            });
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> the_client_sends_or_reads_what_is_documented() {
        return CHECKS.entrySet().stream()
                .map(check -> dynamicTest(check.getKey(), () -> {
                    check.getValue().run(fixtures.get(check.getKey()), fixtures);
                    PASSED.add(check.getKey());
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_backend_accepts_what_is_documented() {
        Map<String, Check> all = new LinkedHashMap<>(BackendChecks.all());
        all.putAll(TransitionChecks.backend());
        all.putAll(UsageRecordChecks.backend());
        return all.entrySet().stream()
                .map(check -> dynamicTest(
                        check.getKey(), () -> check.getValue().run(fixtures.get(check.getKey()), fixtures)));
    }

    @Test
    void every_entry_of_an_index_is_checked_or_listed_as_later() {
        Set<String> forgotten = new TreeSet<>(fixtures.names());
        forgotten.removeAll(CHECKS.keySet());
        forgotten.removeAll(Later.names());
        assertThat(forgotten).isEmpty();
    }

    @Test
    void every_check_and_every_name_listed_as_later_is_in_an_index() {
        Set<String> unknown = new TreeSet<>(CHECKS.keySet());
        unknown.addAll(Later.names());
        unknown.removeAll(fixtures.names());
        assertThat(unknown).isEmpty();
    }

    @Test
    void nothing_that_is_checked_is_listed_as_later() {
        assertThat(Later.names()).doesNotContainAnyElementsOf(CHECKS.keySet());
    }
}
