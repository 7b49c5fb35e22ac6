package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.CancelSession;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.bootstrap.schedule.Following;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A Java host that follows the changes")
@Timeout(120)
class FollowTest {
    @TempDir
    private Path data;

    private final List<ChangedSession> told = new CopyOnWriteArrayList<>();

    private static StartedSession startAndCancel(Deskside deskside, Caller caller) {
        StartedSession started = deskside.useCases()
                .startSession()
                .run(new StartSession.Command(
                        caller, SessionRequest.screenSharing().build()));
        deskside.useCases()
                .cancelSession()
                .run(new CancelSession.Command(caller, SessionReference.to(started.token())));
        return started;
    }

    @Test
    @DisplayName(
            "is told each once, again what it failed at, goes on where it was, and is told nothing once it has closed")
    void told() {
        try (Deskside deskside = Deskside.builder().data(data).demo().open()) {
            Caller zoe = deskside.caller(deskside.demo().orElseThrow().accessToken());
            AtomicBoolean fails = new AtomicBoolean(true);
            Optional<PageCursor> last;
            try (Following following = deskside.follow(zoe, Optional.of(ListChanges.END), change -> {
                if (fails.compareAndSet(true, false)) {
                    throw new IllegalStateException("not yet");
                }
                told.add(change);
            })) {
                assertThat(following).isNotNull();
                startAndCancel(deskside, zoe);
                await().until(() -> told.size() == 2);
                assertThat(told)
                        .extracting(change -> change.change().status())
                        .containsExactly(SessionStatus.NOT_STARTED, SessionStatus.ABANDONED);
                assertThat(told)
                        .allSatisfy(change ->
                                assertThat(change.snapshot().customerJoinUrl()).isPresent());
                last = Optional.of(told.get(0).place());
            }
            startAndCancel(deskside, zoe);
            assertThat(told).hasSize(2);

            Following rest = deskside.follow(zoe, last, told::add);
            await().until(() -> told.size() == 5);
            assertThat(told).extracting(ChangedSession::sequence).isSorted();
            assertThat(told.get(2).sequence()).isEqualTo(told.get(1).sequence());
            rest.close();
            Following closedByTheHost = deskside.follow(zoe, Optional.empty(), told::add);
            assertThat(closedByTheHost).isNotNull();
            assertThatExceptionOfType(DesksideException.class)
                    .isThrownBy(() -> deskside.follow(zoe, Optional.of(new PageCursor("nowhere")), told::add));
        }
    }
}
