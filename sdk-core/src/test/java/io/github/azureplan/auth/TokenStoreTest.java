package io.github.azureplan.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TokenStoreTest {
    @TempDir
    Path directory;

    private TokenStore store(String kind) {
        return kind.equals("memory") ? TokenStore.inMemory() : TokenStore.inDirectory(directory.resolve("tokens"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void what_was_written_is_read_again(String kind) throws IOException {
        TokenStore store = store(kind);
        assertThat(store.read("k")).isEmpty();
        assertThat(store.replace("k", null, "one\nline \u00e9")).isTrue();
        assertThat(store.read("k").orElseThrow().blob()).isEqualTo("one\nline \u00e9");
        assertThat(store.read("K")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void a_write_that_does_not_know_the_present_version_is_refused(String kind) throws IOException {
        TokenStore store = store(kind);
        assertThat(store.replace("k", "some version", "a")).isFalse();
        assertThat(store.replace("k", null, "a")).isTrue();
        String first = store.read("k").orElseThrow().version();
        assertThat(store.replace("k", null, "b")).isFalse();
        assertThat(store.replace("k", first, "b")).isTrue();
        assertThat(store.replace("k", first, "c")).isFalse();
        assertThat(store.read("k").orElseThrow().blob()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "files"})
    void no_write_of_many_threads_is_lost(String kind) throws Exception {
        TokenStore store = store(kind);
        List<FutureTask<Void>> counters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            counters.add(new FutureTask<>(() -> count(store, 25), null));
        }
        counters.forEach(counter -> new Thread(counter).start());
        for (FutureTask<Void> counter : counters) {
            counter.get(60, TimeUnit.SECONDS);
        }
        assertThat(store.read("counter").orElseThrow().blob()).isEqualTo("200");
    }

    @Test
    void no_write_of_several_processes_is_lost() throws Exception {
        Path shared = directory.resolve("shared");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Counter.class.getName(),
                            shared.toString())
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(TokenStore.inDirectory(shared).read("counter").orElseThrow().blob())
                .isEqualTo("100");
    }

    /** Another process: raises the counter fifty times. */
    static final class Counter {
        private Counter() {}

        public static void main(String[] args) {
            count(TokenStore.inDirectory(Path.of(args[0])), 50);
        }
    }

    private static void count(TokenStore store, int times) {
        try {
            for (int done = 0; done < times; ) {
                StoredToken now = store.read("counter").orElse(null);
                String next = now == null ? "1" : Integer.toString(Integer.parseInt(now.blob()) + 1);
                done += store.replace("counter", now == null ? null : now.version(), next) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void another_store_on_the_same_directory_sees_the_entry() throws IOException {
        store("files").replace("k", null, "a");
        assertThat(store("files").read("k").orElseThrow().blob()).isEqualTo("a");
    }

    @Test
    void the_directory_may_be_a_link_to_one() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        assertThat(TokenStore.inDirectory(link).replace("k", null, "a")).isTrue();
        assertThat(TokenStore.inDirectory(real).read("k").orElseThrow().blob()).isEqualTo("a");
    }

    @Test
    void files_are_for_the_owner_only() throws IOException {
        Assumptions.assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        TokenStore store = store("files");
        store.replace("k", null, "a");
        Path tokens = directory.resolve("tokens");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(tokens)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc/x", "a/b", "", "..", "nul\u0000", "\u00e4\u00f6"})
    void no_key_leads_out_of_the_directory(String key) throws IOException {
        TokenStore store = store("files");
        assertThat(store.replace(key, null, "a")).isTrue();
        assertThat(store.read(key).orElseThrow().blob()).isEqualTo("a");
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file.getParent()).isEqualTo(directory.resolve("tokens")));
        }
    }

    @Test
    void what_a_dead_process_left_behind_does_not_stand_in_the_way() throws IOException {
        TokenStore store = store("files");
        store.replace("k", null, "a");
        Path token;
        try (Stream<Path> files = Files.list(directory.resolve("tokens"))) {
            token = files.filter(file -> file.toString().endsWith(".token"))
                    .findFirst()
                    .orElseThrow();
        }
        Path half = token.resolveSibling(token.getFileName().toString().replace(".token", ".new"));
        Files.write(half, "half a t".getBytes(StandardCharsets.UTF_8));
        assertThat(store.read("k").orElseThrow().blob()).isEqualTo("a");
        assertThat(store.replace("k", store.read("k").orElseThrow().version(), "b"))
                .isTrue();
        assertThat(store.read("k").orElseThrow().blob()).isEqualTo("b");
    }

    @Test
    void an_entry_of_absurd_size_is_refused() {
        TokenStore store = store("files");
        assertThatThrownBy(() -> store.replace("k", null, "x".repeat(70_000))).isInstanceOf(IOException.class);
    }
}
