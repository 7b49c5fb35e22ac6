package dev.deskside.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract bites: each promise, broken by an otherwise good adapter, fails the test that carries its number. */
class RemoteSupportTeethTest {
    /** How an adapter is broken, chosen before the engine makes the contract's class. */
    private static final ThreadLocal<UnaryOperator<RemoteSupport>> BROKEN = new ThreadLocal<>();

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
                broken("R10", notForManyThreads()),
                broken(
                        "R11",
                        lists((good, asked) -> new SessionPage(
                                good.list(asked.caller(), asked.query()).total(), List.of(), Optional.empty()))),
                broken(
                        "R11",
                        listsEach(session ->
                                session.toBuilder().startToken(Optional.empty()).build())),
                broken(
                        "R11",
                        listsEach(session -> session.toBuilder()
                                .partnerObject(Optional.empty())
                                .build())),
                broken(
                        "R11",
                        lists((good, asked) ->
                                good.list(asked.caller(), SessionQuery.all().build()))),
                broken("R11", countsAll()),
                broken("R12", losesThePages()),
                broken(
                        "R13",
                        tells(transcript -> new Transcript(
                                transcript.session(),
                                transcript.startedAt(),
                                transcript.endedAt(),
                                reversed(transcript.messages())))),
                broken(
                        "R13",
                        tells(transcript -> new Transcript(
                                transcript.session(),
                                transcript.startedAt(),
                                transcript.endedAt(),
                                transcript.messages().stream()
                                        .map(message ->
                                                new ChatMessage(message.at(), message.content(), Optional.empty()))
                                        .toList()))),
                broken("R13", SilentWithoutMessages::new),
                broken("R13", tellsAnybody()),
                broken(
                        "R14",
                        starts((good, asked) ->
                                good.start(asked.getKey(), asked.getValue().under(Optional.empty())))),
                broken("R14", answersByTheKeyAlone()));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("brokenSupport")
    void brokenRemoteSupportFails(Map.Entry<String, UnaryOperator<RemoteSupport>> broken) {
        BROKEN.set(broken.getValue());
        try {
            assertThat(ContractRun.failures(BrokenSupport.class))
                    .anyMatch(name -> name.startsWith(broken.getKey() + " "));
        } finally {
            BROKEN.remove();
        }
    }

    /** Nested, so that no build runs it by itself. */
    static class BrokenSupport implements RemoteSupportContract {
        private final InMemoryStage stage = new InMemoryStage() {
            private final RemoteSupport broken = BROKEN.get().apply(super.remoteSupport());

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
        return good -> new ForwardingRemoteSupport(good) {
            @Override
            public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
                return find.apply(good, new Question(caller, reference));
            }
        };
    }

    private static UnaryOperator<RemoteSupport> starts(
            BiFunction<RemoteSupport, Map.Entry<Caller, SessionRequest>, StartedSession> start) {
        return good -> new ForwardingRemoteSupport(good) {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                return start.apply(good, Map.entry(caller, request));
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

    private static UnaryOperator<RemoteSupport> answersByTheKeyAlone() {
        Map<IdempotencyKey, StartedSession> first = new ConcurrentHashMap<>();
        return starts((good, asked) -> asked.getValue()
                .key()
                .map(key -> first.computeIfAbsent(key, named -> good.start(asked.getKey(), asked.getValue())))
                .orElseGet(() -> good.start(asked.getKey(), asked.getValue())));
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
        return good -> new ForwardingRemoteSupport(good) {
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
        return good -> new ForwardingRemoteSupport(good) {
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

    private record Asked(Caller caller, SessionQuery query) {}

    private static UnaryOperator<RemoteSupport> lists(BiFunction<RemoteSupport, Asked, SessionPage> list) {
        return good -> new ForwardingRemoteSupport(good) {
            @Override
            public SessionPage list(Caller caller, SessionQuery query) {
                return list.apply(good, new Asked(caller, query));
            }
        };
    }

    private static UnaryOperator<RemoteSupport> listsEach(UnaryOperator<SessionSnapshot> change) {
        return lists((good, asked) -> {
            SessionPage page = good.list(asked.caller(), asked.query());
            return new SessionPage(
                    page.total(), page.sessions().stream().map(change).toList(), page.next());
        });
    }

    /** The total is that of all accounts. */
    private static UnaryOperator<RemoteSupport> countsAll() {
        AtomicInteger started = new AtomicInteger();
        return good -> new ForwardingRemoteSupport(good) {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                started.incrementAndGet();
                return good.start(caller, request);
            }

            @Override
            public SessionPage list(Caller caller, SessionQuery query) {
                return new SessionPage(started.get(), good.list(caller, query).sessions(), Optional.empty());
            }
        };
    }

    /** Cuts the list, and doesn't say how it goes on. */
    private static UnaryOperator<RemoteSupport> losesThePages() {
        return lists((good, asked) -> {
            SessionPage page = good.list(asked.caller(), asked.query());
            return new SessionPage(
                    page.total(),
                    page.sessions().stream().limit(asked.query().limit()).toList(),
                    Optional.empty());
        });
    }

    private static UnaryOperator<RemoteSupport> tells(UnaryOperator<Transcript> change) {
        return good -> new ForwardingRemoteSupport(good) {
            @Override
            public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
                return good.transcript(caller, reference).map(change);
            }
        };
    }

    private static final class SilentWithoutMessages extends ForwardingRemoteSupport {
        SilentWithoutMessages(RemoteSupport good) {
            super(good);
        }

        @Override
        public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
            return super.transcript(caller, reference)
                    .filter(transcript -> !transcript.messages().isEmpty());
        }
    }

    /** Whoever asks is taken for who started the last session. */
    private static UnaryOperator<RemoteSupport> tellsAnybody() {
        List<Caller> starters = new ArrayList<>();
        return good -> new ForwardingRemoteSupport(good) {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                starters.add(caller);
                return good.start(caller, request);
            }

            @Override
            public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
                return good.transcript(starters.get(starters.size() - 1), reference);
            }
        };
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
