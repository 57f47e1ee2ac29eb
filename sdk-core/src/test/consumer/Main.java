package stranger;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import java.util.Set;

/** A user's program: it knows the published jar and nothing else. The arguments name the optional parts it expects. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Set<String> expected = Set.of(args);
        expect("msal4j", expected, "com.microsoft.aad.msal4j.ConfidentialClientApplication");
        expect("httpserver", expected, "com.sun.net.httpserver.HttpServer");

        CustomerId customer = CustomerId.of("0C1A6A37-9D1B-4A0E-8C0D-0F3A5D8E7B11");
        Headers headers = Headers.of("MS-CorrelationId", "1", "Authorization", "Bearer secret");
        if (headers.toString().contains("secret") || !Transport.class.isInterface()) {
            throw new AssertionError(headers.toString());
        }
        System.out.println("customer " + customer);
        System.out.println("module " + CustomerId.class.getModule().getName());
    }

    private static void expect(String part, Set<String> expected, String type) {
        boolean present;
        try {
            Class.forName(type, false, Main.class.getClassLoader());
            present = true;
        } catch (ClassNotFoundException e) {
            present = false;
        }
        if (present != expected.contains(part)) {
            throw new AssertionError(part + (present ? " is there and should not be" : " is missing"));
        }
    }
}
