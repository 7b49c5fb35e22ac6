package dev.deskside.http.wire;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;

/**
 * The answer to {@code POST /sessions}. Where the launch URL stands is certain; where the token stands is not public,
 * so it is sent in both places and read from either.
 *
 * @param sessionId where the session has an id before it has started; most providers don't give one
 */
public record StartedSessionJson(
        Launch startScreenSharing,
        @JsonDeserialize(using = LenientText.class) String sessionToken,
        @JsonDeserialize(using = LenientText.class) String sessionId) {

    /** The inner object, named after the session's type. */
    public record Launch(
            @JsonDeserialize(using = LenientText.class) String launchUrl,
            @JsonDeserialize(using = LenientText.class) String sessionToken) {
        /** Says what it is, not what it holds. */
        @Override
        public String toString() {
            return "Launch[…]";
        }
    }

    /** What is sent for this start. */
    public static StartedSessionJson of(StartedSession started) {
        String token = started.token().value();
        return new StartedSessionJson(
                new Launch(started.launchUrl().toString(), token),
                token,
                started.id().map(SessionId::value).orElse(null));
    }

    /** What was received. UNRECOGNISED, naming the field, where the launch URL or the token can't be found. */
    public StartedSession toStarted() {
        URI launchUrl = Tolerant.url(startScreenSharing == null ? null : startScreenSharing.launchUrl())
                .orElseThrow(() -> unrecognised("startScreenSharing.launchUrl"));
        String inner = startScreenSharing.sessionToken();
        SessionToken token = Tolerant.read(sessionToken == null ? inner : sessionToken, SessionToken::new)
                .orElseThrow(() -> unrecognised("sessionToken"));
        return new StartedSession(launchUrl, token, Tolerant.read(sessionId, SessionId::new));
    }

    /** Says what it is, not what it holds: both parts are secrets. */
    @Override
    public String toString() {
        return "StartedSessionJson[…]";
    }

    private static DesksideException unrecognised(String field) {
        return new DesksideException(
                ErrorCode.UNRECOGNISED,
                "The provider made a session, but its answer has no readable %s.".formatted(field));
    }
}
