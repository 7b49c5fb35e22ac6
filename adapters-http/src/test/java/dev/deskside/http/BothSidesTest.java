package dev.deskside.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryRecordingArchive;
import dev.deskside.application.contract.InMemoryRemoteSupport;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.retention.KeptSessionRecords;
import dev.deskside.application.usecase.ListAllRecordings;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AllRecordings;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.domain.session.Transcript;
import dev.deskside.http.client.AccessTokens;
import dev.deskside.http.client.V1Provider;
import dev.deskside.http.server.DesksideServer;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Our client in front of our server: what is asked on one side is what is asked on the other. */
class BothSidesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String TOKEN = "technician-token-technician-token";
    private static final Account ACCOUNT = TestIds.account(Account.Recording.ENABLED);
    private static final Technician TECHNICIAN = TestIds.technician(ACCOUNT.key(), Set.of());
    private static final Caller CALLER = Caller.of(TECHNICIAN);

    private static final InMemoryAccounts ACCOUNTS = new InMemoryAccounts();
    private static final Asked ASKED = new Asked();
    private static ExecutorService threads;
    private static DesksideServer server;

    @BeforeContainer
    static void serve() {
        threads = Executors.newCachedThreadPool();
        ACCOUNTS.add(ACCOUNT);
        ACCOUNTS.add(TECHNICIAN, TokenHash.of(TOKEN));
        server = serving(ASKED);
    }

    @AfterContainer
    static void close() {
        server.close();
        threads.shutdownNow();
    }

    private static DesksideServer serving(RecordingArchive archive) {
        InMemoryRemoteSupport sessions = new InMemoryRemoteSupport(CLOCK);
        return DesksideServer.builder()
                .useCases(UseCases.of(
                        ASKED,
                        archive,
                        ASKED,
                        sessions,
                        new KeptSessionRecords(new InMemorySessions(), new InMemoryStartKeys(CLOCK), CLOCK),
                        ACCOUNTS,
                        CLOCK))
                .ids(UUID::randomUUID)
                .build()
                .start();
    }

    private static V1Provider client(DesksideServer to) {
        return V1Provider.at("http://127.0.0.1:" + to.port())
                .accessTokens(AccessTokens.fixed(TOKEN))
                .executor(threads)
                .clock(CLOCK)
                .build();
    }

    @Property(tries = 300)
    void a_recording_query_arrives_as_it_was_asked(@ForAll("recordingQueries") RecordingQuery query) {
        client(server).recordingArchive().available(CALLER, query);

        assertThat(ASKED.recordings).isEqualTo(query);
    }

    @Property(tries = 300)
    void a_search_of_sessions_arrives_as_it_was_asked(@ForAll("sessionQueries") SessionQuery query) {
        client(server).remoteSupport().list(CALLER, query);

        assertThat(ASKED.sessions).isEqualTo(query);
    }

    @Property(tries = 100)
    void a_question_for_companies_arrives_as_it_was_asked(@ForAll("companyQueries") CompanyQuery query) {
        client(server).machines().companies(CALLER, query);

        assertThat(ASKED.companies).isEqualTo(query);
    }

    /** The archive of this server knows no pages, so that it sends no links: it speaks v1 alone. */
    @Property(tries = 1)
    void all_of_100_000_recordings_come_over_a_v1_only_server() {
        Random random = new Random(4711);
        InMemoryRecordingArchive v1Only = new InMemoryRecordingArchive(CLOCK);
        v1Only.add(ACCOUNT.key(), Account.Recording.ENABLED);
        List<Recording> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            all.add(new Recording(
                    RecordingId.of(i + 1L),
                    ACCOUNT.key(),
                    TECHNICIAN.key(),
                    Optional.empty(),
                    new SessionKey(new UUID(0, i)),
                    NOW.minus(Duration.ofDays((long) (730 * Math.pow(random.nextDouble(), 2))))
                            .minusMillis(random.nextInt(8 * 3_600_000)),
                    i % 3 == 0 ? RecordingState.READY_FOR_TRANSCODE : RecordingState.READY_FOR_DOWNLOAD,
                    false));
        }
        all.forEach(v1Only::add);
        int[] requests = new int[1];

        try (DesksideServer v1 = serving(v1Only)) {
            AllRecordings found = new ListAllRecordings(client(v1).recordingArchive(), CLOCK)
                    .run(
                            new ListAllRecordings.Query(
                                    CALLER,
                                    RecordingQuery.ofAccount(ACCOUNT.key()).build()),
                            (recordings, answers) -> requests[0] = answers);

            assertThat(found.readyForTranscode()).isEqualTo(ids(all, RecordingState.READY_FOR_TRANSCODE));
            assertThat(found.readyForDownload()).isEqualTo(ids(all, RecordingState.READY_FOR_DOWNLOAD));
        }
        System.out.println("All of 100,000 recordings over a v1-only server: " + requests[0] + " requests");
    }

    private static List<RecordingId> ids(List<Recording> all, RecordingState state) {
        return all.stream()
                .filter(recording -> recording.state() == state)
                .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id))
                .map(Recording::id)
                .toList();
    }

    @Provide
    Arbitrary<RecordingQuery> recordingQueries() {
        return Combinators.combine(
                        keys().map(AccountKey::new).optional(),
                        keys().map(UserKey::new),
                        keys().map(CompanyId::new).optional(),
                        Arbitraries.of(Attendance.class).optional(),
                        windows(),
                        Arbitraries.integers()
                                .between(1, 36_500)
                                .map(Duration::ofDays)
                                .optional(),
                        Arbitraries.of(true, false),
                        cursors().optional())
                .as((account, user, company, attendance, window, period, archived, cursor) -> new RecordingQuery(
                        account,
                        Optional.of(user),
                        company,
                        attendance,
                        period.isPresent() ? Optional.empty() : window.from(),
                        period.isPresent() ? Optional.empty() : window.to(),
                        period,
                        archived,
                        cursor));
    }

    @Provide
    Arbitrary<SessionQuery> sessionQueries() {
        return Combinators.combine(
                        Arbitraries.of(SessionStatus.class).set().ofMinSize(1),
                        windows(),
                        keys().map(UserKey::new).optional(),
                        texts().optional(),
                        texts().optional(),
                        Arbitraries.integers().between(1, SessionQuery.MAX_LIMIT),
                        cursors().optional())
                .as((statuses, window, technician, customer, partnerObject, limit, cursor) -> new SessionQuery(
                        statuses, window.from(), window.to(), technician, customer, partnerObject, limit, cursor));
    }

    @Provide
    Arbitrary<CompanyQuery> companyQueries() {
        return Combinators.combine(
                        texts().optional(),
                        Arbitraries.integers().between(1, CompanyQuery.MAX_LIMIT),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.of(CompanyQuery.Sort.class),
                        Arbitraries.of(CompanyQuery.Order.class))
                .as(CompanyQuery::new);
    }

    private record Window(Optional<Instant> from, Optional<Instant> to) {}

    /** In whole seconds, as v1 tells times. */
    private static Arbitrary<Window> windows() {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(
                        Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
        return Combinators.combine(times.optional(), times.optional())
                .as((one, other) ->
                        one.isPresent() && other.isPresent() && one.get().isAfter(other.get())
                                ? new Window(other, one)
                                : new Window(one, other));
    }

    private static Arbitrary<BigInteger> keys() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ONE, BigInteger.TEN.pow(64).subtract(BigInteger.ONE));
    }

    private static Arbitrary<PageCursor> cursors() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(100)
                .map(PageCursor::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('ö', '漢', '\u2028', '\u00a0')
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(text -> !text.isBlank());
    }

    /** Remembers what it was asked, and has nothing. */
    private static final class Asked implements RemoteSupport, RecordingArchive, Machines {
        private RecordingQuery recordings;
        private SessionQuery sessions;
        private CompanyQuery companies;

        @Override
        public AvailableRecordings available(Caller caller, RecordingQuery query) {
            recordings = query;
            return AvailableRecordings.NONE;
        }

        @Override
        public SessionPage list(Caller caller, SessionQuery query) {
            sessions = query;
            return new SessionPage(0, List.of(), Optional.empty());
        }

        @Override
        public CompanyPage companies(Caller caller, CompanyQuery query) {
            companies = query;
            return new CompanyPage(0, List.of());
        }

        @Override
        public StartedSession start(Caller caller, SessionRequest request) {
            throw new AssertionError("nobody starts a session here");
        }

        @Override
        public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
            return Optional.empty();
        }

        @Override
        public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
            return Optional.empty();
        }

        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return List.of();
        }

        @Override
        public void transcode(Caller caller, RecordingSelection selection) {
            throw new AssertionError("nobody transcodes here");
        }

        @Override
        public List<RecordingLinks> links(Caller caller, RecordingSelection selection) {
            return List.of();
        }

        @Override
        public void archive(Caller caller, RecordingSelection selection) {
            throw new AssertionError("nobody archives here");
        }
    }
}
