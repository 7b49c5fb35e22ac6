package dev.deskside.http.server;

import io.javalin.http.Context;
import java.util.Objects;

/** What this server can be asked, told to programs. It is nobody's secret, so no token is needed. */
final class DocumentRoutes {
    private final boolean callbacks;
    private final TokenInQuery tokenInQuery;
    private byte[] document;

    DocumentRoutes(boolean callbacks, TokenInQuery tokenInQuery) {
        this.callbacks = callbacks;
        this.tokenInQuery = Objects.requireNonNull(tokenInQuery);
    }

    void document(Context context) {
        context.header("Cache-Control", "public, max-age=300")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(Answers.JSON)
                .result(document());
    }

    /** Made when it is first asked for: a server starts without it. */
    private synchronized byte[] document() {
        if (document == null) {
            document = Answers.json(ApiDocument.of(callbacks, tokenInQuery));
        }
        return document;
    }
}
