package example;

import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.http.client.AccessTokens;
import dev.deskside.http.client.V1Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** A help desk that starts sessions at a v1 server. */
final class HelpDesk {
    private final V1Provider v1;

    HelpDesk(String url, String token, Executor executor) {
        v1 = V1Provider.at(url)
                .accessTokens(AccessTokens.fixed(token))
                .executor(executor)
                .clock(Clock.systemUTC())
                .build();
    }

    /** Starts a session for a ticket's customer. */
    StartedSession support(String customer, String ticket) {
        RemoteSupport sessions = v1.remoteSupport();
        return sessions.start(
                AccessTokens.OWNER,
                SessionRequest.screenSharing()
                        .customerName(customer)
                        .partnerObject(ticket)
                        .build());
    }

    /** How it stands. */
    Optional<SessionSnapshot> state(StartedSession started) {
        return v1.remoteSupport().find(AccessTokens.OWNER, started.reference());
    }

    /** Reads the changes from the beginning until there is such a one. */
    ChangedSession await(Predicate<ChangedSession> wanted) {
        Optional<PageCursor> place = Optional.empty();
        while (true) {
            ChangedSessions page = v1.changes().after(AccessTokens.OWNER, place, 100, Duration.ofSeconds(5));
            Optional<ChangedSession> found =
                    page.changes().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            place = Optional.of(page.next());
        }
    }
}
