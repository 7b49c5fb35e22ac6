package dev.deskside.application.delivery;

import dev.deskside.application.port.Sessions;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A session whose receiver is told of it. */
final class Told {
    static final AccountKey ACCOUNT = AccountKey.of(7);
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    private final Sessions sessions;
    private Session session;
    private long version;

    /** Launched. */
    Told(Sessions sessions, URI url) {
        this.sessions = sessions;
        UUID key = UUID.randomUUID();
        this.session = new Session(
                new SessionKey(key),
                AT,
                0,
                new SessionTokens(TokenHash.of(key.toString()), Optional.empty(), Optional.empty()),
                Optional.of(url),
                SessionSnapshot.in(SessionStatus.NOT_STARTED)
                        .account(Optional.of(ACCOUNT))
                        .build());
        commit(session.launch(new SessionId("id-" + key), AT));
    }

    Told join() {
        return commit(session.join(AT));
    }

    Told end() {
        return commit(session.end(AT));
    }

    private Told commit(Session after) {
        session = after;
        version = sessions.commit(session, version, List.of(new SessionChange(session.status(), AT)));
        return this;
    }

    SessionId id() {
        return session.id().orElseThrow();
    }
}
