package dev.deskside.application.port;

import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionSnapshot;

/**
 * How a kept session is shown: with the URLs that are rendered on output and never kept. A provider knows how to make
 * them. Safe for use from several threads.
 */
@FunctionalInterface
public interface SessionView {
    /**
     * {@return the snapshot as whoever asks for the session gets it}
     *
     * @param session which session it is
     * @param snapshot how it stands, or stood at a change of its
     */
    SessionSnapshot show(Session session, SessionSnapshot snapshot);
}
