package dev.deskside.bootstrap.kill;

import dev.deskside.bootstrap.kill.History.Logged;
import java.net.URI;
import java.util.List;

/** The nodes under test and their store. One thread kills and starts; any thread asks. */
interface Cluster extends AutoCloseable {
    /** Starts everything. */
    void start();

    /** Kills something at a moment within this one's chance, and starts it again; says what it did. */
    String strike();

    /** Where a node listens that is up, as far as is known. */
    List<URI> addresses();

    /** What the calls are authorized with. */
    String token();

    /** All changes of sessions with a callback URL, in the order of the log, read from the store itself. */
    List<Logged> log();

    @Override
    void close();
}
