package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.Sealed;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of {@link Sessions}. A test makes an account of its own, so that all may share one store. */
public interface SessionsContract extends SessionListContract, ChangeFeedContract {
    private static List<SessionChange> change(SessionStatus status) {
        return List.of(new SessionChange(status, Sample.CREATED));
    }

    private static SessionId freshId() {
        return new SessionId(Fresh.word("id"));
    }

    private Session add(Sample sample) {
        Session session = sample.session();
        sessions().commit(session, 0, change(session.status()));
        return session;
    }

    @Test
    @DisplayName("S1 a committed session is found by its id and each of its tokens, equal to what was committed")
    default void foundByEach() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        SessionId id = freshId();
        Session waiting = sample.session().launch(id, Sample.CREATED.plusMillis(1));
        sessions().commit(waiting, 0, change(SessionStatus.WAITING));

        Versioned<Session> expected = new Versioned<>(waiting, 1);
        assertThat(sessions().find(tenant.caller(), SessionReference.to(id))).contains(expected);
        assertThat(sessions().find(tenant.caller(), sample.reference())).contains(expected);
        assertThat(sessions().find(new LaunchToken(sample.launchToken()))).contains(expected);
        assertThat(sessions().find(new JoinToken(sample.joinToken()))).contains(expected);
    }

    @Test
    @DisplayName("S1 a session is found by nothing else: neither by an unknown token nor by one for another purpose")
    default void foundByNothingElse() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        add(sample);

        for (String wrong : List.of(
                Fresh.word("unknown"),
                sample.key().toString(),
                sample.tokens().session().hex(),
                sample.launchToken(),
                sample.joinToken())) {
            assertThat(sessions().find(tenant.caller(), new SessionReference(wrong)))
                    .isEmpty();
            assertThat(sessions().changes(tenant.caller(), new SessionReference(wrong)))
                    .isEmpty();
        }
        for (String wrong : List.of(Fresh.word("unknown"), sample.sessionToken(), sample.joinToken())) {
            assertThat(sessions().find(new LaunchToken(wrong))).isEmpty();
        }
        for (String wrong : List.of(Fresh.word("unknown"), sample.sessionToken(), sample.launchToken())) {
            assertThat(sessions().find(new JoinToken(wrong))).isEmpty();
        }
    }

    @Test
    @DisplayName("S1 every part of a session comes back as it was committed, in every status")
    default void everyPart() {
        Tenant tenant = Tenant.in(accounts());
        for (SessionStatus status : SessionStatus.values()) {
            Sample sample = Sample.of(SessionSnapshot.in(status)
                    .id(Optional.of(freshId()))
                    .account(Optional.of(tenant.key()))
                    .technician(Participant.of(tenant.technician()))
                    .customer(new Customer(
                            Optional.of("Robert'); DROP TABLE session;-- \"Bob\" 😀"),
                            Optional.of(new EmailAddress("bob+😀@example.com"))))
                    .partnerObject(Optional.of(new PartnerObject.Text("Tücket ☎ 007")))
                    .partnerObjectUrl(Optional.of(URI.create("https://crm.example.com/a%20b?x=1&y=%F0%9F%98%80#f")))
                    .startedAt(Optional.of(Sample.CREATED.plusMillis(1)))
                    .customerJoinedAt(Optional.of(Sample.CREATED.plusMillis(999)))
                    .endedAt(Optional.of(Instant.parse("2099-12-31T23:59:59.999Z")))
                    .machine(Optional.of(new UnattendedMachine(
                            tenant.machine().uuid(),
                            Optional.of("Empfang 🖥"),
                            Optional.of("Konto"),
                            Optional.of(tenant.company().id()))))
                    .notes(Optional.of("Line 1\r\nLine 2\n\t'single' \"double\" \\ % _ ; 👩‍💻 \u202e 漢字\n"))
                    .recordingUrl(Optional.of(URI.create("http://recordings.example.com/r/1")))
                    .collaborators(List.of(
                            new Participant(Optional.of(new UserKey(Fresh.key())), Optional.empty(), Optional.empty()),
                            Participant.UNKNOWN,
                            new Participant(
                                    Optional.empty(),
                                    Optional.of("Second, \"the\" other"),
                                    Optional.of(new EmailAddress("second@example.com")))))
                    .build());
            Session session = new Session(
                    sample.key(),
                    Sample.CREATED,
                    7,
                    sample.tokens(),
                    Optional.of(URI.create("https://hooks.example.com/status?token=a%26b")),
                    sample.snapshot());
            sessions().commit(session, 0, change(status));
            assertThat(sessions().find(tenant.caller(), sample.reference())).contains(new Versioned<>(session, 1));
        }
    }

    @Test
    @DisplayName("S1 what a session lacks is absent when it comes back")
    default void absentParts() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.of(SessionSnapshot.in(SessionStatus.ACTIVE)
                .account(Optional.of(tenant.key()))
                .build());
        Session session = sample.session(
                new SessionTokens(TokenHash.of(sample.sessionToken()), Optional.empty(), Optional.empty()));
        sessions().commit(session, 0, List.of());
        assertThat(sessions().find(tenant.caller(), sample.reference())).contains(new Versioned<>(session, 1));
    }

    @Test
    @DisplayName("S1 what a later commit takes away, adds or replaces is so when it comes back")
    default void replacedParts() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        Session first = add(sample);
        Session second = new Session(
                first.key(),
                first.createdAt(),
                first.tokenEpoch() + 1,
                new SessionTokens(
                        TokenHash.of(Fresh.word("session")),
                        Optional.of(TokenHash.of(Fresh.word("launch"))),
                        Optional.empty()),
                Optional.of(URI.create("https://hooks.example.com/")),
                first.snapshot().toBuilder()
                        .id(Optional.of(freshId()))
                        .technician(Participant.UNKNOWN)
                        .notes(Optional.of("n"))
                        .collaborators(List.of(Participant.of(tenant.technician()), Participant.UNKNOWN))
                        .build());
        sessions().commit(second, 1, List.of());
        SessionReference reference = SessionReference.to(second.snapshot().id().orElseThrow());
        assertThat(sessions().find(tenant.caller(), reference)).contains(new Versioned<>(second, 2));
        assertThat(sessions().find(tenant.caller(), sample.reference())).isEmpty();
        assertThat(sessions().find(new LaunchToken(sample.launchToken()))).isEmpty();
        assertThat(sessions().find(new JoinToken(sample.joinToken()))).isEmpty();

        Session third = new Session(
                second.key(),
                second.createdAt(),
                second.tokenEpoch(),
                second.tokens(),
                Optional.empty(),
                second.snapshot().toBuilder()
                        .notes(Optional.empty())
                        .collaborators(List.of(Participant.UNKNOWN))
                        .build());
        sessions().commit(third, 2, List.of());
        assertThat(sessions().find(tenant.caller(), reference)).contains(new Versioned<>(third, 3));
    }

    @Test
    @DisplayName("S1 a partner object keeps its kind and its digits")
    default void partnerObjects() {
        Tenant tenant = Tenant.in(accounts());
        for (PartnerObject object : List.of(
                new PartnerObject.Text("1.50"),
                new PartnerObject.Numeric(new BigDecimal("1.50")),
                new PartnerObject.Numeric(new BigDecimal("12345678901234567890")),
                new PartnerObject.Text("12345678901234567890"),
                new PartnerObject.Text("007"),
                new PartnerObject.Text(" 1e3 "),
                new PartnerObject.Numeric(new BigDecimal("1e999999999")),
                new PartnerObject.Numeric(new BigDecimal("-0.10")))) {
            Sample sample = Sample.of(SessionSnapshot.in(SessionStatus.NOT_STARTED)
                    .account(Optional.of(tenant.key()))
                    .partnerObject(Optional.of(object))
                    .build());
            add(sample);
            assertThat(sessions()
                            .find(tenant.caller(), sample.reference())
                            .flatMap(found -> found.value().snapshot().partnerObject()))
                    .contains(object);
        }
    }

    @Test
    @DisplayName("S2 a commit's changes are in the log with the version that they led to")
    default void changesAreLogged() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        Session session = add(sample);
        sessions()
                .commit(
                        session,
                        1,
                        List.of(
                                new SessionChange(SessionStatus.WAITING, Sample.CREATED.plusMillis(1)),
                                new SessionChange(SessionStatus.ACTIVE, Sample.CREATED.plusMillis(2))));
        sessions().commit(session, 2, List.of());

        List<LoggedChange> log = sessions().changes(tenant.caller(), sample.reference());
        assertThat(log).extracting(LoggedChange::version).containsExactly(1L, 2L, 2L);
        assertThat(log).extracting(LoggedChange::session).containsOnly(sample.key());
        assertThat(log)
                .extracting(LoggedChange::change)
                .containsExactly(
                        new SessionChange(SessionStatus.NOT_STARTED, Sample.CREATED),
                        new SessionChange(SessionStatus.WAITING, Sample.CREATED.plusMillis(1)),
                        new SessionChange(SessionStatus.ACTIVE, Sample.CREATED.plusMillis(2)));
    }

    @Test
    @DisplayName("S2 nobody sees a commit's state without its changes, or its changes without its state")
    default void asOneAct() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        Session session = add(sample);
        AtomicBoolean done = new AtomicBoolean();
        Race race = Race.of(List.of(
                () -> {
                    try {
                        for (int version = 1; version <= 100; version++) {
                            sessions().commit(session, version, change(SessionStatus.NOT_STARTED));
                        }
                    } finally {
                        done.set(true);
                    }
                    return null;
                },
                () -> {
                    while (!done.get()) {
                        // Every version has one change: what is read later can only be more.
                        int logged = sessions()
                                .changes(tenant.caller(), sample.reference())
                                .size();
                        long version = sessions()
                                .find(tenant.caller(), sample.reference())
                                .orElseThrow()
                                .version();
                        int loggedLater = sessions()
                                .changes(tenant.caller(), sample.reference())
                                .size();
                        assertThat((long) logged).isLessThanOrEqualTo(version);
                        assertThat((long) loggedLater).isGreaterThanOrEqualTo(version);
                    }
                    return null;
                }));
        assertThat(race.successes()).isEqualTo(2);
    }

    @Test
    @DisplayName("S3 a stale write is refused and changes nothing")
    default void staleWrite() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        Session created = add(sample);
        SessionId id = freshId();
        Session waiting = created.launch(id, Sample.CREATED);
        sessions().commit(waiting, 1, change(SessionStatus.WAITING));
        List<LoggedChange> log = sessions().changes(tenant.caller(), sample.reference());

        Session other = created.launch(freshId(), Sample.CREATED);
        for (long wrong : new long[] {1, 3, -1, Long.MAX_VALUE}) {
            assertRefused(ErrorCode.STALE_WRITE, () -> sessions().commit(other, wrong, change(SessionStatus.WAITING)));
        }
        assertThat(sessions().find(tenant.caller(), sample.reference())).contains(new Versioned<>(waiting, 2));
        assertThat(sessions()
                        .find(tenant.caller(), SessionReference.to(other.id().orElseThrow())))
                .isEmpty();
        assertThat(sessions().changes(tenant.caller(), sample.reference())).isEqualTo(log);
    }

    @Test
    @DisplayName("S3 a write to a session that isn't there is stale, and doesn't add it")
    default void staleWriteToNothing() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        assertRefused(
                ErrorCode.STALE_WRITE, () -> sessions().commit(sample.session(), 1, change(SessionStatus.NOT_STARTED)));
        assertThat(sessions().find(tenant.caller(), sample.reference())).isEmpty();
    }

    @Test
    @DisplayName("S4 the first version is 1, and each commit adds one")
    default void versions() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        for (long expected = 0; expected < 5; expected++) {
            assertThat(sessions().commit(sample.session(), expected, List.of())).isEqualTo(expected + 1);
            assertThat(sessions().find(tenant.caller(), sample.reference()))
                    .contains(new Versioned<>(sample.session(), expected + 1));
        }
    }

    @Test
    @DisplayName("S5 a session of another account is absent, and so is its log")
    default void otherAccount() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        SessionId id = freshId();
        sessions().commit(sample.session().launch(id, Sample.CREATED), 0, change(SessionStatus.WAITING));

        for (SessionReference reference : List.of(sample.reference(), SessionReference.to(id))) {
            assertThat(sessions().find(tenant.caller(), reference)).isPresent();
            assertThat(sessions().find(stranger.caller(), reference)).isEmpty();
            assertThat(sessions().changes(stranger.caller(), reference)).isEmpty();
        }
    }

    @Test
    @DisplayName("S5 an unattended session is absent for a caller without access to its company")
    default void otherCompany() {
        Tenant tenant = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        CompanyId closed = tenant.closedCompany().id();
        Sample unattended = Sample.unattended(tenant, Optional.of(open));
        SessionId id = freshId();
        sessions().commit(unattended.session().launch(id, Sample.CREATED), 0, change(SessionStatus.WAITING));
        Sample attended = Sample.attended(tenant);
        add(attended);
        Sample ofNoCompany = Sample.unattended(tenant, Optional.empty());
        add(ofNoCompany);

        for (SessionReference reference : List.of(unattended.reference(), SessionReference.to(id))) {
            assertThat(sessions().find(tenant.callerWith(closed, open), reference))
                    .isPresent();
            assertThat(sessions().changes(tenant.callerWith(open), reference)).hasSize(1);
            assertThat(sessions().find(tenant.callerWith(closed), reference)).isEmpty();
            assertThat(sessions().find(tenant.callerWith(), reference)).isEmpty();
            assertThat(sessions().changes(tenant.callerWith(closed), reference)).isEmpty();
            assertThat(sessions().changes(tenant.callerWith(), reference)).isEmpty();
        }
        assertThat(sessions().find(tenant.callerWith(), attended.reference())).isPresent();
        assertThat(sessions().find(tenant.callerWith(), ofNoCompany.reference()))
                .isPresent();
        Tenant stranger = Tenant.in(accounts());
        assertThat(sessions().find(stranger.callerWith(open), unattended.reference()))
                .isEmpty();
    }

    @Test
    @DisplayName("S6 the log is in the order of the commits, and its sequence grows across sessions")
    default void logOrder() {
        Tenant tenant = Tenant.in(accounts());
        List<Sample> samples = List.of(Sample.attended(tenant), Sample.attended(tenant));
        List<SessionStatus> statuses = List.of(SessionStatus.NOT_STARTED, SessionStatus.WAITING, SessionStatus.ACTIVE);
        for (int version = 0; version < statuses.size(); version++) {
            for (Sample sample : samples) {
                // All at the same time, so that only the order of the commits can tell.
                sessions().commit(sample.session(), version, change(statuses.get(version)));
            }
        }
        List<LoggedChange> first =
                sessions().changes(tenant.caller(), samples.get(0).reference());
        List<LoggedChange> second =
                sessions().changes(tenant.caller(), samples.get(1).reference());
        assertThat(first).extracting(entry -> entry.change().status()).isEqualTo(statuses);
        assertThat(second).extracting(entry -> entry.change().status()).isEqualTo(statuses);
        List<Long> interleaved = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            interleaved.add(first.get(i).sequence());
            interleaved.add(second.get(i).sequence());
        }
        assertThat(interleaved).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("S7 of concurrent commits that expect the same version exactly one succeeds")
    default void concurrentCommits() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        Session session = add(sample);
        for (int version = 1; version <= 20; version++) {
            int expected = version;
            Race race = Race.of(4, () -> sessions().commit(session, expected, change(SessionStatus.NOT_STARTED)));
            assertThat(race.successes()).isEqualTo(1);
            assertThat(race.failures()).containsOnly(ErrorCode.STALE_WRITE);
        }
        assertThat(sessions().find(tenant.caller(), sample.reference())).contains(new Versioned<>(session, 21));
        assertThat(sessions().changes(tenant.caller(), sample.reference()))
                .extracting(LoggedChange::version)
                .doesNotHaveDuplicates()
                .hasSize(21);
    }

    @Test
    @DisplayName("S7 of concurrent commits that add the same session exactly one succeeds")
    default void concurrentAdds() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        for (int round = 0; round < 10; round++) {
            Sample sample = Sample.attended(tenant);
            Race race = Race.of(4, () -> sessions().commit(sample.session(), 0, change(SessionStatus.NOT_STARTED)));
            assertThat(race.successes()).isEqualTo(1);
            assertThat(race.failures()).containsOnly(ErrorCode.ALREADY_EXISTS);
            assertThat(sessions().changes(tenant.caller(), sample.reference())).hasSize(1);
        }
    }

    @Test
    @DisplayName("S8 a key that is there already is refused, and nothing is written")
    default void keyTwice() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        Session session = add(sample);
        List<LoggedChange> log = sessions().changes(tenant.caller(), sample.reference());
        Sample second = Sample.attended(tenant).withKey(sample.key());
        assertRefused(
                ErrorCode.ALREADY_EXISTS,
                () -> sessions().commit(second.session(), 0, change(SessionStatus.NOT_STARTED)));
        assertThat(sessions().find(tenant.caller(), second.reference())).isEmpty();
        assertThat(sessions().find(tenant.caller(), sample.reference())).contains(new Versioned<>(session, 1));
        assertThat(sessions().changes(tenant.caller(), sample.reference())).isEqualTo(log);
    }

    @Test
    @DisplayName("S8 a token that another session has is refused, even another account's, and nothing is written")
    default void tokenTwice() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        SessionTokens taken = Sample.attended(tenant).tokens();
        Sample holder = Sample.attended(tenant);
        sessions().commit(holder.session(taken), 0, List.of());

        for (Tenant who : List.of(tenant, stranger)) {
            Sample fresh = Sample.attended(who);
            SessionTokens own = fresh.tokens();
            for (SessionTokens clash : List.of(
                    new SessionTokens(taken.session(), own.launch(), own.join()),
                    new SessionTokens(own.session(), taken.launch(), own.join()),
                    new SessionTokens(own.session(), own.launch(), taken.join()))) {
                assertRefused(
                        ErrorCode.ALREADY_EXISTS,
                        () -> sessions().commit(fresh.session(clash), 0, change(SessionStatus.NOT_STARTED)));
                assertThat(sessions().find(who.caller(), fresh.reference())).isEmpty();
                assertThat(sessions().find(new LaunchToken(fresh.launchToken())))
                        .isEmpty();
            }
            // Nothing is left behind that would be in the way.
            assertThat(sessions().commit(fresh.session(), 0, List.of())).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("S8 an id that another session has is refused on a later commit too, and nothing is written")
    default void idTwice() {
        Tenant tenant = Tenant.in(accounts());
        SessionId id = freshId();
        Session holder = Sample.attended(tenant).session().launch(id, Sample.CREATED);
        sessions().commit(holder, 0, List.of());
        Sample second = Sample.attended(tenant);
        Session session = add(second);

        assertRefused(
                ErrorCode.ALREADY_EXISTS,
                () -> sessions().commit(session.launch(id, Sample.CREATED), 1, change(SessionStatus.WAITING)));
        assertThat(sessions().find(tenant.caller(), second.reference())).contains(new Versioned<>(session, 1));
        assertThat(sessions().changes(tenant.caller(), second.reference())).hasSize(1);
        assertThat(sessions().find(tenant.caller(), SessionReference.to(id))).contains(new Versioned<>(holder, 1));
    }

    @Test
    @DisplayName("S8 sessions without an id, a launch token or a join token don't stand in each other's way")
    default void absentIsNotShared() {
        Tenant tenant = Tenant.in(accounts());
        for (int i = 0; i < 2; i++) {
            Sample sample = Sample.attended(tenant);
            SessionTokens tokens =
                    new SessionTokens(TokenHash.of(sample.sessionToken()), Optional.empty(), Optional.empty());
            assertThat(sessions().commit(sample.session(tokens), 0, List.of())).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("S1 why it ended, what was sealed, its start key and its hold are found as they were committed")
    default void keptBesides() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        StartKey startKey = new StartKey(Fresh.word("start"), TokenHash.of("request"));
        Session session = sample.session()
                .withStartKey(startKey)
                .withSealedStart(new Sealed("v1.sealed"))
                .withHold(Optional.of(new LegalHold("Case 4711 – Zoë", Sample.CREATED)));
        sessions().commit(session, 0, change(SessionStatus.NOT_STARTED));
        assertThat(sessions().find(tenant.caller(), sample.reference())).contains(new Versioned<>(session, 1));

        Session ended = session.cancel(Sample.CREATED.plusMillis(5)).withHold(Optional.empty());
        assertThat(ended.endReason()).contains(EndReason.CANCELLED);
        sessions().commit(ended, 1, change(SessionStatus.ABANDONED));
        assertThat(sessions().find(tenant.caller(), sample.reference())).contains(new Versioned<>(ended, 2));
    }

    @Test
    @DisplayName("S8 two sessions of one account never share a start key, and those of two accounts may")
    default void startKeyIsUnique() {
        Tenant tenant = Tenant.in(accounts());
        Tenant other = Tenant.in(accounts());
        StartKey key = new StartKey(Fresh.word("start"), TokenHash.of("request"));
        sessions().commit(Sample.attended(tenant).session().withStartKey(key), 0, List.of());
        sessions().commit(Sample.attended(other).session().withStartKey(key), 0, List.of());
        Sample second = Sample.attended(tenant);
        assertRefused(
                ErrorCode.ALREADY_EXISTS,
                () -> sessions()
                        .commit(
                                second.session().withStartKey(new StartKey(key.value(), TokenHash.of("another"))),
                                0,
                                List.of()));
        assertThat(sessions().find(tenant.caller(), second.reference())).isEmpty();
    }

    @Test
    @DisplayName("S14 a session is found by its start key, in its account alone, however it was changed since")
    default void foundByStartKey() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        StartKey key = new StartKey(Fresh.word("start") + "'\";--\\%_{}", TokenHash.of("request"));
        IdempotencyKey named = new IdempotencyKey(key.value());
        Session attended = Sample.attended(tenant).session().withStartKey(key);
        sessions().commit(attended, 0, List.of());
        assertThat(sessions().find(tenant.callerWith(), named)).contains(new Versioned<>(attended, 1));
        assertThat(sessions().find(stranger.caller(), named)).isEmpty();
        assertThat(sessions()
                        .find(tenant.caller(), new IdempotencyKey(key.value().toUpperCase(Locale.ROOT))))
                .isEmpty();

        Session ended = attended.cancel(Sample.CREATED);
        sessions().commit(ended, 1, List.of());
        assertThat(sessions().find(tenant.caller(), named)).contains(new Versioned<>(ended, 2));

        CompanyId open = tenant.company().id();
        StartKey other = new StartKey(Fresh.word("start"), TokenHash.of("request"));
        sessions().commit(Sample.unattended(tenant, Optional.of(open)).session().withStartKey(other), 0, List.of());
        IdempotencyKey otherName = new IdempotencyKey(other.value());
        assertThat(sessions().find(tenant.callerWith(open), otherName)).isPresent();
        assertThat(sessions().find(tenant.callerWith(tenant.closedCompany().id()), otherName))
                .isEmpty();
    }

    @Test
    @DisplayName("S10 what is said is kept in the order of saying, whatever the clock showed, equal to what was said")
    default void messages() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        Session session = add(sample);
        ChatMessage same = new ChatMessage(Sample.CREATED, "Again?", Optional.of("Zoë"));
        List<ChatMessage> said = List.of(
                new ChatMessage(Sample.CREATED.plusMillis(5), "Hello 😀", Optional.of("Zoë 'Z' Ünal 👩‍💻")),
                new ChatMessage(
                        Sample.CREATED.plusMillis(3), "Line 1\r\nLine 2\n\t\"quoted\" \\ % _ ;", Optional.empty()),
                same,
                same,
                new ChatMessage(Sample.CREATED.minusMillis(1), " ü".repeat(4_096), Optional.empty()));
        for (int i = 0; i < said.size(); i++) {
            sessions().say(sample.key(), said.get(i));
            assertThat(sessions().messages(tenant.caller(), sample.reference())).isEqualTo(said.subList(0, i + 1));
        }

        SessionId id = freshId();
        sessions().commit(session.launch(id, Sample.CREATED), 1, change(SessionStatus.WAITING));
        assertThat(sessions().messages(tenant.caller(), SessionReference.to(id)))
                .as("after the session has changed, and by its id")
                .isEqualTo(said);
    }

    @Test
    @DisplayName("S10 each session has its own messages, and none where nothing was said or nothing is there")
    default void ownMessages() {
        Tenant tenant = Tenant.in(accounts());
        Sample one = Sample.attended(tenant);
        Sample other = Sample.attended(tenant);
        Sample silent = Sample.attended(tenant);
        for (Sample sample : List.of(one, other, silent)) {
            add(sample);
        }
        ChatMessage first = new ChatMessage(Sample.CREATED, "first", Optional.empty());
        ChatMessage second = new ChatMessage(Sample.CREATED, "second", Optional.empty());
        sessions().say(one.key(), first);
        sessions().say(other.key(), second);

        assertThat(sessions().messages(tenant.caller(), one.reference())).containsExactly(first);
        assertThat(sessions().messages(tenant.caller(), other.reference())).containsExactly(second);
        assertThat(sessions().messages(tenant.caller(), silent.reference())).isEmpty();
        assertThat(sessions().messages(tenant.caller(), new SessionReference(Fresh.word("unknown"))))
                .isEmpty();
    }

    @Test
    @DisplayName("S10 what is said is seen only by who sees the session")
    default void messagesOfOthers() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        Sample attended = Sample.attended(tenant);
        Sample unattended = Sample.unattended(tenant, Optional.of(open));
        for (Sample sample : List.of(attended, unattended)) {
            add(sample);
            sessions().say(sample.key(), new ChatMessage(Sample.CREATED, "secret", Optional.empty()));
        }

        assertThat(sessions().messages(tenant.callerWith(), attended.reference()))
                .hasSize(1);
        assertThat(sessions().messages(tenant.callerWith(open), unattended.reference()))
                .hasSize(1);
        assertThat(sessions().messages(tenant.callerWith(tenant.closedCompany().id()), unattended.reference()))
                .isEmpty();
        assertThat(sessions().messages(tenant.callerWith(), unattended.reference()))
                .isEmpty();
        assertThat(sessions().messages(stranger.caller(), attended.reference())).isEmpty();
        assertThat(sessions().messages(stranger.callerWith(open), unattended.reference()))
                .isEmpty();
    }

    @Test
    @DisplayName("S10 what is said in a session that isn't there is refused with INVALID_KEY")
    default void saidNowhere() {
        SessionKey nowhere = new SessionKey(UUID.randomUUID());
        assertRefused(
                ErrorCode.INVALID_KEY,
                () -> sessions().say(nowhere, new ChatMessage(Sample.CREATED, "Hello?", Optional.empty())));
    }

    @Test
    @DisplayName("S10 of what several say at once nothing is lost, and each one's own order stays")
    default void saidAtOnce() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = Sample.attended(tenant);
        add(sample);
        List<String> names = List.of("A", "B", "C", "D");
        Race race = Race.of(names.stream()
                .<Callable<?>>map(name -> () -> {
                    for (int i = 0; i < 25; i++) {
                        sessions()
                                .say(
                                        sample.key(),
                                        new ChatMessage(Sample.CREATED, Integer.toString(i), Optional.of(name)));
                    }
                    return null;
                })
                .toList());
        assertThat(race.successes()).isEqualTo(names.size());
        List<ChatMessage> said = sessions().messages(tenant.caller(), sample.reference());
        assertThat(said).hasSize(100);
        for (String name : names) {
            assertThat(said)
                    .filteredOn(message -> message.participantName().equals(Optional.of(name)))
                    .extracting(ChatMessage::content)
                    .isEqualTo(
                            IntStream.range(0, 25).mapToObj(Integer::toString).toList());
        }
    }
}
