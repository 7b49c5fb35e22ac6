package dev.deskside.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The contracts bite: each promise, broken by an otherwise good adapter, fails the test that carries its number. */
class ProviderContractTeethTest {
    /** How an adapter is broken, chosen before the engine makes the contract's class. */
    private static final ThreadLocal<UnaryOperator<RemoteSupport>> BROKEN_SUPPORT = new ThreadLocal<>();

    private static final ThreadLocal<UnaryOperator<RecordingArchive>> BROKEN_ARCHIVE = new ThreadLocal<>();

    static Stream<Map.Entry<String, UnaryOperator<RemoteSupport>>> brokenSupport() {
        return Stream.of(
                broken("R1", shows(s -> s.toBuilder().customer(Customer.UNKNOWN).build())),
                broken(
                        "R1",
                        shows(s -> s.toBuilder().status(SessionStatus.WAITING).build())),
                broken("R1", shows(s -> s.toBuilder().notes(Optional.of("none")).build())),
                broken("R2", alwaysTheSame()),
                broken("R3", shows(s -> s.toBuilder().id(Optional.empty()).build())),
                broken(
                        "R3",
                        finds((good, question) -> question.reference().value().startsWith("token")
                                ? good.find(question.caller(), question.reference())
                                : Optional.empty())),
                broken(
                        "R4",
                        shows(s ->
                                s.toBuilder().customerJoinedAt(Optional.empty()).build())),
                broken("R5", shows(s -> s.toBuilder().endedAt(Optional.empty()).build())),
                broken(
                        "R5",
                        finds((good, question) -> good.find(question.caller(), question.reference())
                                .filter(s -> !s.status().isEnded()))),
                broken(
                        "R5",
                        shows(s -> s.status() == SessionStatus.ABANDONED
                                ? s.toBuilder().status(SessionStatus.COMPLETE).build()
                                : s)),
                broken(
                        "R6",
                        finds((good, question) -> Optional.of(SessionSnapshot.in(SessionStatus.NOT_STARTED)
                                .id(Optional.of(new SessionId("1")))
                                .build()))),
                broken("R6", leaksToOthers()),
                broken("R7", shows(s -> s.toBuilder().machine(Optional.empty()).build())),
                broken("R7", takesAnyMachine()),
                broken("R7", startsAsTheLastOneWithAMachine()),
                broken("R6", asksAsTheStarter()),
                broken(
                        "R8",
                        shows(s -> s.toBuilder()
                                .partnerObject(s.partnerObject().map(object -> new PartnerObject.Text(object.text())))
                                .build())),
                broken(
                        "R9",
                        shows(s -> s.toBuilder()
                                .endedAt(s.startedAt().map(t -> t.minus(Duration.ofDays(1))))
                                .build())),
                broken("R10", notForManyThreads()));
    }

