package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryFollows;
import dev.deskside.application.contract.InMemoryMachines;
import dev.deskside.application.contract.InMemoryRecordingArchive;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.contract.TestSealing;
import dev.deskside.application.gateway.AcceptStatusCallback.Outcome;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionLimits;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A gateway")
class FollowingTest {
    private static final URI PUBLIC_URL = URI.create("https://desk.example/gateway/");
    private static final SessionId ID = new SessionId("4711");

    private final Ticking clock = new Ticking();
    private final InMemorySessions sessions = new InMemorySessions();
    private final Follows follows = new InMemoryFollows(sessions, clock);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final Vendor vendor = new Vendor();
    private final GatewayProvider gateway = gateway(Optional.of(PUBLIC_URL));
    private Caller caller;

    @BeforeEach
    void addTenant() {
        StageTenant tenant = StageTenant.of(TestIds.account(Account.Recording.ENABLED));
        tenant.addTo(
                accounts,
                Account.Recording.ENABLED,
                technician -> UUID.randomUUID().toString());
        caller = tenant.caller();
    }

    private GatewayProvider gateway(Optional<URI> publicUrl) {
        return GatewayProvider.of(
                GatewayProvider.Behind.v1(vendor, new InMemoryRecordingArchive(clock), new InMemoryMachines()),
                new GatewayProvider.Stores(sessions, follows, new InMemoryStartKeys(clock), accounts),
                new GatewayProvider.Keyed(HostedStage.testKey(), new TestSealing()),
                publicUrl,
                SessionLimits.DEFAULT,
                Duration.ofMinutes(1),
                clock,
                UUID::randomUUID,
                () -> 0.5);
    }

    private StartedSession start() {
        return gateway.remoteSupport()
                .start(caller, SessionRequest.screenSharing().build());
    }

    private Session ledger(StartedSession started) {
        return sessions.find(caller, started.reference()).orElseThrow().value();
    }

    private List<SessionStatus> log(StartedSession started) {
        return sessions.changes(caller, started.reference()).stream()
                .map(LoggedChange::change)
                .map(SessionChange::status)
                .toList();
    }

    /** Lets time pass, a step every second, as a pump takes them. */
    private void follow(Duration time) {
        Instant end = clock.now.plus(time);
        Duration step = time.compareTo(Duration.ofMinutes(10)) > 0 ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        while (clock.now.isBefore(end)) {
            clock.now = clock.now.plus(step);
            gateway.followSessions().run(10);
        }
    }

    private Optional<Outcome> callBack(StartedSession started, SessionSnapshot said) {
        String url =
                vendor.callbackUrls.get(started.token().value()).orElseThrow().toString();
        return gateway.acceptStatusCallback()
                .run(new AcceptStatusCallback.Command(url.substring(url.lastIndexOf('/') + 1), said));
    }

    private SessionSnapshot in(SessionStatus status) {
        SessionSnapshot.Builder snapshot =
                SessionSnapshot.in(status).id(Optional.of(ID)).startedAt(Optional.of(clock.now));
        if (status == SessionStatus.ACTIVE || status == SessionStatus.COMPLETE) {
            snapshot.customerJoinedAt(Optional.of(clock.now));
        }
        if (status.isEnded()) {
            snapshot.endedAt(Optional.of(clock.now));
        }
        return snapshot.build();
    }

    @Test
    @DisplayName("registers its own URL upstream, and never passes on the one that it was given")
    void ownUrl() {
        SessionRequest request = SessionRequest.screenSharing()
                .statusCallbackUrl(URI.create("https://crm.example/hook"))
                .build();
        StartedSession started = gateway.remoteSupport().start(caller, request);
        StartedSession unreachable = gateway(Optional.empty()).remoteSupport().start(caller, request);

        assertThat(vendor.callbackUrls.get(started.token().value()))
                .hasValueSatisfying(url -> assertThat(url.toString())
                        .matches("https://desk\\.example/gateway/deskside/v1/status/[\\w-]{43}"));
        assertThat(vendor.callbackUrls.get(unreachable.token().value())).isEmpty();
        assertThat(ledger(started).statusCallbackUrl()).contains(URI.create("https://crm.example/hook"));
    }

    @Test
    @DisplayName("learns of a start and of the end without being told or asked")
    void followed() {
        StartedSession started = start();
        follow(Duration.ofSeconds(30));
        assertThat(log(started)).containsExactly(SessionStatus.NOT_STARTED);

        vendor.says(started, in(SessionStatus.WAITING));
        follow(Duration.ofSeconds(10));
        assertThat(ledger(started).id()).contains(ID);
        vendor.says(started, in(SessionStatus.COMPLETE));
        follow(Duration.ofSeconds(10));

        assertThat(log(started))
                .containsExactly(SessionStatus.NOT_STARTED, SessionStatus.WAITING, SessionStatus.COMPLETE);
        assertThat(ledger(started).endReason()).contains(EndReason.ENDED);
    }

