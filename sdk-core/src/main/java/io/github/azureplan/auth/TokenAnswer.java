package io.github.azureplan.auth;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The members of a token endpoint's JSON that matter, of a success and of a refusal alike. Numbers may come as text
 * (the first version of the endpoint writes them so); what has another shape counts as absent.
 */
final class TokenAnswer {
    private static final JsonReader.Options MEMBERS = JsonReader.Options.of(
            "access_token",
            "expires_in",
            "refresh_token",
            "error",
            "suberror",
            "error_codes",
            "correlation_id",
            "claims");

    private static final int LONGEST_SHOWN = 64;
    private static final BigDecimal MANY_SECONDS = BigDecimal.valueOf(Integer.MAX_VALUE);

    @Nullable
    String accessToken;

    @Nullable
    Long expiresIn;

    @Nullable
    String refreshToken;

    @Nullable
    String error;

    @Nullable
    String suberror;

    @Nullable
    Integer aadstsCode;

    @Nullable
    String correlationId;

    @Nullable
    String claims;

    private TokenAnswer() {}

    /** Reads an answer; null when it is no JSON object. */
    static @Nullable TokenAnswer read(byte[] json) {
        TokenAnswer answer = new TokenAnswer();
        try (JsonReader reader =
                JsonReader.of(new Buffer().write(json, bomLength(json), json.length - bomLength(json)))) {
            reader.beginObject();
            while (reader.hasNext()) {
                answer.member(reader);
            }
            reader.endObject();
            return reader.peek() == JsonReader.Token.END_DOCUMENT ? answer : null;
        } catch (IOException | JsonDataException e) {
            return null;
        }
    }

    private static int bomLength(byte[] json) {
        boolean bom = json.length >= 3 && json[0] == (byte) 0xef && json[1] == (byte) 0xbb && json[2] == (byte) 0xbf;
        return bom ? 3 : 0;
    }

    private void member(JsonReader reader) throws IOException {
        switch (reader.selectName(MEMBERS)) {
            case 0 -> accessToken = text(reader);
            case 1 -> expiresIn = seconds(text(reader));
            case 2 -> refreshToken = text(reader);
            case 3 -> error = shown(text(reader));
            case 4 -> suberror = shown(text(reader));
            case 5 -> aadstsCode = firstCode(reader);
            case 6 -> correlationId = shown(text(reader));
            case 7 -> claims = text(reader);
            default -> {
                reader.skipName();
                reader.skipValue();
            }
        }
    }

    private static @Nullable String text(JsonReader reader) throws IOException {
        JsonReader.Token token = reader.peek();
        if (token == JsonReader.Token.STRING || token == JsonReader.Token.NUMBER) {
            return reader.nextString();
        }
        reader.skipValue();
        return null;
    }

    private static @Nullable Integer firstCode(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
            return code(text(reader));
        }
        Integer first = null;
        reader.beginArray();
        while (reader.hasNext()) {
            Integer code = code(text(reader));
            first = first == null ? code : first;
        }
        reader.endArray();
        return first;
    }

    private static @Nullable Integer code(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Long seconds(@Nullable String text) {
        if (text == null || text.length() > 20) {
            return null;
        }
        try {
            return new BigDecimal(text).min(MANY_SECONDS).longValue();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** For messages: these come from the network and end up in logs. */
    private static @Nullable String shown(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String cut = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return cut.replaceAll("[^\\x20-\\x7e…]", "?");
    }
}
