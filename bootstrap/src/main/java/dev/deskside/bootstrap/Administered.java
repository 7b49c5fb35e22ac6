package dev.deskside.bootstrap;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.PersonalData;
import java.util.Objects;

/** What the commands of administration work with. */
record Administered(Accounts accounts, PersonalData personalData) {
    Administered {
        Objects.requireNonNull(accounts);
        Objects.requireNonNull(personalData);
    }
}
