package io.github.azureplan.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Name and version of the product, written by the build. */
final class About {
    private About() {}

    /** For example {@code Azure Plan SDK for Java 0.1.0}. */
    static String product() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                About.class.getResourceAsStream("/azureplan-examples.properties"), "azureplan-examples.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("name") + " " + properties.getProperty("version");
    }
}
