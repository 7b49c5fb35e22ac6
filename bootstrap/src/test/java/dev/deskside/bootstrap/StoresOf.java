package dev.deskside.bootstrap;

import dev.deskside.application.port.Recordings;

/** What tests put into a running platform behind its back. */
public final class StoresOf {
    private StoresOf() {}

    /** The recordings that the platform keeps. */
    public static Recordings recordings(Deskside deskside) {
        return deskside.product().recordings();
    }
}