    static Stream<Map.Entry<String, UnaryOperator<RecordingArchive>>> brokenArchives() {
        return Stream.of(
                broken("A1", lists(a -> new AvailableRecordings(a.readyForDownload(), a.readyForTranscode()))),
                broken("A1", lists(a -> new AvailableRecordings(List.of(RecordingId.of(1)), a.readyForDownload()))),
                broken("A2", lists(a -> new AvailableRecordings(a.readyForTranscode(), byText(a.readyForDownload())))),
                broken(
                        "A3",
                        asks(q -> new RecordingQuery(
                                q.account().or(() -> Optional.of(SOME_ACCOUNT.get())),
                                Optional.empty(),
                                q.company(),
                                q.attendance(),
                                q.from(),
                                q.to(),
                                q.timePeriod(),
                                q.archived()))),
                broken(
                        "A3",
                        asks(q -> new RecordingQuery(
                                q.account(),
                                q.user(),
                                q.company(),
                                Optional.empty(),
                                q.from(),
                                q.to(),
                                q.timePeriod(),
                                q.archived()))),
                broken(
                        "A4",
                        asks(q -> new RecordingQuery(
                                q.account(),
                                q.user(),
                                q.company(),
                                q.attendance(),
                                q.from().map(t -> t.plusMillis(1)),
                                q.to().map(t -> t.plusMillis(1)),
                                q.timePeriod(),
                                q.archived()))),
                broken(
                        "A4",
                        asks(q -> new RecordingQuery(
                                q.account(),
                                q.user(),
                                q.company(),
                                q.attendance(),
                                q.from(),
                                q.to(),
                                Optional.empty(),
                                q.archived()))),
                broken(
                        "A5",
                        asks(q -> new RecordingQuery(
                                q.account(),
                                q.user(),
                                q.company(),
                                q.attendance(),
                                q.from(),
                                q.to(),
                                q.timePeriod(),
                                false))),
                broken(
                        "A6",
                        lists(a -> a.readyForDownload().size() < 500
                                ? a
                                : new AvailableRecordings(
                                        a.readyForTranscode(),
                                        a.readyForDownload().subList(0, 499)))),
                broken("A7", answersInvalidKeyWith(AvailableRecordings.NONE)),
                broken("A8", answersDisabledWith(AvailableRecordings.NONE)),
                broken("A9", asksAsTheLastOneWithACompany()));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("brokenSupport")
    void brokenRemoteSupportFails(Map.Entry<String, UnaryOperator<RemoteSupport>> broken) {
        BROKEN_SUPPORT.set(broken.getValue());
        try {
            assertThat(failures(BrokenSupport.class)).anyMatch(name -> name.startsWith(broken.getKey() + " "));
        } finally {
            BROKEN_SUPPORT.remove();
        }
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("brokenArchives")
    void brokenArchiveFails(Map.Entry<String, UnaryOperator<RecordingArchive>> broken) {
        BROKEN_ARCHIVE.set(broken.getValue());
        try {
            assertThat(failures(BrokenArchive.class)).anyMatch(name -> name.startsWith(broken.getKey() + " "));
        } finally {
            BROKEN_ARCHIVE.remove();
        }
    }

    private static Set<String> failures(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .collect(Collectors.toSet());
    }

    /** Nested, so that no build runs it by itself. */
    static class BrokenSupport implements RemoteSupportContract {
        private final InMemoryStage stage = new InMemoryStage() {
            private final RemoteSupport broken = BROKEN_SUPPORT.get().apply(super.remoteSupport());

            @Override
            public RemoteSupport remoteSupport() {
                return broken;
            }
        };

        @Override
        public Stage stage() {
            return stage;
        }
    }

    /** Nested, so that no build runs it by itself. */
    static class BrokenArchive implements RecordingArchiveContract {
        private final InMemoryStage stage = new InMemoryStage() {
            private final RecordingArchive broken = BROKEN_ARCHIVE.get().apply(super.recordingArchive());

            @Override
            public RecordingArchive recordingArchive() {
                return broken;
            }
        };

        @Override
        public ArchiveStage archiveStage() {
            return stage;
        }
    }

    private static final ThreadLocal<AccountKey> SOME_ACCOUNT = ThreadLocal.withInitial(() -> AccountKey.of(1));

    private record Question(Caller caller, SessionReference reference) {}

    private static <T> Map.Entry<String, UnaryOperator<T>> broken(String promise, UnaryOperator<T> how) {
        return Map.entry(promise, how);
    }

    private static UnaryOperator<RemoteSupport> shows(UnaryOperator<SessionSnapshot> change) {
        return finds((good, question) ->
                good.find(question.caller(), question.reference()).map(change));
    }

    private static UnaryOperator<RemoteSupport> finds(
            BiFunction<RemoteSupport, Question, Optional<SessionSnapshot>> find) {
        return good -> new RemoteSupport() {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                return good.start(caller, request);
            }

            @Override
            public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
                return find.apply(good, new Question(caller, reference));
            }
        };
    }

