package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final AccountKey ACCOUNT = AccountKey.of(1);
    private static final Caller CALLER =
            new Caller(ACCOUNT, Set.of(), UserKey.of(1), Set.of(Role.SUPPORT), Seat.REMOTE_SUPPORT);

    private static void keep(Sessions sessions, String id, int daysAgo) {
        Instant end = Instant.now().minus(Duration.ofDays(daysAgo));
        SessionSnapshot asked = SessionSnapshot.in(SessionStatus.NOT_STARTED)
                .account(Optional.of(ACCOUNT))
                .build();
        Session session = new Session(
                new SessionKey(UUID.randomUUID()),
                end,
                1,
                new SessionTokens(TokenHash.of(id), Optional.empty(), Optional.empty()),
                Optional.empty(),
                asked);
        sessions.commit(session.launch(new SessionId(id), end).end(end), 0, List.of());
    }

    @Test
    @DisplayName("at its start a server deletes what has expired, and needs no request for it")
    void atTheStart(@TempDir Path data) {
        try (Deskside first = Deskside.builder().data(data).open()) {
            first.accounts().add(new Account(ACCOUNT, "Acme", Account.Recording.ENABLED));
            for (int i = 0; i < 250; i++) {
                keep(first.product().sessions(), "expired-" + i, 401);
            }
            keep(first.product().sessions(), "young", 399);
        }
        try (Deskside second = Deskside.builder().data(data).open()) {
            Sessions sessions = second.product().sessions();
            await().until(() -> IntStream.range(0, 250)
                    .allMatch(i -> sessions.find(CALLER, new SessionReference("expired-" + i))
                            .isEmpty()));
            assertThat(sessions.find(CALLER, new SessionReference("young"))).isPresent();
        }
    }
}
