package io.github.azureplan.internal.backend.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.FaultPlan;
import io.github.azureplan.internal.backend.kernel.Journal;
import io.github.azureplan.internal.backend.kernel.Machine;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Settings;
import io.github.azureplan.internal.backend.kernel.SimulatedClock;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A deletion asks all rooms whether something keeps the customer, and has all of them forget it. */
class DeletionTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Slice<PMap<String, String>> SOFTWARE = new Slice<>("software", PMap.empty());

    /** Another step's room that sells what must be cancelled first. */
    private static final class SoftwareRoom extends Room {
        @Override
        public State purge(State state, String customerId) {
            return state.with(SOFTWARE, state.get(SOFTWARE).without(customerId));
        }

        @Override
        public @Nullable String keepsTenant(State state, Context context, String customerId) {
            String order = state.get(SOFTWARE).get(customerId);
            return order == null || order.startsWith("cancelled") ? null : "software order " + order;
        }
    }

    private final Machine machine = new Machine(
            settings(),
            new SimulatedClock(Clock.fixed(NOW, ZoneOffset.UTC), NOW),
            new FaultPlan(),
            new Journal(),
            List.of(new SoftwareRoom(), new CustomersRoom()));

    private static Settings settings() {
        Partner partner = new Partner(
                Partner.Type.DIRECT, "22222222-2222-4222-8222-222222222222", "4000123", "Partner", "DE", "EUR", true);
        Settings usual = Settings.usual(1, partner);
        return new Settings(
                1,
                partner,
                false,
                true,
                0,
                usual.customers(),
                usual.agreements(),
                usual.catalog(),
                usual.orders(),
                usual.subscriptions(),
                usual.azure(),
                usual.pricing(),
                usual.transition(),
                usual.billing(),
                usual.rating());
    }

    private String arrived() {
        machine.change(
                (state, context) -> Customers.arrive(state, context, "DE", "nordwind.example", "Nordwind", false));
        return Objects.requireNonNull(Customers.ofDomain(machine.state(), "nordwind.example"))
                .id();
    }

    private void order(String customer, String order) {
        machine.change(
                (state, context) -> state.with(SOFTWARE, state.get(SOFTWARE).with(customer, order)));
    }

    private String deleted(String customer) throws IOException {
        TransportRequest request = new TransportRequest(
                "DELETE",
                URI.create("https://api.partnercenter.microsoft.com/v1/customers/" + customer),
                Headers.of("Authorization", "Bearer any"),
                null,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
        try (TransportResponse response = machine.send(request)) {
            return response.status() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_another_room_holds_keeps_the_customer_until_it_is_cancelled() throws IOException {
        String customer = arrived();
        order(customer, "s-1");
        assertThat(deleted(customer)).startsWith("403 ").contains("2032", "software order s-1");
        assertThat(Customers.find(machine.state(), customer)).isNotNull();
        order(customer, "cancelled s-1");
        assertThat(deleted(customer)).isEqualTo("204 ");
        assertThat(Customers.find(machine.state(), customer)).isNull();
        assertThat(machine.state().get(SOFTWARE).get(customer)).isNull();
    }
}
