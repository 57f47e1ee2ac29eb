package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.backend.BackendServer;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.plans.AzurePlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a folder buy one plan between them, though nothing but the journal keeps them from two. */
class PurchaseProcessesTest {
    private static final int PROCESSES = 3;

    private record Started(Process process, BufferedReader said) {
        static Started of(String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    PurchaseProcess.class.getName()));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new Started(
                    process,
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        }

        /** The rest of what it says is the message when it fails. */
        String end() throws IOException, InterruptedException {
            String all = said.lines().reduce("", (a, b) -> a.isEmpty() ? b : a + "\n" + b);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(process.exitValue()).as(all).isZero();
            return all;
        }
    }

    @Test
    void three_processes_buy_one_plan(@TempDir Path folder) throws Exception {
        InMemoryBackend backend = InMemoryBackend.builder()
                .anyToken(true)
                .secondPlanRefused(false)
                .orderVisibleAfter(Duration.ofMinutes(15))
                .orderPendingFor(Duration.ofMinutes(14))
                .build();
        CustomerId customer = backend.world().customer("SE", "bolag.example", "Bolag AB");
        backend.world().acceptAgreement(customer);
        List<Started> all = new ArrayList<>();
        try (BackendServer server = BackendServer.start(backend, 0)) {
            for (int i = 0; i < PROCESSES; i++) {
                all.add(Started.of(
                        server.uri().toString(),
                        folder.toString(),
                        customer.text(),
                        backend.clock().instant().toString()));
            }
            for (Started each : all) {
                assertThat(each.said().readLine()).isEqualTo("ready");
            }
            for (Started each : all) {
                each.process().getOutputStream().write('\n');
                each.process().getOutputStream().flush();
            }
            Set<String> plans = new HashSet<>();
            for (Started each : all) {
                plans.add(each.end());
            }
            assertThat(plans).hasSize(1);
            backend.clock().advance(Duration.ofDays(1));
            assertThat(backend.client().customer(customer).azurePlans().list())
                    .extracting(AzurePlan::id)
                    .extracting(id -> id.text())
                    .containsExactlyElementsOf(plans);
        } finally {
            all.forEach(each -> each.process().destroyForcibly());
        }
    }
}
