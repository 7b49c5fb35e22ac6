package dev.deskside.bootstrap.wiring;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.retention.DeleteExpired;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.bootstrap.schedule.CallbackPump;
import dev.deskside.bootstrap.schedule.Pump;
import dev.deskside.http.server.DesksideServer;

/**
 * What was wired. Closing it closes all that was opened for it.
 *
 * @param useCases what can be done
 * @param provider the provider's ports
 * @param accounts who may do it
 * @param personalData what is kept of customers
 * @param sessions the ledger
 * @param recordings what is kept of recordings
 * @param server not yet listening
 * @param callbackPump not yet sending
 * @param changes what becomes of sessions
 * @param followers keeps sessions in view until they end; not yet running
 * @param deleteExpired one step of deleting what is old enough; nobody takes it by itself
 * @param resources what is closed at the end, the last one first
 */
public record Product(
        UseCases useCases,
        ProviderPorts provider,
        Accounts accounts,
        PersonalData personalData,
        Sessions sessions,
        Recordings recordings,
        DesksideServer server,
        CallbackPump callbackPump,
        ListChanges changes,
        Pump followers,
        DeleteExpired deleteExpired,
        AutoCloseable resources)
        implements AutoCloseable {
    /**
     * What the provider offers, whichever it is.
     *
     * @param remoteSupport its sessions
     * @param recordingArchive its recordings
     * @param machines its companies and machines
     * @param sessionControl what can be done to its sessions from outside
     */
    public record ProviderPorts(
            RemoteSupport remoteSupport,
            RecordingArchive recordingArchive,
            Machines machines,
            SessionControl sessionControl) {}

    @Override
    public void close() {
        ((Resources) resources).close();
    }
}
