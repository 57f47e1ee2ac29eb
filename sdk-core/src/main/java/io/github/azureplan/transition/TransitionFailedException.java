package io.github.azureplan.transition;

import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Routes;
import java.io.Serial;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The upgrade of a customer has failed. Until it is started again, no Azure plan can be bought for the customer (900114).
 * What it has moved before it failed stays moved; {@link #upgrade()} has its lines.
 */
public final class TransitionFailedException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What the service told of it. */
    private final transient ProductUpgrade upgrade;

    TransitionFailedException(ProductUpgrade upgrade) {
        super(details(upgrade));
        this.upgrade = upgrade;
    }

    /**
     * The upgrade as it was last read.
     *
     * @return the upgrade
     */
    public ProductUpgrade upgrade() {
        return upgrade;
    }

    private static ErrorDetails details(ProductUpgrade upgrade) {
        UpgradeError error = Stream.concat(
                        Stream.ofNullable(upgrade.errorDetails()),
                        upgrade.lineItems().stream().map(UpgradeLine::errorDetails))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(new UpgradeError(null, null, null));
        String code = error.code();
        return new ErrorDetails(
                Routes.GET_TRANSITION.name(),
                200,
                code == null ? ErrorCode.NONE : ErrorCode.of(code),
                error.text().isBlank() ? "the upgrade has failed" : error.text(),
                null,
                null,
                null,
                false,
                "Correct what the description names, then start the transition again; verify() tells what has moved.",
                Outcome.UNKNOWN,
                new ResumePoint(ResumePoint.Kind.TRANSITION, upgrade.id()));
    }
}
