package dev.deskside.meshcentral;

import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.Capability;
import dev.deskside.application.spi.ConnectedProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** A MeshCentral server, as one account of it sees it. */
final class MeshCentral implements ConnectedProvider {
    // To connect, to look, to remove the link, and to look again.
    private static final int MOST_QUESTIONS = 5;

    private final ControlChannel channel;
    private final SharingLinks links;
    private final DeviceGroups groups;
    private final SessionRecordings recordings;

    MeshCentral(ControlChannel channel, SharingLinks links, Clock clock) {
        this.channel = channel;
        this.links = links;
        this.groups = new DeviceGroups(channel);
        this.recordings = new SessionRecordings(channel, groups, clock);
    }

    /**
     * A session needs a device before it has a link; there is a chat, and it isn't kept. The server can list
     * recordings, which isn't written yet; it gives them to nobody but accounts of its own.
     */
    @Override
    public Set<Capability> lacks() {
        return EnumSet.of(
                Capability.ATTENDED_SESSIONS,
                Capability.TRANSCRIPT,
                Capability.NOTES,
                Capability.TRANSCODING,
                Capability.RECORDING_LINKS,
                Capability.ARCHIVING);
    }

    @Override
    public RemoteSupport remoteSupport() {
        return links;
    }

    @Override
    public RecordingArchive recordingArchive() {
        return recordings;
    }

    @Override
    public SessionControl sessionControl() {
        return links;
    }

    @Override
    public Machines machines() {
        return groups;
    }

    @Override
    public Duration longestCall() {
        return channel.timeout().multipliedBy(MOST_QUESTIONS);
    }

    @Override
    public void close() {
        channel.close();
    }
}
