package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.session.SessionKey;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The commands that call a server, whatever server it is. */
interface CommandsContract {
    /** Where the commands are run; they call for the tenant's technician. */
    CommandContext context();

    /** Whose everything is; the same one during a test, and another one for each test. */
    StageTenant tenant();

    /** The technician opens the launch URL and starts the session. */
    void launch(URI launchUrl);

    /** Every callback that is due is tried once or more, and its receiver doesn't take it. */
    void callbacksAreTried();

    /** Puts a recording of the tenant there. */
    void keep(Recording recording);

    @Test
    @DisplayName("a session is started, shown and called off")
    default void startShowCancel() {
        CommandRun started = run("session", "start", "--customer", "Ada Lovelace", "--ticket", "4711")
                .succeeded();
        assertThat(started.lines()).hasSize(2);
        assertThat(started.value("launchUrl")).contains("/launch/");
        String token = started.value("sessionToken");

        CommandRun shown = run("session", "show", token).succeeded();
        assertThat(shown.value("status")).isEqualTo("notStarted");
        assertThat(shown.value("customer")).isEqualTo("Ada Lovelace");
        assertThat(shown.value("ticket")).isEqualTo("4711");
        assertThat(run("session", "show", token, "--json").succeeded().out())
                .startsWith("{\"sessionType\":\"screen_sharing\",\"status\":\"notStarted\",\"accountKey\":"
                        + tenant().technician().account() + ",")
                .contains("\"partnerObject\":\"4711\"")
                .hasLineCount(1);

        assertThat(run("session", "cancel", token).succeeded().value("status")).isEqualTo("abandoned");
        assertThat(run("session", "cancel", token).succeeded().value("status")).isEqualTo("abandoned");
        assertThat(run("session", "end", token).exitCode()).isZero();
    }

    @Test
    @DisplayName("a session that was launched is ended, and not called off")
    default void end() {
        CommandRun started =
                run("session", "start", "--ticket-number", "4711", "--json").succeeded();
        assertThat(started.out())
                .startsWith("{\"startScreenSharing\":{\"launchUrl\":\"http")
                .contains("\"sessionToken\":");
        String token = between(started.out(), "\"sessionToken\":\"", "\"");
        run("session", "end", token).failed(ExitCodes.CONFLICT);
        launch(URI.create(between(started.out(), "\"launchUrl\":\"", "\"")));

        run("session", "cancel", token).failed(ExitCodes.CONFLICT);
        CommandRun ended = run("session", "end", token, "--json").succeeded();
        assertThat(ended.out()).contains("\"status\":\"abandoned\"", "\"endedAt\":\"", "\"partnerObject\":4711");
        assertThat(run("session", "show", between(ended.out(), "\"sessionId\":\"", "\""))
                        .succeeded()
                        .value("status"))
                .isEqualTo("abandoned");
    }

    @Test
    @DisplayName("notes stand below each other")
    default void note() {
        String token = run("session", "start").succeeded().value("sessionToken");
        run("session", "note", token, "printer", "was", "off").succeeded();
        CommandRun noted = run("session", "note", token, "and is on").succeeded();
        assertThat(noted.lines()).containsSubsequence("note: printer was off", "note: and is on");
        assertThat(run("session", "note", token, "x", "--json").succeeded().out())
                .contains("\"notes\":\"printer was off\\nand is on\\nx\"");
        run("session", "note", token, " ").failed(ExitCodes.USAGE);
    }

    @Test
    @DisplayName("a session is held, shown as held, and released; and a start under a key is made once")
    default void hold() {
        CommandRun first =
                run("session", "start", "--idempotency-key", "order-1").succeeded();
        assertThat(run("session", "start", "--idempotency-key", "order-1")
                        .succeeded()
                        .lines())
                .isEqualTo(first.lines());
        run("session", "start", "--idempotency-key", "order-1", "--customer", "Ada")
                .failed(ExitCodes.CONFLICT);
        run("session", "start", "--idempotency-key", "two words").failed(ExitCodes.USAGE);
        run("session", "forget-start", "order-1").failed(ExitCodes.NOT_FOUND);

        String token = first.value("sessionToken");
        run("session", "hold", token).failed(ExitCodes.NOT_FOUND);
        assertThat(run("session", "hold", token, "Case", "4711").succeeded().lines())
                .contains("hold: Case 4711");
        assertThat(run("session", "hold", token).succeeded().lines()).contains("hold: Case 4711");
        assertThat(run("session", "hold", token, "--json").succeeded().out()).contains("\"reason\":\"Case 4711\"");
        run("session", "release", token).succeeded();
        run("session", "hold", token).failed(ExitCodes.NOT_FOUND);
        run("session", "release", "nowhere").failed(ExitCodes.NOT_FOUND);
        run("session", "hold", "nowhere", "x").failed(ExitCodes.NOT_FOUND);
    }

