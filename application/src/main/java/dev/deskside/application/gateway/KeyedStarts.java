package dev.deskside.application.gateway;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.Sealing;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.StartedSession;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Starts under a key, towards a provider that knows no keys. The key is reserved before anything is sent, and given
 * back only where the provider surely made nothing, or where the session is written down with it. So whatever happens
 * in between, nothing is sent twice: a start that nobody knows the outcome of keeps its key until somebody has looked.
 */
final class KeyedStarts {
    private final Sessions ledger;
    private final StartKeys keys;
    private final Sealing sealing;
    private final Ids ids;
    private final Duration lease;

    KeyedStarts(Sessions ledger, StartKeys keys, Sealing sealing, Ids ids, Duration lease) {
        this.ledger = Objects.requireNonNull(ledger);
        this.keys = Objects.requireNonNull(keys);
        this.sealing = Objects.requireNonNull(sealing);
        this.ids = Objects.requireNonNull(ids);
        this.lease = Objects.requireNonNull(lease);
    }

    /**
     * The answer to the start under this key: the one that was given before, or that of {@code start}.
     *
     * @param start sends it and writes the session down with its key; OUTCOME_UNKNOWN where it may have been made
     */
    StartedSession once(Caller caller, StartKey key, Supplier<StartedSession> start) {
        return startedBefore(caller, key).orElseGet(() -> reserved(caller, key, start));
    }

    private StartedSession reserved(Caller caller, StartKey key, Supplier<StartedSession> start) {
        UUID attempt = ids.next();
        return switch (keys.reserve(caller.account(), key, attempt, lease)) {
            case RESERVED ->
                // Whoever had it before may have written the session down since we looked.
                startedBefore(caller, key)
                        .map(before -> {
                            keys.release(caller.account(), key, attempt);
                            return before;
                        })
                        .orElseGet(() -> send(caller, key, attempt, start));
            case IN_FLIGHT ->
                throw new DesksideException(
                        ErrorCode.START_IN_FLIGHT,
                        "A start with this Idempotency-Key is under way; ask again in a moment.");
            // It may have been written down in the last moment of its lease.
            case UNKNOWN -> startedBefore(caller, key).orElseThrow(KeyedStarts::unknown);
            case OTHER_REQUEST -> throw reused();
        };
    }

    private StartedSession send(Caller caller, StartKey key, UUID attempt, Supplier<StartedSession> start) {
        boolean surelyNotMade = false;
        boolean writtenDown = false;
        try {
            StartedSession started = start.get();
            writtenDown = true;
            return started;
        } catch (DesksideException e) {
            surelyNotMade = e.code() != ErrorCode.OUTCOME_UNKNOWN;
            throw e;
        } finally {
            settle(caller, key, attempt, surelyNotMade || writtenDown);
        }
    }

    /** A store that fails here changes no answer: the lease ends, and what is written down is found before that. */
    private void settle(Caller caller, StartKey key, UUID attempt, boolean settled) {
        try {
            if (settled) {
                keys.release(caller.account(), key, attempt);
            } else {
                keys.abandon(caller.account(), key, attempt);
            }
        } catch (DesksideException e) {
            if (e.code() != ErrorCode.UNAVAILABLE) {
                throw e;
            }
        }
    }

    private Optional<StartedSession> startedBefore(Caller caller, StartKey key) {
        return ledger.find(caller, new IdempotencyKey(key.value())).map(found -> {
            if (!found.value().startKey().equals(Optional.of(key))) {
                throw reused();
            }
            return answer(found.value());
        });
    }

    private StartedSession answer(Session session) {
        return session.sealedStart()
                .flatMap(sealing::open)
                .flatMap(UpstreamStart::parse)
                .map(UpstreamStart::started)
                .orElseThrow(
                        () -> new DesksideException(
                                ErrorCode.UNRECOGNISED,
                                "The session was made, but its answer was sealed with another server key and can't be repeated."));
    }

    private static DesksideException unknown() {
        return new DesksideException(
                ErrorCode.OUTCOME_UNKNOWN,
                "Nobody knows whether the start with this Idempotency-Key made a session, so it isn't sent again."
                        + " Look at the provider, then forget the start, or use another key.");
    }

    private static DesksideException reused() {
        return new DesksideException(
                ErrorCode.KEY_REUSED,
                "This Idempotency-Key was used before, for another request or by another technician; use a new one.");
    }
}
