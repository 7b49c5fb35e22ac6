package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Of two nodes on one PostgreSQL")
@Timeout(120)
class PostgresSignalsTest {
    private static final Account ACCOUNT = new Account(AccountKey.of(1), "Account", Account.Recording.ENABLED);
    private static final Caller CALLER =
            new Caller(ACCOUNT.key(), Set.of(), UserKey.of(7), Set.of(), Seat.REMOTE_SUPPORT);
    private static final String LISTENERS =
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";

    private final PostgresAddress address = Postgres.emptyDatabase();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger heard = new AtomicInteger();

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    private static void commit(Store store, int number) {
        Session session = new Session(
                new SessionKey(new UUID(1, number)),
                Instant.EPOCH,
                0,
                new SessionTokens(TokenHash.of("token" + number), Optional.empty(), Optional.empty()),
                Optional.empty(),
                SessionSnapshot.in(SessionStatus.NOT_STARTED)
                        .account(Optional.of(ACCOUNT.key()))
                        .build());
        store.sessions().commit(session, 0, List.of(new SessionChange(session.status(), Instant.EPOCH)));
    }

    private List<Integer> listeners() {
        return Postgres.jdbi(address)
                .withHandle(handle ->
                        handle.createQuery(LISTENERS).mapTo(Integer.class).list());
    }

    @Test
    @DisplayName("each hears of the other's commits, also after its connection was cut off, and ends with its store")
    void heardOf() throws InterruptedException {
        AtomicInteger own = new AtomicInteger();
        try (PostgresStore one = PostgresStore.open(address, 2, threads, own::incrementAndGet);
                PostgresStore other = PostgresStore.open(address, 2, threads, heard::incrementAndGet)) {
            await().until(() -> listeners().size() == 2 && heard.get() > 0);
            one.accounts().add(ACCOUNT);
            int before = heard.get();
            int ownBefore = own.get();
            commit(one, 1);
            assertThat(own.get()).as("its own, at once").isGreaterThan(ownBefore);
            await().until(() -> heard.get() > before);

            List<Integer> cut = listeners();
            Postgres.jdbi(address)
                    .useHandle(handle -> cut.forEach(pid -> handle.select("SELECT pg_terminate_backend(?)", pid)
                            .mapTo(Boolean.class)
                            .one()));
            commit(one, 2);
            // Nobody needs to be told in order to see it.
            await().until(() -> other.sessions()
                            .changesAfter(CALLER, Optional.empty(), 10)
                            .changes()
                            .size()
                    == 2);
            await().until(() -> listeners().size() == 2 && listeners().stream().noneMatch(cut::contains));
            int later = heard.get();
            commit(one, 3);
            await().until(() -> heard.get() > later);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("the other hears nothing of what has no changes or was refused")
    void nothingToHear() {
        try (PostgresStore one = PostgresStore.open(address, 2)) {
            one.accounts().add(ACCOUNT);
        }
        List<Runnable> kept = new ArrayList<>();
        try (PostgresStore store = PostgresStore.open(address, 2, kept::add, heard::incrementAndGet)) {
            commit(store, 1);
            assertThat(heard.get()).isEqualTo(1);
            assertThat(catchThrowable(() -> commit(store, 1))).isNotNull();
            assertThat(heard.get()).isEqualTo(1);
            assertThat(kept).as("who listens, and who tells").hasSize(2);
        }
    }
}
