package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of {@link Recordings}. A test makes an account of its own, so that all may share one store. */
public interface RecordingsContract extends RecordingPagesContract {
    /** A recording of this account that can be downloaded; tests change what they are about. */
    private static Recording downloadable(Tenant tenant, Optional<CompanyId> company, Instant startedAt) {
        return downloadable(new RecordingId(Fresh.key()), tenant, company, startedAt);
    }

    private static Recording downloadable(
            RecordingId id, Tenant tenant, Optional<CompanyId> company, Instant startedAt) {
        return new Recording(
                id,
                tenant.key(),
                tenant.technician().key(),
                company,
                new SessionKey(UUID.randomUUID()),
                startedAt,
                RecordingState.READY_FOR_DOWNLOAD,
                false);
    }

    private static Recording in(RecordingState state, boolean archived, Recording recording) {
        return new Recording(
                recording.id(),
                recording.account(),
                recording.technician(),
                recording.company(),
                recording.session(),
                recording.startedAt(),
                state,
                archived);
    }

    private static Instant noon() {
        return Instant.parse("2026-03-01T12:00:00.123Z");
    }

    private Recording add(Recording recording) {
        assertThat(recordings().commit(recording, 0)).isEqualTo(1);
        return recording;
    }

    private List<RecordingId> downloads(Caller caller, RecordingQuery.Builder query) {
        return recordings().available(caller, query.build()).readyForDownload();
    }

    @Test
    @DisplayName("C1 a stored recording is found by its id, equal to what was stored, in every state")
    default void found() {
        Tenant tenant = Tenant.in(accounts());
        for (RecordingState state : RecordingState.values()) {
            for (boolean archived : new boolean[] {false, true}) {
                for (Optional<CompanyId> company : List.of(
                        Optional.<CompanyId>empty(),
                        Optional.of(tenant.company().id()))) {
                    Recording recording = add(in(state, archived, downloadable(tenant, company, noon())));
                    assertThat(recordings().find(tenant.caller(), recording.id()))
                            .contains(new Versioned<>(recording, 1));
                }
            }
        }
    }

    @Test
    @DisplayName("C1 ids of any size are found, and an unknown one isn't")
    default void idsOfAnySize() {
        Tenant tenant = Tenant.in(accounts());
        for (int moreDigits : new int[] {15, 17, 18, 19, 40, 63}) {
            RecordingId id = new RecordingId(Fresh.key("9", moreDigits));
            Recording recording = add(downloadable(id, tenant, Optional.empty(), noon()));
            assertThat(recordings().find(tenant.caller(), id)).contains(new Versioned<>(recording, 1));
        }
        assertThat(recordings().find(tenant.caller(), new RecordingId(Fresh.key())))
                .isEmpty();
    }

    @Test
    @DisplayName("C2 each commit adds one to the version and stores the new state")
    default void versions() {
        Tenant tenant = Tenant.in(accounts());
        Recording recording = downloadable(tenant, Optional.empty(), noon());
        List<RecordingState> states = List.of(RecordingState.values());
        for (long expected = 0; expected < states.size(); expected++) {
            Recording next = in(states.get((int) expected), expected % 2 == 1, recording);
            assertThat(recordings().commit(next, expected)).isEqualTo(expected + 1);
            assertThat(recordings().find(tenant.caller(), next.id())).contains(new Versioned<>(next, expected + 1));
        }
    }

    @Test
    @DisplayName("C2 a stale write is refused and changes nothing")
    default void staleWrite() {
        Tenant tenant = Tenant.in(accounts());
        Recording recording = add(downloadable(tenant, Optional.empty(), noon()));
        recordings().commit(recording, 1);
        for (long wrong : new long[] {1, 3, -1, Long.MAX_VALUE}) {
            assertRefused(ErrorCode.STALE_WRITE, () -> recordings().commit(recording.archive(), wrong));
        }
        assertThat(recordings().find(tenant.caller(), recording.id())).contains(new Versioned<>(recording, 2));

        Recording missing = downloadable(tenant, Optional.empty(), noon());
        assertRefused(ErrorCode.STALE_WRITE, () -> recordings().commit(missing, 1));
        assertThat(recordings().find(tenant.caller(), missing.id())).isEmpty();
    }

