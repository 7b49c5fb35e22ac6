package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionSnapshot;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The answer to {@code GET /sessions}: a total, and an array that is always there. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SessionListJson(
        @JsonDeserialize(using = LenientNumber.class) BigInteger totalNumSessions, List<SessionJson> sessions) {

    /** What is sent for this page. */
    public static SessionListJson of(SessionPage page) {
        return new SessionListJson(
                BigInteger.valueOf(page.total()),
                page.sessions().stream().map(SessionJson::of).toList());
    }

    /**
     * What was received; a total that isn't there is the number of the items. UNRECOGNISED where there is no array, and
     * where a session can't be read: it would be missing without a word.
     */
    public SessionPage toPage(Optional<PageCursor> next) {
        if (sessions == null) {
            throw new DesksideException(ErrorCode.UNRECOGNISED, "The provider's answer has no sessions.");
        }
        List<SessionSnapshot> read = sessions.stream()
                .filter(Objects::nonNull)
                .map(SessionJson::toSnapshot)
                .toList();
        return new SessionPage(Totals.of(totalNumSessions, read.size()), read, next);
    }
}
