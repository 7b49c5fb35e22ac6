package dev.deskside.bootstrap.bench;

import dev.deskside.domain.session.TokenHash;
import java.util.Map;
import java.util.UUID;

/** One of the stored sessions: a copy of the demo's, found by its id or by its token as any other is. */
record BenchSession(long number) {
    String id() {
        return Long.toString(200_000_000_000L + number);
    }

    /** As long as a real one, and as evenly spread when hashed. */
    String token() {
        return "%043d".formatted(number);
    }

    /** Every other one by its id, as technicians ask, and by its token, as the creator does. */
    String reference() {
        return number % 2 == 0 ? id() : token();
    }

    /** What makes it another session than the one it is a copy of. */
    Map<String, Object> columns() {
        return Map.of(
                "session_key", new UUID(number * 0x9E3779B97F4A7C15L, number).toString(),
                "session_id", id(),
                "session_token_hash", TokenHash.of(token()).hex(),
                "launch_token_hash", TokenHash.of("launch" + token()).hex(),
                "join_token_hash", TokenHash.of("join" + token()).hex());
    }
}
