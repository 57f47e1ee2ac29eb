package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;

/** Shared access signatures of a directory: a text that opens it for a while. */
final class Sas {
    private static final String VERSION = "2021-08-06";

    private Sas() {}

    /** The query of an address inside the directory, without the question mark. */
    @Documented("Create a user delegation SAS; partnerBilling: manifest")
    static String token(Ids ids, String directory, Instant now, Duration life) {
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        String end = from.plus(life).toString();
        return "skoid=" + ids.guid("storage key") + "&sktid=" + ids.guid("storage tenant")
                + "&skt=" + encoded(from.toString())
                + "&ske=" + encoded(from.plus(Duration.ofDays(1)).toString())
                + "&sks=b&skv=" + VERSION + "&sv=" + VERSION
                + "&se=" + encoded(end)
                + "&sr=d&sp=rl&sdd=7&sig=" + encoded(signature(ids, directory, end));
    }

    @Assumed({
        "a signature that is missing or of another directory is 403 with code AuthenticationFailed, like an expired one",
        "a signature covers its directory and its end; the other parameters are not looked at"
    })
    static void require(Request request, String directory) {
        String end = request.query("se");
        if (end == null || !signature(request.ids(), directory, end).equals(request.query("sig"))) {
            throw new Refusal(403, "AuthenticationFailed", "Server failed to authenticate the request.");
        }
        try {
            if (!Instant.parse(end).isAfter(request.now())) {
                throw new Refusal(403, "AuthenticationFailed", "Signature not valid in the specified time frame.");
            }
        } catch (DateTimeException e) {
            throw new IllegalStateException(e); // only our own ends carry a signature
        }
    }

    private static String signature(Ids ids, String directory, String end) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(ids.hex(64, "sas", directory, end)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
