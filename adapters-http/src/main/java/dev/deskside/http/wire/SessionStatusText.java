package dev.deskside.http.wire;

import dev.deskside.domain.session.SessionStatus;
import java.util.Arrays;
import java.util.Optional;

/** How a status is spelled on the wire. */
final class SessionStatusText {
    private SessionStatusText() {}

    static String of(SessionStatus status) {
        return switch (status) {
            case NOT_STARTED -> "notStarted";
            case WAITING -> "waiting";
            case ACTIVE -> "active";
            case COMPLETE -> "complete";
            case ABANDONED -> "abandoned";
        };
    }

    static Optional<SessionStatus> parse(String text) {
        return Arrays.stream(SessionStatus.values())
                .filter(status -> of(status).equalsIgnoreCase(text))
                .findFirst();
    }
}
