package io.github.azureplan.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingMsalTest {
    @ParameterizedTest
    @ValueSource(strings = {"msal4j-", "azure-json-", "slf4j-api-"})
    void a_missing_library_gives_one_message_that_names_the_artifact(String absentJar) throws Exception {
        URL[] rest = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(absentJar))
                .map(MissingMsalTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(rest, ClassLoader.getPlatformClassLoader())) {
            Class<?> provider = loader.loadClass(MsalTokenProvider.class.getName());
            Class<?> credential = loader.loadClass(ClientCredential.class.getName());
            Class<?> tenant = loader.loadClass("io.github.azureplan.common.TenantId");
            Object builder = provider.getMethod("builder").invoke(null);
            assertThat(builder.getClass().getClassLoader()).isSameAs(loader);
            builder.getClass()
                    .getMethod("tenant", tenant)
                    .invoke(
                            builder,
                            tenant.getMethod("of", String.class).invoke(null, "3f6d2c51-90b7-4f0e-8a44-7d1f5be0c9a1"));
            builder.getClass()
                    .getMethod("application", String.class, credential)
                    .invoke(
                            builder,
                            "5ac2f19e-7b08-4e6d-b3f2-0d94c8e716fa",
                            credential.getMethod("secret", String.class).invoke(null, "secret"));
            assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("com.microsoft.azure:msal4j");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
