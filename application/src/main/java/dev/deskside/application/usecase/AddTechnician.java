package dev.deskside.application.usecase;

import dev.deskside.application.port.Accounts;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.session.TokenHash;
import java.util.Objects;

/** An operator gives a person access: a technician of an account, with a token to call with. */
public final class AddTechnician {
    private static final int MIN_TOKEN_CHARACTERS = 32;

    private final Accounts accounts;

    /**
     * Adds to these accounts.
     *
     * @param accounts where technicians are kept
     */
    public AddTechnician(Accounts accounts) {
        this.accounts = Objects.requireNonNull(accounts);
    }

    /**
     * Whom to add.
     *
     * @param technician the technician
     * @param accessToken at least 32 random characters; only its hash is kept
     */
    public record Command(Technician technician, String accessToken) {
        public Command {
            Objects.requireNonNull(technician);
            if (accessToken.length() < MIN_TOKEN_CHARACTERS) {
                throw DesksideException.invalid(
                        "accessToken", "must have at least " + MIN_TOKEN_CHARACTERS + " characters");
            }
        }

        @Override
        public String toString() {
            return "Command[technician=%s, …]".formatted(technician.key());
        }
    }

    /**
     * Adds the technician. INVALID_KEY where the account isn't there, ALREADY_EXISTS where the user key is.
     *
     * @param command who asks for what
     */
    public void run(Command command) {
        accounts.add(command.technician(), TokenHash.of(command.accessToken()));
    }
}