    @Test
    @DisplayName("C2 an id that is there already is refused, even another account's, and nothing is written")
    default void idTwice() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        Recording recording = add(downloadable(tenant, Optional.empty(), noon()));
        assertRefused(ErrorCode.ALREADY_EXISTS, () -> recordings().commit(recording.archive(), 0));
        assertRefused(
                ErrorCode.ALREADY_EXISTS,
                () -> recordings().commit(downloadable(recording.id(), stranger, Optional.empty(), noon()), 0));
        assertThat(recordings().find(tenant.caller(), recording.id())).contains(new Versioned<>(recording, 1));
        assertThat(recordings().find(stranger.caller(), recording.id())).isEmpty();
    }

    @Test
    @DisplayName("C2 of concurrent commits that expect the same version exactly one succeeds")
    default void concurrentCommits() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        Recording recording = add(downloadable(tenant, Optional.empty(), noon()));
        for (int version = 1; version <= 10; version++) {
            int expected = version;
            Race race = Race.of(4, () -> recordings().commit(recording, expected));
            assertThat(race.successes()).isEqualTo(1);
            assertThat(race.failures()).containsOnly(ErrorCode.STALE_WRITE);
        }
        assertThat(recordings().find(tenant.caller(), recording.id())).contains(new Versioned<>(recording, 11));
    }

    @Test
    @DisplayName("C3 a recording of another account is absent, and in no list")
    default void otherAccount() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        CompanyId company = tenant.company().id();
        Recording attended = add(downloadable(tenant, Optional.empty(), noon()));
        Recording unattended = add(downloadable(tenant, Optional.of(company), noon()));

        for (Caller caller : List.of(stranger.caller(), stranger.callerWith(company))) {
            assertThat(recordings().find(caller, attended.id())).isEmpty();
            assertThat(recordings().find(caller, unattended.id())).isEmpty();
            for (RecordingQuery.Builder query : List.of(
                    RecordingQuery.ofAccount(tenant.key()),
                    RecordingQuery.ofAccount(stranger.key()),
                    RecordingQuery.ofUser(tenant.technician().key()),
                    RecordingQuery.ofCompany(company))) {
                assertThat(recordings().available(caller, query.build())).isEqualTo(AvailableRecordings.NONE);
            }
        }
        assertThat(downloads(tenant.caller(), RecordingQuery.ofAccount(tenant.key())))
                .containsExactlyInAnyOrder(attended.id(), unattended.id());
    }

    @Test
    @DisplayName("C4 A1 only what is ready for transcode or for download is listed, each in its list")
    default void states() {
        Tenant tenant = Tenant.in(accounts());
        for (RecordingState state : RecordingState.values()) {
            Recording recording = add(in(state, false, downloadable(tenant, Optional.empty(), noon())));
            AvailableRecordings available = recordings()
                    .available(
                            tenant.caller(),
                            RecordingQuery.ofAccount(tenant.key()).build());
            assertThat(available.readyForTranscode().contains(recording.id()))
                    .isEqualTo(state == RecordingState.READY_FOR_TRANSCODE);
            assertThat(available.readyForDownload().contains(recording.id()))
                    .isEqualTo(state == RecordingState.READY_FOR_DOWNLOAD);
        }
        assertThat(recordings()
                        .available(
                                tenant.caller(),
                                RecordingQuery.ofAccount(tenant.key()).build()))
                .satisfies(
                        available -> assertThat(available.readyForTranscode()).hasSize(1),
                        available -> assertThat(available.readyForDownload()).hasSize(1));
    }

    @Test
    @DisplayName("C4 A2 lists are in start-time order, attended and unattended ones mixed")
    default void startTimeOrder() {
        Tenant tenant = Tenant.in(accounts());
        List<Recording> inOrder = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Optional<CompanyId> company =
                    i % 3 == 0 ? Optional.of(tenant.company().id()) : Optional.empty();
            inOrder.add(downloadable(tenant, company, noon().plusMillis(i)));
        }
        List<Recording> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(2));
        shuffled.forEach(this::add);
        List<RecordingId> expected = inOrder.stream().map(Recording::id).toList();
        assertThat(downloads(tenant.caller(), RecordingQuery.ofAccount(tenant.key())))
                .isEqualTo(expected);
        assertThat(downloads(
                        tenant.caller(),
                        RecordingQuery.ofUser(tenant.technician().key())))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("C4 A2 ties go by id as a number, not as text")
    default void tiesByNumber() {
        Tenant tenant = Tenant.in(accounts());
        // As text each would come before the one above it, as a signed 64-bit number the larger ones would be negative.
        List<RecordingId> inOrder = Stream.of(
                        Fresh.key("9", 16),
                        Fresh.key("10", 16),
                        Fresh.key("9", 18),
                        Fresh.key("10", 18),
                        Fresh.key("9", 30),
                        Fresh.key("10", 30),
                        Fresh.key("9", 62),
                        Fresh.key("10", 62))
                .map(RecordingId::new)
                .toList();
        List<RecordingId> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(1));
        for (int i = 0; i < shuffled.size(); i++) {
            Optional<CompanyId> company =
                    i % 2 == 0 ? Optional.of(tenant.company().id()) : Optional.empty();
            add(downloadable(shuffled.get(i), tenant, company, noon()));
        }
        assertThat(downloads(tenant.caller(), RecordingQuery.ofAccount(tenant.key())))
                .isEqualTo(inOrder);
    }

    @Test
    @DisplayName("C4 A3 all given keys must hold, and a company means unattended sessions only")
    default void allKeys() {
        Tenant tenant = Tenant.in(accounts());
        CompanyId company = tenant.company().id();
        UserKey user = tenant.technician().key();
        Recording attended = add(downloadable(tenant, Optional.empty(), noon()));
        Recording unattended = add(downloadable(tenant, Optional.of(company), noon().plusMillis(1)));
        Caller caller = tenant.caller();

        assertThat(downloads(caller, RecordingQuery.ofAccount(tenant.key())))
                .containsExactly(attended.id(), unattended.id());
        assertThat(downloads(caller, RecordingQuery.ofCompany(company))).containsExactly(unattended.id());
        assertThat(downloads(caller, RecordingQuery.ofCompany(company).attendance(Attendance.UNATTENDED)))
                .containsExactly(unattended.id());
        assertThat(downloads(caller, RecordingQuery.ofCompany(company).attendance(Attendance.ATTENDED)))
                .isEmpty();
        assertThat(downloads(caller, RecordingQuery.ofUser(user).attendance(Attendance.ATTENDED)))
                .containsExactly(attended.id());
        assertThat(downloads(
                        caller,
                        RecordingQuery.ofAccount(tenant.key()).user(user).company(company)))
                .containsExactly(unattended.id());
        assertThat(downloads(caller, RecordingQuery.ofAccount(tenant.key()).user(new UserKey(Fresh.key()))))
                .isEmpty();
        assertThat(downloads(caller, RecordingQuery.ofUser(user).account(new AccountKey(Fresh.key()))))
                .isEmpty();
        assertThat(downloads(
                        caller,
                        RecordingQuery.ofUser(user)
                                .company(tenant.closedCompany().id())))
                .isEmpty();
    }

    @Test
    @DisplayName("C4 A4 both ends of the time window count")
    default void window() {
        Tenant tenant = Tenant.in(accounts());
        Instant from = noon();
        Instant to = noon().plusMillis(10);
        add(downloadable(tenant, Optional.empty(), from.minusMillis(1)));
        Recording first = add(downloadable(tenant, Optional.empty(), from));
        Recording last = add(downloadable(tenant, Optional.empty(), to));
        add(downloadable(tenant, Optional.empty(), to.plusMillis(1)));

        assertThat(downloads(
                        tenant.caller(),
                        RecordingQuery.ofAccount(tenant.key()).from(from).to(to)))
                .containsExactly(first.id(), last.id());
        assertThat(downloads(
                        tenant.caller(),
                        RecordingQuery.ofAccount(tenant.key()).from(to).to(to)))
                .containsExactly(last.id());
        // Between two milliseconds there is nothing.
        assertThat(downloads(
                        tenant.caller(),
                        RecordingQuery.ofAccount(tenant.key())
                                .from(from.plusNanos(1))
                                .to(to.minusNanos(1))))
                .isEmpty();
        assertThat(downloads(
                        tenant.caller(),
                        RecordingQuery.ofAccount(tenant.key()).from(Instant.MIN).to(Instant.MAX)))
                .hasSize(4);
        assertThat(downloads(
                        tenant.caller(), RecordingQuery.ofAccount(tenant.key()).from(Instant.MAX)))
                .isEmpty();
        assertThat(downloads(
                        tenant.caller(), RecordingQuery.ofAccount(tenant.key()).to(Instant.MIN)))
                .isEmpty();
    }

    @Test
    @DisplayName("C4 A4 a time period counts back from the moment that the question was placed at")
    default void timePeriod() {
        Tenant tenant = Tenant.in(accounts());
        Instant now = noon();
        Recording exactly = add(downloadable(tenant, Optional.empty(), now.minus(Duration.ofDays(3))));
        add(downloadable(tenant, Optional.empty(), now.minus(Duration.ofDays(3)).minusMillis(1)));
        RecordingQuery query =
                RecordingQuery.ofAccount(tenant.key()).lastDays(3).build().at(now);
        assertThat(recordings().available(tenant.caller(), query).readyForDownload())
                .containsExactly(exactly.id());
    }

    @Test
    @DisplayName("C4 A5 archived recordings are listed only when asked for, and then alone")
    default void archived() {
        Tenant tenant = Tenant.in(accounts());
        Recording kept = add(downloadable(tenant, Optional.empty(), noon()));
        Recording archived = add(downloadable(tenant, Optional.empty(), noon()).archive());
        assertThat(downloads(tenant.caller(), RecordingQuery.ofAccount(tenant.key())))
                .containsExactly(kept.id());
        assertThat(downloads(
                        tenant.caller(), RecordingQuery.ofAccount(tenant.key()).archived()))
                .containsExactly(archived.id());

        recordings().commit(kept.archive(), 1);
        assertThat(downloads(tenant.caller(), RecordingQuery.ofAccount(tenant.key())))
                .isEmpty();
    }

    @Test
    @DisplayName("C4 A6 no list is longer than 500, and the oldest come first")
    default void limit() {
        Tenant tenant = Tenant.in(accounts());
        int many = 600;
        List<Recording> oldestFirst = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Optional<CompanyId> company =
                    i % 2 == 0 ? Optional.of(tenant.company().id()) : Optional.empty();
            oldestFirst.add(downloadable(tenant, company, noon().plusMillis(i)));
        }
        List<Recording> toTranscode = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            toTranscode.add(in(
                    RecordingState.READY_FOR_TRANSCODE,
                    false,
                    downloadable(tenant, Optional.empty(), noon().plusMillis(i))));
        }
        List<Recording> shuffled = new ArrayList<>(oldestFirst);
        shuffled.addAll(toTranscode);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.forEach(this::add);

        AvailableRecordings available = recordings()
                .available(
                        tenant.caller(), RecordingQuery.ofAccount(tenant.key()).build());
        assertThat(available.readyForDownload())
                .isEqualTo(oldestFirst.stream()
                        .limit(AvailableRecordings.LIMIT)
                        .map(Recording::id)
                        .toList());
        assertThat(available.readyForTranscode())
                .isEqualTo(toTranscode.stream()
                        .limit(AvailableRecordings.LIMIT)
                        .map(Recording::id)
                        .toList());
        // The next page starts where this one ended.
        assertThat(downloads(
                        tenant.caller(),
                        RecordingQuery.ofAccount(tenant.key())
                                .from(oldestFirst.get(AvailableRecordings.LIMIT).startedAt())))
                .isEqualTo(oldestFirst.stream()
                        .skip(AvailableRecordings.LIMIT)
                        .map(Recording::id)
                        .toList());
    }

    @Test
    @DisplayName("C4 every combination of keys answers as the query itself matches, on a random population")
    default void everyCombination() {
        Tenant tenant = Tenant.in(accounts());
        Random random = new Random(20260301);
        List<UserKey> users = List.of(tenant.technician().key(), new UserKey(Fresh.key()));
        List<Optional<CompanyId>> companies = List.of(
                Optional.empty(),
                Optional.of(tenant.company().id()),
                Optional.of(tenant.closedCompany().id()));
        List<RecordingState> states = List.of(RecordingState.values());
        List<Recording> population = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            population.add(add(new Recording(
                    new RecordingId(Fresh.key(Integer.toString(1 + random.nextInt(9)), 15 + random.nextInt(6))),
                    tenant.key(),
                    users.get(random.nextInt(users.size())),
                    companies.get(random.nextInt(companies.size())),
                    new SessionKey(UUID.randomUUID()),
                    noon().plusMillis(random.nextInt(8)),
                    states.get(random.nextInt(states.size())),
                    random.nextBoolean())));
        }
        List<Caller> callers = List.of(
                tenant.callerWith(),
                tenant.caller(),
                tenant.callerWith(tenant.company().id(), tenant.closedCompany().id()));
        for (RecordingQuery query : queries(tenant, users)) {
            for (Caller caller : callers) {
                assertThat(recordings().available(caller, query))
                        .as("%s asks %s", caller, query)
                        .isEqualTo(new AvailableRecordings(
                                expected(population, caller, query, RecordingState.READY_FOR_TRANSCODE),
                                expected(population, caller, query, RecordingState.READY_FOR_DOWNLOAD)));
            }
        }
    }

    private static List<RecordingQuery> queries(Tenant tenant, List<UserKey> users) {
        List<RecordingQuery> queries = new ArrayList<>();
        for (Optional<AccountKey> account : List.of(Optional.<AccountKey>empty(), Optional.of(tenant.key()))) {
            for (Optional<UserKey> user : List.of(Optional.<UserKey>empty(), Optional.of(users.get(1)))) {
                for (Optional<CompanyId> company : List.of(
                        Optional.<CompanyId>empty(),
                        Optional.of(tenant.company().id()))) {
                    if (account.isPresent() || user.isPresent() || company.isPresent()) {
                        queries.addAll(queries(account, user, company));
                    }
                }
            }
        }
        return queries;
    }

    private static List<RecordingQuery> queries(
            Optional<AccountKey> account, Optional<UserKey> user, Optional<CompanyId> company) {
        List<RecordingQuery> queries = new ArrayList<>();
        for (Optional<Attendance> attendance : List.of(
                Optional.<Attendance>empty(), Optional.of(Attendance.ATTENDED), Optional.of(Attendance.UNATTENDED))) {
            for (Optional<Instant> from : List.of(Optional.<Instant>empty(), Optional.of(noon().plusMillis(2)))) {
                for (Optional<Instant> to : List.of(Optional.<Instant>empty(), Optional.of(noon().plusMillis(5)))) {
                    for (boolean archived : new boolean[] {false, true}) {
                        queries.add(new RecordingQuery(
                                account,
                                user,
                                company,
                                attendance,
                                from,
                                to,
                                Optional.empty(),
                                archived,
                                Optional.empty()));
                    }
                }
            }
        }
        return queries;
    }

    private static List<RecordingId> expected(
            List<Recording> population, Caller caller, RecordingQuery query, RecordingState state) {
        return population.stream()
                .filter(recording -> recording.state() == state)
                .filter(recording ->
                        recording.company().map(caller.companies()::contains).orElse(true))
                .filter(query::matches)
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .limit(AvailableRecordings.LIMIT)
                .map(Recording::id)
                .toList();
    }

    @Test
    @DisplayName("C5 an unattended session's recording is there only for a caller with access to its company")
    default void otherCompany() {
        Tenant tenant = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        CompanyId closed = tenant.closedCompany().id();
        Recording attended = add(downloadable(tenant, Optional.empty(), noon()));
        Recording ofOpen = add(downloadable(tenant, Optional.of(open), noon().plusMillis(1)));
        Recording ofClosed = add(downloadable(tenant, Optional.of(closed), noon().plusMillis(2)));

        RecordingQuery.Builder all = RecordingQuery.ofAccount(tenant.key());
        assertThat(downloads(tenant.callerWith(), all)).containsExactly(attended.id());
        assertThat(downloads(tenant.callerWith(open), all)).containsExactly(attended.id(), ofOpen.id());
        assertThat(downloads(tenant.callerWith(closed), all)).containsExactly(attended.id(), ofClosed.id());
        assertThat(downloads(tenant.callerWith(open, closed), all))
                .containsExactly(attended.id(), ofOpen.id(), ofClosed.id());
        assertThat(downloads(tenant.callerWith(open), RecordingQuery.ofCompany(closed)))
                .isEmpty();
        assertThat(recordings().find(tenant.callerWith(open), ofOpen.id())).isPresent();
        assertThat(recordings().find(tenant.callerWith(open), ofClosed.id())).isEmpty();
        assertThat(recordings().find(tenant.callerWith(), ofOpen.id())).isEmpty();
    }
}
