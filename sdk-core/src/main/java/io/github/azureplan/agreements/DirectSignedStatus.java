package io.github.azureplan.agreements;

/** The answer of the direct acceptance call; false does not mean that there is no agreement. */
record DirectSignedStatus(boolean isSigned) {}
