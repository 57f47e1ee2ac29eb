package io.github.azureplan.internal.backend.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.AgreementSettings;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Settings;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AgreementsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private static Context context(LocalDate validFrom) {
        Partner partner = new Partner(Partner.Type.DIRECT, "t", "1", "Sample", "DE", "EUR", false);
        Settings usual = Settings.usual(1, partner);
        Settings settings = new Settings(
                1,
                partner,
                usual.enforceMfa(),
                usual.anyToken(),
                usual.throttlePerMinute(),
                usual.customers(),
                new AgreementSettings(false, true, 409, validFrom),
                usual.catalog(),
                usual.orders(),
                usual.subscriptions(),
                usual.azure(),
                usual.pricing(),
                usual.transition(),
                usual.billing(),
                usual.rating());
        return new Context(NOW, settings, new Ids(1));
    }

    private final Context any = context(null);
    private final String customer = Customers.idOf(any, "nordwind.example");
    private final State state = Customers.arrive(State.EMPTY, any, "DE", "nordwind.example", "Nordwind", false);

    private State attested(String date) {
        return Agreements.attest(
                state, customer, new Agreements.Attested(JsonObject.EMPTY, Instant.parse(date), "template", "user"));
    }

    @Test
    void either_way_of_agreeing_lets_a_customer_order() {
        assertThat(Agreements.hasValidMca(state, any, customer)).isFalse();
        assertThat(Agreements.hasValidMca(attested("2026-03-01T00:00:00Z"), any, customer))
                .isTrue();
        assertThat(Agreements.hasValidMca(Agreements.accept(state, any, customer), any, customer))
                .isTrue();
    }

    @Test
    void an_agreement_from_before_the_first_valid_day_does_not_count() {
        Context strict = context(LocalDate.of(2026, 3, 1));

        assertThat(Agreements.hasValidMca(attested("2026-02-28T23:59:59Z"), strict, customer))
                .isFalse();
        assertThat(Agreements.hasValidMca(attested("2026-03-01T00:00:00Z"), strict, customer))
                .isTrue();
        State both = Agreements.accept(attested("2020-01-01T00:00:00Z"), strict, customer);
        assertThat(Agreements.hasValidMca(both, strict, customer)).isTrue();
    }
}
