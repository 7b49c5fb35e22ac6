package dev.deskside.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskside.domain.PageCursor;
import dev.deskside.http.wire.LinkHeader;
import dev.deskside.http.wire.WireJson;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How an answer is written. */
final class Answers {
    static final String JSON = "application/json";

    private Answers() {}

    static void send(Context context, int status, Object body) {
        protect(context::header);
        context.status(status).contentType(JSON).result(json(body));
    }

    /** What was asked for is done, and there is no more to say. */
    static void sendNothing(Context context) {
        protect(context::header);
        context.status(204);
    }

    /**
     * Says where the list goes on that is about to be sent. The link is relative, so that it holds behind a proxy, too,
     * and begins with the last part of the path: a query alone is resolved by {@link java.net.URI} against the part
     * before.
     */
    static void goesOn(Context context, QueryParameters asked, Optional<PageCursor> next) {
        next.map(asked::withCursor)
                .map(query -> LinkHeader.next(lastPart(context) + "?" + query))
                .ifPresent(link -> context.header(LinkHeader.NAME, link));
    }

    private static String lastPart(Context context) {
        return context.path().replaceAll(".*/", "");
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
