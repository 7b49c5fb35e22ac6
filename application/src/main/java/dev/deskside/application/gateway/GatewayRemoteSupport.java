package dev.deskside.application.gateway;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.TokenHash;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Another provider's sessions, each kept apart by the account that started it. Upstream there is one credential, which
 * sees everything; so our own store says whose a session is before upstream is asked. A session that wasn't started
 * through this gateway belongs to nobody here and is absent.
 */
public final class GatewayRemoteSupport implements RemoteSupport {
    private final RemoteSupport upstream;
    private final Sessions ledger;
    private final Accounts accounts;
    private final Clock clock;
    private final Ids ids;

    /** Stands before this provider, and keeps in this ledger whose its sessions are. */
    public GatewayRemoteSupport(RemoteSupport upstream, Sessions ledger, Accounts accounts, Clock clock, Ids ids) {
        this.upstream = Objects.requireNonNull(upstream);
        this.ledger = Objects.requireNonNull(ledger);
        this.accounts = Objects.requireNonNull(accounts);
        this.clock = Objects.requireNonNull(clock);
        this.ids = Objects.requireNonNull(ids);
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        StartedSession started = Upstream.call(() -> upstream.start(caller, request));
        Optional<Technician> technician = accounts.technician(caller, caller.user());
        Instant now = clock.instant();
        Session session = new Session(
                new SessionKey(ids.next()),
                now,
                1,
                new SessionTokens(TokenHash.of(started.token().value()), Optional.empty(), Optional.empty()),
                request.statusCallbackUrl(),
                SessionSnapshot.in(SessionStatus.NOT_STARTED)
                        .account(Optional.of(caller.account()))
                        .technician(technician.map(Participant::of).orElse(Participant.UNKNOWN))
                        .customer(request.customer())
                        .partnerObject(request.partnerObject())
                        .partnerObjectUrl(request.partnerObjectUrl())
                        .build());
        ledger.commit(session, 0, List.of(new SessionChange(session.status(), now)));
        return started;
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        Optional<Versioned<Session>> owned = ledger.find(caller, reference);
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        Optional<SessionSnapshot> reported = Upstream.call(() -> upstream.find(caller, reference));
        reported.ifPresent(snapshot -> remember(owned.get(), snapshot));
        return reported;
    }

    private void remember(Versioned<Session> owned, SessionSnapshot reported) {
        Session before = owned.value();
        Session after = before.observe(reported);
        if (after.equals(before)) {
            return;
        }
        try {
            ledger.commit(after, owned.version(), after.changesSince(before, clock.instant()));
        } catch (DesksideException e) {
            if (e.code() != ErrorCode.STALE_WRITE) {
                throw e;
            }
            // Somebody else asked at the same time and has written what upstream reported; the next look will see more.
        }
    }
}
