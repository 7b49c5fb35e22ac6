package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.cli.V1Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that write a data directory: alone with it, and beside a server that holds it. */
class AdministrationTest {
    private static final CommandContext CONTEXT = new CommandContext(Map.of(), Terminal.NONE, V1Server::overHttp);

    @TempDir
    Path data;

    @Test
    @DisplayName("an account with all that belongs to it is added and listed")
    void aloneWithTheData() {
        addAndList();
    }

    @Test
    @DisplayName("beside a running server the same commands do the same, and it knows at once")
    void besideAServer() {
        try (Deskside deskside = Deskside.builder().data(data).open()) {
            deskside.takeCommands();
            String token = addAndList();
            assertThat(deskside.caller(token).companies()).hasSize(1);
        }
    }

    @Test
    @DisplayName("where whoever holds the data takes no commands, that is said in one line, and nothing is changed")
    void held() {
        try (Deskside deskside = Deskside.builder().data(data).open()) {
            assertThat(run("account", "add", "--name", "Acme")
                            .failed(ExitCodes.TRY_LATER)
                            .err())
                    .contains(data.toString(), "in use", "Stop that one");
            assertThat(deskside.accounts().allAccounts()).isEmpty();
        }
        run("account", "add", "--name", "Acme").succeeded();
    }

    @Test
    @DisplayName("what is wrong is told with the same code and words, whoever does it")
    void failures() {
        List<CommandRun> alone = wrong();
        try (Deskside deskside = Deskside.builder().data(data).open()) {
            deskside.takeCommands();
            assertThat(wrong()).isEqualTo(alone);
        }
    }

    @Test
    @DisplayName("commands that are typed at once are all done")
    void atOnce() throws Exception {
        ExecutorService typing = Executors.newFixedThreadPool(4);
        try {
            List<Future<CommandRun>> added = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                String key = Integer.toString(i);
                added.add(typing.submit(() -> CommandRun.of(
                        CONTEXT,
                        Duration.ofMinutes(1),
                        with("account", "add", "--name", "Acme " + key, "--account", key))));
            }
            for (Future<CommandRun> each : added) {
                each.get().succeeded();
            }
        } finally {
            typing.shutdownNow();
        }
        assertThat(run("account", "list").succeeded().lines()).hasSize(9);
    }

    @Test
    @DisplayName("a server that holds the data can't be handed the command to serve it")
    void onlyAdministration() {
        try (Deskside deskside = Deskside.builder().data(data).open()) {
            ControlSocket.Answer answer = Main.run(
                    new ControlSocket.Command(List.of("serve", "--port", "0"), OptionalInt.empty()),
                    deskside.administered());
            assertThat(answer.exitCode()).isEqualTo(ExitCodes.USAGE);
        }
    }

    @Test
    @DisplayName("a data directory is held once, and let go of")
    void lock() {
        DataLock first = DataLock.of(data);
        assertThatThrownBy(() -> DataLock.of(data.resolve("../" + data.getFileName())))
                .isInstanceOf(DataInUseException.class);
        first.close();
        DataLock.of(data).close();
        assertThat(Files.exists(data.resolve("deskside.lock"))).isTrue();
    }

    /** Answers the technician's access token. */
    private String addAndList() {
        String account =
                run("account", "add", "--name", "Acme Support").succeeded().value("account");
        String company = run("company", "add", "--account", account, "--name", "Corner Bakery")
                .succeeded()
                .value("company");
        String machine = run("machine", "add", "--company", company, "--name", "till-1")
                .succeeded()
                .value("machine");
        CommandRun added = run(
                        "technician",
                        "add",
                        "--account",
                        account,
                        "--name",
                        "Zoë",
                        "--email",
                        "zoe@acme.example",
                        "--role",
                        "support")
                .succeeded();
        assertThat(added.lines()).hasSize(3);
        String user = added.value("user");
        run("technician", "grant", "--user", user, "--company", company).succeeded();
        run("technician", "grant", "--user", user, "--company", company).succeeded();

        assertThat(run("account", "list").succeeded().lines())
                .containsExactly("ACCOUNT\tNAME\tRECORDING", account + "\tAcme Support\tenabled");
        assertThat(run("account", "list", "--json").succeeded().out())
                .isEqualTo(
                        "{\"accounts\":[{\"accountKey\":%s,\"accountName\":\"Acme Support\",\"recording\":\"enabled\"}]}\n"
                                .formatted(account));
        assertThat(run("company", "list", "--account", account).succeeded().lines())
                .containsExactly("COMPANY\tNAME\tACCOUNT", company + "\tCorner Bakery\t" + account);
        assertThat(run("machine", "list").succeeded().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(machine + "\ttill-1\toffline\t");
        CommandRun technicians = run("technician", "list", "--json").succeeded();
        assertThat(technicians.out())
                .contains(
                        "\"userKey\":" + user,
                        "\"name\":\"Zoë\"",
                        "\"roles\":[\"support\"]",
                        "\"companies\":[" + company + "]")
                .doesNotContain(added.value("token"));
        return added.value("token");
    }

    private List<CommandRun> wrong() {
        return List.of(
                run("company", "add", "--account", "99", "--name", "x").failed(ExitCodes.NOT_FOUND),
                run("machine", "add", "--company", "99", "--name", "x").failed(ExitCodes.NOT_FOUND),
                run("company", "list", "--account", "99").failed(ExitCodes.NOT_FOUND),
                run("technician", "grant", "--user", "99", "--company", "99").failed(ExitCodes.NOT_FOUND),
                run("technician", "add", "--name", "x", "--email", "x").failed(ExitCodes.USAGE),
                run("account", "add", "--name", " ").failed(ExitCodes.USAGE),
                run("account", "ad").failed(ExitCodes.USAGE));
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(CONTEXT, with(arguments));
    }

    private String[] with(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.size() > 2 || all.contains("list")) {
            all.addAll(List.of("--data", data.toString()));
        }
        return all.toArray(String[]::new);
    }
}
