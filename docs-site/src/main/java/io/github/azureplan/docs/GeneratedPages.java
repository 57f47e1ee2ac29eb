package io.github.azureplan.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what the build knows as AsciiDoc: the operations of client and backend, the assumptions of the backend, the error
 * codes. What has no entry stops the build.
 */
public final class GeneratedPages {
    private GeneratedPages() {}

    /**
     * Runs it.
     *
     * @param arguments the folder to write to, and the sources of the SDK's core
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        Path sources = Path.of(arguments[1]);
        Files.createDirectories(target);
        Files.writeString(target.resolve("operations.adoc"), OperationsPage.of(sources));
        Files.writeString(target.resolve("assumptions.adoc"), AssumptionsPage.text());
        Files.writeString(target.resolve("error-codes.adoc"), ErrorCodesPage.of(sources));
    }

    /** Text that AsciiDoc leaves as it is, also in a cell of a table. */
    static String plain(String text) {
        return "pass:c[" + text.replace("]", "\\]").replace("|", "\\|") + "]";
    }

    /** Text as code, left as it is. */
    static String code(String text) {
        return "`" + plain(text) + "`";
    }
}
