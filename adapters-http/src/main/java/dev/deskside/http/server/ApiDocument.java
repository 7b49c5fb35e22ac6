package dev.deskside.http.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskside.http.wire.WireJson;
import dev.deskside.http.wire.WirePaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * The OpenAPI document: {@code openapi.json} beside this class, written by hand, and kept true by tests that compare it
 * with the routes and with every answer that a test gets.
 */
final class ApiDocument {
    /** Where it is served. */
    static final String PATH = "/openapi.json";

    private static final String RESOURCE = "openapi.json";
    private static final String CALLBACKS = WirePaths.OWN + "/callbacks";
    private static final String TOKEN_IN_QUERY = "tokenInQuery";

    private ApiDocument() {}

    /** The document whole. */
    static ObjectNode whole() {
        try (InputStream resource = ApiDocument.class.getResourceAsStream(RESOURCE)) {
            return (ObjectNode) WireJson.mapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The document of a server, which promises nothing that the server doesn't do.
     *
     * @param callbacks whether it has the methods on status callbacks
     */
    static ObjectNode of(boolean callbacks, TokenInQuery tokenInQuery) {
        ObjectNode document = whole();
        if (!callbacks) {
            removeIf(document.withObject("/paths").fieldNames(), path -> path.startsWith(CALLBACKS));
        }
        switch (tokenInQuery) {
            case ACCEPTED -> {}
            case IGNORED -> {
                document.withObject("/components/securitySchemes").remove(TOKEN_IN_QUERY);
                ArrayNode security = document.withArray("/security");
                removeIf(security.elements(), scheme -> scheme.has(TOKEN_IN_QUERY));
            }
        }
        return document;
    }

    private static <T> void removeIf(Iterator<T> elements, Predicate<T> unwanted) {
        while (elements.hasNext()) {
            if (unwanted.test(elements.next())) {
                elements.remove();
            }
        }
    }
}
