package io.github.azureplan.contract.documented;

/** What is done with one documented payload. */
@FunctionalInterface
interface Check {
    void run(Fixture fixture, Fixtures all) throws Exception;
}
