package dev.deskside.domain.callback;

import dev.deskside.domain.Check;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.TokenHash;

/**
 * What a status callback is known by: the same however often it is sent, so that a receiver recognises what it has seen
 * already. It is the {@code webhook-id} of Standard Webhooks.
 *
 * @param value 1 to 64 characters without white space
 */
public record CallbackId(String value) {
    /** The name of such a value on the wire, used where it is wrong. */
    public static final String FIELD = "callbackId";

    private static final String PREFIX = "msg_";
    private static final int DIGITS = 32;

    public CallbackId {
        Check.word(FIELD, value, 64);
    }

    /**
     * {@return the callback that tells this change} It gives nothing away of either.
     *
     * @param session the session that changed
     * @param sequence the change's place in the session's log
     */
    public static CallbackId of(SessionKey session, long sequence) {
        return new CallbackId(PREFIX
                + TokenHash.of("deskside-callback/" + session + "/" + sequence)
                        .hex()
                        .substring(0, DIGITS));
    }

    /** The id itself. */
    @Override
    public String toString() {
        return value;
    }
}
