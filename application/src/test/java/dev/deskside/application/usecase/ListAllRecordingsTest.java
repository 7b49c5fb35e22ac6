package dev.deskside.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.contract.InMemoryRecordingArchive;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.recording.AllRecordings;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.IncompleteRecordingsException;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.SessionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListAllRecordingsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Caller CALLER = Caller.of(
            TestIds.technician(TestIds.account(Account.Recording.ENABLED).key(), Set.of()));

    private final InMemoryRecordings stored = new InMemoryRecordings();
    private final List<Recording> all = new ArrayList<>();

    @Test
    @DisplayName("100,000 over a provider without pages: none missing, none twice, in order, in few requests")
    void hundredThousandWithoutPages() {
        Random random = new Random(4711);
        InMemoryRecordingArchive v1Only = new InMemoryRecordingArchive(CLOCK);
        v1Only.add(CALLER.account(), Account.Recording.ENABLED);
        for (int i = 0; i < 100_000; i++) {
            // Office hours of two years: some days have many, most of the time there are none.
            Instant startedAt = NOW.minus(Duration.ofDays((long) (730 * Math.pow(random.nextDouble(), 2))))
                    .plusMillis(random.nextInt(8 * 3_600_000))
                    .minus(Duration.ofDays(1));
            Recording recording = recording(
                    i, startedAt, i % 3 == 0 ? RecordingState.READY_FOR_TRANSCODE : RecordingState.READY_FOR_DOWNLOAD);
            all.add(recording);
            v1Only.add(recording);
        }
        Counted archive = new Counted(v1Only);

        AllRecordings found = list(archive, ofAccount());

        assertThat(found.readyForTranscode()).isEqualTo(expected(RecordingState.READY_FOR_TRANSCODE));
        assertThat(found.readyForDownload()).isEqualTo(expected(RecordingState.READY_FOR_DOWNLOAD));
        assertThat(found.readyForTranscode().size() + found.readyForDownload().size())
                .isEqualTo(100_000);
        System.out.println("All of 100,000 recordings, without pages: " + archive.requests + " requests");
        // 66,667 in the longer list need 134 answers at the very least.
        assertThat(archive.requests).isBetween(134, 1_000);
    }

    @Test
    @DisplayName("pages are followed where the provider gives them: one request for each")
    void followsPages() {
        for (int i = 0; i < 2_300; i++) {
            keep(NOW.minusSeconds(i / 7), RecordingState.READY_FOR_DOWNLOAD);
        }
        Counted archive = new Counted(paged());

        assertThat(list(archive, ofAccount()).readyForDownload())
                .isEqualTo(expected(RecordingState.READY_FOR_DOWNLOAD));
        assertThat(archive.requests).isEqualTo(5);
    }

    @Test
    @DisplayName("where one answer holds all, one request is enough")
    void oneRequest() {
        for (int i = 0; i < AvailableRecordings.LIMIT - 1; i++) {
            keep(NOW, RecordingState.READY_FOR_DOWNLOAD);
        }
        Counted archive = new Counted(v1Only());

        assertThat(list(archive, ofAccount()).readyForDownload()).hasSize(499);
        assertThat(archive.requests).isEqualTo(1);
    }

    @Test
    @DisplayName("a second that holds as many as one answer does is INCOMPLETE, with all that was found")
    void fullSecond() {
        for (int i = 0; i < 600; i++) {
            keep(NOW.minusMillis(i % 900), RecordingState.READY_FOR_DOWNLOAD);
        }
        Recording before = keep(NOW.minusSeconds(3_600), RecordingState.READY_FOR_DOWNLOAD);
        Recording transcode = keep(NOW.minusMillis(500), RecordingState.READY_FOR_TRANSCODE);

        IncompleteRecordingsException incomplete = catchThrowableOfType(
                IncompleteRecordingsException.class, () -> list(new Counted(v1Only()), ofAccount()));

        assertThat(incomplete.code()).isEqualTo(ErrorCode.INCOMPLETE);
        assertThat(incomplete).hasMessageContainingAll("2026-11-25T11:59:59Z", "2026-11-25T12:00:00Z");
        assertThat(incomplete.found().readyForDownload())
                .contains(before.id())
                .hasSizeBetween(501, 601)
                .doesNotHaveDuplicates();
        assertThat(incomplete.found().readyForTranscode()).containsExactly(transcode.id());
    }

    @Test
    @DisplayName("full seconds next to each other are complete where none holds as many by itself")
    void wholeSeconds() {
        for (int i = 0; i < 1_200; i++) {
            keep(NOW.minusSeconds(i / 400), RecordingState.READY_FOR_DOWNLOAD);
        }

        assertThat(list(new Counted(v1Only()), ofAccount()).readyForDownload())
                .isEqualTo(expected(RecordingState.READY_FOR_DOWNLOAD));
    }

    @Test
    @DisplayName("the given window is kept to, also in the middle of a second")
    void window() {
        for (int i = 0; i < 3_000; i++) {
            keep(NOW.minusMillis(i * 10L), RecordingState.READY_FOR_DOWNLOAD);
        }
        RecordingQuery query = RecordingQuery.ofAccount(CALLER.account())
                .from(NOW.minusMillis(20_505))
                .to(NOW.minusMillis(5_015))
                .build();

        assertThat(list(new Counted(v1Only()), query).readyForDownload())
                .isEqualTo(ids(all.stream().filter(query::matches).toList()))
                .hasSize(1_549);
    }

    @Test
    @DisplayName("what starts after now, by another clock, is found too")
    void clocksApart() {
        for (int i = 0; i < 700; i++) {
            keep(NOW.plusSeconds(i), RecordingState.READY_FOR_DOWNLOAD);
        }

        assertThat(list(new Counted(v1Only()), ofAccount()).readyForDownload()).hasSize(700);
    }

    @Test
    @DisplayName("it tells how it goes on")
    void progress() {
        for (int i = 0; i < 1_100; i++) {
            keep(NOW.minusSeconds(i), RecordingState.READY_FOR_DOWNLOAD);
        }
        List<String> seen = new ArrayList<>();

        new ListAllRecordings(paged(), CLOCK)
                .run(
                        new ListAllRecordings.Query(CALLER, ofAccount()),
                        (recordings, answers) -> seen.add(recordings + " in " + answers));

        assertThat(seen).containsExactly("500 in 1", "1000 in 2", "1100 in 3");
    }

    @Test
    @DisplayName("a failure in the middle is the failure of all")
    void failure() {
        for (int i = 0; i < 1_100; i++) {
            keep(NOW.minusSeconds(i), RecordingState.READY_FOR_DOWNLOAD);
        }
        Counted archive = new Counted(v1Only());
        archive.failsAt = 3;

        assertThat(catchThrowableOfType(DesksideException.class, () -> list(archive, ofAccount()))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("without the role nothing is asked")
    void role() {
        Caller noRole =
                new Caller(CALLER.account(), CALLER.companies(), CALLER.user(), Set.of(Role.SUPPORT), CALLER.seat());
        Counted archive = new Counted(v1Only());

        assertThat(catchThrowableOfType(
                                DesksideException.class,
                                () -> new ListAllRecordings(archive, CLOCK)
                                        .run(new ListAllRecordings.Query(noRole, ofAccount()), (found, answers) -> {}))
                        .code())
                .isEqualTo(ErrorCode.ROLE_MISSING);
        assertThat(archive.requests).isZero();
    }

    /** Clusters of recordings at quarters of a second: either all are found, or it says that there may be more. */
    @Property(tries = 60)
    void neverASilentGap(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 700) Integer> clusters,
            @ForAll @IntRange(min = 1, max = 12) int quartersApart) {
        all.clear();
        InMemoryRecordingArchive archive = new InMemoryRecordingArchive(CLOCK);
        archive.add(CALLER.account(), Account.Recording.ENABLED);
        int id = 0;
        int largest = 0;
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            largest = Math.max(largest, clusters.get(cluster));
            for (int i = 0; i < clusters.get(cluster); i++) {
                Recording recording = recording(
                        id++, NOW.minusMillis(250L * quartersApart * cluster), RecordingState.READY_FOR_DOWNLOAD);
                all.add(recording);
                archive.add(recording);
            }
        }
        List<RecordingId> expected = expected(RecordingState.READY_FOR_DOWNLOAD);

        try {
            assertThat(list(archive, ofAccount()).readyForDownload()).isEqualTo(expected);
        } catch (IncompleteRecordingsException e) {
            Set<RecordingId> found = new HashSet<>(e.found().readyForDownload());
            assertThat(found).hasSameSizeAs(e.found().readyForDownload()).isSubsetOf(expected);
            assertThat(largest >= AvailableRecordings.LIMIT || quartersApart < 8)
                    .as("a second that holds 500 or more")
                    .isTrue();
        }
    }

    private static AllRecordings list(RecordingArchive archive, RecordingQuery query) {
        return new ListAllRecordings(archive, CLOCK)
                .run(new ListAllRecordings.Query(CALLER, query), (recordings, answers) -> {});
    }

    private static RecordingQuery ofAccount() {
        return RecordingQuery.ofAccount(CALLER.account()).build();
    }

    private Recording keep(Instant startedAt, RecordingState state) {
        Recording recording = recording(all.size(), startedAt, state);
        all.add(recording);
        stored.commit(recording, 0);
        return recording;
    }

    private static Recording recording(int number, Instant startedAt, RecordingState state) {
        return new Recording(
                RecordingId.of(number + 1L),
                CALLER.account(),
                CALLER.user(),
                Optional.empty(),
                new SessionKey(new UUID(0, number)),
                startedAt,
                state,
                false);
    }

    private List<RecordingId> expected(RecordingState state) {
        return ids(all.stream().filter(recording -> recording.state() == state).toList());
    }

    private static List<RecordingId> ids(List<Recording> recordings) {
        return recordings.stream()
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .map(Recording::id)
                .toList();
    }

    private RecordingArchive v1Only() {
        InMemoryRecordingArchive archive = new InMemoryRecordingArchive(CLOCK);
        archive.add(CALLER.account(), Account.Recording.ENABLED);
        all.forEach(archive::add);
        return archive;
    }

    private RecordingArchive paged() {
        return new Counted(null) {
            @Override
            public AvailableRecordings available(Caller caller, RecordingQuery query) {
                return stored.available(caller, query);
            }
        };
    }

    /** Counts what is asked for. */
    private static class Counted implements RecordingArchive {
        private final RecordingArchive archive;
        private int requests;
        private int failsAt;

        Counted(RecordingArchive archive) {
            this.archive = archive;
        }

        @Override
        public AvailableRecordings available(Caller caller, RecordingQuery query) {
            requests++;
            if (requests == failsAt) {
                throw new DesksideException(ErrorCode.UNAVAILABLE, "The line is down.");
            }
            return archive.available(caller, query);
        }

        @Override
        public void transcode(Caller caller, RecordingSelection recordings) {
            archive.transcode(caller, recordings);
        }

        @Override
        public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
            return archive.links(caller, recordings);
        }

        @Override
        public void archive(Caller caller, RecordingSelection recordings) {
            archive.archive(caller, recordings);
        }
    }
}
