package dev.deskside.application.contract;

import static dev.deskside.application.contract.Needs.assertRefusedIfLacking;
import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.spi.Capability;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RemoteSupport} keeps. A test class of an adapter implements this interface and its one method; each
 * test carries the number of the promise in the port's javadoc.
 */
public interface RemoteSupportContract {
    /** Without these a provider starts nothing at all. */
    Set<Capability> EVERY_START = Set.of(Capability.ATTENDED_SESSIONS, Capability.UNATTENDED_SESSIONS);

    /** {@return the stage of one test} */
    Stage stage();

    @Test
    @DisplayName("R1 a started session is found by its token, not started, without an id, as it was requested")
    default void startedSessionShowsItsRequest() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        SessionRequest request = request(stage, tenant)
                .customerName("Renée \"R\" O’Connor 東京 🖥 <b>")
                .customerEmail(new EmailAddress("renee+help@example.com"))
                .partnerObject("CASE/42 & more?")
                .partnerObjectUrl(URI.create("https://crm.example.com/case?id=42&tab=a%20b"))
                .statusCallbackUrl(URI.create("https://crm.example.com/callback"))
                .build();

        StartedSession started = stage.remoteSupport().start(tenant.caller(), request);
        SessionSnapshot session = find(stage, tenant, started);