    @Test
    @DisplayName("sessions are listed, the newest first, and by what is asked for")
    default void list() {
        run("session", "start", "--customer", "Ada").succeeded();
        String second = run("session", "start", "--customer", "Grace", "--ticket", "T-2")
                .succeeded()
                .value("sessionToken");
        run("session", "start", "--customer", "Edsger").succeeded();
        run("session", "cancel", second).succeeded();

        CommandRun all = run("session", "list").succeeded();
        assertThat(all.lines().get(0))
                .isEqualTo("SESSION\tSTATUS\tCUSTOMER\tTICKET\tMACHINE\tSTARTED\tTECHNICIAN\tNUMBER");
        assertThat(all.lines()).hasSize(4);
        assertThat(all.lines().get(1)).contains("\tnotStarted\tEdsger\t");
        assertThat(all.lines().get(2)).contains("\tabandoned\tGrace\tT-2\t");
        assertThat(run("session", "list", "--status", "not-started,waiting")
                        .succeeded()
                        .lines())
                .hasSize(3);
        assertThat(run("session", "list", "--customer", "grace", "--json")
                        .succeeded()
                        .out())
                .startsWith("{\"totalNumSessions\":1,\"sessions\":[{")
                .contains("\"sessionStartToken\":");
        assertThat(run("session", "list", "--to", "2020-01-01", "--json")
                        .succeeded()
                        .out())
                .isEqualTo("{\"totalNumSessions\":0,\"sessions\":[]}\n");

        CommandRun one = run("session", "list", "--limit", "1");
        assertThat(one.exitCode()).isZero();
        assertThat(one.lines()).hasSize(2);
        assertThat(one.err()).as("what isn't shown is said").contains("1 of 3").hasLineCount(1);
        run("session", "list", "--status", "done").failed(ExitCodes.USAGE);
        run("session", "list", "--from", "yesterday").failed(ExitCodes.USAGE);
    }

    @Test
    @DisplayName("what isn't there is told by its code, and its token by nobody")
    default void notThere() {
        for (String verb : new String[] {"show", "cancel", "end", "transcript"}) {
            for (String dashed : new String[] {"-hs3cretReference", "--s3cretReference", "-Vs3cretReference"}) {
                assertThat(run("session", verb, dashed, "--json")
                                .failed(ExitCodes.NOT_FOUND)
                                .err())
                        .doesNotContain("s3cret");
            }
            run("session", verb, "--jsn", "s3cretReference").failed(ExitCodes.USAGE);
            assertThat(run("session", verb, "x", "--jsn")
                            .failed(ExitCodes.USAGE)
                            .err())
                    .contains("the nearest is --json");
            assertThat(run("session", verb, "x", "s3cretReference")
                            .failed(ExitCodes.USAGE)
                            .err())
                    .doesNotContain("s3cret");
            assertThat(run("session", verb, "s3cret-reference")
                            .failed(ExitCodes.NOT_FOUND)
                            .err())
                    .doesNotContain("s3cret");
        }
        run("session", "note", "-hs3cretReference", "- x").failed(ExitCodes.NOT_FOUND);
        run("session", "note", "s3cretReference", "x", "--jsn").failed(ExitCodes.USAGE);
        run("session", "start", "--machine", "no-such-machine").failed(ExitCodes.NOT_FOUND);
        run("recordings", "list", "--account", "1").failed(ExitCodes.NOT_FOUND);
        run("recordings", "transcode", "1").failed(ExitCodes.NOT_FOUND);
        run("machines", "list", "--company", "1").failed(ExitCodes.NOT_FOUND);
    }

