package io.github.azureplan.examples;

/** The main class of {@code sandbox.jar}. */
public final class SandboxServer {
    private SandboxServer() {}

    /**
     * Prints what this is.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.println(About.product());
    }
}
