package dev.deskside.application.gateway;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.LastKnown;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.Sealing;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.application.spi.Capability;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.domain.session.Transcript;
import dev.deskside.domain.session.UnattendedMachine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Another provider's sessions, each kept apart by the account that started it. Upstream there is one credential, which
 * sees everything; so our own store says whose a session is, and which machines a caller may reach, before upstream is
 * asked. A session that wasn't started through this gateway belongs to nobody here and is absent.
 *
 * <p>A list is the ledger's, brought up to date by what upstream lists: a session that has no id here yet, and each of
 * them where upstream is out of reach, is listed as it was known last.
 *
 * <p>Answers name the account, the technician and the machine as this gateway knows them, and the state as upstream
 * tells it, never an older one than was told before. Where upstream made a session that could not be written down here,
 * the outcome is OUTCOME_UNKNOWN.
 */
final class GatewayRemoteSupport implements RemoteSupport {
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    private final RemoteSupport upstream;
    private final Lacks lacks;
    private final Sessions ledger;
    private final Follows follows;
    private final Accounts accounts;
    private final GatewayMachines machines;
    private final CallbackAddress callbacks;
    private final Clock clock;
    private final Ids ids;
    private final Sealing sealing;
    private final KeyedStarts keyedStarts;

    /**
     * Stands before this provider, and keeps in this ledger whose its sessions are, and, sealed, what it gave for them;
     * the machines say which of them a caller may reach.
     *
     * @param startLease after how long a start is taken to be under way no more
     */
    GatewayRemoteSupport(
            RemoteSupport upstream,
            Lacks lacks,
            GatewayProvider.Stores stores,
            GatewayMachines machines,
            Sealing sealing,
            CallbackAddress callbacks,
            Clock clock,
            Ids ids,
            Duration startLease) {
        this.upstream = Objects.requireNonNull(upstream);
        this.lacks = Objects.requireNonNull(lacks);
        this.ledger = stores.sessions();
        this.follows = stores.follows();
        this.accounts = stores.accounts();
        this.machines = Objects.requireNonNull(machines);
        this.sealing = Objects.requireNonNull(sealing);
        this.callbacks = Objects.requireNonNull(callbacks);
        this.clock = Objects.requireNonNull(clock);
        this.ids = Objects.requireNonNull(ids);
        this.keyedStarts = new KeyedStarts(ledger, stores.startKeys(), sealing, ids, startLease);
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        lacks.refuse(request.machine().isPresent() ? Capability.UNATTENDED_SESSIONS : Capability.ATTENDED_SESSIONS);
        return request.startKey(caller.user())
                .map(key -> keyedStarts.once(caller, key, () -> startOnce(caller, request)))
                .orElseGet(() -> startOnce(caller, request));
    }

    private StartedSession startOnce(Caller caller, SessionRequest request) {
        // All that can be refused is refused before upstream hears of it.
        SessionSnapshot ours = SessionSnapshot.in(SessionStatus.NOT_STARTED)
                .account(Optional.of(caller.account()))
                .technician(accounts.technician(caller, caller.user())
                        .map(Participant::of)
                        .orElse(Participant.UNKNOWN))
                .customer(request.customer())
                .partnerObject(request.partnerObject())
                .partnerObjectUrl(request.partnerObjectUrl())
                .machine(request.machine().map(uuid -> reachable(caller, uuid)))
                .build();
        SessionKey key = new SessionKey(ids.next());
        // Our own log tells the one who asked; upstream tells us.
        StartedSession started = startUpstream(caller, request.calledBackAt(callbacks.of(key)));
        writeDown(caller, key, ours, request, started);
        return started;
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        Optional<Versioned<Session>> owned = ledger.find(caller, reference);
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        Optional<SessionSnapshot> reported = Upstream.call(() -> upstream.find(caller, reference));
        return reported.map(snapshot -> observe(owned.get(), snapshot));
    }

