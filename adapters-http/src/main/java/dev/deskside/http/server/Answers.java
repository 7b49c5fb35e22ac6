package dev.deskside.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskside.http.wire.WireJson;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;

/** How an answer is written. */
final class Answers {
    static final String JSON = "application/json";

    private Answers() {}

    static void send(Context context, int status, Object body) {
        protect(context::header);
        context.status(status).contentType(JSON).result(json(body));
    }

    static byte[] json(Object body) {
        try {
            return WireJson.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every answer is somebody's data, so no cache keeps it; and it is what it says it is. */
    static void protect(BiConsumer<String, String> header) {
        header.accept("Cache-Control", "no-store");
        header.accept("X-Content-Type-Options", "nosniff");
    }
}
