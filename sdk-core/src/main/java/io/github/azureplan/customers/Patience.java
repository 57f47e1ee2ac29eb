package io.github.azureplan.customers;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The service may need a moment to show a new customer; who knows that it is new asks again, for a while. */
final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private Patience() {}

    /** Reads something of a customer. When this client has made it just now, "not there" is asked again. */
    static <T> T read(Wire wire, CustomerId customer, Supplier<T> read) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return read.get();
            } catch (NotFoundException | ForbiddenException e) {
                if (!absent(e)
                        || wire.missingFor(customer).compareTo(pause) < 0
                        || !wire.pause(pause, "reading a new customer")) {
                    throw e;
                }
                pause = longer(pause);
            }
        }
    }

    /** Looks for something that should be there, for a while. */
    static <T> Optional<T> look(Wire wire, Duration longest, Supplier<Optional<T>> read) {
        Instant end = wire.clock().instant().plus(longest);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<T> found = read.get();
            if (found.isPresent()
                    || wire.clock().instant().plus(pause).isAfter(end)
                    || !wire.pause(pause, "looking for a customer by its domain")) {
                return found;
            }
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /** Whether the service says that there is no such customer of this partner. */
    static boolean absent(ServiceException e) {
        return e.code().equals(ErrorCode.NO_RELATIONSHIP) || e.code().equals(ErrorCode.TENANT_NOT_FOUND);
    }
}
