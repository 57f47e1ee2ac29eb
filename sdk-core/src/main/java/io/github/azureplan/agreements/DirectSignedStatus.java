package io.github.azureplan.agreements;

import io.github.azureplan.internal.json.Required;

/** The answer of the direct acceptance call; false does not mean that there is no agreement. */
record DirectSignedStatus(@Required boolean isSigned) {}
