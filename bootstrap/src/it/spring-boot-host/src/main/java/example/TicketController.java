package example;

import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.http.client.AccessTokens;
import java.net.URI;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A ticket's session is started here, and looked at. */
@RestController
class TicketController {
    private final RemoteSupport remoteSupport;

    TicketController(RemoteSupport remoteSupport) {
        this.remoteSupport = remoteSupport;
    }

    /** What the page of the ticket shows. */
    record Started(URI launchUrl, String token) {}

    /** How the session stands. */
    record State(String status, Optional<URI> joinUrl) {
        static State of(SessionSnapshot session) {
            return new State(session.status().name(), session.customerJoinUrl());
        }
    }

    @PostMapping("/tickets/{ticket}/sessions")
    Started start(@PathVariable("ticket") String ticket, @RequestParam("customer") String customer) {
        StartedSession started = remoteSupport.start(
                AccessTokens.OWNER,
                SessionRequest.screenSharing()
                        .customerName(customer)
                        .partnerObject(ticket)
                        .build());
        return new Started(started.launchUrl(), started.token().value());
    }

    @GetMapping("/sessions/{token}")
    Optional<State> state(@PathVariable("token") String token) {
        return remoteSupport
                .find(AccessTokens.OWNER, SessionReference.to(new SessionToken(token)))
                .map(State::of);
    }
}
