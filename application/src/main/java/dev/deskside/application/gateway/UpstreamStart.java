package dev.deskside.application.gateway;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What another provider gave for a session, as the ledger keeps it, sealed: a session that has no id yet is asked for
 * with its token, and a start that is asked for again is answered with all of it.
 */
record UpstreamStart(StartedSession started) {
    private static final String FORM = "1";
    private static final int PARTS = 4;

    UpstreamStart {
        Objects.requireNonNull(started);
    }

    /** What {@link #text} wrote; absent where it is something else, as a newer version may write. */
    static Optional<UpstreamStart> parse(String text) {
        String[] parts = text.split("\n", -1);
        if (parts.length != PARTS || !parts[0].equals(FORM)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UpstreamStart(new StartedSession(
                    URI.create(parts[1]),
                    new SessionToken(parts[2]),
                    Optional.of(parts[3]).filter(id -> !id.isEmpty()).map(SessionId::new))));
        } catch (IllegalArgumentException | DesksideException e) {
            return Optional.empty();
        }
    }

    /** In lines: none of its parts holds white space. */
    String text() {
        return String.join(
                "\n",
                FORM,
                started.launchUrl().toString(),
                started.token().value(),
                started.id().map(SessionId::value).orElse(""));
    }

    SessionReference reference() {
        return started.reference();
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "UpstreamStart[…]";
    }
}
