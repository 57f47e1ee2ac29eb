package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has to survive when everything is put into one jar. */
class SandboxJarIT {
    private static final Path JAR = Path.of(System.getProperty("sandbox.jar"));

    /** Read from the jar by moshi's record adapter, which lives under META-INF/versions. */
    public record Probe(String text) {}

    @Test
    void it_starts_with_java_dash_jar() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "--help")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("Azure Plan SDK for Java");
    }

    @Test
    void it_serves_a_price_sheet_of_the_users_own(@TempDir Path directory) throws Exception {
        Path sheet = Files.writeString(directory.resolve("own.csv"), "\"ProductId\"\r\n\"MINE\"\r\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "--any-token",
                        "--clock",
                        "manual",
                        "--price-sheet",
                        "SE:2026-03=" + sheet)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = String.valueOf(output.readLine());
            assertThat(line).startsWith("listening on ");
            URI uri = URI.create(line.substring("listening on ".length())
                    + "/pricing/v1.0/sales/pricesheets(Market='SE',PricesheetView='azure_consumption')/$value");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .header("Authorization", "Bearer any")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo(Files.readString(sheet));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void record_support_under_meta_inf_versions_is_alive() throws Exception {
        // A loader whose only parent is the platform: nothing of the test's class path can help out.
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> builder = loader.loadClass("com.squareup.moshi.Moshi$Builder");
            Object moshi =
                    builder.getMethod("build").invoke(builder.getConstructor().newInstance());
            Object adapter = moshi.getClass().getMethod("adapter", Class.class).invoke(moshi, Probe.class);
            Object json = loader.loadClass("com.squareup.moshi.JsonAdapter")
                    .getMethod("toJson", Object.class)
                    .invoke(adapter, new Probe("alive"));
            assertThat(json).isEqualTo("{\"text\":\"alive\"}");
            // This class exists for Java 16 and later only.
            assertThat(loader.loadClass("com.squareup.moshi.RecordJsonAdapter$ComponentBinding"))
                    .isNotNull();
        }
    }

    @Test
    void no_module_descriptor_of_a_part_is_left() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(Object::toString).toList())
                    .noneMatch(name -> name.endsWith("module-info.class"));
        }
    }

    @Test
    void the_licences_of_all_parts_are_kept() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0, January 2004");
        assertThat(text("META-INF/THIRD-PARTY.txt"))
                .contains("okhttp-jvm", "okio-jvm", "kotlin-stdlib", "moshi", "jspecify")
                .doesNotContain("${");
    }

    private static String text(String entry) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
