package dev.deskside.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryCallbacks;
import dev.deskside.application.contract.InMemoryFollows;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.TestSealing;
import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.gateway.GatewayProvider;
import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.port.ChangeSignal;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.retention.KeptSessionRecords;
import dev.deskside.application.spi.Lacking;
import dev.deskside.application.usecase.CallbackUseCases;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionLimits;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A server on the loopback with a provider over stores in memory, a few technicians, and a browser to call it with. */
final class Desk implements AutoCloseable {
    static final String V1 = "/G2A/rest/v1";
    static final String OWN = "/deskside/v1";

    /** May do everything, in {@link #ACCOUNT}. */
    static final String TECHNICIAN = "technician-token-technician-token";

    static final String WITHOUT_SEAT = "without-seat-token-without-seat-token";
    static final String WITHOUT_ROLES = "without-roles-token-without-roles-token";
    /** May do everything, in an account whose sessions aren't recorded. */
    static final String STRANGER = "stranger-token-stranger-token";

    /** Larger than any long, as the vendor's own sample is. */
    static final AccountKey ACCOUNT = AccountKey.of("9223372036854775813");

    static final UserKey USER = UserKey.of(300000000001L);
    static final CompanyId COMPANY = CompanyId.of(77);
    static final Instant NOW = Instant.parse("2026-11-25T09:30:15.987Z");

    /** In a zone that nobody should be able to tell from the answers. */
    static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Pacific/Auckland"));

    private static final AccountKey OTHER_ACCOUNT = AccountKey.of(2);
    private static final CompanyId OTHER_COMPANY = CompanyId.of(78);
    private static final ObjectMapper JSON = new ObjectMapper();

    final InMemorySessions sessions = new InMemorySessions();
    final InMemoryRecordings recordings = new InMemoryRecordings();
    final InMemoryAccounts accounts = new InMemoryAccounts();
    final InMemoryStartKeys startKeys = new InMemoryStartKeys(CLOCK);
    final InMemoryCallbacks callbacks = new InMemoryCallbacks(sessions, CLOCK);
    final AtomicInteger commits = new AtomicInteger();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final DesksideServer server;

    private Desk(Function<Desk, DesksideServer> serverOf) {
        addPeople();
        server = serverOf.apply(this).start();
    }

    /** The platform as its own provider. */
    static Desk hosted() {
        return new Desk(desk -> {
            HostedProvider provider = desk.provider();
            return desk.server(desk.useCases(provider), Optional.of(provider), TokenInQuery.IGNORED);
        });
    }

    /** The platform as its own provider, with this done to tokens in a query. */
    static Desk hosted(TokenInQuery tokenInQuery) {
        return new Desk(desk -> {
            HostedProvider provider = desk.provider();
            return desk.server(desk.useCases(provider), Optional.of(provider), tokenInQuery);
        });
    }

    /** The platform as its own provider, with somebody who is told of its requests. */
    static Desk observed(RequestObserver observer) {
        return new Desk(desk -> {
            HostedProvider provider = desk.provider();
            return desk.server(desk.useCases(provider), Optional.of(provider), TokenInQuery.IGNORED, observer);
        });
    }

    /** A server that says this to whoever runs it. */
    static Desk run(Readiness readiness, MetricsPage metrics) {
        return new Desk(desk -> DesksideServer.builder()
                .useCases(desk.useCases(desk.provider()))
                .ids(UUID::randomUUID)
                .readiness(readiness)
                .metrics(Optional.of(metrics))
                .build());
    }

    /** The platform with its pages, before this provider. */
    static Desk over(BrokenProvider broken) {
        return new Desk(desk -> desk.server(
                UseCases.of(broken, broken, broken, broken, desk.records(desk.sessions), desk.accounts, CLOCK),
                Optional.of(desk.provider()),
                TokenInQuery.ACCEPTED));
    }

    /** The platform as its own provider, over a store that is made from this desk's. */
    static Desk overStore(Function<Sessions, Sessions> storeOf) {
        return new Desk(desk -> {
            HostedProvider provider = desk.provider(storeOf.apply(desk.sessions));
            return desk.server(desk.useCases(provider), Optional.of(provider), TokenInQuery.IGNORED);
        });
    }

