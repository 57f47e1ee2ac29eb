package stranger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.BackendServer;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Market;
import io.github.azureplan.transport.OkHttpTransport;
import java.util.Map;

/** A user's program in a project that has its own Kotlin and Jackson: real HTTP, real JSON, their versions. */
public final class OwnVersions {
    private OwnVersions() {}

    public static void main(String[] args) throws Exception {
        InMemoryBackend backend = InMemoryBackend.create();
        try (BackendServer server = BackendServer.start(backend, 0);
                OkHttpTransport transport = OkHttpTransport.create();
                AzurePlanClient client = backend.clientBuilder()
                        .endpoints(Endpoints.of(server.uri()))
                        .transport(transport)
                        .build()) {
            String json = new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "plan", client.catalog().azurePlan(Market.of("DE")).toString()));
            System.out.println("kotlin " + kotlin.KotlinVersion.CURRENT);
            System.out.println("jackson " + PackageVersion.VERSION);
            System.out.println("Azure plan in DE: " + json);
        }
    }
}
