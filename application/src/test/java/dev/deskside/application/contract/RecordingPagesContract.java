package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Recordings;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.SessionKey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * How the lists of {@link Recordings} go on (C4 with A6). A test makes an account of its own, so that all may share one
 * store.
 */
public interface RecordingPagesContract {
    /** {@return the store under test} */
    Recordings recordings();

    /** {@return where the accounts of those recordings are added} */
    Accounts accounts();

    private static Instant at(long millis) {
        return Instant.parse("2026-03-01T12:00:00.123Z").plusMillis(millis);
    }

    private static Recording recording(Tenant tenant, RecordingState state, long millis) {
        return recording(tenant, state, millis, tenant.technician().key(), Optional.empty());
    }

    private static Recording recording(
            Tenant tenant, RecordingState state, long millis, UserKey user, Optional<CompanyId> company) {
        return new Recording(
                new RecordingId(Fresh.key()),
                tenant.key(),
                user,
                company,
                new SessionKey(UUID.randomUUID()),
                at(millis),
                state,
                false);
    }

    private static List<RecordingId> inOrder(List<Recording> all, RecordingState state) {
        return all.stream()
                .filter(recording -> recording.state() == state)
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .map(Recording::id)
                .toList();
    }

    private Recording add(Recording recording) {
        recordings().commit(recording, 0);
        return recording;
    }

    /** All pages one after the other, together in one. */
    private AvailableRecordings followed(Caller caller, RecordingQuery query) {
        List<RecordingId> transcode = new ArrayList<>();
        List<RecordingId> download = new ArrayList<>();
        Optional<RecordingQuery> next = Optional.of(query);
        while (next.isPresent()) {
            RecordingQuery question = next.get();
            AvailableRecordings page = recordings().available(caller, question);
            assertThat(page.readyForTranscode()).hasSizeLessThanOrEqualTo(AvailableRecordings.LIMIT);
            assertThat(page.readyForDownload()).hasSizeLessThanOrEqualTo(AvailableRecordings.LIMIT);
            assertThat(page.next().isPresent() && !page.isFull())
                    .as("goes on after a page of which neither list is full")
                    .isFalse();
            transcode.addAll(page.readyForTranscode());
            download.addAll(page.readyForDownload());
            assertThat(transcode).doesNotHaveDuplicates();
            assertThat(download).doesNotHaveDuplicates();
            next = page.next().map(question::after);
        }
        return new AvailableRecordings(transcode, download);
    }

    @Test
    @DisplayName("C4 A6 the pages, followed to the end, hold each recording once, though one list is longer")
    default void pages() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        Random random = new Random(20260302);
        List<UserKey> users = List.of(tenant.technician().key(), new UserKey(Fresh.key()));
        List<Optional<CompanyId>> companies = List.of(
                Optional.empty(),
                Optional.of(tenant.company().id()),
                Optional.of(tenant.closedCompany().id()));
        List<Recording> all = new ArrayList<>();
        // Two long lists and one short, for any question that leaves out a third of them.
        for (int i = 0; i < 2_000; i++) {
            RecordingState state = i % 3 == 0 ? RecordingState.READY_FOR_TRANSCODE : RecordingState.READY_FOR_DOWNLOAD;
            // Some seven at the same time: pages end between them.
            all.add(add(recording(
                    tenant,
                    state,
                    random.nextInt(280),
                    users.get(i % 20 == 0 ? 1 : 0),
                    companies.get(i % 3 == 0 ? i % 2 : i % 5 % 3))));
        }
        add(recording(stranger, RecordingState.READY_FOR_DOWNLOAD, 100));

