package dev.deskside.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract bites: each promise, broken by an otherwise good adapter, fails the test that carries its number. */
class RecordingArchiveTeethTest {
    /** How an adapter is broken, chosen before the engine makes the contract's class. */
    private static final ThreadLocal<UnaryOperator<RecordingArchive>> BROKEN = new ThreadLocal<>();

    private static final ThreadLocal<AccountKey> SOME_ACCOUNT = ThreadLocal.withInitial(() -> AccountKey.of(1));

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
                                q.archived(),
                                q.after()))),
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
                                q.archived(),
                                q.after()))),
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
                                q.archived(),
                                q.after()))),
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
                                q.archived(),
                                q.after()))),
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
                                false,
                                q.after()))),
                broken(
                        "A6",
                        lists(a -> a.readyForDownload().size() < 500
                                ? a
                                : new AvailableRecordings(
                                        a.readyForTranscode(),
                                        a.readyForDownload().subList(0, 499)))),
                broken("A7", answersInvalidKeyWith(AvailableRecordings.NONE)),
                broken("A8", answersDisabledWith(AvailableRecordings.NONE)),
                broken("A9", asksAsTheLastOneWithACompany()),
                broken("A10", transcodes((good, caller, recordings) -> {})),
                broken(
                        "A10",
                        transcodes((good, caller, recordings) ->
                                oneByOne(recordings, one -> good.transcode(caller, one)))),
                broken("A10", transcodes(RecordingArchive::archive)),
                broken(
                        "A11",
                        links(list -> list.stream()
                                .sorted(Comparator.comparing(RecordingLinks::recording))
                                .toList())),
                broken("A11", links(list -> list.stream().limit(1).toList())),
                broken("A12", archives((good, caller, recordings) -> {})),
                broken(
                        "A13",
                        archives((good, caller, recordings) -> oneByOne(recordings, one -> good.archive(caller, one)))),
                broken("A13", archives((good, caller, recordings) -> {
                    try {
                        good.archive(caller, recordings);
                    } catch (DesksideException e) {
                        throw named(e, recordings);
                    }
                })));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("brokenArchives")
    void brokenArchiveFails(Map.Entry<String, UnaryOperator<RecordingArchive>> broken) {
        BROKEN.set(broken.getValue());
        try {
            assertThat(ContractRun.failures(BrokenArchive.class))
                    .anyMatch(name -> name.startsWith(broken.getKey() + " "));
        } finally {
            BROKEN.remove();
        }
    }

    /** Nested, so that no build runs it by itself. */
    static class BrokenArchive implements RecordingArchiveContract {
        private final InMemoryStage stage = new InMemoryStage() {
            private final RecordingArchive broken = BROKEN.get().apply(super.recordingArchive());

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

    private static <T> Map.Entry<String, UnaryOperator<T>> broken(String promise, UnaryOperator<T> how) {
        return Map.entry(promise, how);
    }

    private static UnaryOperator<RecordingArchive> lists(UnaryOperator<AvailableRecordings> change) {
        return answers((good, asked) -> change.apply(good.available(asked.caller(), asked.query())));
    }

    private static UnaryOperator<RecordingArchive> asks(UnaryOperator<RecordingQuery> change) {
        return answers((good, asked) -> {
            SOME_ACCOUNT.set(asked.caller().account());
            return good.available(asked.caller(), change.apply(asked.query()));
        });
    }

    /** Whoever has no company sees those of the account that the test's recordings belong to. */
    private static UnaryOperator<RecordingArchive> asksAsTheLastOneWithACompany() {
        Map<AccountKey, Caller> callers = new ConcurrentHashMap<>();
        return answers((good, asked) -> {
            Caller caller = asked.caller();
            if (!caller.companies().isEmpty()) {
                callers.put(caller.account(), caller);
            }
            return good.available(callers.getOrDefault(caller.account(), caller), asked.query());
        });
    }

    private static UnaryOperator<RecordingArchive> answersInvalidKeyWith(AvailableRecordings instead) {
        return answers(ErrorCode.INVALID_KEY, instead);
    }

    private static UnaryOperator<RecordingArchive> answersDisabledWith(AvailableRecordings instead) {
        return answers(ErrorCode.RECORDING_DISABLED, instead);
    }

    private static UnaryOperator<RecordingArchive> answers(ErrorCode code, AvailableRecordings instead) {
        return answers((good, asked) -> {
            try {
                return good.available(asked.caller(), asked.query());
            } catch (DesksideException e) {
                if (e.code() == code) {
                    return instead;
                }
                throw e;
            }
        });
    }

    private record Asked(Caller caller, RecordingQuery query) {}

    private static UnaryOperator<RecordingArchive> answers(
            BiFunction<RecordingArchive, Asked, AvailableRecordings> available) {
        return good -> new ForwardingRecordingArchive(good) {
            @Override
            public AvailableRecordings available(Caller caller, RecordingQuery query) {
                return available.apply(good, new Asked(caller, query));
            }
        };
    }

    private interface Change {
        void of(RecordingArchive good, Caller caller, RecordingSelection recordings);
    }

    private static UnaryOperator<RecordingArchive> transcodes(Change change) {
        return good -> new ForwardingRecordingArchive(good) {
            @Override
            public void transcode(Caller caller, RecordingSelection recordings) {
                change.of(good, caller, recordings);
            }
        };
    }

    private static UnaryOperator<RecordingArchive> archives(Change change) {
        return good -> new ForwardingRecordingArchive(good) {
            @Override
            public void archive(Caller caller, RecordingSelection recordings) {
                change.of(good, caller, recordings);
            }
        };
    }

    private static UnaryOperator<RecordingArchive> links(UnaryOperator<List<RecordingLinks>> change) {
        return good -> new ForwardingRecordingArchive(good) {
            @Override
            public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
                return change.apply(good.links(caller, recordings));
            }
        };
    }

    private static void oneByOne(RecordingSelection recordings, Consumer<RecordingSelection> change) {
        recordings.ids().forEach(id -> change.accept(RecordingSelection.of(id)));
    }

    private static RuntimeException named(DesksideException e, RecordingSelection recordings) {
        return new DesksideException(e.code(), recordings.ids().size() > 1 ? e.getMessage() : "Not yours.");
    }

    private static List<RecordingId> byText(List<RecordingId> ids) {
        return ids.stream().sorted(Comparator.comparing(RecordingId::toString)).toList();
    }
}
