package dev.deskside.domain.session;

import dev.deskside.domain.Check;

/**
 * What a caller asks for a session with: its {@link SessionId} or its {@link SessionToken}. The v1 API takes either in
 * the same place and cannot tell which one it was given, so nor does this type.
 *
 * @param value 1 to 256 characters without white space
 */
public record SessionReference(String value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "sessionId";

    public SessionReference {
        Check.word(FIELD, value, 256);
    }

    /**
     * {@return the session with this id}
     *
     * @param id what the session is called
     */
    public static SessionReference to(SessionId id) {
        return new SessionReference(id.value());
    }

    /**
     * {@return the session that this token was given out for}
     *
     * @param token what its starter was given
     */
    public static SessionReference to(SessionToken token) {
        return new SessionReference(token.value());
    }

    /** Says what it is, not what it holds: it may be a token. */
    @Override
    public String toString() {
        return "SessionReference[…]";
    }
}
