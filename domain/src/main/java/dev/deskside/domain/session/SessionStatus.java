package dev.deskside.domain.session;

import java.util.Set;

/**
 * The state of a session, with the one table of which state may follow which.
 *
 * <pre>
 * NOT_STARTED ──► WAITING ──► ACTIVE ──► COMPLETE
 *      │             └──────► ABANDONED
 *      └────────────────────────► (cancelled)
 * </pre>
 */
public enum SessionStatus {
    /** Created, but not yet started by the technician. */
    NOT_STARTED,
    /** Started; waiting for the customer to join. */
    WAITING,
    /** The customer has joined. */
    ACTIVE,
    /** Ended after the customer had joined. */
    COMPLETE,
    /** Ended without any customer joining; also where it was cancelled before it started. */
    ABANDONED;

    private Set<SessionStatus> next() {
        return switch (this) {
            case NOT_STARTED -> Set.of(WAITING, ABANDONED);
            case WAITING -> Set.of(ACTIVE, ABANDONED);
            case ACTIVE -> Set.of(COMPLETE);
            case COMPLETE, ABANDONED -> Set.of();
        };
    }

    /**
     * {@return whether one step leads from here to there}
     *
     * @param there the state to get to
     */
    public boolean canBecome(SessionStatus there) {
        return next().contains(there);
    }

    /**
     * {@return whether one or more steps lead from here to there}
     *
     * @param there the state to get to
     */
    public boolean leadsTo(SessionStatus there) {
        return next().stream().anyMatch(step -> step == there || step.leadsTo(there));
    }

    /** {@return whether nothing can follow any more} */
    public boolean isEnded() {
        return next().isEmpty();
    }
}
