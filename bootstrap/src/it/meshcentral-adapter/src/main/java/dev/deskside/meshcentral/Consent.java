package dev.deskside.meshcentral;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the person at the machine is asked before their desktop is seen; the flags are MeshCentral's. */
enum Consent {
    /** Nothing. */
    NONE(0),
    /** They are told. */
    NOTIFY(1),
    /** They have to agree. */
    PROMPT(8);

    private final int flags;

    Consent(int flags) {
        this.flags = flags;
    }

    int flags() {
        return flags;
    }

    static Optional<Consent> of(String name) {
        return Stream.of(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
