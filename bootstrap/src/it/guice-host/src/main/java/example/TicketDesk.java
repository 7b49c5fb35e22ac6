package example;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.schedule.Following;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The host's tickets. What is injected comes from both sides. */
final class TicketDesk {
    private final UseCases useCases;
    private final RemoteSupport remoteSupport;
    private final Deskside deskside;
    private final Clock clock;
    private final Map<String, Instant> opened = new ConcurrentHashMap<>();
    private final Map<String, SessionSnapshot> last = new ConcurrentHashMap<>();

    @Inject
    TicketDesk(UseCases useCases, RemoteSupport remoteSupport, Deskside deskside, Clock clock) {
        this.useCases = useCases;
        this.remoteSupport = remoteSupport;
        this.deskside = deskside;
        this.clock = clock;
    }

    /** Keeps each ticket's session in view from now on, until it is closed. */
    Following follow(Caller caller) {
        return deskside.follow(
                caller,
                Optional.of(ListChanges.END),
                change -> change.snapshot()
                        .partnerObject()
                        .ifPresent(ticket -> last.put(ticket.text(), change.snapshot())));
    }

    /** Starts a ticket's session. */
    StartedSession support(Caller caller, String ticket, String customer) {
        opened.put(ticket, clock.instant());
        return useCases.startSession()
                .run(new StartSession.Command(
                        caller,
                        SessionRequest.screenSharing()
                                .customerName(customer)
                                .partnerObject(ticket)
                                .build()));
    }

    /** How it stands, asked for. */
    Optional<SessionSnapshot> state(Caller caller, StartedSession started) {
        return remoteSupport.find(caller, started.reference());
    }

    /** How it stands, as was told last. */
    Optional<SessionSnapshot> told(String ticket) {
        return Optional.ofNullable(last.get(ticket));
    }

    Optional<Instant> opened(String ticket) {
        return Optional.ofNullable(opened.get(ticket));
    }
}