    @Test
    @DisplayName("asks no more often than a step may")
    void bounded() {
        for (int i = 0; i < 5; i++) {
            start();
        }
        clock.now = clock.now.plusSeconds(10);

        assertThat(gateway.followSessions().run(3)).isEqualTo(3);
        assertThat(vendor.asked).isEqualTo(3);
        assertThat(gateway.followSessions().run(3)).isEqualTo(2);
        assertThat(gateway.followSessions().run(3)).isZero();
    }

    @Test
    @DisplayName("loses nothing where its provider is down for a while")
    void down() {
        StartedSession started = start();
        vendor.fails = Optional.of(new DesksideException(ErrorCode.UNAVAILABLE, "down"));
        vendor.says(started, in(SessionStatus.WAITING));
        follow(Duration.ofHours(30));
        assertThat(log(started)).as("not given up unasked").containsExactly(SessionStatus.NOT_STARTED);
        assertThat(vendor.asked).isLessThan(60);

        vendor.fails = Optional.empty();
        follow(Duration.ofHours(2));
        assertThat(log(started)).containsExactly(SessionStatus.NOT_STARTED, SessionStatus.WAITING);
    }

    @Test
    @DisplayName("asks nothing of a provider that asked for a pause, until that is over")
    void throttled() {
        start();
        start();
        clock.now = clock.now.plusSeconds(10);
        vendor.fails = Optional.of(DesksideException.throttled("slowly", Optional.of(Duration.ofSeconds(90))));
        gateway.followSessions().run(10);
        assertThat(vendor.asked).as("the first answer ends the step").isEqualTo(1);

        vendor.fails = Optional.empty();
        start();
        follow(Duration.ofSeconds(89));
        assertThat(vendor.asked).as("nor for what came since").isEqualTo(1);
        follow(Duration.ofSeconds(2));
        assertThat(vendor.asked).isEqualTo(4);
    }

    @Test
    @DisplayName("asks once more for a session that its provider doesn't know, and then takes it for lost")
    void absent() {
        StartedSession started = start();
        vendor.says(started, in(SessionStatus.ACTIVE));
        follow(Duration.ofSeconds(10));
        vendor.sessions.clear();
        follow(Duration.ofSeconds(30));
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.ACTIVE);

