package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import example.running.RunningDeskside;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A help desk with the Feign adapters alone")
@Timeout(120)
class HelpDeskTest {
    @Test
    @DisplayName("starts a session at a running server, finds it, and follows it until it is over")
    void aSession() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (RunningDeskside server = RunningDeskside.start()) {
            HelpDesk desk = new HelpDesk(server.url().toString(), server.printed("token"), executor);

            StartedSession started = desk.support("Ada Lovelace", "4711");
            assertThat(desk.state(started)).map(SessionSnapshot::status).hasValue(SessionStatus.NOT_STARTED);

            server.press(started.launchUrl());
            SessionSnapshot waiting = desk.state(started).orElseThrow();
            assertThat(waiting.status()).isEqualTo(SessionStatus.WAITING);

            server.press(waiting.customerJoinUrl().orElseThrow());
            server.end(started.token().value());

            ChangedSession last = desk.await(change -> change.snapshot().id().equals(waiting.id())
                    && change.change().status().isEnded());
            assertThat(last.change().status()).isEqualTo(SessionStatus.COMPLETE);
            assertThat(last.snapshot().customer().name()).hasValue("Ada Lovelace");
        } finally {
            executor.shutdown();
        }
    }
}
