package dev.deskside.application.gateway;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What another provider answered to a start, as the text that is sealed: a line each; none of them holds a break. */
final class SealedStart {
    private SealedStart() {}

    static String write(StartedSession started) {
        return String.join(
                "\n",
                started.launchUrl().toString(),
                started.token().value(),
                started.id().map(SessionId::value).orElse(""));
    }

    static StartedSession read(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != 3) {
            throw new DesksideException(ErrorCode.UNRECOGNISED, "What is kept of the start can't be read.");
        }
        return new StartedSession(
                URI.create(lines.get(0)),
                new SessionToken(lines.get(1)),
                Optional.of(lines.get(2)).filter(id -> !id.isEmpty()).map(SessionId::new));
    }
}
