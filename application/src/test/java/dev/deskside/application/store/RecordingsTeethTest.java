package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.RecordingsContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of recordings")
class RecordingsTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(
                RecordingsTeethTest.class,
                Right.class,
                "C1",
                "C2",
                "C3",
                "C4 A1",
                "C4 A2",
                "C4 A3",
                "C4 A4",
                "C4 A5",
                "C4 A6",
                "C4 every",
                "C5");
    }

    /** A right adapter, in parts; each class below gets one of them wrong. */
    abstract static class Almost implements RecordingsContract, Recordings {
        private static final String NOWHERE = "0";

        final Recordings right = new InMemoryRecordings();
        final Map<RecordingId, Versioned<Recording>> seen = new ConcurrentHashMap<>();

        private final Accounts accounts = new InMemoryAccounts();

        @Override
        public Recordings recordings() {
            return this;
        }

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public long commit(Recording recording, long expectedVersion) {
            long version = right.commit(recording, expectedVersion);
            seen.put(recording.id(), new Versioned<>(recording, version));
            return version;
        }

        @Override
        public Optional<Versioned<Recording>> find(Caller caller, RecordingId id) {
            return right.find(caller, id);
        }

        @Override
        public AvailableRecordings available(Caller caller, RecordingQuery query) {
            List<Optional<Recording>> places =
                    query.after().map(this::read).orElse(List.of(Optional.empty(), Optional.empty()));
            List<Recording> transcode = left(list(caller, query, isReadyForTranscode()), places.get(0));
            List<Recording> download =
                    left(list(caller, query, List.of(RecordingState.READY_FOR_DOWNLOAD)), places.get(1));
            return new AvailableRecordings(
                    ids(transcode),
                    ids(download),
                    goesOn(transcode.size(), download.size())
                            ? Optional.of(new PageCursor(
                                    word(end(transcode, places.get(0))) + "_" + word(end(download, places.get(1)))))
                            : Optional.empty());
        }

        private List<Recording> list(Caller caller, RecordingQuery query, List<RecordingState> states) {
            return seen.values().stream()
                    .map(Versioned::value)
                    .filter(recording -> states.contains(recording.state()))
                    .filter(recording -> isOfAccount(caller, recording))
                    .filter(recording -> isOfCompany(caller, recording))
                    .filter(recording -> matches(query, recording))
                    .sorted(order())
                    .toList();
        }

        private List<RecordingId> ids(List<Recording> recordings) {
            return recordings.stream().limit(mostOfAList()).map(Recording::id).toList();
        }

        private Optional<Recording> end(List<Recording> recordings, Optional<Recording> start) {
            return recordings.isEmpty()
                    ? start
                    : Optional.of(recordings.get((int) Math.min(recordings.size(), mostOfAList()) - 1));
        }

        private static String word(Optional<Recording> place) {
            return place.map(recording -> recording.id().toString()).orElse(NOWHERE);
        }

        /** The recording that each list ended with. */
        List<Optional<Recording>> read(PageCursor cursor) {
            List<String> words = List.of(cursor.value().split("_", -1));
            if (words.size() != 2 || words.stream().allMatch(NOWHERE::equals)) {
                throw PageCursor.unreadable();
            }
            return words.stream().map(this::place).toList();
        }

        private Optional<Recording> place(String word) {
            return word.equals(NOWHERE)
                    ? Optional.empty()
                    : Optional.of(seen.values().stream()
                            .map(Versioned::value)
                            .filter(recording -> recording.id().toString().equals(word))
                            .findFirst()
                            .orElseThrow(PageCursor::unreadable));
        }

        /** What a list has left where the page before ended with this. */
        List<Recording> left(List<Recording> list, Optional<Recording> last) {
            return list.stream()
                    .filter(recording ->
                            last.map(place -> isAfter(place, recording)).orElse(true))
                    .toList();
        }

        boolean isAfter(Recording last, Recording recording) {
            return order().compare(last, recording) < 0;
        }

        /** Whether there is a further page, where this much was left of the lists before this one. */
        boolean goesOn(int transcode, int download) {
            return transcode > mostOfAList() || download > mostOfAList();
        }

        List<RecordingState> isReadyForTranscode() {
            return List.of(RecordingState.READY_FOR_TRANSCODE);
        }

        boolean isOfAccount(Caller caller, Recording recording) {
            return recording.account().equals(caller.account());
        }

        boolean isOfCompany(Caller caller, Recording recording) {
            return recording.company().map(caller.companies()::contains).orElse(true);
        }

        boolean matches(RecordingQuery query, Recording recording) {
            return query.matches(recording);
        }

        Comparator<Recording> order() {
            return Comparator.comparing(Recording::startedAt).thenComparing(Recording::id);
        }

        long mostOfAList() {
            return AvailableRecordings.LIMIT;
        }

        static RecordingQuery with(RecordingQuery query, boolean archived) {
            return new RecordingQuery(
                    query.account(),
                    query.user(),
                    query.company(),
                    query.attendance(),
                    query.from(),
                    query.to(),
                    query.timePeriod(),
                    archived,
                    query.after());
        }
    }

    static class Right extends Almost {}

    @Breaks("C1")
    static class ForgetsThatItIsArchived extends Almost {
        @Override
        public Optional<Versioned<Recording>> find(Caller caller, RecordingId id) {
            return right.find(caller, id)
                    .map(found -> new Versioned<>(
                            new Recording(
                                    found.value().id(),
                                    found.value().account(),
                                    found.value().technician(),
                                    found.value().company(),
                                    found.value().session(),
                                    found.value().startedAt(),
                                    found.value().state(),
                                    false),
                            found.version()));
        }
    }

    @Breaks("C1")
    static class HidesIdsAboveALong extends Almost {
        @Override
        public Optional<Versioned<Recording>> find(Caller caller, RecordingId id) {
            return right.find(caller, id).filter(found -> id.value().bitLength() < Long.SIZE);
        }
    }

    @Breaks("C2")
    static class IgnoresTheVersion extends Almost {
        @Override
        public synchronized long commit(Recording recording, long expectedVersion) {
            Versioned<Recording> stored = seen.get(recording.id());
            return super.commit(recording, expectedVersion == 0 || stored == null ? expectedVersion : stored.version());
        }
    }

    @Breaks("C2")
    static class ReplacesWhatIsThere extends Almost {
        @Override
        public synchronized long commit(Recording recording, long expectedVersion) {
            Versioned<Recording> stored = seen.get(recording.id());
            return super.commit(recording, expectedVersion == 0 && stored != null ? stored.version() : expectedVersion);
        }
    }

    @Breaks("C3")
    static class ListsOtherAccounts extends Almost {
        @Override
        boolean isOfAccount(Caller caller, Recording recording) {
            return true;
        }
    }

    @Breaks("C3")
    static class FindsOtherAccounts extends Almost {
        @Override
        public Optional<Versioned<Recording>> find(Caller caller, RecordingId id) {
            return Optional.ofNullable(seen.get(id)).filter(found -> isOfCompany(caller, found.value()));
        }
    }

    @Breaks("C4 A1")
    static class ListsFailedOnes extends Almost {
        @Override
        List<RecordingState> isReadyForTranscode() {
            return List.of(RecordingState.READY_FOR_TRANSCODE, RecordingState.FAILED);
        }
    }

    @Breaks("C4 A2")
    static class LatestFirst extends Almost {
        @Override
        Comparator<Recording> order() {
            return Comparator.comparing(Recording::startedAt).reversed().thenComparing(Recording::id);
        }
    }

    @Breaks("C4 A2")
    static class OrdersIdsAsText extends Almost {
        @Override
        Comparator<Recording> order() {
            return Comparator.comparing(Recording::startedAt)
                    .thenComparing(recording -> recording.id().toString());
        }
    }

    @Breaks("C4 A2")
    static class OrdersIdsAsLongs extends Almost {
        @Override
        Comparator<Recording> order() {
            return Comparator.comparing(Recording::startedAt)
                    .thenComparing(recording -> recording.id().value().longValue());
        }
    }

    @Breaks("C4 A2")
    static class AttendedOnesFirst extends Almost {
        @Override
        Comparator<Recording> order() {
            return Comparator.comparing(Recording::attendance).thenComparing(super.order());
        }
    }

    @Breaks("C4 A3")
    static class OneKeyIsEnough extends Almost {
        @Override
        boolean matches(RecordingQuery query, Recording recording) {
            return query.matches(recording)
                    || query.user().map(recording.technician()::equals).orElse(false);
        }
    }

    @Breaks("C4 A3")
    static class ACompanyShowsAttendedOnesToo extends Almost {
        @Override
        boolean matches(RecordingQuery query, Recording recording) {
            RecordingQuery ofAnyCompany = new RecordingQuery(
                    Optional.of(recording.account()),
                    query.user(),
                    Optional.empty(),
                    query.attendance(),
                    query.from(),
                    query.to(),
                    query.timePeriod(),
                    query.archived(),
                    query.after());
            return query.matches(recording)
                    || (query.company().isPresent()
                            && recording.company().isEmpty()
                            && ofAnyCompany.matches(recording));
        }
    }

    @Breaks("C4 A4")
    static class ExcludesTheEnd extends Almost {
        @Override
        boolean matches(RecordingQuery query, Recording recording) {
            return query.matches(recording)
                    && query.to().map(to -> recording.startedAt().isBefore(to)).orElse(true);
        }
    }

    @Breaks("C4 A4")
    static class ExcludesTheBeginning extends Almost {
        @Override
        boolean matches(RecordingQuery query, Recording recording) {
            return query.matches(recording)
                    && query.from()
                            .map(from -> recording.startedAt().isAfter(from))
                            .orElse(true);
        }
    }

    @Breaks("C4 A5")
    static class ListsArchivedOnesToo extends Almost {
        @Override
        boolean matches(RecordingQuery query, Recording recording) {
            return query.matches(recording) || with(query, true).matches(recording);
        }
    }

    @Breaks("C4 A5")
    static class AskedForArchivedListsAll extends Almost {
        @Override
        boolean matches(RecordingQuery query, Recording recording) {
            return query.matches(recording)
                    || (query.archived() && with(query, false).matches(recording));
        }
    }

    @Breaks("C4 A6")
    static class KnowsNoLimit extends Almost {
        @Override
        long mostOfAList() {
            return Long.MAX_VALUE;
        }
    }

    @Breaks("C4 A6")
    static class StopsOneEarlier extends Almost {
        @Override
        long mostOfAList() {
            return AvailableRecordings.LIMIT - 1;
        }
    }

    @Breaks("C4 A6")
    static class ForgetsTheNextPage extends Almost {
        @Override
        boolean goesOn(int transcode, int download) {
            return false;
        }
    }

    @Breaks("C4 A6")
    static class EndsWithTheShorterList extends Almost {
        @Override
        boolean goesOn(int transcode, int download) {
            return transcode > mostOfAList() && download > mostOfAList();
        }
    }

    @Breaks("C4 A6")
    static class GoesOnThoughItJustFits extends Almost {
        @Override
        boolean goesOn(int transcode, int download) {
            return transcode >= mostOfAList() || download >= mostOfAList();
        }
    }

    @Breaks("C4 A6")
    static class RepeatsTheLast extends Almost {
        @Override
        boolean isAfter(Recording last, Recording recording) {
            return order().compare(last, recording) <= 0;
        }
    }

    @Breaks("C4 A6")
    static class SkipsWhatStartedAtTheSameTime extends Almost {
        @Override
        boolean isAfter(Recording last, Recording recording) {
            return last.startedAt().isBefore(recording.startedAt());
        }
    }

    @Breaks("C4 A6")
    static class GoesOnByIdsAsText extends Almost {
        @Override
        boolean isAfter(Recording last, Recording recording) {
            return last.startedAt().equals(recording.startedAt())
                    ? last.id().toString().compareTo(recording.id().toString()) < 0
                    : last.startedAt().isBefore(recording.startedAt());
        }
    }

    @Breaks("C4 A6")
    static class CountsFromTheBeginning extends Almost {
        @Override
        List<Recording> left(List<Recording> list, Optional<Recording> last) {
            return last.isEmpty() ? list : list.subList((int) Math.min(mostOfAList(), list.size()), list.size());
        }
    }

    @Breaks("C4 A6")
    static class BeginsBothListsWhereTheOneEnded extends Almost {
        @Override
        List<Optional<Recording>> read(PageCursor cursor) {
            List<Optional<Recording>> places = super.read(cursor);
            Optional<Recording> any = places.get(0).or(() -> places.get(1));
            return places.stream().map(place -> place.or(() -> any)).toList();
        }
    }

    @Breaks("C4 A6")
    static class TakesAnyCursor extends Almost {
        @Override
        List<Optional<Recording>> read(PageCursor cursor) {
            try {
                return super.read(cursor);
            } catch (DesksideException e) {
                return List.of(Optional.empty(), Optional.empty());
            }
        }
    }

    @Breaks("C4 every")
    static class ForgetsTheBeginningWhereThereIsAnEnd extends Almost {
        @Override
        boolean matches(RecordingQuery query, Recording recording) {
            RecordingQuery withoutBeginning = new RecordingQuery(
                    query.account(),
                    query.user(),
                    query.company(),
                    query.attendance(),
                    query.to().isPresent() ? Optional.empty() : query.from(),
                    query.to(),
                    query.timePeriod(),
                    query.archived(),
                    query.after());
            return withoutBeginning.matches(recording);
        }
    }

    @Breaks("C5")
    static class ListsOtherCompanies extends Almost {
        @Override
        boolean isOfCompany(Caller caller, Recording recording) {
            return true;
        }
    }

    @Breaks("C5")
    static class BelievesTheCursor extends Almost {
        private boolean goingOn;

        @Override
        public synchronized AvailableRecordings available(Caller caller, RecordingQuery query) {
            goingOn = query.after().isPresent();
            return super.available(caller, query);
        }

        @Override
        boolean isOfCompany(Caller caller, Recording recording) {
            return goingOn || super.isOfCompany(caller, recording);
        }
    }

    @Breaks("C5")
    static class FindsOtherCompanies extends Almost {
        @Override
        public Optional<Versioned<Recording>> find(Caller caller, RecordingId id) {
            return Optional.ofNullable(seen.get(id)).filter(found -> isOfAccount(caller, found.value()));
        }
    }
}
