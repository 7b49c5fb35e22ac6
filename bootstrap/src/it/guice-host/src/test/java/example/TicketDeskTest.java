package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.guice.DesksideModule;
import dev.deskside.bootstrap.schedule.Following;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.TokenHash;
import example.running.RunningDeskside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host with Guice")
@Timeout(180)
class TicketDeskTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "installs our module beside its own, starts a session at a running server, and follows it until it is over")
    void aSession() throws Exception {
        try (RunningDeskside server = RunningDeskside.start();
                Deskside deskside = Deskside.builder()
                        .data(data)
                        .gotoassist(server.url(), server.printed("token"))
                        .open()) {
            Injector injector = Guice.createInjector(Stage.PRODUCTION, new TicketModule(), DesksideModule.of(deskside));
            Caller zoe = technician(injector.getInstance(Accounts.class), server);
            TicketDesk desk = injector.getInstance(TicketDesk.class);

            try (Following following = desk.follow(zoe)) {
                assertThat(following.hasEnded()).isFalse();
                StartedSession started = desk.support(zoe, "4711", "Ada Lovelace");
                assertThat(desk.opened("4711")).isPresent();
                server.press(started.launchUrl());
                SessionSnapshot waiting = desk.state(zoe, started).orElseThrow();
                assertThat(waiting.status()).isEqualTo(SessionStatus.WAITING);
                server.press(waiting.customerJoinUrl().orElseThrow());
                server.end(started.token().value());

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(desk.told("4711"))
                                .map(SessionSnapshot::status)
                                .hasValue(SessionStatus.COMPLETE));
            }
            injector.getInstance(ExecutorService.class).shutdown();
        }
    }

    /** The technician whom the server behind knows, made known here. */
    private static Caller technician(Accounts accounts, RunningDeskside server) {
        AccountKey account = AccountKey.of(server.printed("account"));
        Technician technician = new Technician(
                UserKey.of(server.printed("user")),
                account,
                "Zoë",
                new EmailAddress("zoe@acme.example"),
                Locale.ENGLISH,
                Seat.REMOTE_SUPPORT,
                Set.of(Role.SUPPORT),
                Set.of());
        accounts.add(new Account(account, "Acme Support", Account.Recording.ENABLED));
        accounts.add(technician, TokenHash.of("a-token-of-at-least-32-characters-0001"));
        return Caller.of(technician);
    }
}
