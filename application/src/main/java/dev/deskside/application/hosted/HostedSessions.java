package dev.deskside.application.hosted;

import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionSnapshot;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What the hosted provider and its commands share: how a session is shown (with the URLs that are rendered on output),
 * and how it is moved on.
 */
final class HostedSessions {
    private static final int TRIES = 20;

    private final Sessions sessions;
    private final TokenMint mint;
    private final Clock clock;
    private final Supplier<URI> publicUrl;

    HostedSessions(Sessions sessions, KeyedHash keyedHash, Clock clock, Supplier<URI> publicUrl) {
        this.sessions = Objects.requireNonNull(sessions);
        this.mint = new TokenMint(keyedHash);
        this.clock = Objects.requireNonNull(clock);
        this.publicUrl = Objects.requireNonNull(publicUrl);
    }

    TokenMint mint() {
        return mint;
    }

    /** In whole microseconds, which is as fine as every store keeps it: what is answered now is what is found later. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    URI launchUrl(Session session) {
        return page("/launch/" + mint.launchToken(session).value());
    }

    SessionSnapshot show(Session session) {
        URI joinUrl = page("/join/" + mint.joinToken(session).value());
        return session.snapshot().toBuilder()
                .customerJoinUrl(Optional.of(joinUrl))
                .build();
    }

    /** As a list shows it. */
    SessionSnapshot showInList(Session session) {
        return show(session).toBuilder()
                .startToken(Optional.of(mint.startToken(session)))
                .build();
    }

    /**
     * Takes a step with the session that {@code find} gives. Where somebody else moved it in between, it is read and
     * decided again, so that of two steps at once each sees the other's outcome.
     *
     * @param step returns the session after it, or the same one where there is nothing to do
     */
    Optional<SessionSnapshot> move(
            Supplier<Optional<Versioned<Session>>> find, BiFunction<Session, Instant, Session> step) {
        for (int tries = 1; ; tries++) {
            Optional<Versioned<Session>> found = find.get();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Session before = found.get().value();
            Instant now = now();
            Session after = step.apply(before, now);
            if (after.equals(before)) {
                return Optional.of(show(before));
            }
            try {
                sessions.commit(after, found.get().version(), after.changesSince(before, now));
                return Optional.of(show(after));
            } catch (DesksideException e) {
                if (e.code() != ErrorCode.STALE_WRITE || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private URI page(String path) {
        String base = publicUrl.get().toString();
        return URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path);
    }
}
