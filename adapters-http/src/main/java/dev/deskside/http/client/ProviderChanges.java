package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChangedSessions;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a Deskside's sessions, from place to place: each change once. Each call is one request; nothing is
 * sent again, and a failed one is asked again from the same place. May be used from many threads.
 */
public final class ProviderChanges {
    private final Optional<Upstream<OwnApi>> own;

    ProviderChanges(Optional<Upstream<OwnApi>> own) {
        this.own = own;
    }

    /**
     * {@return the changes after that place} UNSUPPORTED where the provider isn't a Deskside, UNAVAILABLE where no
     * whole answer comes, THROTTLED where as many wait there as can.
     *
     * @param caller who asks
     * @param after absent for the beginning; {@code end} for what comes from now on
     * @param limit how many at most, at least 1
     * @param patience how long the answer waits for the first change, in whole seconds, at most 60; less than the read
     *     time-out
     */
    public ChangedSessions after(Caller caller, Optional<PageCursor> after, int limit, Duration patience) {
        Upstream<OwnApi> deskside = own.orElseThrow(() -> new DesksideException(
                ErrorCode.UNSUPPORTED, "A provider that speaks v1 alone tells no changes; ask for each session."));
        Parameters parameters = new Parameters()
                .add("after", after)
                .add("limit", Integer.toString(limit))
                .add("wait", Long.toString(patience.toSeconds()));
        return deskside.read(
                caller, (api, token) -> api.changes(token, parameters.encoded()).toChanges(), answer -> {
                    throw deskside.errors().own(answer);
                });
    }

    /** Says where it is. */
    @Override
    public String toString() {
        return "ProviderChanges[" + own.map(Upstream::toString).orElse("none") + "]";
    }
}
