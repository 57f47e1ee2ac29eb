package io.github.azureplan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stranger's project against the packaged jar: compiled and run by a plain JDK with the dependencies Maven would
 * hand out, on class path and module path, with and without the optional parts.
 */
class ConsumerIT {
    private static final Path JAR = Path.of(System.getProperty("consumer.jar"));
    private static final Path LISTS = Path.of(System.getProperty("consumer.directory"));
    private static final Path SOURCES = Path.of("src/test/consumer");

    @TempDir
    Path project;

    @ParameterizedTest
    @ValueSource(strings = {"", "msal4j", "httpserver", "msal4j httpserver"})
    void a_project_on_the_class_path_compiles_and_runs(String parts) throws Exception {
        String path = path(parts);
        run("javac", "-Xlint:all", "-Werror", "--release", "17", "-cp", path, "-d", classes(), source("Main.java"));
        List<String> command = new ArrayList<>(List.of("java", "-cp", classes() + File.pathSeparator + path));
        if (!parts.contains("httpserver")) {
            // The class path sees every module of the JDK; leave the server out as a trimmed run time would.
            command.addAll(List.of("--limit-modules", "java.logging,java.xml,jdk.crypto.ec,jdk.unsupported"));
        }
        command.add("stranger.Main");
        command.addAll(words(parts));
        assertThat(run(command.toArray(String[]::new))).contains("module null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "msal4j", "httpserver", "msal4j httpserver"})
    void a_project_on_the_module_path_compiles_and_runs(String parts) throws Exception {
        String path = path(parts);
        run(
                "javac",
                // The stranger's module is named like no other; that ours requires automatic ones is not its concern.
                "-Xlint:all",
                "-Werror",
                "--release",
                "17",
                "--module-path",
                path,
                "-d",
                classes(),
                source("module-info.java"),
                source("Main.java"));
        List<String> command = new ArrayList<>(List.of("java", "--module-path", classes() + File.pathSeparator + path));
        List<String> modules = new ArrayList<>();
        if (parts.contains("msal4j")) {
            modules.add("com.microsoft.aad.msal4j");
        }
        if (parts.contains("httpserver")) {
            modules.add("jdk.httpserver");
        }
        if (!modules.isEmpty()) {
            command.addAll(List.of("--add-modules", String.join(",", modules)));
        }
        command.addAll(List.of("--module", "stranger/stranger.Main"));
        command.addAll(words(parts));
        assertThat(run(command.toArray(String[]::new))).contains("module io.github.azureplan");
    }

    @Test
    void a_project_with_its_own_versions_of_kotlin_and_jackson_talks_over_http() throws Exception {
        List<String> jars = new ArrayList<>(List.of(JAR.toString()));
        for (String jar : list("required.path").split(File.pathSeparator, -1)) {
            if (!Path.of(jar).getFileName().toString().startsWith("kotlin-stdlib")) {
                jars.add(jar);
            }
        }
        try (Stream<Path> own = Files.list(LISTS.resolve("own"))) {
            own.map(Path::toString).sorted().forEach(jars::add);
        }
        String path = String.join(File.pathSeparator, jars);
        run(
                "javac",
                "-Xlint:all,-classfile",
                "--release",
                "17",
                "-cp",
                path,
                "-d",
                classes(),
                source("OwnVersions.java"));

        String said = run("java", "-cp", classes() + File.pathSeparator + path, "stranger.OwnVersions");

        assertThat(said)
                .contains("kotlin " + System.getProperty("consumer.kotlin"))
                .contains("jackson " + System.getProperty("consumer.jackson"))
                .contains("Azure plan in DE:");
    }

    @Test
    void the_required_dependencies_stay_few_and_small() throws IOException {
        // What a user gets beside our own jar, which carries the reference backend.
        List<Path> jars = new ArrayList<>();
        for (String jar : list("required.path").split(File.pathSeparator, -1)) {
            jars.add(Path.of(jar));
        }
        long size = 0;
        for (Path jar : jars) {
            size += Files.size(jar);
        }
        assertThat(jars).hasSizeBetween(1, 8).noneMatch(jar -> jar.toString().contains("msal"));
        assertThat(size).isLessThanOrEqualTo(4_000_000);
    }

    private static String path(String parts) throws IOException {
        String path = JAR + File.pathSeparator + list("required.path");
        return parts.contains("msal4j") ? path + File.pathSeparator + list("optional.path") : path;
    }

    private static String list(String name) throws IOException {
        return Files.readString(LISTS.resolve(name), StandardCharsets.UTF_8).strip();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }

    private String classes() {
        return project.resolve("classes").toString();
    }

    private static String source(String name) {
        return SOURCES.resolve(name).toString();
    }

    private String run(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        line.set(0, Path.of(System.getProperty("java.home"), "bin", command[0]).toString());
        Path output = project.resolve("output.txt");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s: %s", line, text).isTrue();
        assertThat(process.exitValue()).as("%s: %s", line, text).isZero();
        return text;
    }
}
