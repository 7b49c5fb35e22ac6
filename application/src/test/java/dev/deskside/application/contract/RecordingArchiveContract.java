package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.spi.Capability;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RecordingArchive} keeps. A test class of an adapter implements this interface and its one method;
 * each test carries the number of the promise in the port's javadoc.
 */
public interface RecordingArchiveContract {
    /** The states that no recording has where nothing is transcoded. */
    Set<RecordingState> OF_TRANSCODING =
            Set.of(RecordingState.READY_FOR_TRANSCODE, RecordingState.TRANSCODING, RecordingState.FAILED);

    /** The start of the recordings that most tests put into the archive. */
    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** {@return the stage of one test} */
    ArchiveStage archiveStage();

    @Test
    @DisplayName("A1 only recordings that are ready are listed, each in its list")
    default void onlyReadyOnes() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        for (RecordingState state : RecordingState.values()) {
            if (stage.lacks().contains(Capability.TRANSCODING) && OF_TRANSCODING.contains(state)) {
                continue;
            }
            stage.keep(recording(tenant, state, NOON));
        }
        Recording download = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON.plusSeconds(1)));

        AvailableRecordings available = available(stage, tenant, ofAccount(tenant));

        assertThat(available.readyForDownload()).hasSize(2).last().isEqualTo(download.id());
        if (stage.lacks().contains(Capability.TRANSCODING)) {
            assertThat(available.readyForTranscode()).isEmpty();
            return;
        }
        Recording transcode = keep(stage, recording(tenant, RecordingState.READY_FOR_TRANSCODE, NOON.plusSeconds(1)));
        assertThat(available(stage, tenant, ofAccount(tenant)).readyForTranscode())
                .hasSize(2)
                .last()
                .isEqualTo(transcode.id());
    }

    @Test
    @DisplayName("A1 an account without recordings has two empty lists")
    default void none() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);

        assertThat(available(stage, tenant, ofAccount(tenant))).isEqualTo(AvailableRecordings.NONE);
    }

    @Test
    @DisplayName("A2 both lists are in start-time order, ties by id as a number")
    default void inOrder() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        long base = UUID.randomUUID().getMostSignificantBits() >>> 24;
        RecordingId shorter = RecordingId.of("9" + base);
        RecordingId longer = RecordingId.of("10" + base);
        RecordingId longest = RecordingId.of("1000000000000000000000000" + base);
        RecordingId first = TestIds.recording();
        for (RecordingState state : List.of(RecordingState.READY_FOR_DOWNLOAD)) {
            stage.keep(recording(tenant, longest, state, NOON));
            stage.keep(recording(tenant, shorter, state, NOON));
            stage.keep(recording(tenant, longer, state, NOON));
            stage.keep(recording(tenant, first, state, NOON.minusSeconds(60)));
        }

        assertThat(available(stage, tenant, ofAccount(tenant)).readyForDownload())
                .containsExactly(first, shorter, longer, longest);
    }

    @Test
    @DisplayName("A3 all given keys must hold")
    default void keysNarrow() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        Recording mine = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));
        Recording colleagues = keep(
                stage,
                new Recording(
                        TestIds.recording(),
                        tenant.caller().account(),
                        tenant.colleague().key(),
                        Optional.of(tenant.company()),
                        new SessionKey(UUID.randomUUID()),
                        NOON.plusSeconds(1),
                        RecordingState.READY_FOR_DOWNLOAD,
                        false));
        AccountKey account = tenant.caller().account();
        UserKey me = tenant.caller().user();
        UserKey colleague = tenant.colleague().key();

        assertThat(downloads(stage, tenant, RecordingQuery.ofAccount(account)))
                .containsExactly(mine.id(), colleagues.id());
        assertThat(downloads(stage, tenant, RecordingQuery.ofUser(me))).containsExactly(mine.id());
        assertThat(downloads(stage, tenant, RecordingQuery.ofUser(colleague))).containsExactly(colleagues.id());
        assertThat(downloads(stage, tenant, RecordingQuery.ofCompany(tenant.company())))
                .containsExactly(colleagues.id());
        assertThat(downloads(
                        stage,
                        tenant,
                        RecordingQuery.ofCompany(tenant.company()).user(me)))
                .isEmpty();
        assertThat(downloads(
                        stage,
                        tenant,
                        RecordingQuery.ofAccount(account).user(colleague).company(tenant.company())))
                .containsExactly(colleagues.id());
    }

    @Test
    @DisplayName("A3 attended and unattended ones are told apart, and a company has no attended ones")
    default void attendance() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        Recording attended = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));
        Recording unattended = keep(stage, unattended(tenant, NOON));

        assertThat(downloads(stage, tenant, ofAccount(tenant).attendance(Attendance.ATTENDED)))
                .containsExactly(attended.id());
        assertThat(downloads(stage, tenant, ofAccount(tenant).attendance(Attendance.UNATTENDED)))
                .containsExactly(unattended.id());
        assertThat(available(
                        stage,
                        tenant,
                        RecordingQuery.ofCompany(tenant.company()).attendance(Attendance.ATTENDED)))
                .isEqualTo(AvailableRecordings.NONE);
    }

    @Test
    @DisplayName("A4 both ends of the window count")
    default void window() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        List<RecordingId> ids = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            ids.add(keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON.plusSeconds(second)))
                    .id());
        }

        assertThat(downloads(
                        stage,
                        tenant,
                        ofAccount(tenant).from(NOON.plusSeconds(1)).to(NOON.plusSeconds(3))))
                .isEqualTo(ids.subList(1, 4));
        assertThat(downloads(
                        stage,
                        tenant,
                        ofAccount(tenant).from(NOON.plusSeconds(2)).to(NOON.plusSeconds(2))))
                .isEqualTo(ids.subList(2, 3));
        assertThat(downloads(stage, tenant, ofAccount(tenant).from(NOON.plusSeconds(4))))
                .isEqualTo(ids.subList(4, 5));
        assertThat(downloads(stage, tenant, ofAccount(tenant).to(NOON))).isEqualTo(ids.subList(0, 1));
    }

    @Test
    @DisplayName("A4 a window as wide as the calendar holds everything, one before or after all of it nothing")
    default void widestWindow() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        Recording recording = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));
        Instant first = Instant.parse("0000-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59Z");

        assertThat(downloads(stage, tenant, ofAccount(tenant).from(first).to(last)))
                .containsExactly(recording.id());
        assertThat(downloads(stage, tenant, ofAccount(tenant).from(last))).isEmpty();
        assertThat(downloads(stage, tenant, ofAccount(tenant).to(first))).isEmpty();
        assertThat(downloads(stage, tenant, ofAccount(tenant).from(Instant.parse("2262-04-12T00:00:00Z"))))
                .isEmpty();
    }

    @Test
    @DisplayName("A4 a time period counts back from now")
    default void timePeriod() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, now.minus(Duration.ofDays(31))));
        Recording recent =
                keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, now.minus(Duration.ofDays(29))));

        assertThat(downloads(stage, tenant, ofAccount(tenant).lastDays(30))).containsExactly(recent.id());
    }

    @Test
    @DisplayName("A5 archived recordings are listed only when asked for, and then alone")
    default void archived() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.ARCHIVING);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        for (RecordingState state : readyStates(stage)) {
            Recording plain = keep(stage, recording(tenant, state, NOON));
            Recording archived = keep(stage, recording(tenant, state, NOON).archive());

            assertThat(ready(available(stage, tenant, ofAccount(tenant)), state))
                    .containsExactly(plain.id());
            assertThat(ready(available(stage, tenant, ofAccount(tenant).archived()), state))
                    .containsExactly(archived.id());
        }
    }

    @Test
    @DisplayName("A6 no list is longer than 500, and the oldest come first")
    default void atMostFiveHundred() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        List<Recording> all = new ArrayList<>();
        for (int i = 0; i < AvailableRecordings.LIMIT + 3; i++) {
            all.add(keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON.minusSeconds(i))));
        }
        all.sort(Comparator.comparing(Recording::startedAt));

        assertThat(available(stage, tenant, ofAccount(tenant)).readyForDownload())
                .isEqualTo(all.subList(0, AvailableRecordings.LIMIT).stream()
                        .map(Recording::id)
                        .toList());
    }

    @Test
    @DisplayName("A7 a key that is unknown or another's fails with INVALID_KEY, and nothing tells the two apart")
    default void foreignKeys() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        StageTenant stranger = stage.tenant(Account.Recording.ENABLED);

        DesksideException account = failure(
                stage, tenant, RecordingQuery.ofAccount(stranger.caller().account()));
        DesksideException user =
                failure(stage, tenant, RecordingQuery.ofUser(stranger.caller().user()));
        DesksideException company = failure(stage, tenant, RecordingQuery.ofCompany(stranger.company()));
        DesksideException noAccount =
                failure(stage, tenant, RecordingQuery.ofAccount(new AccountKey(TestIds.number())));
        DesksideException noUser = failure(stage, tenant, RecordingQuery.ofUser(new UserKey(TestIds.number())));
        DesksideException noCompany = failure(stage, tenant, RecordingQuery.ofCompany(new CompanyId(TestIds.number())));

        assertThat(List.of(account, user, company, noAccount, noUser, noCompany))
                .extracting(DesksideException::code)
                .containsOnly(ErrorCode.INVALID_KEY);
        assertThat(noAccount).hasMessage(account.getMessage());
        assertThat(noUser).hasMessage(user.getMessage());
        assertThat(noCompany).hasMessage(company.getMessage());
    }

    @Test
    @DisplayName("A8 an account without recording enabled fails with RECORDING_DISABLED")
    default void recordingDisabled() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.DISABLED);

        assertThat(failure(stage, tenant, ofAccount(tenant)).code()).isEqualTo(ErrorCode.RECORDING_DISABLED);
    }

    @Test
    @DisplayName("A9 an unattended session's recording is listed only for a caller with access to its company")
    default void companyOutOfReach() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        Recording attended = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));
        keep(stage, unattended(tenant, NOON));
        Caller outsider = Caller.of(tenant.outsider());
        assertThat(downloads(stage, tenant, ofAccount(tenant))).hasSize(2);

        assertThat(stage.recordingArchive()
                        .available(outsider, ofAccount(tenant).build())
                        .readyForDownload())
                .containsExactly(attended.id());
        assertThat(stage.recordingArchive()
                        .available(
                                outsider,
                                ofAccount(tenant)
                                        .attendance(Attendance.UNATTENDED)
                                        .build()))
                .isEqualTo(AvailableRecordings.NONE);
    }

    @Test
    @DisplayName(
            "A6 the pages, followed to the end, hold each recording once, though one list is longer than the other")
    default void pages() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        List<Recording> downloads = new ArrayList<>();
        for (int i = 0; i < 2 * AvailableRecordings.LIMIT + 3; i++) {
            // Three of each second, so that pages end between recordings of the same second.
            downloads.add(keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON.plusSeconds(i / 3))));
        }
        List<RecordingId> transcode = readyStates(stage).stream()
                .filter(RecordingState.READY_FOR_TRANSCODE::equals)
                .map(state -> keep(stage, recording(tenant, state, NOON)).id())
                .toList();
        List<RecordingId> ids = downloads.stream()
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .map(Recording::id)
                .toList();

        List<RecordingId> download = new ArrayList<>();
        List<RecordingId> toTranscode = new ArrayList<>();
        int pages = 0;
        Optional<RecordingQuery> next = Optional.of(ofAccount(tenant).build());
        while (next.isPresent()) {
            RecordingQuery question = next.get();
            AvailableRecordings page = stage.recordingArchive().available(tenant.caller(), question);
            assertThat(page.readyForDownload()).hasSizeLessThanOrEqualTo(AvailableRecordings.LIMIT);
            download.addAll(page.readyForDownload());
            toTranscode.addAll(page.readyForTranscode());
            next = page.next().map(question::after);
            pages++;
        }

        assertThat(toTranscode).isEqualTo(transcode);
        if (stage.hasPages()) {
            assertThat(download).isEqualTo(ids);
            assertThat(pages).isEqualTo(3);
        } else {
            assertThat(download).isEqualTo(ids.subList(0, AvailableRecordings.LIMIT));
        }
    }

    @Test
    @DisplayName("A6 a list that just fits one answer has no further page")
    default void justFits() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        for (int i = 0; i < AvailableRecordings.LIMIT; i++) {
            keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON.plusSeconds(i)));
        }

        AvailableRecordings all = available(stage, tenant, ofAccount(tenant));

        assertThat(all.readyForDownload()).hasSize(AvailableRecordings.LIMIT);
        assertThat(all.next()).isEmpty();
    }

    @Test
    @DisplayName("A10 transcoding takes what is ready for it and what failed, and leaves what is further as it is")
    default void transcodes() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.TRANSCODING);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        Recording ready = keep(stage, recording(tenant, RecordingState.READY_FOR_TRANSCODE, NOON));
        Recording left = keep(stage, recording(tenant, RecordingState.READY_FOR_TRANSCODE, NOON));
        Recording failed = keep(stage, recording(tenant, RecordingState.FAILED, NOON));
        Recording under = keep(stage, recording(tenant, RecordingState.TRANSCODING, NOON));
        Recording done = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));

        for (int time = 0; time < 2; time++) {
            stage.recordingArchive()
                    .transcode(
                            tenant.caller(),
                            RecordingSelection.of(ready.id(), failed.id(), under.id(), done.id(), ready.id()));
        }

        assertThat(available(stage, tenant, ofAccount(tenant)).readyForTranscode())
                .containsExactly(left.id());
        assertThat(downloads(stage, tenant, ofAccount(tenant))).containsExactly(done.id());
    }

    @Test
    @DisplayName("A10 what isn't complete yet can't be transcoded, and none of the others is")
    default void transcodesNothingIncomplete() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.TRANSCODING);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        Recording ready = keep(stage, recording(tenant, RecordingState.READY_FOR_TRANSCODE, NOON));
        Recording captured = keep(stage, recording(tenant, RecordingState.CAPTURED, NOON));

        DesksideException failure = failure(() ->
                stage.recordingArchive().transcode(tenant.caller(), RecordingSelection.of(ready.id(), captured.id())));

        assertThat(failure.code()).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(available(stage, tenant, ofAccount(tenant)).readyForTranscode())
                .containsExactly(ready.id());
    }

    @Test
    @DisplayName("A11 links are given for what is ready for download, in the order of asking; all else is left out")
    default void links() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.RECORDING_LINKS);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        StageTenant stranger = stage.tenant(Account.Recording.ENABLED);
        Recording one = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));
        Recording two = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON.plusSeconds(1)));
        RecordingState state = stage.lacks().contains(Capability.TRANSCODING)
                ? RecordingState.CAPTURED
                : RecordingState.READY_FOR_TRANSCODE;
        Recording notReady = keep(stage, recording(tenant, state, NOON));
        boolean hasMachines = !stage.lacks().contains(Capability.UNATTENDED_SESSIONS);
        Recording reachable = keep(
                stage,
                hasMachines ? unattended(tenant, NOON) : recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));
        // The largest id first, so that the order of asking is no other order.
        List<Recording> ready = Stream.of(one, two, reachable)
                .sorted(Comparator.comparing(Recording::id).reversed())
                .toList();
        List<RecordingId> ids = ready.stream().map(Recording::id).toList();
        RecordingSelection selection = RecordingSelection.of(
                ids.get(0), TestIds.recording(), notReady.id(), ids.get(1), ids.get(2), ids.get(0));

        List<RecordingLinks> links = stage.recordingArchive().links(tenant.caller(), selection);

        assertThat(links).extracting(RecordingLinks::recording).isEqualTo(ids);
        assertThat(links)
                .extracting(RecordingLinks::startedAt)
                .isEqualTo(ready.stream()
                        .map(Recording::startedAt)
                        .map(Optional::of)
                        .toList());
        assertThat(stage.recordingArchive().links(stranger.caller(), selection)).isEmpty();
        if (hasMachines) {
            assertThat(stage.recordingArchive()
                            .links(Caller.of(tenant.outsider()), RecordingSelection.of(reachable.id())))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A12 archiving puts recordings aside, in whatever state, and twice is once")
    default void archives() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.ARCHIVING);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        List<Recording> ready = readyStates(stage).stream()
                .map(state -> keep(stage, recording(tenant, state, NOON)))
                .toList();
        Recording left = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));
        Recording captured = keep(stage, recording(tenant, RecordingState.CAPTURED, NOON));
        List<RecordingId> ids = Stream.concat(ready.stream(), Stream.of(captured))
                .map(Recording::id)
                .toList();

        for (int time = 0; time < 2; time++) {
            stage.recordingArchive().archive(tenant.caller(), RecordingSelection.of(ids.toArray(RecordingId[]::new)));
        }

        assertThat(available(stage, tenant, ofAccount(tenant)))
                .isEqualTo(new AvailableRecordings(List.of(), List.of(left.id())));
        AvailableRecordings archived =
                available(stage, tenant, ofAccount(tenant).archived());
        assertThat(Stream.concat(archived.readyForTranscode().stream(), archived.readyForDownload().stream()))
                .containsExactlyElementsOf(ready.stream().map(Recording::id).toList());
    }

    @Test
    @DisplayName("A13 where one of several is out of reach none is changed, and nothing tells why")
    default void changesNoneOrAll() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        StageTenant stranger = stage.tenant(Account.Recording.ENABLED);
        Recording ready = keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON));
        boolean hasMachines = !stage.lacks().contains(Capability.UNATTENDED_SESSIONS);
        Recording theirs = keep(
                stage,
                hasMachines
                        ? unattended(tenant, NOON.plusSeconds(1))
                        : recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON.plusSeconds(1)));
        RecordingId unknown = TestIds.recording();
        RecordingSelection oneUnknown = RecordingSelection.of(ready.id(), unknown);
        RecordingSelection anothers = RecordingSelection.of(theirs.id());
        List<DesksideException> failures = new ArrayList<>();
        for (Change change : changes(stage)) {
            failures.add(failure(() -> change.of(tenant.caller(), oneUnknown)));
            failures.add(failure(() -> change.of(stranger.caller(), anothers)));
            if (hasMachines) {
                failures.add(failure(() -> change.of(Caller.of(tenant.outsider()), anothers)));
            }
        }

        assumeFalse(failures.isEmpty(), "the provider declares that it lacks TRANSCODING and ARCHIVING");
        assertThat(failures).extracting(DesksideException::code).containsOnly(ErrorCode.INVALID_KEY);
        assertThat(failures)
                .extracting(failure -> failure.getMessage()
                        .replace(unknown.toString(), "ID")
                        .replace(theirs.id().toString(), "ID"))
                .containsOnly(failures.get(0).getMessage().replace(unknown.toString(), "ID"));
        assertThat(available(stage, tenant, ofAccount(tenant)))
                .isEqualTo(new AvailableRecordings(List.of(), List.of(ready.id(), theirs.id())));
    }

    @Test
    @DisplayName("A13 where one of several is out of reach none of them is transcoded")
    default void transcodesNoneOrAll() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST, Capability.TRANSCODING);
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        Recording ready = keep(stage, recording(tenant, RecordingState.READY_FOR_TRANSCODE, NOON));

        DesksideException failure = failure(() -> stage.recordingArchive()
                .transcode(tenant.caller(), RecordingSelection.of(ready.id(), TestIds.recording())));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_KEY);
        assertThat(available(stage, tenant, ofAccount(tenant)).readyForTranscode())
                .containsExactly(ready.id());
    }

    @Test
    @DisplayName("A8 without recording enabled nothing is changed either, and no links are given")
    default void nothingWhereDisabled() {
        ArchiveStage stage = Needs.met(archiveStage(), Capability.RECORDING_LIST);
        StageTenant tenant = stage.tenant(Account.Recording.DISABLED);
        RecordingSelection selection =
                RecordingSelection.of(keep(stage, recording(tenant, RecordingState.READY_FOR_DOWNLOAD, NOON))
                        .id());

        List<Change> changes = new ArrayList<>(changes(stage));
        if (!stage.lacks().contains(Capability.RECORDING_LINKS)) {
            changes.add(stage.recordingArchive()::links);
        }
        assertThat(changes)
                .allSatisfy(change -> assertThat(failure(() -> change.of(tenant.caller(), selection))
                                .code())
                        .isEqualTo(ErrorCode.RECORDING_DISABLED));
    }

    @Test
    @DisplayName("A0 what is declared as lacking is refused with UNSUPPORTED, for every caller, and nothing else is")
    default void refusesWhatTheArchiveLacks() {
        ArchiveStage stage = archiveStage();
        StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
        StageTenant stranger = stage.tenant(Account.Recording.ENABLED);
        RecordingArchive archive = stage.recordingArchive();
        RecordingSelection unknown = RecordingSelection.of(TestIds.recording());

        for (Caller caller : List.of(tenant.caller(), stranger.caller(), Caller.of(tenant.outsider()))) {
            Needs.assertRefusedIfLacking(
                    stage,
                    Capability.RECORDING_LIST,
                    () -> archive.available(
                            caller, RecordingQuery.ofAccount(caller.account()).build()),
                    () -> archive.available(
                            caller, RecordingQuery.ofCompany(tenant.company()).build()));
            Needs.assertRefusedIfLacking(stage, Capability.TRANSCODING, () -> archive.transcode(caller, unknown));
            Needs.assertRefusedIfLacking(stage, Capability.RECORDING_LINKS, () -> archive.links(caller, unknown));
            Needs.assertRefusedIfLacking(stage, Capability.ARCHIVING, () -> archive.archive(caller, unknown));
        }
        if (stage.lacks().contains(Capability.RECORDING_LIST)) {
            assertThat(stage.lacks())
                    .as("without a list of recordings there is no archive")
                    .contains(Capability.TRANSCODING, Capability.RECORDING_LINKS, Capability.ARCHIVING);
        }
    }

    /** Something that is done to recordings. */
    @FunctionalInterface
    interface Change {
        /**
         * Does it.
         *
         * @param caller on whose behalf
         * @param recordings which ones
         */
        void of(Caller caller, RecordingSelection recordings);
    }

    private static List<Change> changes(ArchiveStage stage) {
        List<Change> changes = new ArrayList<>();
        if (!stage.lacks().contains(Capability.TRANSCODING)) {
            changes.add(stage.recordingArchive()::transcode);
        }
        if (!stage.lacks().contains(Capability.ARCHIVING)) {
            changes.add(stage.recordingArchive()::archive);
        }
        return changes;
    }

    /** The states in which a recording is listed. */
    private static List<RecordingState> readyStates(ArchiveStage stage) {
        return stage.lacks().contains(Capability.TRANSCODING)
                ? List.of(RecordingState.READY_FOR_DOWNLOAD)
                : List.of(RecordingState.READY_FOR_TRANSCODE, RecordingState.READY_FOR_DOWNLOAD);
    }

    private static List<RecordingId> ready(AvailableRecordings available, RecordingState state) {
        return state == RecordingState.READY_FOR_DOWNLOAD
                ? available.readyForDownload()
                : available.readyForTranscode();
    }

    private static DesksideException failure(ThrowingCallable call) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, call);
        assertThat(failure).as("the failure of a call that must fail").isNotNull();
        return failure;
    }

    private static DesksideException failure(ArchiveStage stage, StageTenant tenant, RecordingQuery.Builder query) {
        DesksideException failure =
                catchThrowableOfType(DesksideException.class, () -> available(stage, tenant, query));
        assertThat(failure).as("the failure of a question that must fail").isNotNull();
        return failure;
    }

    private static RecordingQuery.Builder ofAccount(StageTenant tenant) {
        return RecordingQuery.ofAccount(tenant.caller().account());
    }

    private static AvailableRecordings available(ArchiveStage stage, StageTenant tenant, RecordingQuery.Builder query) {
        return stage.recordingArchive().available(tenant.caller(), query.build());
    }

    private static List<RecordingId> downloads(ArchiveStage stage, StageTenant tenant, RecordingQuery.Builder query) {
        return available(stage, tenant, query).readyForDownload();
    }

    private static Recording keep(ArchiveStage stage, Recording recording) {
        stage.keep(recording);
        return recording;
    }

    private static Recording recording(StageTenant tenant, RecordingState state, Instant startedAt) {
        return recording(tenant, TestIds.recording(), state, startedAt);
    }

    private static Recording recording(StageTenant tenant, RecordingId id, RecordingState state, Instant startedAt) {
        return new Recording(
                id,
                tenant.caller().account(),
                tenant.caller().user(),
                Optional.empty(),
                new SessionKey(UUID.randomUUID()),
                startedAt,
                state,
                false);
    }

    private static Recording unattended(StageTenant tenant, Instant startedAt) {
        return new Recording(
                TestIds.recording(),
                tenant.caller().account(),
                tenant.caller().user(),
                Optional.of(tenant.company()),
                new SessionKey(UUID.randomUUID()),
                startedAt,
                RecordingState.READY_FOR_DOWNLOAD,
                false);
    }
}
