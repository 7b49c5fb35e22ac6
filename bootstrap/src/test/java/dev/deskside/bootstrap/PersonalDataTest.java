package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Sessions;
import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.cli.V1Server;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataTest {
    private static final CommandContext CONTEXT = new CommandContext(Map.of(), Terminal.NONE, V1Server::overHttp);
    private static final AccountKey ACCOUNT = AccountKey.of(1);
    private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path data;

    private CommandRun run(String command, String... subject) {
        List<String> arguments = new ArrayList<>(List.of("personal-data", command, "--data", data.toString()));
        arguments.addAll(List.of(subject));
        return CommandRun.of(CONTEXT, arguments.toArray(String[]::new));
    }

    private static Session keep(Sessions sessions, String id, Optional<LegalHold> hold) {
        SessionSnapshot asked = SessionSnapshot.in(SessionStatus.NOT_STARTED)
                .account(Optional.of(ACCOUNT))
                .customer(new Customer(Optional.of("Ada Lovelace"), Optional.of(new EmailAddress("ada@example.com"))))
                .notes(Optional.of("Wants a mouse"))
                .build();
        Session session = new Session(
                        new SessionKey(UUID.randomUUID()),
                        CREATED,
                        1,
                        new SessionTokens(TokenHash.of(id), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        asked)
                .launch(new SessionId(id), CREATED.plusSeconds(1))
                .withHold(hold);
        sessions.commit(session, 0, List.of());
        sessions.say(session.key(), new ChatMessage(CREATED, "Hello", Optional.of("Ada Lovelace")));
        return session;
    }

    private Session held(Deskside deskside) {
        deskside.accounts().add(new Account(ACCOUNT, "Acme", Account.Recording.ENABLED));
        Sessions sessions = deskside.product().sessions();
        keep(sessions, "4711", Optional.empty());
        return keep(sessions, "4712", Optional.of(new LegalHold("Case 1", CREATED)));
    }

    private void exportAndErase(Session held) {
        assertThat(run("export", "--account", "1", "--email", "ADA@example.com")
                        .succeeded()
                        .out())
                .startsWith("{\"sessions\":[{\"sessionKey\":")
                .contains(
                        "\"createdAt\":\"2026-03-01T10:00:00Z\"",
                        "\"sessionId\":\"4711\"",
                        "\"sessionId\":\"4712\"",
                        "\"startedAt\":\"2026-03-01T10:00:01Z\"",
                        "\"customerName\":\"Ada Lovelace\"",
                        "\"customerEmail\":\"ada@example.com\"",
                        "\"notes\":\"Wants a mouse\"",
                        "\"content\":\"Hello\"");
        assertThat(run("erase", "--account", "1", "--email", "ADA@example.com")
                        .succeeded()
                        .lines())
                .containsExactly("sessions: 1", "messages: 1", "held: " + held.key());
        assertThat(run("erase", "--account", "1", "--name", "Ada Lovelace", "--json")
                        .succeeded()
                        .out())
                .isEqualTo("{\"sessions\":0,\"messages\":0,\"held\":[\"%s\"]}\n".formatted(held.key()));
        assertThat(run("export", "--account", "1", "--name", "Ada Lovelace")
                        .succeeded()
                        .out())
                .contains("\"sessionId\":\"4712\"")
                .doesNotContain("\"sessionId\":\"4711\"");
        assertThat(run("export", "--account", "1", "--name", "Nobody")
                        .succeeded()
                        .out())
                .isEqualTo("{\"sessions\":[]}\n");
    }

    @Test
    @DisplayName("what is kept of a customer is exported and erased, but for what is under a legal hold")
    void aloneWithTheData() {
        Session held;
        try (Deskside deskside = Deskside.builder().data(data).open()) {
            held = held(deskside);
        }
        exportAndErase(held);
    }

    @Test
    @DisplayName("beside a running server the same commands do the same")
    void besideAServer() {
        try (Deskside deskside = Deskside.builder().data(data).open()) {
            deskside.takeCommands();
            exportAndErase(held(deskside));
        }
    }

    @Test
    @DisplayName("an account that isn't there, and anything but one address or name, is refused in one line")
    void wrong() {
        run("export", "--account", "99", "--name", "Ada").failed(ExitCodes.NOT_FOUND);
        run("erase", "--account", "99", "--name", "Ada").failed(ExitCodes.NOT_FOUND);
        run("erase", "--account", "1").failed(ExitCodes.USAGE);
        run("erase", "--name", "Ada").failed(ExitCodes.USAGE);
        run("erase", "--account", "1", "--name", "Ada", "--email", "ada@example.com")
                .failed(ExitCodes.USAGE);
        run("export", "--account", "1", "--email", "ada").failed(ExitCodes.USAGE);
    }
}
