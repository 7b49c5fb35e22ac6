package dev.deskside.application.hosted;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionStatus;
import java.util.Objects;
import java.util.Optional;

/** The technician or the customer says something in the chat of a session that runs. */
public final class SayInSession {
    private final HostedSessions hosted;
    private final Sessions sessions;
    private final Accounts accounts;

    SayInSession(HostedSessions hosted, Sessions sessions, Accounts accounts) {
        this.hosted = Objects.requireNonNull(hosted);
        this.sessions = Objects.requireNonNull(sessions);
        this.accounts = Objects.requireNonNull(accounts);
    }

    /**
     * A technician says something.
     *
     * @param caller who asks
     * @param reference the session's id or token
     * @param content what is said
     */
    public record ByTechnician(Caller caller, SessionReference reference, String content) {}

    /**
     * Whoever holds the join token is the customer.
     *
     * @param token what stands in the link
     * @param content what is said
     */
    public record ByCustomer(JoinToken token, String content) {}

    /**
     * Keeps what a technician says, under their name. Absent where there is no such session for this caller;
     * NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#SUPPORT}, ILLEGAL_TRANSITION where the session
     * doesn't run, INVALID_VALUE where the content is blank or too long.
     *
     * @param command who says what
     * @return the message as it was kept
     */
    public Optional<ChatMessage> run(ByTechnician command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.SUPPORT);
        Optional<String> name =
                accounts.technician(command.caller(), command.caller().user()).map(Technician::name);
        return sessions.find(command.caller(), command.reference())
                .map(Versioned::value)
                .map(session -> say(session, command.content(), name));
    }

    /**
     * Keeps what the customer says, under the name that the session has for them. Absent where the token is unknown;
     * ILLEGAL_TRANSITION where the session doesn't run, INVALID_VALUE where the content is blank or too long.
     *
     * @param command who says what
     * @return the message as it was kept
     */
    public Optional<ChatMessage> run(ByCustomer command) {
        return sessions.find(command.token())
                .map(Versioned::value)
                .map(session -> say(
                        session,
                        command.content(),
                        session.snapshot().customer().name()));
    }

    private ChatMessage say(Session session, String content, Optional<String> name) {
        if (session.status() != SessionStatus.WAITING && session.status() != SessionStatus.ACTIVE) {
            throw new DesksideException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    session.status().isEnded()
                            ? "The session has ended; nothing can be said in it any more."
                            : "The session has not been started by its technician yet.");
        }
        ChatMessage message = new ChatMessage(hosted.now(), content, name);
        sessions.say(session.key(), message);
        return message;
    }
}
