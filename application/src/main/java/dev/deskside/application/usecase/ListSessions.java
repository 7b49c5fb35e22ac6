package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import java.util.Objects;

/** A technician asks which sessions there are. */
public final class ListSessions {
    private final RemoteSupport remoteSupport;

    /**
     * Works with this provider.
     *
     * @param remoteSupport the provider
     */
    public ListSessions(RemoteSupport remoteSupport) {
        this.remoteSupport = Objects.requireNonNull(remoteSupport);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param sessions which ones
     */
    public record Query(Caller caller, SessionQuery sessions) {}

    /**
     * {@return a page of them} NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}; else the
     * provider's.
     *
     * @param query what is asked for
     */
    public SessionPage run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        return remoteSupport.list(query.caller(), query.sessions());
    }
}