    private static UnaryOperator<RemoteSupport> starts(
            BiFunction<RemoteSupport, Map.Entry<Caller, SessionRequest>, StartedSession> start) {
        return good -> new RemoteSupport() {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                return start.apply(good, Map.entry(caller, request));
            }

            @Override
            public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
                return good.find(caller, reference);
            }
        };
    }

    private static UnaryOperator<RemoteSupport> alwaysTheSame() {
        List<StartedSession> first = new ArrayList<>();
        return starts((good, question) -> {
            if (first.isEmpty()) {
                first.add(good.start(question.getKey(), question.getValue()));
            }
            return first.get(0);
        });
    }

    private static UnaryOperator<RemoteSupport> takesAnyMachine() {
        return starts((good, question) -> {
            try {
                return good.start(question.getKey(), question.getValue());
            } catch (DesksideException e) {
                return good.start(
                        question.getKey(), SessionRequest.screenSharing().build());
            }
        });
    }

    private static UnaryOperator<RemoteSupport> leaksToOthers() {
        List<Caller> starter = new ArrayList<>();
        return good -> new RemoteSupport() {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                starter.add(caller);
                return good.start(caller, request);
            }

            @Override
            public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
                return good.find(starter.isEmpty() ? caller : starter.get(0), reference);
            }
        };
    }

    /** Everybody of an account sees what its starter sees. */
    private static UnaryOperator<RemoteSupport> asksAsTheStarter() {
        Map<AccountKey, Caller> starters = new ConcurrentHashMap<>();
        return good -> new RemoteSupport() {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                starters.putIfAbsent(caller.account(), caller);
                return good.start(caller, request);
            }

            @Override
            public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
                return good.find(starters.getOrDefault(caller.account(), caller), reference);
            }
        };
    }

    /** A machine that anybody may reach is one that everybody may. */
    private static UnaryOperator<RemoteSupport> startsAsTheLastOneWithAMachine() {
        return starts((good, question) -> {
            try {
                return good.start(question.getKey(), question.getValue());
            } catch (DesksideException e) {
                if (question.getValue().machine().orElseThrow().value().startsWith("no-such")) {
                    throw e;
                }
                return good.start(
                        question.getKey(), SessionRequest.screenSharing().build());
            }
        });
    }

    /** Whoever has no company sees those of the account that the test's recordings belong to. */
    private static UnaryOperator<RecordingArchive> asksAsTheLastOneWithACompany() {
        Map<AccountKey, Caller> callers = new ConcurrentHashMap<>();
        return good -> (caller, query) -> {
            if (!caller.companies().isEmpty()) {
                callers.put(caller.account(), caller);
            }
            return good.available(callers.getOrDefault(caller.account(), caller), query);
        };
    }

    private static UnaryOperator<RemoteSupport> notForManyThreads() {
        return starts((good, question) -> {
            // A request that is kept in a field is another thread's by the time that it is read.
            boolean pooled = Thread.currentThread().getName().startsWith("pool-");
            return good.start(
                    question.getKey(),
                    pooled
                            ? SessionRequest.screenSharing()
                                    .customerName("Customer 0")
                                    .build()
                            : question.getValue());
        });
    }

    private static UnaryOperator<RecordingArchive> lists(UnaryOperator<AvailableRecordings> change) {
        return good -> (caller, query) -> change.apply(good.available(caller, query));
    }

    private static UnaryOperator<RecordingArchive> asks(UnaryOperator<RecordingQuery> change) {
        return good -> (caller, query) -> {
            SOME_ACCOUNT.set(caller.account());
            return good.available(caller, change.apply(query));
        };
    }

    private static UnaryOperator<RecordingArchive> answersInvalidKeyWith(AvailableRecordings instead) {
        return answers(ErrorCode.INVALID_KEY, instead);
    }

    private static UnaryOperator<RecordingArchive> answersDisabledWith(AvailableRecordings instead) {
        return answers(ErrorCode.RECORDING_DISABLED, instead);
    }

    private static UnaryOperator<RecordingArchive> answers(ErrorCode code, AvailableRecordings instead) {
        return good -> (caller, query) -> {
            try {
                return good.available(caller, query);
            } catch (DesksideException e) {
                if (e.code() == code) {
                    return instead;
                }
                throw e;
            }
        };
    }

    private static List<RecordingId> byText(List<RecordingId> ids) {
        return ids.stream().sorted(Comparator.comparing(RecordingId::toString)).toList();
    }
}
