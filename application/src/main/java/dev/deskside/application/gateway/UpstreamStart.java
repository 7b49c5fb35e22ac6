package dev.deskside.application.gateway;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What another provider gave for a session, as the ledger keeps it, sealed: a session that has no id yet is asked for
 * with its token.
 */
record UpstreamStart(URI launchUrl, SessionToken token) {
    private static final String FORM = "1";
    private static final int PARTS = 3;

    UpstreamStart {
        Objects.requireNonNull(launchUrl);
        Objects.requireNonNull(token);
    }

    static UpstreamStart of(StartedSession started) {
        return new UpstreamStart(started.launchUrl(), started.token());
    }

    /** What {@link #text} wrote; absent where it is something else, as a newer version may write. */
    static Optional<UpstreamStart> parse(String text) {
        String[] parts = text.split("\n", -1);
        if (parts.length != PARTS || !parts[0].equals(FORM)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UpstreamStart(URI.create(parts[1]), new SessionToken(parts[2])));
        } catch (IllegalArgumentException | DesksideException e) {
            return Optional.empty();
        }
    }

    /** In lines: neither a URL nor a token holds white space. */
    String text() {
        return String.join("\n", FORM, launchUrl.toString(), token.value());
    }

    SessionReference reference() {
        return SessionReference.to(token);
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "UpstreamStart[…]";
    }
}
