package dev.deskside.application.hosted;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionView;
import dev.deskside.application.port.Sessions;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * This platform as the provider, whole: the provider ports, and the commands that only a provider has.
 *
 * @param remoteSupport its sessions
 * @param recordingArchive its recordings
 * @param machines its companies and machines
 * @param sessionControl what is done to its sessions from outside
 * @param launchSession the technician starts a session
 * @param joinSession the customer joins it
 * @param sayInSession somebody says something in it
 * @param findLinkedSession what the pages behind the links show
 * @param sessionView how a kept session is shown
 */
public record HostedProvider(
        RemoteSupport remoteSupport,
        RecordingArchive recordingArchive,
        Machines machines,
        SessionControl sessionControl,
        LaunchSession launchSession,
        JoinSession joinSession,
        SayInSession sayInSession,
        FindLinkedSession findLinkedSession,
        SessionView sessionView) {

    /**
     * {@return the provider over these stores}
     *
     * @param sessions where sessions are kept
     * @param recordings where recordings are kept
     * @param accounts who may do what
     * @param keyedHash the server's key, which all tokens are derived with
     * @param clock the time
     * @param ids where new ids come from
     * @param publicUrl where technicians and customers reach this server's pages; asked for whenever a URL is rendered,
     *     since the port may be known only after the start
     */
    public static HostedProvider of(
            Sessions sessions,
            Recordings recordings,
            Accounts accounts,
            KeyedHash keyedHash,
            Clock clock,
            Ids ids,
            Supplier<URI> publicUrl) {
        HostedSessions hosted = new HostedSessions(sessions, keyedHash, clock, publicUrl);
        return new HostedProvider(
                new HostedRemoteSupport(hosted, sessions, accounts, ids),
                new HostedRecordingArchive(recordings, accounts, clock),
                new HostedMachines(accounts),
                new HostedSessionControl(hosted, sessions),
                new LaunchSession(hosted, sessions, ids),
                new JoinSession(hosted, sessions),
                new SayInSession(hosted, sessions, accounts),
                new FindLinkedSession(hosted, sessions),
                hosted::show);
    }
}