    /** What the ledger has, as it was when the provider last told: at the start, on a look, or in a call back. */
    @Override
    public Optional<LastKnown> lastKnown(Caller caller, SessionReference reference) {
        return ledger.find(caller, reference)
                .map(Versioned::value)
                .map(session -> new LastKnown(
                        session.snapshot(), follows.seenAt(session.key()).orElse(session.createdAt())));
    }

    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        lacks.refuse(Capability.SESSION_LIST);
        Sessions.Listed listed = ledger.list(caller, query);
        Map<SessionId, SessionSnapshot> reported = report(caller, listed.sessions());
        List<SessionSnapshot> sessions = new ArrayList<>();
        for (Versioned<Session> owned : listed.sessions()) {
            SessionSnapshot known = owned.value().snapshot();
            SessionSnapshot now = known.id()
                    .map(reported::get)
                    .map(snapshot -> observe(owned, snapshot))
                    .orElse(known);
            // What has gone on since is not what was asked for any more.
            if (query.statuses().isEmpty() || query.statuses().contains(now.status())) {
                sessions.add(now);
            }
        }
        int gone = listed.sessions().size() - sessions.size();
        return new SessionPage(listed.total() - gone, sessions, listed.next());
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        lacks.refuse(Capability.TRANSCRIPT);
        return ledger.find(caller, reference).isPresent()
                ? Upstream.call(() -> upstream.transcript(caller, reference))
                : Optional.empty();
    }

    /** What upstream says of these sessions, of which it is asked for no more than their window. */
    private Map<SessionId, SessionSnapshot> report(Caller caller, List<Versioned<Session>> sessions) {
        Optional<Instant> earliest = sessions.stream()
                .map(Versioned::value)
                .filter(session -> session.id().isPresent())
                .map(Session::createdAt)
                .min(Comparator.naturalOrder());
        Map<SessionId, SessionSnapshot> reported = new HashMap<>();
        if (earliest.isEmpty()) {
            return reported;
        }
        // A day for clocks that don't agree, and for providers that list by when a session was started.
        SessionQuery window = SessionQuery.all()
                .from(earliest.get().minus(CLOCKS_APART))
                .to(clock.instant().plus(CLOCKS_APART))
                .build();
        Optional<SessionQuery> next = Optional.of(window);
        while (next.isPresent()) {
            SessionQuery question = next.get();
            Optional<SessionPage> page = listUpstream(caller, question);
            page.ifPresent(told ->
                    told.sessions().forEach(snapshot -> snapshot.id().ifPresent(id -> reported.put(id, snapshot))));
            next = page.flatMap(SessionPage::next).map(window::after);
        }
        return reported;
    }

    /** Absent where upstream can't be asked just now: then the ledger answers, which whoever follows keeps true. */
    private Optional<SessionPage> listUpstream(Caller caller, SessionQuery query) {
        try {
            return Optional.of(Upstream.call(() -> upstream.list(caller, query)));
        } catch (DesksideException e) {
            if (e.code() == ErrorCode.UNAVAILABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What is told of a kept session that upstream reports like this; it is written down. */
    SessionSnapshot observe(Versioned<Session> owned, SessionSnapshot reported) {
        Session after = Ledger.observed(owned.value(), reported);
        remember(owned, after);
        return after.snapshot().toBuilder()
                .customerJoinUrl(reported.customerJoinUrl())
                .startToken(reported.startToken())
                .build();
    }

    private StartedSession startUpstream(Caller caller, SessionRequest request) {
        try {
            // Upstream all accounts are one: their keys would get in each other's way, and their answers.
            return Upstream.call(() -> upstream.start(caller, request.under(Optional.empty())));
        } catch (DesksideException e) {
            if (e.code() == ErrorCode.UNRECOGNISED) {
                throw new DesksideException(
                        ErrorCode.OUTCOME_UNKNOWN,
                        "The provider behind this gateway did not say readably whether it made the session.",
                        e);
            }
            throw e;
        }
    }

    private UnattendedMachine reachable(Caller caller, MachineUuid uuid) {
        Machine machine = machines.find(caller, uuid)
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.MACHINE_NOT_FOUND,
                        "No machine with this machineUuid is in a company that the technician has access to."));
        return new UnattendedMachine(
                machine.uuid(),
                Optional.of(machine.name()),
                accounts.account(caller.account()).map(Account::name),
                Optional.of(machine.company()));
    }

    private void writeDown(
            Caller caller, SessionKey key, SessionSnapshot ours, SessionRequest request, StartedSession started) {
        Instant now = clock.instant();
        SessionTokens tokens =
                new SessionTokens(TokenHash.of(started.token().value()), Optional.empty(), Optional.empty());
        SessionSnapshot withId = ours.toBuilder().id(started.id()).build();
        Session made = new Session(key, now, 1, tokens, request.statusCallbackUrl(), withId)
                .withSealedStart(sealing.seal(new UpstreamStart(started).text()));
        Session session =
                request.startKey(caller.user()).map(made::withStartKey).orElse(made);
        try {
            ledger.commit(session, 0, List.of(new SessionChange(session.status(), now)));
        } catch (DesksideException e) {
            throw new DesksideException(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "The provider made a session, but this gateway could not write down whose it is.",
                    e);
        }
    }

    private void remember(Versioned<Session> owned, Session after) {
        Session before = owned.value();
        if (after.equals(before)) {
            return;
        }
        try {
            Instant now = clock.instant();
            ledger.commit(after, owned.version(), after.changesSince(before, now));
            follows.seen(after.key(), now);
        } catch (DesksideException e) {
            switch (e.code()) {
                case STALE_WRITE, UNAVAILABLE, ALREADY_EXISTS -> {
                    // Upstream has answered, and that is what was asked. The next look will be written down.
                }
                default -> throw e;
            }
        }
    }
}
