package io.github.azureplan.common;

import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the services are: one origin and path prefix each, and the audience a token for it names. A token is sent to
 * addresses below its service's base and nowhere else.
 */
public final class Endpoints {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private static final Endpoints GLOBAL = new Endpoints(
            Map.of(
                    Service.PARTNER_CENTER, URI.create("https://api.partnercenter.microsoft.com/v1"),
                    Service.PRICING, URI.create("https://api.partner.microsoft.com"),
                    Service.GRAPH, URI.create("https://graph.microsoft.com"),
                    Service.RESOURCE_MANAGER, URI.create("https://management.azure.com")),
            globalAudiences("https://graph.microsoft.com", "https://management.azure.com"),
            URI.create("https://login.microsoftonline.com"));

    private final Map<Service, URI> bases;
    private final Map<Service, String> audiences;
    private final URI login;

    private Endpoints(Map<Service, URI> bases, Map<Service, String> audiences, URI login) {
        this.bases = new EnumMap<>(bases);
        this.audiences = new EnumMap<>(audiences);
        this.login = checked(login, "login");
        for (Service service : Service.values()) {
            this.bases.put(service, checked(require(bases.get(service), service), service.name()));
            require(audiences.get(service), service);
        }
    }

    /**
     * The public cloud.
     *
     * @return the endpoints
     */
    public static Endpoints global() {
        return GLOBAL;
    }

    /**
     * The United States government cloud. Billing exports over Graph are not offered there.
     *
     * @return the endpoints
     */
    public static Endpoints usGovernment() {
        Map<Service, URI> bases = new EnumMap<>(GLOBAL.bases);
        bases.put(Service.GRAPH, URI.create("https://graph.microsoft.us"));
        bases.put(Service.RESOURCE_MANAGER, URI.create("https://management.usgovcloudapi.net"));
        return new Endpoints(
                bases,
                globalAudiences("https://graph.microsoft.us", "https://management.usgovcloudapi.net"),
                URI.create("https://login.microsoftonline.us"));
    }

    /**
     * All services below one base address, as the sandbox server offers them: Partner Center at {@code /v1}, the others
     * at {@code /pricing}, {@code /graph}, {@code /arm} and {@code /login}. Audiences are those of the public cloud.
     *
     * @param base the address, https, or http on a loopback host
     * @return the endpoints
     */
    public static Endpoints of(URI base) {
        String root = base.toString().replaceAll("/+$", "");
        Map<Service, URI> bases = new EnumMap<>(Service.class);
        bases.put(Service.PARTNER_CENTER, URI.create(root + "/v1"));
        bases.put(Service.PRICING, URI.create(root + "/pricing"));
        bases.put(Service.GRAPH, URI.create(root + "/graph"));
        bases.put(Service.RESOURCE_MANAGER, URI.create(root + "/arm"));
        return new Endpoints(bases, GLOBAL.audiences, URI.create(root + "/login"));
    }

    /**
     * These endpoints with one service elsewhere, for a cloud or gateway this library has no profile for.
     *
     * @param service the service
     * @param base its base address; for Partner Center including the version, {@code …/v1}
     * @param audience the audience its tokens name
     * @return new endpoints
     */
    public Endpoints with(Service service, URI base, String audience) {
        Map<Service, URI> newBases = new EnumMap<>(bases);
        newBases.put(service, base);
        Map<Service, String> newAudiences = new EnumMap<>(audiences);
        newAudiences.put(service, audience);
        return new Endpoints(newBases, newAudiences, login);
    }

    /**
     * The base address of a service, without a slash at its end.
     *
     * @param service the service
     * @return the address
     */
    public URI base(Service service) {
        return require(bases.get(service), service);
    }

    /**
     * The audience of tokens for a service.
     *
     * @param service the service
     * @return the audience
     */
    public String audience(Service service) {
        return require(audiences.get(service), service);
    }

    /**
     * The sign-in authority.
     *
     * @return the address, without a tenant
     */
    public URI login() {
        return login;
    }

    /**
     * The service an absolute address belongs to: same scheme, host and port, and a path below the base. This decides
     * whether an address the service handed out may be followed with a token.
     *
     * @param address an absolute address
     * @return the service, or empty when the address is none of ours
     */
    public Optional<Service> serviceOf(URI address) {
        for (Map.Entry<Service, URI> entry : bases.entrySet()) {
            if (below(address, entry.getValue())) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /**
     * Whether an address is https, or http on a loopback host.
     *
     * @param address an absolute address
     * @return true when it may be spoken to
     */
    public static boolean secure(URI address) {
        String host = address.getHost();
        return host != null
                && ("https".equalsIgnoreCase(address.getScheme())
                        || ("http".equalsIgnoreCase(address.getScheme())
                                && LOOPBACK.contains(host.toLowerCase(Locale.ROOT))));
    }

    private static boolean below(URI address, URI base) {
        if (address.getHost() == null || address.getRawUserInfo() != null || !sameOrigin(address, base)) {
            return false;
        }
        String path = address.normalize().getRawPath();
        // An encoded dot or slash could climb out of the prefix at the server.
        String lower = address.getRawPath().toLowerCase(Locale.ROOT);
        if (lower.contains("%2e") || lower.contains("%2f") || lower.contains("%5c") || path.contains("..")) {
            return false;
        }
        String prefix = base.getRawPath();
        return prefix.isEmpty() || path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static boolean sameOrigin(URI a, URI b) {
        return b.getScheme().equalsIgnoreCase(a.getScheme())
                && a.getHost().equalsIgnoreCase(b.getHost())
                && port(a) == port(b);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static URI checked(URI uri, String name) {
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("endpoint " + name + ": must be an absolute address without a query");
        }
        if (!secure(uri)) {
            throw new IllegalArgumentException(
                    "endpoint " + name + ": must be https (http is for loopback addresses only), was " + uri);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("endpoint " + name + ": must not carry user information");
        }
        return uri.getRawPath().endsWith("/") ? URI.create(uri.toString().replaceAll("/+$", "")) : uri;
    }

    private static Map<Service, String> globalAudiences(String graph, String arm) {
        Map<Service, String> audiences = new EnumMap<>(Service.class);
        audiences.put(Service.PARTNER_CENTER, "https://api.partnercenter.microsoft.com");
        audiences.put(Service.PRICING, "https://api.partner.microsoft.com");
        audiences.put(Service.GRAPH, graph);
        audiences.put(Service.RESOURCE_MANAGER, arm);
        return audiences;
    }

    private static <T> T require(@Nullable T value, Service service) {
        return Objects.requireNonNull(value, () -> "endpoint " + service + ": missing");
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Endpoints other
                && bases.equals(other.bases)
                && audiences.equals(other.audiences)
                && login.equals(other.login);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bases, audiences, login);
    }

    @Override
    public String toString() {
        return "Endpoints" + bases.values();
    }
}
