package io.github.azureplan.internal.wire;

import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Reads the bodies of answers whose status says success, and notices those that are none. */
final class AnswerReader implements Call.Reader {
    /** No answer this short says anything but a refusal or a small thing; only those are searched for a code. */
    private static final int SHORT = 4096;

    private final Json json;
    private final Bodies bodies;

    AnswerReader(Json json, Bodies bodies) {
        this.json = json;
        this.bodies = bodies;
    }

    /** An error inside an answer whose status says success. */
    static final class ErrorInside extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final transient ErrorReader.Said said;

        ErrorInside(ErrorReader.Said said) {
            this.said = said;
        }

        ErrorReader.Said said() {
            return said;
        }
    }

    /** An answer that is not JSON at all, so that it probably does not come from the service. */
    static final class NotJson extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        NotJson(String message) {
            super(message);
        }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as declared
    public <V> V json(TransportResponse response, Type type) throws IOException {
        byte[] body = bytes(response);
        String text = body.length < SHORT ? new String(body, StandardCharsets.UTF_8) : "";
        if (text.isBlank() && body.length < SHORT) {
            throw new NotJson("the body is empty");
        }
        if (looksLikeMarkup(body)) {
            throw new NotJson("the body is HTML or XML, probably of something between here and the service");
        }
        if (text.contains(ErrorCode.ITEM_NOT_AVAILABLE.text())) {
            ErrorReader.Said said = ErrorReader.read(body);
            if (said.code().equals(ErrorCode.ITEM_NOT_AVAILABLE)) {
                throw new ErrorInside(said);
            }
        }
        return json.read(body, type);
    }

    @Override
    public byte[] bytes(TransportResponse response) throws IOException {
        return bodies.read(response, Pipeline.LARGEST_JSON);
    }

    private static boolean looksLikeMarkup(byte[] body) {
        for (byte b : body) {
            if (b > ' ' || b < 0) {
                if (b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF) {
                    continue;
                }
                return b == '<';
            }
        }
        return false;
    }
}
