package dev.deskside.application.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.InMemoryFollows;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.port.Follows;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionLimits;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session that this platform provides")
class WatchSessionsTest {
    private static final Instant CREATED = Instant.parse("2026-11-25T10:00:00Z");
    private static final SessionLimits LIMITS = new SessionLimits(Duration.ofHours(1), Duration.ofHours(10));

    private Instant now = CREATED;
    private final Clock clock = new Moved();
    private final InMemorySessions sessions = new InMemorySessions();
    private final Follows follows = new InMemoryFollows(sessions, clock);
    private final WatchSessions watch = new WatchSessions(sessions, follows, LIMITS, clock);

    private Session add() {
        SessionSnapshot snapshot = SessionSnapshot.in(SessionStatus.NOT_STARTED)
                .account(Optional.of(AccountKey.of("1")))
                .build();
        SessionTokens tokens =
                new SessionTokens(TokenHash.of(UUID.randomUUID().toString()), Optional.empty(), Optional.empty());
        Session session =
                new Session(new SessionKey(UUID.randomUUID()), CREATED, 1, tokens, Optional.empty(), snapshot);
        sessions.commit(session, 0, List.of());
        return session;
    }

    private Session ledger(Session session) {
        return follows.find(session.key()).orElseThrow().value();
    }

    private int watchedAfter(Duration time) {
        now = CREATED.plus(time);
        return watch.run(10);
    }

    @Test
    @DisplayName("expires where nobody starts it in time, and not before")
    void expires() {
        Session session = add();
        assertThat(watchedAfter(Duration.ofMinutes(59))).isZero();
        assertThat(ledger(session)).isEqualTo(session);

        assertThat(watchedAfter(Duration.ofHours(1))).isEqualTo(1);
        assertThat(ledger(session).endReason()).contains(EndReason.EXPIRED);
        assertThat(ledger(session).status()).isEqualTo(SessionStatus.ABANDONED);
        assertThat(watchedAfter(Duration.ofDays(99))).isZero();
    }

    @Test
    @DisplayName("is lost where it is open for too long, and is looked at no more often than that takes")
    void lost() {
        Session session =
                add().launch(new SessionId("1"), CREATED.plusSeconds(1800)).join(CREATED.plusSeconds(1801));
        sessions.commit(session, 1, List.of());
        assertThat(watchedAfter(Duration.ofHours(2))).isEqualTo(1);
        assertThat(watchedAfter(Duration.ofHours(10))).isZero();
        assertThat(ledger(session)).isEqualTo(session);

        assertThat(watchedAfter(Duration.ofMinutes(630))).isEqualTo(1);
        assertThat(ledger(session).endReason()).contains(EndReason.LOST);
        assertThat(ledger(session).status()).isEqualTo(SessionStatus.COMPLETE);
    }

    @Test
    @DisplayName("is left alone where it has ended")
    void ended() {
        Session session = add().launch(new SessionId("1"), CREATED).end(CREATED.plusSeconds(1));
        sessions.commit(session, 1, List.of());

        assertThat(watchedAfter(Duration.ofDays(2))).isEqualTo(1);
        assertThat(ledger(session)).isEqualTo(session);
        assertThat(watchedAfter(Duration.ofDays(99))).isZero();
    }

    /** A clock that a test moves. */
    private final class Moved extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
