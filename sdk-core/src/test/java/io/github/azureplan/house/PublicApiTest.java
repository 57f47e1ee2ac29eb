package io.github.azureplan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What users can see stands in a file under review: a change of the public API shows in the change that makes it. */
class PublicApiTest {
    private static final Path FILE = Path.of("api/sdk-core.txt");
    private static final String UPDATE = "./mvnw -pl sdk-core test -Dtest=PublicApiTest -Dapi.update";

    @Test
    void the_public_api_is_the_committed_one() throws IOException {
        String now = ApiDump.of(ExportedApi.packages(), ExportedApi.types());
        if (System.getProperty("api.update") != null) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, now, StandardCharsets.UTF_8);
            return;
        }
        String committed = Files.exists(FILE) ? Files.readString(FILE, StandardCharsets.UTF_8) : "";
        List<String> changes = ApiDump.changes(committed, now);
        if (!changes.isEmpty()) {
            fail("The public API differs from sdk-core/" + FILE + ":\n\n" + String.join("\n", changes)
                    + "\n\nIf this is meant, run\n  " + UPDATE + "\nand commit the file with a line in CHANGELOG.md.");
        }
        assertThat(now).isEqualTo(committed);
    }

    /** What the dump has to notice. */
    public abstract static class Sample<T extends Comparable<? super T>> implements Runnable {
        /** A constant. */
        public static final int LIMIT = 3;

        protected Sample(String name) {}

        /** Not API: a constructor for our own rooms would be public too. */
        Sample() {}

        @Deprecated
        public <X extends Exception> @Nullable T pick(Map<String, @Nullable T> from, String... names) throws X {
            return from.get(names[0]);
        }

        void own() {}
    }

    @Test
    void the_dump_shows_signatures_with_nullness_and_deprecation() {
        assertThat(ApiDump.of(List.of("a.b"), List.of(Sample.class)).lines().map(String::strip))
                .containsExactly(
                        "package a.b",
                        "",
                        "public abstract static class " + Sample.class.getName()
                                + "<T extends java.lang.Comparable<? super T>> implements java.lang.Runnable",
                        "@Deprecated method public <X extends java.lang.Exception> @Nullable T"
                                + " pick(java.util.Map<java.lang.String, @Nullable T>, java.lang.String...) throws X",
                        "constructor protected (java.lang.String)",
                        "field public static final int LIMIT");
    }

    @Test
    void a_difference_names_the_type_and_the_line() {
        String type = "public final class io.github.azureplan.common.Thing\n";
        assertThat(ApiDump.changes(type + "    method public int a()\n", type + "    method public long a()\n"))
                .containsExactly(
                        "- io.github.azureplan.common.Thing : method public int a()",
                        "+ io.github.azureplan.common.Thing : method public long a()");
    }
}
