package io.github.azureplan.errors;

import java.io.Serial;

/**
 * The service took a request and then could not carry it out: an Azure subscription whose alias came to
 * {@code Failed}. {@link #code()} and {@link #description()} are those the service notes at the alias, where it does.
 */
public final class ProvisioningFailedException extends ServiceException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param details what the service said
     */
    public ProvisioningFailedException(ErrorDetails details) {
        super(details);
    }
}
