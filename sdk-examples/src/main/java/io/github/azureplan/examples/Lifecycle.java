package io.github.azureplan.examples;

/** The example of the README. */
public final class Lifecycle {
    private Lifecycle() {}

    /**
     * Runs the example.
     *
     * @param args options; printed back
     */
    public static void main(String[] args) {
        System.out.println(About.product());
        if (args.length > 0) {
            System.out.println("options: " + String.join(" ", args));
        }
    }
}
