package io.github.azureplan.internal.backend;

import io.github.azureplan.internal.backend.agreements.AgreementsRoom;
import io.github.azureplan.internal.backend.arm.AliasesRoom;
import io.github.azureplan.internal.backend.arm.ArmSubscriptionsRoom;
import io.github.azureplan.internal.backend.arm.BillingAccountsRoom;
import io.github.azureplan.internal.backend.arm.RoleAssignmentsRoom;
import io.github.azureplan.internal.backend.billing.BooksRoom;
import io.github.azureplan.internal.backend.billing.BudgetsRoom;
import io.github.azureplan.internal.backend.billing.ExportsRoom;
import io.github.azureplan.internal.backend.billing.InvoicesRoom;
import io.github.azureplan.internal.backend.billing.LineItemsRoom;
import io.github.azureplan.internal.backend.billing.UsageRecordsRoom;
import io.github.azureplan.internal.backend.catalog.CatalogRoom;
import io.github.azureplan.internal.backend.catalog.InventoryRoom;
import io.github.azureplan.internal.backend.control.ControlRoom;
import io.github.azureplan.internal.backend.customers.CustomersRoom;
import io.github.azureplan.internal.backend.customers.ProfilesRoom;
import io.github.azureplan.internal.backend.customers.QualificationsRoom;
import io.github.azureplan.internal.backend.kernel.Coverage;
import io.github.azureplan.internal.backend.kernel.FaultPlan;
import io.github.azureplan.internal.backend.kernel.Journal;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.SimulatedClock;
import io.github.azureplan.internal.backend.login.LoginRoom;
import io.github.azureplan.internal.backend.orders.CartsRoom;
import io.github.azureplan.internal.backend.orders.OrdersRoom;
import io.github.azureplan.internal.backend.partners.PartnersRoom;
import io.github.azureplan.internal.backend.pricing.PricingRoom;
import io.github.azureplan.internal.backend.relations.RelationsRoom;
import io.github.azureplan.internal.backend.subscriptions.EntitlementsRoom;
import io.github.azureplan.internal.backend.subscriptions.SubscriptionsRoom;
import io.github.azureplan.internal.backend.transition.TransitionRoom;
import io.github.azureplan.internal.backend.usage.UsageRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The rooms of the backend: the one list a new room is added to. */
public final class Rooms {
    private Rooms() {}

    public static List<Room> all(SimulatedClock clock, FaultPlan faults, Journal journal) {
        return List.of(
                new ControlRoom(clock, faults, journal),
                new LoginRoom(),
                new PartnersRoom(),
                new CustomersRoom(),
                new RelationsRoom(),
                new ProfilesRoom(),
                new QualificationsRoom(),
                new AgreementsRoom(),
                new CatalogRoom(),
                new InventoryRoom(),
                new CartsRoom(),
                new OrdersRoom(),
                new TransitionRoom(),
                new PricingRoom(),
                new UsageRoom(),
                new UsageRecordsRoom(),
                new BudgetsRoom(),
                new BooksRoom(),
                new InvoicesRoom(),
                new LineItemsRoom(),
                new ExportsRoom(),
                new SubscriptionsRoom(),
                new EntitlementsRoom(),
                new BillingAccountsRoom(),
                new AliasesRoom(),
                new ArmSubscriptionsRoom(),
                new RoleAssignmentsRoom());
    }

    /** What these rooms cover and assume. */
    public static Coverage coverage() {
        Clock never = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Coverage(all(new SimulatedClock(never, Instant.EPOCH), new FaultPlan(), new Journal()));
    }
}
