package io.github.azureplan.plans;

import io.github.azureplan.common.MpnId;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.partners.PartnerRelationship;
import io.github.azureplan.partners.Partners;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether an indirect reseller can be the partner on record, with what the checkout would refuse it for. Whoever may
 * not look goes on: the checkout decides then.
 */
final class ResellerCheck {
    private static final String OPERATION = "Buy an Azure plan";

    /** Refusals of the agreement's status that mean "not signed"; the others say that it is no reseller of ours. */
    private static final Set<String> NOT_SIGNED = Set.of("2203", "2206");

    private final Wire wire;
    private final MpnId reseller;
    private final List<String> notChecked;

    ResellerCheck(Wire wire, MpnId reseller, List<String> notChecked) {
        this.wire = wire.withoutRequestId();
        this.reseller = reseller;
        this.notChecked = notChecked;
    }

    /** What the checkout would say, or empty. */
    Optional<ServiceException> refusal() {
        if (!wire.canSignIn(Routes.LIST_RESELLERS)) {
            notChecked.add("reseller " + reseller + ": the client has no App+User credentials");
            return Optional.empty();
        }
        Optional<ServiceException> stranger = look("partnership", this::partnership);
        return stranger.isPresent() ? stranger : look("agreement", this::agreement);
    }

    private Optional<ServiceException> look(String what, Supplier<Optional<ServiceException>> read) {
        try {
            return read.get();
        } catch (DeadlineExceededException | InterruptedCallException over) {
            throw over;
        } catch (AzurePlanException unreadable) {
            notChecked.add(what + " of reseller " + reseller + ": " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<ServiceException> partnership() {
        List<PartnerRelationship> all = new Partners(wire).resellers().toList();
        boolean partner = all.stream().anyMatch(r -> reseller.equals(r.mpnId()) && (r.state() == null || r.active()));
        if (partner) {
            return Optional.empty();
        }
        boolean sayable = all.stream().noneMatch(r -> r.mpnId() == null);
        if (!sayable) {
            notChecked.add("partnership of reseller " + reseller + ": the service does not give every MPN id");
            return Optional.empty();
        }
        return Optional.of(stranger("partner " + reseller + " has no active partnership with this indirect provider"));
    }

    private Optional<ServiceException> agreement() {
        try {
            boolean signed = new Partners(wire).agreementStatus(reseller).signed();
            return signed ? Optional.empty() : Optional.of(unsigned(null));
        } catch (BadRequestException why) {
            boolean unsigned = NOT_SIGNED.contains(why.code().text());
            return Optional.of(unsigned ? unsigned(why.description()) : stranger(why.description()));
        }
    }

    private static ServiceException stranger(String description) {
        return new BadRequestException(details(
                400,
                ErrorCode.RESELLER_INVALID,
                description,
                "Use the MPN id of location of a reseller from client.partners().resellers(); no cart was made."));
    }

    private ServiceException unsigned(@Nullable String description) {
        return new ForbiddenException(details(
                403,
                ErrorCode.RESELLER_AGREEMENT_MISSING,
                description == null || description.isBlank()
                        ? "reseller " + reseller + " has not signed the Microsoft Partner Agreement"
                        : description,
                "The indirect reseller must sign the Microsoft Partner Agreement first; no cart was made."));
    }

    private static ErrorDetails details(int status, ErrorCode code, String description, String nextStep) {
        return new ErrorDetails(
                OPERATION, status, code, description, null, null, null, false, nextStep, Outcome.NOT_APPLIED, null);
    }
}
