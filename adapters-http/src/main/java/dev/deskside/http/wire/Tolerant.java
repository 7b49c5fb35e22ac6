package dev.deskside.http.wire;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Participant;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the parts of a message that only describe (names, addresses, links): what the domain can't hold is left out,
 * since a session must not become unreadable for an odd customer name. The parts that decide something are not read
 * here.
 */
final class Tolerant {
    private Tolerant() {}

    /** The value that this text makes, absent where there is no text or it makes none. */
    static <T> Optional<T> read(String text, Function<String, T> maker) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.apply(text));
        } catch (DesksideException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<String> line(String text, int maxCharacters) {
        return read(text, line -> Check.line("text", line, maxCharacters));
    }

    static Optional<URI> url(String text) {
        return read(text, url -> Check.webUrl("url", URI.create(url)));
    }

    static Participant participant(String userKey, String name, String email) {
        return new Participant(read(userKey, UserKey::of), line(name, 256), read(email, EmailAddress::new));
    }
}
