package dev.deskside.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.ChangeSignal;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Who follows the changes")
@Timeout(120)
class ListChangesTest {
    private static final AccountKey ACCOUNT = AccountKey.of(1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final InMemorySessions sessions = new InMemorySessions();
    private final ChangeSignal signal = new ChangeSignal();
    private final ListChanges changes = new ListChanges(
            sessions,
            (session, snapshot) ->
                    snapshot.toBuilder().notes(Optional.of("shown")).build(),
            signal);

    private static Caller caller(Seat seat, Role... roles) {
        return new Caller(ACCOUNT, Set.of(), UserKey.of(7), Set.of(roles), seat);
    }

    private static ListChanges.Query query(Optional<PageCursor> after, Duration wait) {
        return new ListChanges.Query(caller(Seat.REMOTE_SUPPORT, Role.SUPPORT), after, 10, wait);
    }

    private Session start(int number) {
        Session session = new Session(
                new SessionKey(new UUID(1, number)),
                NOON,
                0,
                new SessionTokens(TokenHash.of("token" + number), Optional.empty(), Optional.empty()),
                Optional.empty(),
                SessionSnapshot.in(SessionStatus.NOT_STARTED)
                        .account(Optional.of(ACCOUNT))
                        .build());
        sessions.commit(session, 0, List.of(new SessionChange(session.status(), NOON)));
        signal.raise();
        return session;
    }

    private void move(Session before, Session after, long version) {
        sessions.commit(after, version, after.changesSince(before, NOON));
        signal.raise();
    }

    @Test
    @DisplayName("is shown each session as it was right after the change, as its provider shows it, and why it ended")
    void asItWas() {
        Session asked = start(1);
        Session waiting = asked.launch(new SessionId("id-1"), NOON);
        move(asked, waiting, 1);
        Session ended = waiting.end(NOON.plusSeconds(1));
        move(waiting, ended, 2);

        ChangedSessions all = changes.run(query(Optional.empty(), Duration.ZERO));
        assertThat(all.changes())
                .extracting(change -> change.snapshot().status())
                .containsExactly(SessionStatus.NOT_STARTED, SessionStatus.WAITING, SessionStatus.ABANDONED);
        assertThat(all.changes())
                .extracting(change -> change.snapshot().endedAt().isPresent())
                .containsExactly(false, false, true);
        assertThat(all.changes())
                .extracting(ChangedSession::endReason)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(EndReason.ENDED));
        assertThat(all.changes())
                .extracting(change -> change.snapshot().notes())
                .containsOnly(Optional.of("shown"));
        assertThat(all.changes()).extracting(ChangedSession::version).containsExactly(1L, 2L, 3L);
        assertThat(all.next()).isEqualTo(all.changes().get(2).place());
        assertThat(changes.run(query(Optional.of(all.next()), Duration.ZERO)).changes())
                .isEmpty();
    }

    @Test
    @DisplayName("waits until something is there, and is given that")
    void waits() throws Exception {
        start(1);
        PageCursor end =
                changes.run(query(Optional.of(ListChanges.END), Duration.ZERO)).next();
        CompletableFuture<ChangedSessions> answer =
                CompletableFuture.supplyAsync(() -> changes.run(query(Optional.of(end), LONG)));
        start(2);
        assertThat(answer.get(1, TimeUnit.MINUTES).changes())
                .extracting(ChangedSession::session)
                .containsExactly(new SessionKey(new UUID(1, 2)));
    }

    @Test
    @DisplayName("is given what came without a signal, too")
    void withoutSignal() throws Exception {
        PageCursor end =
                changes.run(query(Optional.of(ListChanges.END), Duration.ZERO)).next();
        CompletableFuture<ChangedSessions> answer =
                CompletableFuture.supplyAsync(() -> changes.run(query(Optional.of(end), LONG)));
        Session session = new Session(
                new SessionKey(new UUID(2, 2)),
                NOON,
                0,
                new SessionTokens(TokenHash.of("quiet"), Optional.empty(), Optional.empty()),
                Optional.empty(),
                SessionSnapshot.in(SessionStatus.NOT_STARTED)
                        .account(Optional.of(ACCOUNT))
                        .build());
        sessions.commit(session, 0, List.of(new SessionChange(session.status(), NOON)));
        assertThat(answer.get(1, TimeUnit.MINUTES).changes()).hasSize(1);
    }

    @Test
    @DisplayName("is let go with nothing when all is closed, and doesn't wait from then on")
    void letGo() throws Exception {
        CompletableFuture<ChangedSessions> answer =
                CompletableFuture.supplyAsync(() -> changes.run(query(Optional.empty(), LONG)));
        assertThat(answer).isNotDone();
        changes.close();
        assertThat(answer.get(30, TimeUnit.SECONDS).changes()).isEmpty();
        assertThat(changes.run(query(Optional.empty(), LONG)).changes()).isEmpty();
    }

    @Test
    @DisplayName("needs a seat and the role, a place of this log, and numbers in their ranges")
    void refused() {
        assertRefused(ErrorCode.NOT_ENTITLED, caller(Seat.NONE, Role.SUPPORT), Optional.empty(), 1, Duration.ZERO);
        assertRefused(ErrorCode.ROLE_MISSING, caller(Seat.REMOTE_SUPPORT), Optional.empty(), 1, Duration.ZERO);
        Caller right = caller(Seat.REMOTE_SUPPORT, Role.SUPPORT);
        assertRefused(ErrorCode.INVALID_VALUE, right, Optional.of(new PageCursor("else")), 1, Duration.ZERO);
        assertRefused(ErrorCode.INVALID_VALUE, right, Optional.empty(), 0, Duration.ZERO);
        assertRefused(ErrorCode.INVALID_VALUE, right, Optional.empty(), 101, Duration.ZERO);
        assertRefused(ErrorCode.INVALID_VALUE, right, Optional.empty(), 1, Duration.ofSeconds(61));
        assertRefused(ErrorCode.INVALID_VALUE, right, Optional.empty(), 1, Duration.ofSeconds(-1));
    }

    private void assertRefused(ErrorCode code, Caller caller, Optional<PageCursor> after, int limit, Duration wait) {
        assertThatExceptionOfType(DesksideException.class)
                .isThrownBy(() -> changes.run(new ListChanges.Query(caller, after, limit, wait)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
