package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryCallbacks;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.retention.KeptSessionRecords;
import dev.deskside.application.usecase.CallbackUseCases;
import dev.deskside.application.usecase.FindCallback;
import dev.deskside.application.usecase.ListCallbacks;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.PingCallback;
import dev.deskside.application.usecase.ReplayCallbacks;
import dev.deskside.application.usecase.RotateCallbackSecret;
import dev.deskside.application.usecase.ShowCallbackSecret;
import dev.deskside.bootstrap.cli.CommandContext;
import dev.deskside.bootstrap.cli.ExitCodes;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.bootstrap.cli.V1Server;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.http.client.ProviderCallbacks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The commands before the hosted provider over the fakes. */
class CommandsInMemoryTest implements CommandsContract {
    private static final Map<String, String> ENVIRONMENT = Map.of("DESKSIDE_TOKEN", "anything");
    private static final CallbackAnswer REFUSED = CallbackAnswer.failed("the receiver refuses connections");

    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemorySessions sessions = new InMemorySessions();
    private final HostedStage stage = new HostedStage(sessions, new InMemoryRecordings(), accounts);
    private final StageTenant tenant = stage.tenant();
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks(sessions, Clock.systemUTC());

    @Override
    public CommandContext context() {
        return context(stage.recordingArchive(), Terminal.NONE);
    }

    @Override
    public StageTenant tenant() {
        return tenant;
    }

    @Override
    public void launch(URI launchUrl) {
        stage.launch(new StartedSession(launchUrl, new SessionToken("any")));
    }

    @Override
    public void keep(Recording recording) {
        stage.keep(recording);
    }

    @Override
    public void callbacksAreTried() {
        for (Callbacks.Claim claim : callbacks.claim(100, Duration.ofSeconds(30), Map.of())) {
            callbacks.settle(
                    claim,
                    new CallbackAttempt(Instant.now(), Duration.ZERO, claim.trigger(), REFUSED),
                    Optional.of(Duration.ofHours(1)));
        }
    }

    @Test
    @DisplayName("a ping that is taken is done")
    void pinged() {
        assertThat(CommandRun.of(context(), "callbacks", "ping", "https://hooks.example.com/")
                        .succeeded()
                        .lines())
                .containsExactly("result: delivered", "status: 204", "reason: delivered");
    }

    @Test
    @DisplayName(
            "what contradicts itself or is no such value is a wrong command line, told in words of the command line")
    void wrongValues() {
        for (List<String> wrong : List.of(
                List.of("session", "start", "--ticket", "1", "--ticket-number", "2"),
                List.of("session", "start", "--ticket-number", "1.2.3"),
                List.of("session", "show", ""),
                List.of("session", "end", "two words"))) {
            CommandRun run = CommandRun.of(context(), wrong.toArray(String[]::new));
            assertThat(run.failed(ExitCodes.USAGE).err())
                    .startsWith("deskside: ")
                    .doesNotContain("Exception", "java.");
        }
        assertThat(stage.remoteSupport()
                        .list(tenant.caller(), SessionQuery.all().build())
                        .sessions())
                .isEmpty();
    }

