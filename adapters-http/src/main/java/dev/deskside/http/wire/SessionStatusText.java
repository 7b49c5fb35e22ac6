package dev.deskside.http.wire;

import dev.deskside.domain.session.SessionStatus;
import java.util.Arrays;
import java.util.Optional;

/** How a status is spelled on the wire. */
public final class SessionStatusText {
    private SessionStatusText() {}

    /** As it is sent. */
    public static String of(SessionStatus status) {
        return switch (status) {
            case NOT_STARTED -> "notStarted";
            case WAITING -> "waiting";
            case ACTIVE -> "active";
            case COMPLETE -> "complete";
            case ABANDONED -> "abandoned";
        };
    }

    /** The status that is spelled like this, in any case. */
    public static Optional<SessionStatus> parse(String text) {
        return Arrays.stream(SessionStatus.values())
                .filter(status -> of(status).equalsIgnoreCase(text))
                .findFirst();
    }
}
