package io.github.azureplan.agreements;

import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A version of an agreement. Read it when it is needed: the template id changes with each version.
 *
 * @param templateId the version
 * @param agreementType the kind of agreement
 * @param agreementLink a page that shows the agreement
 * @param versionRank the rank of the version, 0 where the service does not say
 */
public record AgreementTemplate(
        @Required String templateId,
        @WireName({"agreementType", "type"}) @Nullable AgreementType agreementType,
        @Nullable URI agreementLink,
        int versionRank) {}
