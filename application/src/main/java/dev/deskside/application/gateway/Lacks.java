package dev.deskside.application.gateway;

import dev.deskside.application.spi.Capability;
import java.util.Set;

/** What the other provider lacks: refused here before anything else is looked at, whatever the adapter would do. */
record Lacks(Set<Capability> capabilities) {
    static final Lacks NONE = new Lacks(Set.of());

    Lacks {
        capabilities = Set.copyOf(capabilities);
    }

    /** UNSUPPORTED where the other provider lacks this. */
    void refuse(Capability capability) {
        if (capabilities.contains(capability)) {
            throw capability.unsupported();
        }
    }

    boolean contain(Capability capability) {
        return capabilities.contains(capability);
    }
}
