package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStartToken;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.domain.session.Transcript;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A provider for a host's own tests: sessions in memory, moved on by {@link #launch}, {@link #join} and {@link #end}
 * where people would do it. It passes {@link RemoteSupportContract} and {@link SessionControlContract}, and gives each
 * list whole.
 */
public final class InMemoryRemoteSupport implements RemoteSupport, SessionControl {
    private final Clock clock;
    private final Map<SessionToken, Session> sessions = new LinkedHashMap<>();
    private final Map<MachineUuid, UnattendedMachine> machines = new HashMap<>();
    private final Map<SessionToken, List<ChatMessage>> chats = new HashMap<>();
    private int ids = 1000;

    /**
     * No sessions, no machines, and this clock.
     *
     * @param clock the time
     */
    public InMemoryRemoteSupport(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes a machine known to callers who have access to its company.
     *
     * @param machine the machine
     * @param accountName what its account is called
     */
    public synchronized void add(Machine machine, String accountName) {
        machines.put(
                machine.uuid(),
                new UnattendedMachine(
                        machine.uuid(),
                        Optional.of(machine.name()),
                        Optional.of(accountName),
                        Optional.of(machine.company())));
    }

    @Override
    public synchronized StartedSession start(Caller caller, SessionRequest request) {
        Optional<StartKey> startKey = request.startKey(caller.user());
        return startKey.flatMap(asked -> startedBefore(caller, asked))
                .orElseGet(() -> startNew(caller, request, startKey));
    }

    private Optional<StartedSession> startedBefore(Caller caller, StartKey asked) {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getValue().snapshot().account().equals(Optional.of(caller.account()))
                        && entry.getValue().startKey().map(StartKey::value).equals(Optional.of(asked.value())))
                .findFirst()
                .map(entry -> {
                    if (!entry.getValue().startKey().equals(Optional.of(asked))) {
                        throw new DesksideException(
                                ErrorCode.KEY_REUSED, "The key was used before, for another request.");
                    }
                    return answer(entry.getValue().key(), entry.getKey());
                });
    }

    private static StartedSession answer(SessionKey key, SessionToken token) {
        return new StartedSession(URI.create("https://in-memory.example/launch/" + key), token);
    }

    private StartedSession startNew(Caller caller, SessionRequest request, Optional<StartKey> startKey) {
        Optional<UnattendedMachine> machine = request.machine().map(uuid -> machine(caller, uuid));
        SessionKey key = new SessionKey(UUID.randomUUID());
        SessionToken token = new SessionToken("token-" + key);
        Session session = new Session(
                key,
                clock.instant(),
                1,
                new SessionTokens(TokenHash.of(token.value()), Optional.empty(), Optional.empty()),
                request.statusCallbackUrl(),
                SessionSnapshot.in(SessionStatus.NOT_STARTED)
                        .account(Optional.of(caller.account()))
                        .technician(new Participant(Optional.of(caller.user()), Optional.empty(), Optional.empty()))
                        .customer(request.customer())
                        .partnerObject(request.partnerObject())
                        .partnerObjectUrl(request.partnerObjectUrl())
                        .machine(machine)
                        .build());
        sessions.put(token, startKey.map(session::withStartKey).orElse(session));
        return answer(key, token);
    }

    @Override
    public synchronized Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        return token(caller, reference).map(sessions::get).map(InMemoryRemoteSupport::show);
    }

    @Override
    public synchronized SessionPage list(Caller caller, SessionQuery query) {
        List<SessionSnapshot> found = sessions.values().stream()
                .filter(session -> isVisible(caller, session) && query.matches(session))
                .sorted(Comparator.comparing(Session::createdAt).reversed())
                .map(session -> show(session).toBuilder()
                        .startToken(Optional.of(startToken(session)))
                        .build())
                .toList();
        return new SessionPage(found.size(), found, Optional.empty());
    }

    @Override
    public synchronized Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        return token(caller, reference).map(token -> {
            SessionSnapshot session = sessions.get(token).snapshot();
            return new Transcript(
                    session.id(), session.startedAt(), session.endedAt(), chats.getOrDefault(token, List.of()));
        });
    }

    @Override
    public synchronized Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        return move(caller, reference, before -> before.status().isEnded() ? before : before.end(clock.instant()));
    }

    @Override
    public synchronized Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        return move(caller, reference, before -> before.isCancelled() ? before : before.cancel(clock.instant()));
    }

    @Override
    public synchronized Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        return move(caller, reference, before -> before.addNote(text));
    }

    /**
     * The technician starts the session.
     *
     * @param session as its start answered it
     */
    public synchronized void launch(StartedSession session) {
        SessionId id = new SessionId(Integer.toString(ids++));
        move(session.token(), before -> before.launch(id, clock.instant()));
    }

    /**
     * The customer joins it.
     *
     * @param session as its start answered it
     */
    public synchronized void join(StartedSession session) {
        move(session.token(), before -> before.join(clock.instant()));
    }

    /**
     * It ends.
     *
     * @param session as its start answered it
     */
    public synchronized void end(StartedSession session) {
        move(session.token(), before -> before.end(clock.instant()));
    }

    /**
     * Somebody of this name says something in it.
     *
     * @param session as its start answered it
     * @param participantName who says it
     * @param content what is said
     */
    public synchronized void say(StartedSession session, String participantName, String content) {
        chats.computeIfAbsent(session.token(), token -> new ArrayList<>())
                .add(new ChatMessage(clock.instant(), content, Optional.of(participantName)));
    }

    private Optional<SessionSnapshot> move(Caller caller, SessionReference reference, UnaryOperator<Session> step) {
        return token(caller, reference).map(token -> show(move(token, step)));
    }

    private Session move(SessionToken session, UnaryOperator<Session> step) {
        Session after = step.apply(sessions.get(session));
        sessions.put(session, after);
        return after;
    }

    private Optional<SessionToken> token(Caller caller, SessionReference reference) {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(reference.value())
                        || entry.getValue().id().map(SessionId::value).equals(Optional.of(reference.value())))
                .filter(entry -> isVisible(caller, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isVisible(Caller caller, Session session) {
        return session.snapshot().account().equals(Optional.of(caller.account()))
                && session.snapshot()
                        .machine()
                        .flatMap(UnattendedMachine::company)
                        .map(caller.companies()::contains)
                        .orElse(true);
    }

    private static SessionStartToken startToken(Session session) {
        return new SessionStartToken(BigInteger.valueOf(session.key().value().getMostSignificantBits() >>> 20));
    }

    private static SessionSnapshot show(Session session) {
        return session.snapshot().toBuilder()
                .customerJoinUrl(Optional.of(URI.create("https://in-memory.example/join/" + session.key())))
                .build();
    }

    private UnattendedMachine machine(Caller caller, MachineUuid uuid) {
        return Optional.ofNullable(machines.get(uuid))
                .filter(machine ->
                        machine.company().map(caller.companies()::contains).orElse(false))
                .orElseThrow(
                        () -> new DesksideException(ErrorCode.MACHINE_NOT_FOUND, "No machine has this machineUuid."));
    }
}
