package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import java.util.Optional;

/**
 * A technician as a session shows them: the one who hosts it, or one who joined to help. A provider may name any part.
 *
 * @param userKey the technician's key
 * @param name one line of at most 256 characters
 * @param email where mail reaches them
 */
public record Participant(Optional<UserKey> userKey, Optional<String> name, Optional<EmailAddress> email) {
    /** Nobody is named. */
    public static final Participant UNKNOWN = new Participant(Optional.empty(), Optional.empty(), Optional.empty());

    public Participant {
        name.ifPresent(n -> Check.line("name", n, 256));
    }

    /**
     * {@return this technician, all of it known}
     *
     * @param technician who takes part
     */
    public static Participant of(Technician technician) {
        return new Participant(
                Optional.of(technician.key()), Optional.of(technician.name()), Optional.of(technician.email()));
    }
}
