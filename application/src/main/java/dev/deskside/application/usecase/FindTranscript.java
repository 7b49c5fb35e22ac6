package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.Transcript;
import java.util.Objects;
import java.util.Optional;

/** A technician asks what was said in a session. */
public final class FindTranscript {
    private final RemoteSupport remoteSupport;

    /**
     * Works with this provider.
     *
     * @param remoteSupport the provider
     */
    public FindTranscript(RemoteSupport remoteSupport) {
        this.remoteSupport = Objects.requireNonNull(remoteSupport);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param reference the session's id or token
     */
    public record Query(Caller caller, SessionReference reference) {}

    /**
     * {@return the chat; absent where there is no such session for this caller} NOT_ENTITLED without a seat,
     * ROLE_MISSING without {@link Role#SUPPORT}; else the provider's.
     *
     * @param query what is asked for
     */
    public Optional<Transcript> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        return remoteSupport.transcript(query.caller(), query.reference());
    }
}