        assertThat(session.status()).isEqualTo(SessionStatus.NOT_STARTED);
        assertThat(session.id()).isEmpty();
        assertThat(session.attendance())
                .isEqualTo(request.machine().isPresent() ? Attendance.UNATTENDED : Attendance.ATTENDED);
        assertThat(session.customer()).isEqualTo(request.customer());
        assertThat(session.partnerObject()).isEqualTo(request.partnerObject());
        assertThat(session.partnerObjectUrl()).isEqualTo(request.partnerObjectUrl());
        assertThat(session.account()).contains(tenant.caller().account());
        assertThat(session.technician().userKey()).contains(tenant.caller().user());
    }

    @Test
    @DisplayName("R1 a session with nothing but its type is fine, and what wasn't said is absent")
    default void leastSession() {
        Stage stage = Needs.met(stage(), Capability.ATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant();

        SessionSnapshot session = find(stage, tenant, start(stage, tenant));

        assertThat(session.status()).isEqualTo(SessionStatus.NOT_STARTED);
        assertThat(session.customer().name()).isEmpty();
        assertThat(session.customer().email()).isEmpty();
        assertThat(session.partnerObject()).isEmpty();
        assertThat(session.partnerObjectUrl()).isEmpty();
        assertThat(session.machine()).isEmpty();
        assertThat(session.notes()).isEmpty();
        assertThat(session.recordingUrl()).isEmpty();
        assertThat(session.collaborators()).isEmpty();
    }

    @Test
    @DisplayName("R2 each start makes a session of its own, with its own token and launch URL")
    default void everyStartIsAnother() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();

        StartedSession one = start(stage, tenant);
        StartedSession two = start(stage, tenant);
        stage.launch(one);

        assertThat(one.token()).isNotEqualTo(two.token());
        assertThat(one.launchUrl()).isNotEqualTo(two.launchUrl());
        assertThat(find(stage, tenant, one).status()).isEqualTo(SessionStatus.WAITING);
        assertThat(find(stage, tenant, two).status()).isEqualTo(SessionStatus.NOT_STARTED);
    }

    @Test
    @DisplayName("R3 launching makes it waiting: an id, a start time, a technician, found by id as by token")
    default void launchedSessionWaits() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);

        stage.launch(started);
        SessionSnapshot session = find(stage, tenant, started);

        assertThat(session.status()).isEqualTo(SessionStatus.WAITING);
        assertThat(session.id()).isPresent();
        assertThat(session.startedAt()).isPresent();
        assertThat(session.technician().userKey()).contains(tenant.caller().user());
        // Nobody is invited to a machine that nobody sits at.
        assertThat(session.customerJoinUrl().isPresent() || session.attendance() == Attendance.UNATTENDED)
                .isTrue();
        Optional<SessionSnapshot> byId = stage.remoteSupport()
                .find(tenant.caller(), SessionReference.to(session.id().get()));
        assertThat(byId).contains(session);
    }

    @Test
    @DisplayName("R4 when the customer joins it becomes active, with the time of joining")
    default void joinedSessionIsActive() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);

        stage.launch(started);
        stage.join(started);
        SessionSnapshot session = find(stage, tenant, started);

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.customerJoinedAt()).isPresent();
    }

    @Test
    @DisplayName("R5 ended after joining it is complete, with the time of the end, and still found")
    default void endedAfterJoiningIsComplete() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);

        stage.launch(started);
        stage.join(started);
        stage.end(started);
        SessionSnapshot session = find(stage, tenant, started);

        assertThat(session.status()).isEqualTo(SessionStatus.COMPLETE);
        assertThat(session.endedAt()).isPresent();
        assertThat(session.customerJoinedAt()).isPresent();
    }

    @Test
    @DisplayName("R5 ended before anybody joined it is abandoned, with the time of the end, and still found")
    default void endedBeforeJoiningIsAbandoned() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);

        stage.launch(started);
        stage.end(started);
        SessionSnapshot session = find(stage, tenant, started);

        assertThat(session.status()).isEqualTo(SessionStatus.ABANDONED);
        assertThat(session.endedAt()).isPresent();
        assertThat(session.customerJoinedAt()).isEmpty();
    }

    @Test
    @DisplayName("R6 what is unknown is absent")
    default void unknownIsAbsent() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();

        assertThat(stage.remoteSupport().find(tenant.caller(), new SessionReference("987654321012345678")))
                .isEmpty();
        assertThat(stage.remoteSupport().find(tenant.caller(), new SessionReference("a/b?c=%2e&d+#;é")))
                .isEmpty();
    }

    @Test
    @DisplayName("R6 a session of another account is absent, by its token and by its id")
    default void anothersIsAbsent() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();
        StartedSession started = start(stage, tenant);
        stage.launch(started);
        SessionReference id =
                SessionReference.to(find(stage, tenant, started).id().orElseThrow());

        assertThat(stage.remoteSupport().find(stranger.caller(), started.reference()))
                .isEmpty();
        assertThat(stage.remoteSupport().find(stranger.caller(), id)).isEmpty();
    }

    @Test
    @DisplayName("R6 a session with a machine of a company out of reach is absent")
    default void companyOutOfReachIsAbsent() {
        Stage stage = Needs.met(stage(), Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant();
        StartedSession started = stage.remoteSupport()
                .start(
                        tenant.caller(),
                        SessionRequest.screenSharing()
                                .machine(tenant.machine().uuid())
                                .build());
        stage.launch(started);
        assertThat(find(stage, tenant, started).id()).isPresent();

        assertThat(stage.remoteSupport().find(Caller.of(tenant.outsider()), started.reference()))
                .isEmpty();
    }

    @Test
    @DisplayName("R7 with a machine it is unattended, and names the machine and the account")
    default void machineMakesItUnattended() {
        Stage stage = Needs.met(stage(), Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant();
        SessionRequest request =
                SessionRequest.screenSharing().machine(tenant.machine().uuid()).build();

        StartedSession started = stage.remoteSupport().start(tenant.caller(), request);
        SessionSnapshot session = find(stage, tenant, started);

        assertThat(session.attendance()).isEqualTo(Attendance.UNATTENDED);
        UnattendedMachine machine = session.machine().orElseThrow();
        assertThat(machine.uuid()).isEqualTo(tenant.machine().uuid());
        assertThat(machine.name()).contains(tenant.machine().name());
        assertThat(machine.accountName()).isPresent();
    }

    @Test
    @DisplayName("R7 an unknown machine fails with MACHINE_NOT_FOUND")
    default void unknownMachine() {
        Stage stage = Needs.met(stage(), Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant();
        SessionRequest request = SessionRequest.screenSharing()
                .machine(new MachineUuid("no-such-machine"))
                .build();

        DesksideException failure = catchThrowableOfType(
                DesksideException.class, () -> stage.remoteSupport().start(tenant.caller(), request));

        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.MACHINE_NOT_FOUND);
    }

    @Test
    @DisplayName("R7 a machine of another account or of a company out of reach fails with MACHINE_NOT_FOUND")
    default void machineOutOfReach() {
        Stage stage = Needs.met(stage(), Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();
        SessionRequest request =
                SessionRequest.screenSharing().machine(tenant.machine().uuid()).build();

        for (Caller caller : List.of(stranger.caller(), Caller.of(tenant.outsider()))) {
            DesksideException failure = catchThrowableOfType(
                    DesksideException.class, () -> stage.remoteSupport().start(caller, request));
            assertThat(failure).isNotNull();
            assertThat(failure.code()).isEqualTo(ErrorCode.MACHINE_NOT_FOUND);
        }
    }

    @Test
    @DisplayName("R8 a partner object keeps its kind and its digits")
    default void partnerObjectKeepsItsKind() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        List<PartnerObject> objects = List.of(
                new PartnerObject.Text("42"),
                new PartnerObject.Numeric(new BigDecimal("42")),
                new PartnerObject.Numeric(new BigDecimal("1.50")),
                new PartnerObject.Numeric(new BigDecimal("123456789012345678901234567890")),
                new PartnerObject.Text("1e3"));

        for (PartnerObject object : objects) {
            StartedSession started = stage.remoteSupport()
                    .start(
                            tenant.caller(),
                            request(stage, tenant).partnerObject(object).build());
            assertThat(find(stage, tenant, started).partnerObject()).contains(object);
        }
    }

    @Test
    @DisplayName("R9 times never run backwards, and a time that hasn't come is absent")
    default void timesRunForward() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);

        SessionSnapshot created = find(stage, tenant, started);
        stage.launch(started);
        SessionSnapshot launched = find(stage, tenant, started);
        stage.join(started);
        SessionSnapshot joined = find(stage, tenant, started);
        stage.end(started);
        SessionSnapshot ended = find(stage, tenant, started);

        assertThat(created.startedAt()).isEmpty();
        assertThat(launched.customerJoinedAt()).isEmpty();
        assertThat(joined.endedAt()).isEmpty();
        assertThat(joined.startedAt()).isEqualTo(launched.startedAt());
        assertThat(ended.customerJoinedAt()).isEqualTo(joined.customerJoinedAt());
        assertThat(ended.customerJoinedAt().orElseThrow())
                .isAfterOrEqualTo(ended.startedAt().orElseThrow());
        assertThat(ended.endedAt().orElseThrow())
                .isAfterOrEqualTo(ended.customerJoinedAt().orElseThrow());
    }

    @Test
    @DisplayName("R14 a start is done once under its key, and its answer stays the same whatever became of the session")
    default void startIsRecognised() {
        Stage stage = stage();
        assumeTrue(stage.recognisesStarts(), "this provider knows no keys");
        StageTenant tenant = stage.tenant();
        SessionRequest request = request(stage, tenant)
                .customerName("Bob")
                .key(new IdempotencyKey("a-{1}%2F,\"=;'" + Fresh.word("key")))
                .build();

        StartedSession first = stage.remoteSupport().start(tenant.caller(), request);
        assertThat(stage.remoteSupport().start(tenant.caller(), request)).isEqualTo(first);
        stage.launch(first);
        assertThat(stage.remoteSupport().start(tenant.caller(), request)).isEqualTo(first);

        StartedSession unnamed = stage.remoteSupport().start(tenant.caller(), request.under(Optional.empty()));
        assertThat(unnamed.token()).isNotEqualTo(first.token());
        assertStarted(stage, tenant, 2);
    }

    @Test
    @DisplayName("R14 another request under the same key is refused with KEY_REUSED and makes nothing")
    default void anotherStartIsNotTaken() {
        Stage stage = stage();
        assumeTrue(stage.recognisesStarts(), "this provider knows no keys");
        StageTenant tenant = stage.tenant();
        SessionRequest.Builder request =
                request(stage, tenant).customerName("Bob").key(new IdempotencyKey(Fresh.word("key")));
        StartedSession first = stage.remoteSupport().start(tenant.caller(), request.build());

        assertRefused(
                ErrorCode.KEY_REUSED,
                () -> stage.remoteSupport()
                        .start(tenant.caller(), request.customerName("Bo").build()));
        assertRefused(
                ErrorCode.KEY_REUSED,
                () -> stage.remoteSupport()
                        .start(
                                tenant.caller(),
                                request.customerName("Bob").partnerObject("1").build()));

        assertThat(find(stage, tenant, first).customer().name()).contains("Bob");
        assertStarted(stage, tenant, 1);
    }

    @Test
    @DisplayName("R14 another account's same key is another one")
    default void startKeysOfTwoAccounts() {
        Stage stage = stage();
        assumeTrue(stage.recognisesStarts(), "this provider knows no keys");
        StageTenant one = stage.tenant();
        StageTenant other = stage.tenant();
        IdempotencyKey key = new IdempotencyKey(Fresh.word("key"));

        StartedSession first = stage.remoteSupport()
                .start(one.caller(), request(stage, one).key(key).build());
        StartedSession second = stage.remoteSupport()
                .start(other.caller(), request(stage, other).key(key).build());

        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(stage.remoteSupport().find(other.caller(), second.reference()))
                .isPresent();
    }

    @Test
    @DisplayName("R14 of many starts at once under one key one is made, and all get its answer or START_IN_FLIGHT")
    default void startedAtOnce() throws Exception {
        Stage stage = stage();
        assumeTrue(stage.recognisesStarts(), "this provider knows no keys");
        StageTenant tenant = stage.tenant();
        SessionRequest request = request(stage, tenant)
                .key(new IdempotencyKey(Fresh.word("key")))
                .build();
        Set<StartedSession> answers = ConcurrentHashMap.newKeySet();
        Race race = Race.of(16, () -> answers.add(stage.remoteSupport().start(tenant.caller(), request)));

        assertThat(race.successes()).isPositive();
        assertThat(race.failures()).allMatch(ErrorCode.START_IN_FLIGHT::equals);
        assertThat(answers).hasSize(1);
        assertStarted(stage, tenant, 1);
    }

    @Test
    @DisplayName("R10 starts from many threads give as many sessions, each found")
    default void manyThreads() throws Exception {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        RemoteSupport remoteSupport = stage.remoteSupport();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SessionSnapshot>> found = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String customer = "Customer " + i;
                found.add(threads.submit(() -> {
                    StartedSession started = remoteSupport.start(
                            tenant.caller(),
                            request(stage, tenant).customerName(customer).build());
                    return find(stage, tenant, started);
                }));
            }
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get().customer().name()).contains("Customer " + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("R11 a list holds the sessions as they are found, each with a number to name it to people")
    default void listsWhatIsFound() {
        Stage stage = Needs.met(stage(), Capability.SESSION_LIST);
        StageTenant tenant = stage.tenant();
        List<SessionSnapshot> found = new ArrayList<>();
        for (String customer : List.of("Renée", "東京 🖥")) {
            StartedSession started = stage.remoteSupport()
                    .start(
                            tenant.caller(),
                            request(stage, tenant)
                                    .customerName(customer)
                                    .partnerObject(new PartnerObject.Numeric(new BigDecimal("42")))
                                    .build());
            stage.launch(started);
            found.add(find(stage, tenant, started));
        }

        SessionPage page = list(stage, tenant.caller(), SessionQuery.all());

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.sessions())
                .allSatisfy(session -> assertThat(session.startToken()).isPresent())
                .extracting(RemoteSupportContract::withoutStartToken)
                .containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    @DisplayName("R11 a list shows a session that was never started")
    default void listsWhatNeverStarted() {
        Stage stage = Needs.met(stage(), Capability.SESSION_LIST);
        StageTenant tenant = stage.tenant();
        start(stage, tenant);

        assertThat(list(stage, tenant.caller(), SessionQuery.all()).sessions())
                .extracting(SessionSnapshot::status)
                .containsExactly(SessionStatus.NOT_STARTED);
    }

    @Test
    @DisplayName("R11 only the sessions of the window are listed; its end may lie in the future")
    default void listsAWindow() {
        Stage stage = Needs.met(stage(), Capability.SESSION_LIST);
        StageTenant tenant = stage.tenant();
        start(stage, tenant);
        Instant now = Instant.now();
        Instant yesterday = now.minus(Duration.ofDays(1));
        Instant tomorrow = now.plus(Duration.ofDays(1));

        assertThat(list(
                                stage,
                                tenant.caller(),
                                SessionQuery.all().from(yesterday).to(tomorrow))
                        .sessions())
                .hasSize(1);
        assertThat(list(stage, tenant.caller(), SessionQuery.all().from(yesterday))
                        .sessions())
                .hasSize(1);
        assertThat(list(stage, tenant.caller(), SessionQuery.all().to(tomorrow)).sessions())
                .hasSize(1);
        for (SessionQuery.Builder elsewhere : List.of(
                SessionQuery.all().to(yesterday),
                SessionQuery.all().from(tomorrow),
                SessionQuery.all().from(yesterday.minusSeconds(60)).to(yesterday))) {
            SessionPage none = list(stage, tenant.caller(), elsewhere);
            assertThat(none.sessions()).isEmpty();
            assertThat(none.total()).isZero();
        }
    }

    @Test
    @DisplayName("R11 what is absent to a caller is in no list of theirs, nor in its total")
    default void listsNothingOfOthers() {
        Stage stage = Needs.met(
                stage(), Capability.SESSION_LIST, Capability.ATTENDED_SESSIONS, Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();
        start(stage, tenant);
        stage.remoteSupport()
                .start(
                        tenant.caller(),
                        SessionRequest.screenSharing()
                                .machine(tenant.machine().uuid())
                                .build());

        assertThat(list(stage, tenant.caller(), SessionQuery.all()).total()).isEqualTo(2);
        SessionPage outsiders = list(stage, Caller.of(tenant.outsider()), SessionQuery.all());
        assertThat(outsiders.sessions())
                .hasSize(1)
                .allSatisfy(session -> assertThat(session.machine()).isEmpty());
        assertThat(outsiders.total()).isEqualTo(1);
        SessionPage strangers = list(stage, stranger.caller(), SessionQuery.all());
        assertThat(strangers.sessions()).isEmpty();
        assertThat(strangers.total()).isZero();
    }

    @Test
    @DisplayName("R12 the pages of a list, followed to the end, hold each session once")
    default void pagesHoldEachOnce() {
        Stage stage = Needs.met(stage(), Capability.SESSION_LIST);
        StageTenant tenant = stage.tenant();
        Set<String> customers = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            customers.add("Customer " + i);
            stage.remoteSupport()
                    .start(
                            tenant.caller(),
                            request(stage, tenant).customerName("Customer " + i).build());
        }

        List<String> listed = new ArrayList<>();
        Optional<SessionQuery> next = Optional.of(SessionQuery.all().limit(2).build());
        while (next.isPresent()) {
            SessionQuery question = next.get();
            SessionPage page = stage.remoteSupport().list(tenant.caller(), question);
            assertThat(page.total()).isEqualTo(7);
            page.sessions()
                    .forEach(session -> listed.add(session.customer().name().orElseThrow()));
            next = page.next().map(question::after);
        }

        assertThat(listed).hasSize(7).containsExactlyInAnyOrderElementsOf(customers);
    }

    @Test
    @DisplayName("R13 a transcript holds what was said, in that order, with the time and the speaker's name")
    default void transcriptHoldsTheChat() {
        Stage stage = Needs.met(stage(), Capability.TRANSCRIPT);
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);
        stage.launch(started);
        SessionSnapshot session = find(stage, tenant, started);
        stage.say(started, "Please open the printer's menu.");
        stage.say(started, "Zeile 1\nZeile 2: <b>\"Übergröße\"</b> 🖨");

        Transcript transcript = stage.remoteSupport()
                .transcript(tenant.caller(), started.reference())
                .orElseThrow();

        assertThat(transcript.session()).isEqualTo(session.id());
        assertThat(transcript.startedAt()).isEqualTo(session.startedAt());
        assertThat(transcript.messages())
                .extracting(ChatMessage::content)
                .containsExactly("Please open the printer's menu.", "Zeile 1\nZeile 2: <b>\"Übergröße\"</b> 🖨");
        assertThat(transcript.messages())
                .allSatisfy(message -> assertThat(message.participantName()).isPresent())
                .extracting(ChatMessage::at)
                .isSorted();
    }

    @Test
    @DisplayName("R13 a transcript is there, and empty, where nobody said anything")
    default void transcriptOfSilence() {
        Stage stage = Needs.met(stage(), Capability.TRANSCRIPT);
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);
        stage.launch(started);

        Optional<Transcript> transcript = stage.remoteSupport().transcript(tenant.caller(), started.reference());

        assertThat(transcript).map(Transcript::messages).contains(List.of());
    }

    @Test
    @DisplayName("R13 a transcript is absent where the session is")
    default void transcriptOfNothing() {
        Stage stage = Needs.met(stage(), Capability.TRANSCRIPT);
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();
        StartedSession started = start(stage, tenant);
        stage.launch(started);

        assertThat(stage.remoteSupport().transcript(stranger.caller(), started.reference()))
                .isEmpty();
        assertThat(stage.remoteSupport().transcript(tenant.caller(), new SessionReference("987654321012345678")))
                .isEmpty();
    }

    @Test
    @DisplayName("R0 what is declared as lacking is refused with UNSUPPORTED, for every caller, and nothing else is")
    default void refusesWhatSessionsLack() {
        Stage stage = stage();
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();
        RemoteSupport support = stage.remoteSupport();
        SessionRequest attended = SessionRequest.screenSharing().build();
        SessionRequest unattended =
                SessionRequest.screenSharing().machine(tenant.machine().uuid()).build();
        SessionReference unknown = new SessionReference("987654321012345678");

        assertRefusedIfLacking(
                stage,
                Capability.ATTENDED_SESSIONS,
                () -> support.start(tenant.caller(), attended),
                () -> support.start(stranger.caller(), attended));
        assertRefusedIfLacking(
                stage,
                Capability.UNATTENDED_SESSIONS,
                () -> support.start(tenant.caller(), unattended),
                () -> support.start(stranger.caller(), unattended),
                () -> support.start(
                        tenant.caller(),
                        SessionRequest.screenSharing()
                                .machine(new MachineUuid("no-such-machine"))
                                .build()));
        List<SessionReference> references = new ArrayList<>(List.of(unknown));
        if (!stage.lacks().containsAll(EVERY_START)) {
            // One that has an id, too: a gateway asks for others no further.
            StartedSession started = start(stage, tenant);
            stage.launch(started);
            references.add(SessionReference.to(find(stage, tenant, started).id().orElseThrow()));
        }
        assertRefusedIfLacking(
                stage,
                Capability.SESSION_LIST,
                () -> list(stage, tenant.caller(), SessionQuery.all()),
                () -> list(stage, stranger.caller(), SessionQuery.all().limit(1)));
        for (SessionReference reference : references) {
            assertRefusedIfLacking(
                    stage,
                    Capability.TRANSCRIPT,
                    () -> support.transcript(tenant.caller(), reference),
                    () -> support.transcript(stranger.caller(), reference));
        }
    }

    @Test
    @DisplayName("R0 a start that is refused as lacking makes no session")
    default void refusedStartMakesNothing() {
        Stage stage = Needs.met(stage(), Capability.SESSION_LIST);
        StageTenant tenant = stage.tenant();
        int made = 0;
        for (SessionRequest.Builder request : List.of(
                SessionRequest.screenSharing(),
                SessionRequest.screenSharing().machine(tenant.machine().uuid()))) {
            try {
                stage.remoteSupport().start(tenant.caller(), request.build());
                made++;
            } catch (DesksideException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED);
            }
        }

        assertStarted(stage, tenant, made);
    }

    private static void assertStarted(Stage stage, StageTenant tenant, int sessions) {
        if (!stage.lacks().contains(Capability.SESSION_LIST)) {
            assertThat(list(stage, tenant.caller(), SessionQuery.all()).total()).isEqualTo(sessions);
        }
    }

    /** Any session that the provider can start. */
    private static SessionRequest.Builder request(Stage stage, StageTenant tenant) {
        if (!stage.lacks().contains(Capability.ATTENDED_SESSIONS)) {
            return SessionRequest.screenSharing();
        }
        Needs.met(stage, Capability.UNATTENDED_SESSIONS);
        return SessionRequest.screenSharing().machine(tenant.machine().uuid());
    }

    private static SessionPage list(Stage stage, Caller caller, SessionQuery.Builder query) {
        return stage.remoteSupport().list(caller, query.build());
    }

    private static SessionSnapshot withoutStartToken(SessionSnapshot session) {
        return session.toBuilder().startToken(Optional.empty()).build();
    }

    private static StartedSession start(Stage stage, StageTenant tenant) {
        return stage.remoteSupport()
                .start(tenant.caller(), request(stage, tenant).build());
    }

    private static SessionSnapshot find(Stage stage, StageTenant tenant, StartedSession started) {
        return stage.remoteSupport().find(tenant.caller(), started.reference()).orElseThrow();
    }
}
