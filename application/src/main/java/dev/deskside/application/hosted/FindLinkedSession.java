package dev.deskside.application.hosted;

import dev.deskside.application.port.Sessions;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Objects;
import java.util.Optional;

/** What the pages behind a launch URL and a join URL show. Looking changes nothing: mail scanners open links. */
public final class FindLinkedSession {
    private final HostedSessions hosted;
    private final Sessions sessions;

    FindLinkedSession(HostedSessions hosted, Sessions sessions) {
        this.hosted = Objects.requireNonNull(hosted);
        this.sessions = Objects.requireNonNull(sessions);
    }

    /**
     * {@return the session that this token launches}
     *
     * @param token what stands in the link
     */
    public Optional<SessionSnapshot> run(LaunchToken token) {
        return sessions.find(token).map(found -> hosted.show(found.value()));
    }

    /**
     * {@return the session that this token lets somebody join}
     *
     * @param token what stands in the link
     */
    public Optional<SessionSnapshot> run(JoinToken token) {
        return sessions.find(token).map(found -> hosted.show(found.value()));
    }
}
