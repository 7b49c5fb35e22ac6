package dev.deskside.application.hosted;

import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StaleWrites;
import dev.deskside.application.port.Versioned;
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
        return show(session, session.snapshot());
    }

    /** As it stands, or stood at a change of its. */
    SessionSnapshot show(Session session, SessionSnapshot snapshot) {
        URI joinUrl = page("/join/" + mint.joinToken(session).value());
        return snapshot.toBuilder().customerJoinUrl(Optional.of(joinUrl)).build();
    }

    /** As a list shows it. */
    SessionSnapshot showInList(Session session) {
        return show(session).toBuilder()
                .startToken(Optional.of(mint.startToken(session)))
                .build();
    }

    /**
     * Takes a step with the session that {@code find} gives.
     *
     * @param step returns the session after it, or the same one where there is nothing to do
     */
    Optional<SessionSnapshot> move(
            Supplier<Optional<Versioned<Session>>> find, BiFunction<Session, Instant, Session> step) {
        return StaleWrites.retried(() -> find.get().map(found -> move(found, step)));
    }

    private SessionSnapshot move(Versioned<Session> found, BiFunction<Session, Instant, Session> step) {
        Session before = found.value();
        Instant now = now();
        Session after = step.apply(before, now);
        if (!after.equals(before)) {
            sessions.commit(after, found.version(), after.changesSince(before, now));
        }
        return show(after);
    }

    private URI page(String path) {
        String base = publicUrl.get().toString();
        return URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path);
    }
}
