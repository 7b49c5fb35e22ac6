package dev.deskside.application.spi;

import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import java.time.Duration;
import java.util.Set;

/**
 * A provider that was opened: its ports, and what it lacks. All of it is called from many threads at once. Each method
 * gives the same answer as long as it is open.
 *
 * <p>The platform asks no more than the adapter has to know. Whose a session is, the gateway in front remembers from
 * its start on: only who may see a session gets through to {@link RemoteSupport#find}. So an adapter may answer
 * everybody alike, with the one credential that it has on the other side; the {@code Caller} says who asks, for a
 * provider that wants to know.
 */
public interface ConnectedProvider extends AutoCloseable {
    /**
     * What it lacks: see {@link Capability}. Ports that lack everything need not be written, see below.
     *
     * @return what it lacks
     */
    Set<Capability> lacks();

    /** {@return its sessions} */
    RemoteSupport remoteSupport();

    /** {@return its recordings; unless it says otherwise, everything of them is UNSUPPORTED} */
    default RecordingArchive recordingArchive() {
        return Lacking.RECORDING_ARCHIVE;
    }

    /** {@return its companies and machines; unless it says otherwise, everything of them is UNSUPPORTED} */
    default Machines machines() {
        return Lacking.MACHINES;
    }

    /**
     * {@return what can be done to its sessions from outside; unless it says otherwise, everything of that is
     * UNSUPPORTED}
     */
    default SessionControl sessionControl() {
        return Lacking.SESSION_CONTROL;
    }

    /**
     * {@return the longest that one call takes, with its tries: whoever waits for longer takes its outcome for unknown}
     */
    default Duration longestCall() {
        return Duration.ofMinutes(1);
    }

    /** Lets go of what was opened. Calls that are on their way may fail with UNAVAILABLE. Safe to repeat. */
    @Override
    void close();
}
