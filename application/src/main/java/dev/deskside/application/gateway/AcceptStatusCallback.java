package dev.deskside.application.gateway;

import dev.deskside.application.port.Follows;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import java.util.Objects;
import java.util.Optional;

/**
 * Another provider calls back about a session. What it says of a session that we know by that id is taken in; it only
 * ever moves the session forward, however late or often it comes. An id that we don't know is not trusted: the provider
 * is asked.
 */
public final class AcceptStatusCallback {
    private final RemoteSupport upstream;
    private final Ledger ledger;
    private final Follows follows;
    private final CallbackAddress addresses;
    private final LookInterval interval;

    AcceptStatusCallback(
            RemoteSupport upstream, Ledger ledger, Follows follows, CallbackAddress addresses, LookInterval interval) {
        this.upstream = Objects.requireNonNull(upstream);
        this.ledger = Objects.requireNonNull(ledger);
        this.follows = Objects.requireNonNull(follows);
        this.addresses = Objects.requireNonNull(addresses);
        this.interval = Objects.requireNonNull(interval);
    }

    /**
     * A call.
     *
     * @param token of the address that was called
     * @param reported what it said
     */
    public record Command(String token, SessionSnapshot reported) {
        public Command {
            Objects.requireNonNull(token);
            Objects.requireNonNull(reported);
        }

        /** Says what was reported; the token is a secret. */
        @Override
        public String toString() {
            return "Command[" + reported + "]";
        }
    }

    /** What became of a call. */
    public enum Outcome {
        /** It is taken in. */
        TAKEN,
        /** It has to be asked about, which can't be done just now: that comes first when it can. */
        POSTPONED
    }

    /**
     * Takes it in. Absent where the address isn't one that this gateway gave out. UNAVAILABLE where it can't be
     * written, so that the provider calls again.
     *
     * @param command the address that was called, and what it was told
     * @return what became of it
     */
    public Optional<Outcome> run(Command command) {
        return addresses
                .read(command.token())
                .flatMap(follows::find)
                .map(Versioned::value)
                .map(session -> accept(session, command.reported()));
    }

    private Outcome accept(Session session, SessionSnapshot reported) {
        if (session.id().isPresent() && session.id().equals(reported.id())) {
            take(session.key(), reported);
            return Outcome.TAKEN;
        }
        Optional<SessionSnapshot> asked = ask(session);
        asked.ifPresentOrElse(snapshot -> take(session.key(), snapshot), () -> follows.hurry(session.key()));
        return asked.isPresent() ? Outcome.TAKEN : Outcome.POSTPONED;
    }

    private void take(SessionKey key, SessionSnapshot reported) {
        ledger.move(key, (session, now) -> Ledger.observed(session, reported))
                .ifPresent(
                        session -> follows.calledBack(key, ledger.now(), interval.after(session, ledger.now(), true)));
    }

    /** How the provider says that it stands; absent where it can't be asked, or doesn't know it. */
    private Optional<SessionSnapshot> ask(Session session) {
        Optional<SessionReference> reference = ledger.reference(session);
        try {
            return reference.flatMap(known -> upstream.find(Ledger.callerOf(session), known));
        } catch (DesksideException e) {
            // Whatever keeps it from answering, it is asked again by whoever follows.
            return Optional.empty();
        }
    }
}
