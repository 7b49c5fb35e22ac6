package dev.deskside.application.contract;

import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.session.StartedSession;

/**
 * Where {@link RemoteSupportContract} plays: a provider, accounts on it, and the two people that a test needs. What a
 * stage can't move by itself (a real person at a real endpoint) it has to script.
 */
public interface Stage extends DeclaredLacks {
    /** {@return the adapter under test} */
    RemoteSupport remoteSupport();

    /** {@return a new account; each call another one} */
    StageTenant tenant();

    /** {@return whether R14 is promised: not by an adapter to a provider that knows no keys} */
    default boolean recognisesStarts() {
        return true;
    }

    /**
     * The technician opens the launch URL and starts the session.
     *
     * @param session as its start answered it
     */
    void launch(StartedSession session);

    /**
     * The customer joins; the session has been launched.
     *
     * @param session as its start answered it
     */
    void join(StartedSession session);

    /**
     * Its technician says something in the chat; the session has been launched.
     *
     * @param session as its start answered it
     * @param content what is said
     */
    void say(StartedSession session, String content);

    /**
     * The session is ended; it has been launched.
     *
     * @param session as its start answered it
     */
    void end(StartedSession session);
}
