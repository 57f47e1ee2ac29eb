package io.github.azureplan.customers;

import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a customer. The service recognises a repeat by its request id; where that is lost or forgotten, the domain
 * shows that the customer is there already: no way leads to a second one.
 */
final class Creation {
    /** How long to look for a customer that an attempt of this call may have made. */
    private static final Duration PERHAPS_OURS = Duration.ofMinutes(1);

    /** How long to look when nothing speaks for it but that the domain is taken. */
    private static final Duration PERHAPS_A_STRANGERS = Duration.ofSeconds(10);

    /** Codes of HTTP 400 that may be the answer to a taken domain: no page names the one that is. */
    private static final Set<ErrorCode> UNSPECIFIC =
            Set.of(ErrorCode.NONE, ErrorCode.INVALID_INPUT, ErrorCode.INVALID_PROPERTY);

    private final Wire wire;
    private final Wire reads;
    private final NewCustomer wanted;

    Creation(Wire wire, NewCustomer wanted) {
        this.wire = wire.begin();
        this.reads = this.wire.withoutRequestId();
        this.wanted = wanted;
    }

    Customer run() {
        Route route = wanted.associatedPartnerId() == null ? Routes.CREATE_CUSTOMER : Routes.CREATE_RESELLER_CUSTOMER;
        Customer made;
        try {
            made = wire.execute(Call.on(route).body(wanted.body()).json(Customer.class));
        } catch (ConflictException e) {
            return existing(e);
        } catch (BadRequestException e) {
            if (e.code().known() && !UNSPECIFIC.contains(e.code())) {
                throw e;
            }
            return existing(e);
        }
        requireWanted(made);
        wire.made(made.id());
        return made;
    }

    /** A request id that was used before may bring the customer of that call, which must not be taken for this one. */
    private void requireWanted(Customer made) {
        CompanyProfile company = made.companyProfile();
        String domain = company == null ? null : company.domain();
        if (domain != null && !domain.equalsIgnoreCase(wanted.domain())) {
            throw new IllegalStateException("the service answered with the customer of another domain: the request id"
                    + " was used for that one; take a new request id for " + wanted.domain());
        }
    }

    /** The customer that has the domain, if it is the one that was to be made; else the refusal. */
    private Customer existing(ServiceException refusal) {
        Instant begin = wire.clock().instant();
        Optional<Customer> found;
        try {
            found = Patience.look(reads, patience(refusal), this::byDomain);
        } catch (AzurePlanException e) {
            refusal.addSuppressed(e);
            throw refusal;
        }
        boolean conflict = refusal instanceof ConflictException;
        if (found.isEmpty()) {
            throw conflict ? taken(refusal) : refusal;
        }
        if (!same(found.get())) {
            throw conflict ? takenByAnother(refusal, found.get()) : refusal;
        }
        wire.report("Create a customer", "was made before; its credentials are not shown again", begin);
        return found.get();
    }

    private Duration patience(ServiceException refusal) {
        if (refusal.outcome() == Outcome.UNKNOWN || wire.hasRequestId()) {
            return PERHAPS_OURS;
        }
        return refusal instanceof ConflictException ? PERHAPS_A_STRANGERS : Duration.ZERO;
    }

    /** With both profiles; a list shows less. */
    private Optional<Customer> byDomain() {
        Customers customers = new Customers(reads);
        return customers.findByDomain(wanted.domain()).flatMap(customer -> customers.find(customer.id()));
    }

    /** Whether a customer of the domain is the one that was to be made, by its company and its reseller. */
    private boolean same(Customer found) {
        String name = wanted.billingProfile().companyName();
        CompanyProfile company = found.companyProfile();
        BillingProfile billing = found.billingProfile();
        boolean named = sameName(name, company == null ? null : company.companyName())
                || sameName(name, billing == null ? null : billing.companyName());
        TenantId reseller = found.associatedPartnerId();
        // A reseller that is not told may be any.
        return named && (reseller == null || reseller.equals(wanted.associatedPartnerId()));
    }

    private static boolean sameName(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && one.trim().toLowerCase(Locale.ROOT).equals(other.trim().toLowerCase(Locale.ROOT));
    }

    private ConflictException taken(ServiceException refusal) {
        String resume = refusal.outcome() == Outcome.UNKNOWN
                ? " An earlier attempt of this call may have made the customer: repeat it later with the same request id."
                : " If a creation of yours lost its answer before, repeat it with its request id.";
        return conflict(
                refusal,
                "Choose another domain, " + wanted.domain()
                        + " is taken; customers().domainAvailable(…) tells which are" + " free." + resume);
    }

    private ConflictException takenByAnother(ServiceException refusal, Customer found) {
        return conflict(
                refusal,
                "The domain " + wanted.domain() + " belongs to customer " + found.id()
                        + " of this partner, with another company name or reseller. Go on with that customer if it is"
                        + " the one that is meant, or choose another domain.");
    }

    private static ConflictException conflict(ServiceException refusal, String nextStep) {
        ErrorDetails said = refusal.details();
        return new ConflictException(new ErrorDetails(
                said.operation(),
                said.status(),
                said.code(),
                said.description(),
                said.requestId(),
                said.correlationId(),
                said.retryAfter(),
                false,
                nextStep,
                said.outcome(),
                said.resume()));
    }
}