    /** A gateway before a provider that has these sessions and nothing else. */
    static Desk gateway(RemoteSupport remoteSupport) {
        BrokenProvider other = BrokenProvider.failingWith(new IllegalStateException());
        return new Desk(desk -> desk.server(
                UseCases.of(
                        remoteSupport,
                        other,
                        other,
                        Lacking.SESSION_CONTROL,
                        desk.records(desk.sessions),
                        desk.accounts,
                        CLOCK),
                Optional.empty(),
                TokenInQuery.IGNORED));
    }

    SessionRecords records(Sessions store) {
        return new KeptSessionRecords(store, startKeys, CLOCK);
    }

    /** A gateway before a provider that has these sessions, and signs its calls back with one of these secrets. */
    static Desk calledBack(RemoteSupport remoteSupport, List<CallbackSecret> secrets) {
        BrokenProvider other = BrokenProvider.failingWith(new IllegalStateException());
        return new Desk(desk -> {
            GatewayProvider gateway = GatewayProvider.of(
                    GatewayProvider.Behind.v1(remoteSupport, other, other),
                    new GatewayProvider.Stores(
                            desk.sessions, new InMemoryFollows(desk.sessions, CLOCK), desk.startKeys, desk.accounts),
                    new GatewayProvider.Keyed(Desk::mac, new TestSealing()),
                    Optional.of(URI.create("https://desk.example")),
                    SessionLimits.DEFAULT,
                    Duration.ofMinutes(1),
                    CLOCK,
                    UUID::randomUUID,
                    () -> 0);
            return DesksideServer.builder()
                    .useCases(UseCases.of(
                            gateway.remoteSupport(),
                            other,
                            other,
                            gateway.sessionControl(),
                            desk.records(desk.sessions),
                            desk.accounts,
                            CLOCK))
                    .statusCallbacks(Optional.of(new StatusCallbacks(gateway.acceptStatusCallback(), secrets, CLOCK)))
                    .ids(UUID::randomUUID)
                    .build();
        });
    }

    private UseCases useCases(HostedProvider provider) {
        return UseCases.of(
                provider.remoteSupport(),
                provider.recordingArchive(),
                provider.machines(),
                provider.sessionControl(),
                records(sessions),
                accounts,
                CLOCK);
    }

    private DesksideServer server(UseCases useCases, Optional<HostedProvider> provider, TokenInQuery tokenInQuery) {
        return server(useCases, provider, tokenInQuery, RequestObserver.NONE);
    }

    private DesksideServer server(
            UseCases useCases, Optional<HostedProvider> provider, TokenInQuery tokenInQuery, RequestObserver observer) {
        ListChanges changes = new ListChanges(
                sessions,
                provider.map(HostedProvider::sessionView).orElse((session, snapshot) -> snapshot),
                new ChangeSignal());
        DesksideServer.Builder server = DesksideServer.builder()
                .useCases(useCases)
                .provider(provider)
                .changes(changes)
                .ids(UUID::randomUUID)
                .tokenInQuery(tokenInQuery)
                .observer(observer);
        provider.ifPresent(hosted -> server.callbacks(callbackUseCases()));
        return server.build();
    }

    /** What can be done about callbacks, to receivers who take everything. */
    CallbackUseCases callbackUseCases() {
        return CallbackUseCases.of(
                callbacks,
                callback -> CallbackAnswer.delivered(204),
                new CallbackSecrets(callbacks, Desk::mac, CLOCK),
                CLOCK,
                UUID::randomUUID);
    }

    private HostedProvider provider() {
        return provider(new WatchedSessions(sessions, commits::incrementAndGet));
    }

    private HostedProvider provider(Sessions store) {
        return HostedProvider.of(
                store, recordings, accounts, Desk::mac, CLOCK, UUID::randomUUID, () -> URI.create(origin()));
    }

    private void addPeople() {
        accounts.add(new Account(ACCOUNT, "Acme & Co", Account.Recording.ENABLED));
        accounts.add(new Account(OTHER_ACCOUNT, "Other", Account.Recording.DISABLED));
        accounts.add(new Company(COMPANY, ACCOUNT, "Bakery"));
        accounts.add(new Company(OTHER_COMPANY, OTHER_ACCOUNT, "Butcher"));
        accounts.add(Machine.named(new MachineUuid("front-desk"), COMPANY, "Front desk"));
        accounts.add(Machine.named(new MachineUuid("cold-store"), OTHER_COMPANY, "Cold store"));
        Set<Role> all = Set.of(Role.SUPPORT, Role.ARCHIVE);
        add(USER, ACCOUNT, "Ada <Lovelace>", Seat.REMOTE_SUPPORT, all, Set.of(COMPANY), TECHNICIAN);
        add(UserKey.of(2), ACCOUNT, "Seatless", Seat.NONE, all, Set.of(COMPANY), WITHOUT_SEAT);
        add(UserKey.of(3), ACCOUNT, "Roleless", Seat.REMOTE_SUPPORT, Set.of(), Set.of(COMPANY), WITHOUT_ROLES);
        add(UserKey.of(4), OTHER_ACCOUNT, "Stranger", Seat.REMOTE_SUPPORT, all, Set.of(OTHER_COMPANY), STRANGER);
    }

