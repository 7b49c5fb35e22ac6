package dev.deskside.application.gateway;

import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionLimits;
import java.time.Instant;
import java.util.Optional;

/**
 * What a look means for a session. Before one is taken for lost, its provider is asked once more: it may have answered
 * wrongly, or just then.
 *
 * @param end why it is given up; absent where it isn't
 * @param isDoubtful whether it may be over, and is asked for once more
 */
record Verdict(Optional<EndReason> end, boolean isDoubtful) {
    private static final Verdict GOES_ON = new Verdict(Optional.empty(), false);
    private static final Verdict DOUBTFUL = new Verdict(Optional.empty(), true);

    /** What the provider made of the question. */
    enum Sighting {
        /** It told how the session stands, and that has been taken in. */
        SEEN,
        /** It doesn't know the session. */
        ABSENT,
        /** There is nothing to ask it with. */
        NOT_ASKED
    }

    /**
     * The verdict on a session that was seen like this.
     *
     * @param doubts how many looks in a row, before this one, left a doubt
     */
    static Verdict on(Session session, Sighting sighting, int doubts, SessionLimits limits, Instant now) {
        if (session.status().isEnded()) {
            return GOES_ON;
        }
        Optional<EndReason> exceeded = limits.exceededBy(session, now);
        return switch (sighting) {
            case ABSENT -> doubts > 0 ? given(EndReason.LOST) : DOUBTFUL;
            case NOT_ASKED -> exceeded.map(Verdict::given).orElse(GOES_ON);
            case SEEN ->
                exceeded.map(reason -> reason == EndReason.EXPIRED || doubts > 0 ? given(reason) : DOUBTFUL)
                        .orElse(GOES_ON);
        };
    }

    private static Verdict given(EndReason reason) {
        return new Verdict(Optional.of(reason), false);
    }
}
