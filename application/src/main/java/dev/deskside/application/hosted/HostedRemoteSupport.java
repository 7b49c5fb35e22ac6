package dev.deskside.application.hosted;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import dev.deskside.domain.session.UnattendedMachine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** This platform provides the sessions itself. */
final class HostedRemoteSupport implements RemoteSupport {
    private static final int FIRST_EPOCH = 1;

    private final HostedSessions hosted;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Ids ids;

    HostedRemoteSupport(HostedSessions hosted, Sessions sessions, Accounts accounts, Ids ids) {
        this.hosted = Objects.requireNonNull(hosted);
        this.sessions = Objects.requireNonNull(sessions);
        this.accounts = Objects.requireNonNull(accounts);
        this.ids = Objects.requireNonNull(ids);
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        Optional<StartKey> key = request.startKey(caller.user());
        // Before anything is looked at that may have changed since: a repeated answer is the same one.
        return key.flatMap(asked -> startedBefore(caller, request, asked))
                .orElseGet(() -> startOnce(caller, request, key));
    }

    /** Of several at once under one key one is written, and the others get its answer. */
    private StartedSession startOnce(Caller caller, SessionRequest request, Optional<StartKey> key) {
        try {
            return startNew(caller, request, key);
        } catch (DesksideException e) {
            if (e.code() != ErrorCode.ALREADY_EXISTS || key.isEmpty()) {
                throw e;
            }
            return startedBefore(caller, request, key.get()).orElseThrow(HostedRemoteSupport::keyReused);
        }
    }

    /** Its tokens are derived from what is kept, so the answer needn't be. */
    private Optional<StartedSession> startedBefore(Caller caller, SessionRequest request, StartKey asked) {
        return request.key().flatMap(key -> sessions.find(caller, key)).map(found -> {
            if (!found.value().startKey().equals(Optional.of(asked))) {
                throw keyReused();
            }
            return answer(found.value());
        });
    }

    private StartedSession startNew(Caller caller, SessionRequest request, Optional<StartKey> startKey) {
        Account account = accounts.account(caller.account())
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.REFUSED, "The session was not created: the account is not known here."));
        Participant technician =
                accounts.technician(caller, caller.user()).map(Participant::of).orElse(Participant.UNKNOWN);
        Optional<UnattendedMachine> machine = request.machine().map(uuid -> unattended(machine(caller, uuid), account));

        Instant now = hosted.now();
        SessionKey key = new SessionKey(ids.next());
        SessionSnapshot snapshot = SessionSnapshot.in(SessionStatus.NOT_STARTED)
                .account(Optional.of(account.key()))
                .technician(technician)
                .customer(request.customer())
                .partnerObject(request.partnerObject())
                .partnerObjectUrl(request.partnerObjectUrl())
                .machine(machine)
                .build();
        Session unnamed = new Session(
                key, now, FIRST_EPOCH, hosted.mint().hashes(key, FIRST_EPOCH), request.statusCallbackUrl(), snapshot);
        Session session = startKey.map(unnamed::withStartKey).orElse(unnamed);
        sessions.commit(session, 0, List.of(new SessionChange(session.status(), now)));
        return answer(session);
    }

    private StartedSession answer(Session session) {
        return new StartedSession(hosted.launchUrl(session), hosted.mint().sessionToken(session));
    }

    private static DesksideException keyReused() {
        return new DesksideException(
                ErrorCode.KEY_REUSED,
                "This Idempotency-Key was used before, for another request or by another technician; use a new one.");
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        return sessions.find(caller, reference).map(found -> hosted.show(found.value()));
    }

    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        Sessions.Listed listed = sessions.list(caller, query);
        return new SessionPage(
                listed.total(),
                listed.sessions().stream()
                        .map(found -> hosted.showInList(found.value()))
                        .toList(),
                listed.next());
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        return sessions.find(caller, reference)
                .map(found -> found.value().snapshot())
                .map(session -> new Transcript(
                        session.id(), session.startedAt(), session.endedAt(), sessions.messages(caller, reference)));
    }

    private Machine machine(Caller caller, MachineUuid uuid) {
        Machine machine = accounts.machine(caller, uuid)
                .filter(found -> !found.status().equals(Optional.of(MachineStatus.REMOVED)))
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.MACHINE_NOT_FOUND,
                        "No machine with this machineUuid is in a company that the technician has access to."));
        if (machine.status().equals(Optional.of(MachineStatus.BLOCKED))) {
            throw new DesksideException(
                    ErrorCode.REFUSED, "The session was not created: the machine is blocked; unblock it first.");
        }
        return machine;
    }

    private static UnattendedMachine unattended(Machine machine, Account account) {
        return new UnattendedMachine(
                machine.uuid(),
                Optional.of(machine.name()),
                Optional.of(account.name()),
                Optional.of(machine.company()));
    }
}