        RecordingQuery.Builder ofAccount = RecordingQuery.ofAccount(tenant.key());
        Caller reachesAll =
                tenant.callerWith(tenant.company().id(), tenant.closedCompany().id());
        for (Caller caller : List.of(reachesAll, tenant.caller(), tenant.callerWith())) {
            for (RecordingQuery query : List.of(
                    ofAccount.build(),
                    RecordingQuery.ofUser(users.get(0)).build(),
                    RecordingQuery.ofCompany(tenant.company().id()).build(),
                    RecordingQuery.ofAccount(tenant.key())
                            .attendance(Attendance.ATTENDED)
                            .build(),
                    RecordingQuery.ofUser(users.get(0))
                            .attendance(Attendance.UNATTENDED)
                            .build(),
                    RecordingQuery.ofAccount(tenant.key())
                            .from(at(3))
                            .to(at(270))
                            .build(),
                    RecordingQuery.ofUser(users.get(1)).from(at(100)).build())) {
                List<Recording> meant = all.stream()
                        .filter(recording -> recording
                                .company()
                                .map(caller.companies()::contains)
                                .orElse(true))
                        .filter(query::matches)
                        .toList();
                assertThat(followed(caller, query))
                        .as("%s asks %s", caller, query)
                        .isEqualTo(new AvailableRecordings(
                                inOrder(meant, RecordingState.READY_FOR_TRANSCODE),
                                inOrder(meant, RecordingState.READY_FOR_DOWNLOAD)));
            }
        }
    }

    @Test
    @DisplayName("C4 A6 a list that just fits one answer has no further page, and one more has one with that one alone")
    default void justFits() {
        Tenant tenant = Tenant.in(accounts());
        RecordingQuery query = RecordingQuery.ofAccount(tenant.key()).build();
        for (int i = 0; i < AvailableRecordings.LIMIT; i++) {
            add(recording(tenant, RecordingState.READY_FOR_TRANSCODE, i));
        }
        AvailableRecordings all = recordings().available(tenant.caller(), query);
        assertThat(all.readyForTranscode()).hasSize(AvailableRecordings.LIMIT);
        assertThat(all.next()).isEmpty();

        Recording last = add(recording(tenant, RecordingState.READY_FOR_TRANSCODE, AvailableRecordings.LIMIT));
        AvailableRecordings first = recordings().available(tenant.caller(), query);
        assertThat(first.readyForTranscode()).isEqualTo(all.readyForTranscode());
        AvailableRecordings second =
                recordings().available(tenant.caller(), query.after(first.next().orElseThrow()));
        assertThat(second).isEqualTo(new AvailableRecordings(List.of(last.id()), List.of()));
    }

    @Test
    @DisplayName("C4 A6 what is added between two pages hides no other recording and repeats none")
    default void addedMeanwhile() {
        Tenant tenant = Tenant.in(accounts());
        List<Recording> all = new ArrayList<>();
        for (int i = 0; i < AvailableRecordings.LIMIT + 40; i++) {
            all.add(add(recording(tenant, RecordingState.READY_FOR_DOWNLOAD, i / 9)));
        }
        RecordingQuery query = RecordingQuery.ofAccount(tenant.key()).build();
        AvailableRecordings first = recordings().available(tenant.caller(), query);
        for (RecordingState state : List.of(RecordingState.READY_FOR_DOWNLOAD, RecordingState.READY_FOR_TRANSCODE)) {
            for (int i = -1; i < 70; i++) {
                add(recording(tenant, state, i));
            }
        }

        List<RecordingId> seen = new ArrayList<>(first.readyForDownload());
        AvailableRecordings rest =
                followed(tenant.caller(), query.after(first.next().orElseThrow()));
        seen.addAll(rest.readyForDownload());

        assertThat(seen).doesNotHaveDuplicates().containsAll(inOrder(all, RecordingState.READY_FOR_DOWNLOAD));
        assertThat(rest.readyForTranscode())
                .as("a list that had not begun begins at its beginning")
                .hasSize(71);
    }

    @Test
    @DisplayName(
            "C4 A6 a cursor that the store didn't give out is refused with INVALID_VALUE, whoever's list is asked for")
    default void foreignCursor() {
        Tenant tenant = Tenant.in(accounts());
        for (int i = 0; i <= AvailableRecordings.LIMIT; i++) {
            add(recording(tenant, RecordingState.READY_FOR_DOWNLOAD, i));
        }
        RecordingQuery query = RecordingQuery.ofAccount(tenant.key()).build();
        String given = recordings()
                .available(tenant.caller(), query)
                .next()
                .orElseThrow()
                .value();
        Tenant stranger = Tenant.in(accounts());
        for (String foreign : List.of("x", "1", "-", "_", "a_b", "AAAA", "é", given + "!", given + given)) {
            for (Caller caller : List.of(tenant.caller(), stranger.caller())) {
                assertRefused(
                        ErrorCode.INVALID_VALUE,
                        () -> recordings().available(caller, query.after(new PageCursor(foreign))));
            }
        }
    }

    @Test
    @DisplayName("C4 A6 pages end between ids of the same time as between numbers, however large")
    default void tiesAtTheEndOfAPage() {
        Tenant tenant = Tenant.in(accounts());
        List<Recording> all = new ArrayList<>();
        for (int i = 0; i < AvailableRecordings.LIMIT + 20; i++) {
            // As text, the long ones of these would come among the short ones.
            BigInteger id = Fresh.key(Integer.toString(1 + i % 9), 20 + i % 40);
            all.add(add(new Recording(
                    new RecordingId(id),
                    tenant.key(),
                    tenant.technician().key(),
                    i % 2 == 0 ? Optional.of(tenant.company().id()) : Optional.empty(),
                    new SessionKey(UUID.randomUUID()),
                    at(0),
                    RecordingState.READY_FOR_TRANSCODE,
                    false)));
        }
        assertThat(followed(
                                tenant.caller(),
                                RecordingQuery.ofAccount(tenant.key()).build())
                        .readyForTranscode())
                .isEqualTo(inOrder(all, RecordingState.READY_FOR_TRANSCODE));
    }

    @Test
    @DisplayName("C5 a cursor shows nobody more than they may see")
    default void anothersCursor() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        CompanyId closed = tenant.closedCompany().id();
        for (int i = 0; i <= AvailableRecordings.LIMIT + 1; i++) {
            add(recording(
                    tenant,
                    RecordingState.READY_FOR_DOWNLOAD,
                    i,
                    tenant.technician().key(),
                    Optional.of(closed)));
        }
        RecordingQuery query = RecordingQuery.ofUser(tenant.technician().key()).build();
        RecordingQuery rest = query.after(
                recordings().available(tenant.callerWith(closed), query).next().orElseThrow());
        assertThat(recordings().available(tenant.callerWith(closed), rest).readyForDownload())
                .hasSize(2);
        assertThat(recordings().available(tenant.caller(), rest)).isEqualTo(AvailableRecordings.NONE);
        assertThat(recordings().available(stranger.callerWith(closed), rest)).isEqualTo(AvailableRecordings.NONE);
    }
}