    private void add(
            UserKey key,
            AccountKey account,
            String name,
            Seat seat,
            Set<Role> roles,
            Set<CompanyId> companies,
            String token) {
        EmailAddress email = new EmailAddress("ada@example.com");
        accounts.add(
                new Technician(key, account, name, email, Locale.ENGLISH, seat, roles, companies), TokenHash.of(token));
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    /** The answer as it is; an answer that redirects is not followed. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path));
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String path, String token, byte[] body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Keeps a session of {@link #ACCOUNT} that was asked for at this time. */
    void keep(int number, Instant createdAt, UnaryOperator<SessionSnapshot.Builder> details) {
        TokenHash hash = TokenHash.of("session-token-" + number);
        SessionSnapshot snapshot = details.apply(
                        SessionSnapshot.in(SessionStatus.NOT_STARTED).account(Optional.of(ACCOUNT)))
                .build();
        SessionTokens tokens = new SessionTokens(hash, Optional.empty(), Optional.empty());
        SessionKey key = new SessionKey(new UUID(1, number));
        sessions.commit(new Session(key, createdAt, 1, tokens, Optional.empty(), snapshot), 0, List.of());
    }

    /** Keeps a recording of {@link #ACCOUNT}. */
    void record(int id, Instant startedAt, UnaryOperator<Recording> further) {
        recordings.commit(
                further.apply(Recording.captured(
                        RecordingId.of(id),
                        ACCOUNT,
                        USER,
                        Optional.empty(),
                        new SessionKey(new UUID(0, id)),
                        startedAt)),
                0);
    }

    /** Sends a method, with a body where there is one. */
    HttpResponse<String> call(String method, String path, String token, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Asks for a session. */
    HttpResponse<String> start(String body) {
        return post(V1 + "/sessions", TECHNICIAN, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A session that was started with these fields, which follow the session type. */
    Started started(String fields) {
        HttpResponse<String> answer = start("{\"sessionType\":\"SCREEN_SHARING\"" + fields + "}");
        JsonNode json = json(answer);
        String launchUrl = json.path("startScreenSharing").path("launchUrl").asText();
        String token = json.path("sessionToken").asText();
        String joinUrl = json(get(V1 + "/sessions/" + token, TECHNICIAN))
                .path("customerJoinUrl")
                .asText();
        return new Started(token, path(launchUrl), path(joinUrl));
    }

    /** The session's state, as v1 tells it. */
    JsonNode show(Started session) {
        return json(get(V1 + "/sessions/" + session.token(), TECHNICIAN));
    }

    HttpResponse<String> launch(Started session) {
        return post(OWN + session.launchPath(), "", new byte[0]);
    }

    HttpResponse<String> join(Started session) {
        return post(OWN + session.joinPath(), "", new byte[0]);
    }

    HttpResponse<String> end(Started session) {
        return post(OWN + "/sessions/" + session.token() + "/end", TECHNICIAN, new byte[0]);
    }

    static String message(HttpResponse<String> answer) {
        return json(answer).path("msg").asText();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    private String path(String url) {
        return url.substring(origin().length());
    }

    /** The path and query of the next page, as its link says. */
    static Optional<String> next(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(link -> link.replaceAll("^<(.*)>; rel=\"next\"$", "$1"))
                .map(answer.uri()::resolve)
                .map(uri -> uri.getRawPath() + "?" + uri.getRawQuery());
    }

    private static byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * A session that was asked for.
     *
     * @param launchPath the path of the page behind its launch URL
     * @param joinPath the path of the page behind its join URL
     */
    record Started(String token, String launchPath, String joinPath) {
        List<String> pages() {
            return List.of(launchPath, joinPath);
        }
    }
}