    @Test
    @DisplayName("where not all recordings can be had, those that were found are printed, and the code says it")
    void incomplete() {
        CommandRun all = CommandRun.of(
                context(new FullSecond(), Terminal.NONE), "recordings", "all", "--account", "1", "--json");
        assertThat(all.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
        assertThat(all.out()).startsWith("{\"readyForTranscode\":[1,2,3,").endsWith("500],\"readyForDownload\":[]}\n");
        assertThat(all.err())
                .startsWith("deskside: ")
                .contains("there may be more")
                .hasLineCount(1);
    }

    @Test
    @DisplayName("what takes long is shown to somebody who looks, and wiped out at its end")
    void progress() {
        CommandRun all = CommandRun.of(
                context(new FullSecond(), new Watched()), "recordings", "all", "--account", "1", "--json");
        assertThat(all.err())
                .contains("\r\u001b[K[  ##  ")
                .contains("] 500 found in ")
                .contains("\r\u001b[Kdeskside: ");
    }

    @Test
    @DisplayName("500 recordings are taken at a time, and where a part fails it is said what is done")
    void inParts() {
        FullSecond archive = new FullSecond();
        List<String> arguments = new ArrayList<>(List.of("recordings", "archive"));
        LongStream.rangeClosed(1, 1_200).forEach(id -> arguments.add(Long.toString(id)));
        CommandRun failed = CommandRun.of(context(archive, Terminal.NONE), arguments.toArray(String[]::new));
        assertThat(archive.parts).containsExactly(500, 500, 200);
        assertThat(failed.failed(ExitCodes.CONFLICT).err()).contains("the first 1000 of 1200", "from 1001");
    }

    private CommandContext context(RecordingArchive archive, Terminal terminal) {
        return new CommandContext(
                ENVIRONMENT,
                terminal,
                (server, tracing) -> new V1Server(
                        stage.remoteSupport(),
                        archive,
                        stage.machines(),
                        stage.sessionControl(),
                        after -> new ChangedSessions(List.of(), after.orElse(ListChanges.END)),
                        new KeptSessionRecords(sessions, new InMemoryStartKeys(Clock.systemUTC()), Clock.systemUTC()),
                        new ShortPages(CallbackUseCases.of(
                                callbacks,
                                CommandsInMemoryTest::answer,
                                new CallbackSecrets(callbacks, HostedStage.testKey(), Clock.systemUTC()),
                                Clock.systemUTC(),
                                UUID::randomUUID)),
                        tenant.caller(),
                        Clock.systemUTC(),
                        Optional::empty,
                        () -> {}));
    }

    private static CallbackAnswer answer(OutgoingCallback callback) {
        return callback.url().getHost().equals("hooks.example.com") ? CallbackAnswer.delivered(204) : REFUSED;
    }

    /** The use cases, with no more than two callbacks in an answer. */
    private record ShortPages(CallbackUseCases useCases) implements ProviderCallbacks {
        @Override
        public Callbacks.Listed list(Caller caller, CallbackQuery query) {
            return useCases.listCallbacks()
                    .run(new ListCallbacks.Query(
                            caller,
                            new CallbackQuery(
                                    query.state(),
                                    query.session(),
                                    query.from(),
                                    query.to(),
                                    Math.min(query.limit(), 2),
                                    query.after())));
        }

        @Override
        public Optional<Callbacks.Told> find(Caller caller, CallbackId callback) {
            return useCases.findCallback().run(new FindCallback.Query(caller, callback));
        }

        @Override
        public boolean replay(Caller caller, CallbackId callback) {
            return useCases.replayCallbacks().run(new ReplayCallbacks.One(caller, callback));
        }

        @Override
        public long replay(Caller caller, Instant from, Instant to) {
            return useCases.replayCallbacks().run(new ReplayCallbacks.Range(caller, from, to));
        }

        @Override
        public CallbackAnswer ping(Caller caller, URI url) {
            return useCases.pingCallback().run(new PingCallback.Command(caller, url));
        }

        @Override
        public List<CallbackSecret> secrets(Caller caller, CallbackEndpoint endpoint) {
            return useCases.showCallbackSecret().run(new ShowCallbackSecret.Query(caller, endpoint));
        }

        @Override
        public List<CallbackSecret> rotate(Caller caller, CallbackEndpoint endpoint) {
            return useCases.rotateCallbackSecret().run(new RotateCallbackSecret.Command(caller, endpoint));
        }
    }

    /** Somebody sees standard error. */
    private static final class Watched implements Terminal {
        @Override
        public OptionalInt width() {
            return OptionalInt.empty();
        }

        @Override
        public boolean showsProgress() {
            return true;
        }
    }

    /** An archive with more in one second than an answer holds, and which knows no pages; its third part fails. */
    private static final class FullSecond implements RecordingArchive {
        private static final Instant SECOND = Instant.parse("2026-11-20T10:00:00Z");
        private final List<Integer> parts = new ArrayList<>();

        @Override
        public AvailableRecordings available(Caller caller, RecordingQuery query) {
            boolean within = query.from().map(from -> !from.isAfter(SECOND)).orElse(true)
                    && query.to().map(to -> !to.isBefore(SECOND)).orElse(true);
            return within
                    ? new AvailableRecordings(
                            LongStream.rangeClosed(1, AvailableRecordings.LIMIT)
                                    .mapToObj(RecordingId::of)
                                    .toList(),
                            List.of())
                    : AvailableRecordings.NONE;
        }

        @Override
        public void transcode(Caller caller, RecordingSelection recordings) {
            throw new AssertionError("not asked for");
        }

        @Override
        public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
            throw new AssertionError("not asked for");
        }

        @Override
        public void archive(Caller caller, RecordingSelection recordings) {
            parts.add(recordings.ids().size());
            if (parts.size() == 3) {
                throw new DesksideException(ErrorCode.ILLEGAL_TRANSITION, "Not now.");
            }
        }
    }
}