    @Test
    @DisplayName("callbacks are listed, the newest first, shown with each attempt, and sent once more")
    default void callbacks() {
        String token = launched("https://127.0.0.1:9/status?ticket=1");
        callbacksAreTried();
        launched("https://127.0.0.1:9/other");
        launched("https://127.0.0.1:9/third");

        CommandRun listed = run("callbacks", "list").succeeded();
        assertThat(listed.lines()).hasSize(4);
        assertThat(listed.lines().get(0))
                .isEqualTo("CALLBACK\tSTATE\tSTATUS\tCHANGED\tATTEMPTS\tANSWER\tSESSION\tDUE\tURL");
        assertThat(listed.lines().get(1)).endsWith("\thttps://127.0.0.1:9/third");
        assertThat(listed.lines().get(3)).contains("\tpending\twaiting\t").endsWith("/status?ticket=1");
        CommandRun two = run("callbacks", "list", "--limit", "2");
        assertThat(two.exitCode()).isZero();
        assertThat(two.lines()).hasSize(3);
        assertThat(two.err()).contains("the newest 2").hasLineCount(1);
        String json = run("callbacks", "list", "--session", token, "--state", "PENDING", "--json")
                .succeeded()
                .out();
        assertThat(json).startsWith("{\"callbacks\":[{\"id\":\"msg_").containsOnlyOnce("\"id\":");
        assertThat(run("callbacks", "list", "--state", "delivered", "--json")
                        .succeeded()
                        .out())
                .isEqualTo("{\"callbacks\":[]}\n");
        assertThat(run("callbacks", "list", "--to", "2020-01-01").succeeded().lines())
                .hasSize(1);

        String id = between(json, "\"id\":\"", "\"");
        CommandRun shown = run("callbacks", "show", id).succeeded();
        assertThat(shown.value("callback")).isEqualTo(id);
        assertThat(shown.value("state")).isEqualTo("pending");
        assertThat(shown.lines())
                .contains("TIME\tTOOK\tTRIGGER\tSTATUS\tRESULT\tREASON")
                .anySatisfy(line -> assertThat(line).contains(" ms\tchange\t\tfailed\t"));
        assertThat(run("callbacks", "show", id, "--json").succeeded().out())
                .startsWith("{\"id\":\"" + id + "\",\"sequence\":")
                .contains("\"attempts\":[{\"at\":\"");

        assertThat(run("callbacks", "replay", id).succeeded().value("replayed")).isEqualTo("1");
        assertThat(run("callbacks", "replay", "--from", "2020-01-01", "--to", "2100-01-01", "--json")
                        .succeeded()
                        .out())
                .isEqualTo("{\"replayed\":3}\n");
        run("callbacks", "show", "msg_unknown").failed(ExitCodes.NOT_FOUND);
        run("callbacks", "replay", "msg_unknown").failed(ExitCodes.NOT_FOUND);
        for (String[] wrong : new String[][] {
            {"list", "--state", "lost"},
            {"list", "--limit", "0"},
            {"list", "--from", "yesterday"},
            {"list", "--from", "2100-01-01", "--to", "2020-01-01"},
            {"show", "two words"},
            {"replay"},
            {"replay", "--from", "2020-01-01"},
            {"replay", id, "--to", "2020-01-01"},
            {"replay", "--from", "2100-01-01", "--to", "2020-01-01"},
            {"ping", "ftp://127.0.0.1/"},
            {"ping", "no url"},
            {"secret", "hooks.example.com"}
        }) {
            run(Stream.concat(Stream.of("callbacks"), Stream.of(wrong)).toArray(String[]::new))
                    .failed(ExitCodes.USAGE);
        }
    }

    @Test
    @DisplayName("a ping that isn't taken shows its answer and is a failure")
    default void ping() {
        CommandRun ping = run("callbacks", "ping", "https://127.0.0.1:9/");
        assertThat(ping.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ping.value("result")).isEqualTo("failed");
        assertThat(ping.err())
                .isEqualTo("deskside: the receiver did not take the ping: %s\n".formatted(ping.value("reason")));
        assertThat(run("callbacks", "ping", "https://127.0.0.1:9/", "--json").out())
                .startsWith("{\"result\":\"failed\",\"reason\":\"")
                .hasLineCount(1);
    }