        follow(Duration.ofMinutes(2));
        assertThat(ledger(started).endReason()).contains(EndReason.LOST);
        assertThat(log(started))
                .containsExactly(SessionStatus.NOT_STARTED, SessionStatus.ACTIVE, SessionStatus.COMPLETE);
        int asked = vendor.asked;
        follow(Duration.ofDays(2));
        assertThat(vendor.asked)
                .as("what is forgotten isn't asked for any more")
                .isEqualTo(asked);
    }

    @Test
    @DisplayName("takes no session for lost that was absent once")
    void absentOnce() {
        StartedSession started = start();
        vendor.says(started, in(SessionStatus.ACTIVE));
        follow(Duration.ofSeconds(10));
        Map<String, SessionSnapshot> known = new HashMap<>(vendor.sessions);
        vendor.sessions.clear();
        follow(Duration.ofSeconds(20));
        vendor.sessions.putAll(known);
        follow(Duration.ofMinutes(3));
        vendor.sessions.clear();
        follow(Duration.ofSeconds(50));

        assertThat(ledger(started).status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    @DisplayName("lets a session expire that nobody started for a day")
    void expired() {
        StartedSession started = start();
        follow(Duration.ofHours(23));
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.NOT_STARTED);
        follow(Duration.ofHours(2));

        assertThat(ledger(started).endReason()).contains(EndReason.EXPIRED);
        assertThat(log(started)).containsExactly(SessionStatus.NOT_STARTED, SessionStatus.ABANDONED);
    }

    @Test
    @DisplayName("takes a session for lost that is open for longer than a week")
    void openForLong() {
        StartedSession started = start();
        vendor.says(started, in(SessionStatus.WAITING));
        follow(Duration.ofDays(6));
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.WAITING);
        follow(Duration.ofDays(2));

        assertThat(ledger(started).endReason()).contains(EndReason.LOST);
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.ABANDONED);
    }

    @Test
    @DisplayName("fetches what comes late, until the day before the vendor forgets it")
    void late() {
        StartedSession started = start();
        vendor.says(started, in(SessionStatus.COMPLETE));
        follow(Duration.ofSeconds(10));
        int asked = vendor.asked;
        vendor.says(
                started,
                in(SessionStatus.COMPLETE).toBuilder()
                        .notes(Optional.of("soon"))
                        .build());
        follow(Duration.ofMinutes(80));
        assertThat(ledger(started).snapshot().notes()).contains("soon");
        vendor.says(
                started,
                in(SessionStatus.COMPLETE).toBuilder()
                        .notes(Optional.of("late"))
                        .build());
        follow(Duration.ofDays(40));

        assertThat(ledger(started).snapshot().notes()).contains("late");
        assertThat(vendor.asked).isLessThanOrEqualTo(asked + 3 + 3);
        int last = vendor.asked;
        follow(Duration.ofDays(40));
        assertThat(vendor.asked).isEqualTo(last);
    }

    @Test
    @DisplayName("answers with what it knows last, and since when, where its provider is down")
    void asOf() {
        FindSession find = new FindSession(gateway.remoteSupport(), clock);
        StartedSession started = start();
        vendor.says(started, in(SessionStatus.WAITING));
        follow(Duration.ofSeconds(6));
        FindSession.Found now =
                find.run(new FindSession.Query(caller, started.reference())).orElseThrow();
        assertThat(now.asOf()).isEmpty();
        Instant seen = follows.seenAt(ledger(started).key()).orElseThrow();

        vendor.fails = Optional.of(new DesksideException(ErrorCode.UNAVAILABLE, "down"));
        clock.now = clock.now.plusSeconds(100);
        FindSession.Found then =
                find.run(new FindSession.Query(caller, started.reference())).orElseThrow();
        assertThat(then.session().status()).isEqualTo(SessionStatus.WAITING);
        assertThat(then.asOf()).contains(seen);
        assertThat(then.age()).isEqualTo(Duration.between(seen, clock.now));
        assertThat(gateway.remoteSupport()
                        .list(caller, SessionQuery.all().build())
                        .sessions())
                .extracting(SessionSnapshot::status)
                .containsExactly(SessionStatus.WAITING);
        assertThat(gateway.remoteSupport().lastKnown(caller, new SessionReference("unknown")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionStatus.class,
            names = {"COMPLETE", "ABANDONED"})
    @DisplayName("is never moved backwards, in whatever order and however often it is called back")
    void anyOrder(SessionStatus end) {
        List<SessionStatus> told = end == SessionStatus.COMPLETE
                ? List.of(SessionStatus.WAITING, SessionStatus.ACTIVE, SessionStatus.COMPLETE)
                : List.of(SessionStatus.WAITING, SessionStatus.ABANDONED);
        Random random = new Random(20_261_125);
        for (List<SessionStatus> order : permutations(told)) {
            for (int repeat = 0; repeat < 20; repeat++) {
                List<SessionStatus> calls = new ArrayList<>(order);
                for (int more = random.nextInt(6); more > 0; more--) {
                    calls.add(random.nextInt(calls.size() + 1), told.get(random.nextInt(told.size())));
                }
                SessionId id = new SessionId(UUID.randomUUID().toString());
                StartedSession started = start();
                if (random.nextBoolean()) {
                    vendor.says(
                            started,
                            in(SessionStatus.WAITING).toBuilder()
                                    .id(Optional.of(id))
                                    .build());
                    clock.now = clock.now.plusSeconds(6);
                    gateway.followSessions().run(100);
                    assertThat(ledger(started).id()).contains(id);
                } else {
                    // It is asked about the first one, and has been at the end for long.
                    vendor.says(started, in(end).toBuilder().id(Optional.of(id)).build());
                }
                for (SessionStatus status : calls) {
                    SessionStatus before = ledger(started).status();
                    assertThat(callBack(
                                    started,
                                    in(status).toBuilder().id(Optional.of(id)).build()))
                            .contains(Outcome.TAKEN);
                    SessionStatus after = ledger(started).status();
                    assertThat(after == before || before.leadsTo(after))
                            .as("%s: %s → %s", calls, before, after)
                            .isTrue();
                }
                assertThat(ledger(started).status()).as("%s", calls).isEqualTo(end);
                assertThat(log(started)).as("%s", calls).doesNotHaveDuplicates().isSorted();
            }
        }
    }

    private static List<List<SessionStatus>> permutations(List<SessionStatus> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        return of.stream()
                .flatMap(first -> permutations(
                                of.stream().filter(other -> other != first).toList())
                        .stream()
                        .map(rest ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()))
                .toList();
    }

    @Test
    @DisplayName("trusts no id that it doesn't know: it asks")
    void unknownId() {
        StartedSession started = start();
        vendor.says(started, in(SessionStatus.WAITING));
        SessionSnapshot lie = in(SessionStatus.COMPLETE).toBuilder()
                .id(Optional.of(new SessionId("666")))
                .build();

        assertThat(callBack(started, lie)).contains(Outcome.TAKEN);
        assertThat(ledger(started).id()).contains(ID);
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.WAITING);
        assertThat(callBack(started, lie)).contains(Outcome.TAKEN);
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.WAITING);
        assertThat(callBack(started, SessionSnapshot.in(SessionStatus.COMPLETE).build()))
                .contains(Outcome.TAKEN);
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.WAITING);
    }

    @Test
    @DisplayName("asks first of all for what it was called back about and couldn't ask for")
    void postponed() {
        StartedSession started = start();
        vendor.says(started, in(SessionStatus.WAITING));
        vendor.fails = Optional.of(new DesksideException(ErrorCode.UNAVAILABLE, "down"));
        clock.now = clock.now.plusSeconds(6);
        gateway.followSessions().run(10);

        assertThat(callBack(started, in(SessionStatus.WAITING))).contains(Outcome.POSTPONED);
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.NOT_STARTED);
        vendor.fails = Optional.empty();
        gateway.followSessions().run(10);
        assertThat(ledger(started).status()).isEqualTo(SessionStatus.WAITING);
    }

    @Test
    @DisplayName("takes nothing at an address that it didn't give out")
    void wrongAddress() {
        StartedSession started = start();
        String url =
                vendor.callbackUrls.get(started.token().value()).orElseThrow().toString();
        String token = url.substring(url.lastIndexOf('/') + 1);
        char other = token.charAt(30) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, 30) + other + token.substring(31);
        String ofNoSession =
                new CallbackAddress(HostedStage.testKey(), Optional.empty()).token(new SessionKey(UUID.randomUUID()));

        for (String wrong : List.of("", "x", forged, token + "A", ofNoSession, "ä".repeat(43))) {
            assertThat(gateway.acceptStatusCallback()
                            .run(new AcceptStatusCallback.Command(wrong, in(SessionStatus.WAITING))))
                    .isEmpty();
        }
        assertThat(callBack(started, in(SessionStatus.WAITING))).isPresent();
    }

    @Test
    @DisplayName("asks ten times more rarely where it is called back")
    void rarer() {
        StartedSession started = start();
        vendor.says(started, in(SessionStatus.ACTIVE));
        assertThat(callBack(started, in(SessionStatus.ACTIVE))).contains(Outcome.TAKEN);
        int asked = vendor.asked;
        follow(Duration.ofMinutes(2));
        assertThat(vendor.asked).isEqualTo(asked);
        follow(Duration.ofMinutes(1));
        assertThat(vendor.asked).isEqualTo(asked + 1);
    }

    /** Another provider, which says what it is told to. */
    private static final class Vendor implements RemoteSupport {
        private final Map<String, SessionSnapshot> sessions = new HashMap<>();
        private final Map<String, String> tokens = new HashMap<>();
        private final Map<String, Optional<URI>> callbackUrls = new HashMap<>();
        private Optional<DesksideException> fails = Optional.empty();
        private int asked;

        void says(StartedSession started, SessionSnapshot snapshot) {
            sessions.put(started.token().value(), snapshot);
            snapshot.id().ifPresent(id -> tokens.put(id.value(), started.token().value()));
        }

        @Override
        public StartedSession start(Caller caller, SessionRequest request) {
            SessionToken token = new SessionToken(UUID.randomUUID().toString());
            sessions.put(
                    token.value(), SessionSnapshot.in(SessionStatus.NOT_STARTED).build());
            callbackUrls.put(token.value(), request.statusCallbackUrl());
            return new StartedSession(URI.create("https://vendor.example/launch"), token);
        }

        @Override
        public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
            asked++;
            fails.ifPresent(failure -> {
                throw failure;
            });
            return Optional.ofNullable(sessions.get(tokens.getOrDefault(reference.value(), reference.value())));
        }

        @Override
        public SessionPage list(Caller caller, SessionQuery query) {
            fails.ifPresent(failure -> {
                throw failure;
            });
            return new SessionPage(sessions.size(), List.copyOf(sessions.values()), Optional.empty());
        }

        @Override
        public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
            return Optional.empty();
        }
    }

    /** A clock that a test moves. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-25T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
