package dev.deskside.http.server;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.session.IdempotencyKey;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a start is named by, where its caller wants it done once. */
final class IdempotencyKeyHeader {
    private IdempotencyKeyHeader() {}

    /** The key; absent without such a header. INVALID_VALUE naming it where it can't be one, or is given twice. */
    static Optional<IdempotencyKey> read(Context context) {
        List<String> given = Collections.list(context.req().getHeaders(IdempotencyKey.FIELD));
        if (given.size() > 1) {
            throw DesksideException.invalid(IdempotencyKey.FIELD, "is given twice");
        }
        return given.stream().findFirst().map(IdempotencyKey::new);
    }
}
