package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.domain.session.UnattendedMachine;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A provider for a host's own tests: sessions in memory, moved on by {@link #launch}, {@link #join} and {@link #end}
 * where people would do it. It passes {@link RemoteSupportContract}.
 */
public final class InMemoryRemoteSupport implements RemoteSupport {
    private final Clock clock;
    private final Map<SessionToken, Session> sessions = new LinkedHashMap<>();
    private final Map<MachineUuid, UnattendedMachine> machines = new HashMap<>();
    private int ids = 1000;

    /** No sessions, no machines, and this clock. */
    public InMemoryRemoteSupport(Clock clock) {
        this.clock = clock;
    }

    /** Makes a machine known to callers who have access to its company. */
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
        Optional<UnattendedMachine> machine = request.machine().map(uuid -> machine(caller, uuid));
        SessionKey key = new SessionKey(UUID.randomUUID());
        SessionToken token = new SessionToken("token-" + key);
        sessions.put(
                token,
                new Session(
                        key,
                        clock.instant(),
                        1,
                        new SessionTokens(TokenHash.of(token.value()), Optional.empty(), Optional.empty()),
                        request.statusCallbackUrl(),
                        SessionSnapshot.in(SessionStatus.NOT_STARTED)
                                .account(Optional.of(caller.account()))
                                .technician(
                                        new Participant(Optional.of(caller.user()), Optional.empty(), Optional.empty()))
                                .customer(request.customer())
                                .partnerObject(request.partnerObject())
                                .partnerObjectUrl(request.partnerObjectUrl())
                                .machine(machine)
                                .build()));
        return new StartedSession(URI.create("https://in-memory.example/launch/" + key), token);
    }

    @Override
    public synchronized Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(reference.value())
                        || entry.getValue().id().map(SessionId::value).equals(Optional.of(reference.value())))
                .map(entry -> show(entry.getValue()))
                .filter(session -> session.account().equals(Optional.of(caller.account())))
                .filter(session -> session.machine()
                        .flatMap(UnattendedMachine::company)
                        .map(caller.companies()::contains)
                        .orElse(true))
                .findFirst();
    }

    private static SessionSnapshot show(Session session) {
        return session.snapshot().toBuilder()
                .customerJoinUrl(Optional.of(URI.create("https://in-memory.example/join/" + session.key())))
                .build();
    }

    /** The technician starts the session. */
    public synchronized void launch(StartedSession session) {
        SessionId id = new SessionId(Integer.toString(ids++));
        move(session, before -> before.launch(id, clock.instant()));
    }

    /** The customer joins it. */
    public synchronized void join(StartedSession session) {
        move(session, before -> before.join(clock.instant()));
    }

    /** It ends. */
    public synchronized void end(StartedSession session) {
        move(session, before -> before.end(clock.instant()));
    }

    private void move(StartedSession session, UnaryOperator<Session> step) {
        sessions.computeIfPresent(session.token(), (token, before) -> step.apply(before));
    }

    private UnattendedMachine machine(Caller caller, MachineUuid uuid) {
        return Optional.ofNullable(machines.get(uuid))
                .filter(machine ->
                        machine.company().map(caller.companies()::contains).orElse(false))
                .orElseThrow(
                        () -> new DesksideException(ErrorCode.MACHINE_NOT_FOUND, "No machine has this machineUuid."));
    }
}
