package dev.deskside.application.usecase;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;

/**
 * All use cases, built from ports: the door for hosts without dependency injection.
 *
 * @param startSession a technician asks for a session
 * @param findSession how does it stand?
 * @param listAvailableRecordings which recordings can be had?
 * @param authenticateTechnician from an access token to a caller
 * @param addTechnician gives a person access
 */
public record UseCases(
        StartSession startSession,
        FindSession findSession,
        ListAvailableRecordings listAvailableRecordings,
        AuthenticateTechnician authenticateTechnician,
        AddTechnician addTechnician) {

    /** The use cases over this provider and these accounts. */
    public static UseCases of(RemoteSupport remoteSupport, RecordingArchive archive, Accounts accounts) {
        return new UseCases(
                new StartSession(remoteSupport),
                new FindSession(remoteSupport),
                new ListAvailableRecordings(archive),
                new AuthenticateTechnician(accounts),
                new AddTechnician(accounts));
    }
}