    @Test
    @DisplayName("a secret is shown, the same for all paths of an endpoint, and replaced")
    default void secret() {
        CommandRun shown =
                run("callbacks", "secret", "https://Hooks.example.com:443/x").succeeded();
        assertThat(shown.value("endpoint")).isEqualTo("https://hooks.example.com");
        assertThat(shown.lines()).hasSize(2);
        assertThat(shown.value("secret")).startsWith("whsec_");
        CommandRun rotated = run("callbacks", "secret", "https://hooks.example.com", "--rotate")
                .succeeded();
        assertThat(rotated.lines()).hasSize(3).endsWith("secret: " + shown.value("secret"));
        assertThat(rotated.value("secret")).isNotEqualTo(shown.value("secret"));
        assertThat(run("callbacks", "secret", "https://hooks.example.com", "--json")
                        .succeeded()
                        .out())
                .isEqualTo("{\"endpoint\":\"https://hooks.example.com\",\"secrets\":[\"%s\",\"%s\"]}\n"
                        .formatted(rotated.value("secret"), shown.value("secret")));
    }

    @Test
    @DisplayName("a transcript is shown")
    default void transcript() {
        String token = run("session", "start").succeeded().value("sessionToken");
        assertThat(run("session", "transcript", token).succeeded().lines()).containsExactly("TIME\tWHO\tSAID");
        assertThat(run("session", "transcript", token, "--json").succeeded().out())
                .contains("\"events\":[]");
    }

    @Test
    @DisplayName("recordings are listed, transcoded and archived")
    default void recordings() {
        Recording captured = recording(Recording::offerForTranscode);
        Recording ready = recording(each -> each.offerForTranscode().transcode().offerForDownload());
        keep(captured);
        keep(ready);
        String account = tenant().technician().account().toString();

        assertThat(run("recordings", "list", "--account", account).succeeded().lines())
                .containsExactly("RECORDING\tREADY FOR", captured.id() + "\ttranscode", ready.id() + "\tdownload");
        assertThat(run("recordings", "all", "--account", account, "--json")
                        .succeeded()
                        .out())
                .isEqualTo("{\"readyForTranscode\":[%s],\"readyForDownload\":[%s]}\n"
                        .formatted(captured.id(), ready.id()));
        assertThat(run(
                                "recordings",
                                "links",
                                captured.id().toString(),
                                ready.id().toString())
                        .succeeded()
                        .lines())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(ready.id() + "\t");

        assertThat(run("recordings", "transcode", captured.id().toString(), "--json")
                        .succeeded()
                        .out())
                .isEqualTo("{\"recordingIds\":[%s]}\n".formatted(captured.id()));
        assertThat(run("recordings", "archive", ready.id().toString())
                        .succeeded()
                        .value("archived"))
                .isEqualTo(ready.id().toString());
        assertThat(run("recordings", "list", "--account", account, "--json")
                        .succeeded()
                        .out())
                .isEqualTo("{\"readyForTranscode\":[],\"readyForDownload\":[]}\n");
        assertThat(run("recordings", "all", "--account", account, "--archived")
                        .succeeded()
                        .lines())
                .containsExactly("RECORDING\tREADY FOR", ready.id() + "\tdownload");
        run("recordings", "list").failed(ExitCodes.USAGE);
        run("recordings", "archive", "nine").failed(ExitCodes.USAGE);
    }

    @Test
    @DisplayName("machines are listed, of one company and of all")
    default void machines() {
        String uuid = tenant().machine().uuid().value();
        String company = tenant().company().toString();
        for (CommandRun listed :
                new CommandRun[] {run("machines", "list"), run("machines", "list", "--company", company)}) {
            assertThat(listed.succeeded().lines())
                    .hasSize(2)
                    .element(1)
                    .asString()
                    .startsWith(uuid + "\t")
                    .endsWith("\t" + company);
        }
        assertThat(run("machines", "list", "--json").succeeded().out())
                .startsWith("{\"totalNumMachines\":1,\"machines\":[{\"machineUuid\":\"" + uuid + "\"")
                .contains("\"companyId\":" + company);
        assertThat(run("session", "start", "--machine", uuid).succeeded().lines())
                .hasSize(2);
    }

    private String launched(String callbackUrl) {
        CommandRun started =
                run("session", "start", "--callback-url", callbackUrl).succeeded();
        launch(URI.create(started.value("launchUrl")));
        return started.value("sessionToken");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(context(), arguments);
    }

    private Recording recording(UnaryOperator<Recording> steps) {
        RecordingId id = TestIds.recording();
        return steps.apply(Recording.captured(
                id,
                tenant().technician().account(),
                tenant().technician().key(),
                Optional.empty(),
                new SessionKey(UUID.randomUUID()),
                Instant.parse("2026-11-20T10:00:00Z")));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
