package dev.deskside.application.retention;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StaleWrites;
import dev.deskside.application.port.StartKeys;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionReference;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The records in our own stores: of sessions that this platform provides, and of those behind a gateway. */
public final class KeptSessionRecords implements SessionRecords {
    private final Sessions sessions;
    private final StartKeys startKeys;
    private final Clock clock;

    /**
     * Of these stores.
     *
     * @param sessions where holds are kept
     * @param startKeys where keys are kept
     * @param clock the time
     */
    public KeptSessionRecords(Sessions sessions, StartKeys startKeys, Clock clock) {
        this.sessions = Objects.requireNonNull(sessions);
        this.startKeys = Objects.requireNonNull(startKeys);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public Optional<LegalHold> hold(Caller caller, SessionReference reference) {
        return sessions.find(caller, reference).flatMap(found -> found.value().hold());
    }

    @Override
    public Optional<LegalHold> place(Caller caller, SessionReference reference, String reason) {
        LegalHold placed = new LegalHold(reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return change(
                        caller,
                        reference,
                        hold -> Optional.of(hold.map(before -> new LegalHold(reason, before.since()))
                                .orElse(placed)))
                .flatMap(Session::hold);
    }

    @Override
    public boolean release(Caller caller, SessionReference reference) {
        return change(caller, reference, hold -> Optional.empty()).isPresent();
    }

    @Override
    public boolean forgetStart(Caller caller, IdempotencyKey key) {
        // One that made a session is known by the session alone.
        return sessions.find(caller, key).isEmpty() && startKeys.forget(caller.account(), key);
    }

    private Optional<Session> change(
            Caller caller, SessionReference reference, UnaryOperator<Optional<LegalHold>> step) {
        return StaleWrites.retried(() -> sessions.find(caller, reference).map(found -> change(found, step)));
    }

    private Session change(Versioned<Session> found, UnaryOperator<Optional<LegalHold>> step) {
        Session before = found.value();
        Session after = before.withHold(step.apply(before.hold()));
        if (!after.equals(before)) {
            sessions.commit(after, found.version(), List.of());
        }
        return after;
    }
}
