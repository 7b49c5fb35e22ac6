package dev.deskside.application.usecase;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionRecords;
import java.time.Clock;

/**
 * All use cases, built from ports: the door for hosts without dependency injection.
 *
 * @param startSession a technician asks for a session
 * @param findSession how does it stand?
 * @param listSessions which sessions are there?
 * @param findTranscript what was said in it?
 * @param endSession it ends
 * @param cancelSession it is called off
 * @param addNote something is written down about it
 * @param placeHold it is kept, however old it grows
 * @param releaseHold it may be deleted again
 * @param findHold is it kept, and why?
 * @param forgetStart the key of a start may be used again
 * @param listCompanies whose machines are supported?
 * @param listMachines which machines does a company have?
 * @param listAvailableRecordings which recordings can be had?
 * @param listAllRecordings which of them, past the limit of one answer?
 * @param transcodeRecordings they are to be made watchable
 * @param findRecordingLinks where can they be had?
 * @param archiveRecordings they are put aside
 * @param authenticateTechnician from an access token to a caller
 * @param addTechnician gives a person access
 */
public record UseCases(
        StartSession startSession,
        FindSession findSession,
        ListSessions listSessions,
        FindTranscript findTranscript,
        EndSession endSession,
        CancelSession cancelSession,
        AddNote addNote,
        PlaceHold placeHold,
        ReleaseHold releaseHold,
        FindHold findHold,
        ForgetStart forgetStart,
        ListCompanies listCompanies,
        ListMachines listMachines,
        ListAvailableRecordings listAvailableRecordings,
        ListAllRecordings listAllRecordings,
        TranscodeRecordings transcodeRecordings,
        FindRecordingLinks findRecordingLinks,
        ArchiveRecordings archiveRecordings,
        AuthenticateTechnician authenticateTechnician,
        AddTechnician addTechnician) {

    /**
     * {@return the use cases over this provider and these accounts}
     *
     * @param remoteSupport the provider's sessions
     * @param archive the provider's recordings
     * @param machines the provider's companies and machines
     * @param control what is done to sessions from outside
     * @param records what is kept of sessions
     * @param accounts who may do what
     * @param clock the time
     */
    public static UseCases of(
            RemoteSupport remoteSupport,
            RecordingArchive archive,
            Machines machines,
            SessionControl control,
            SessionRecords records,
            Accounts accounts,
            Clock clock) {
        return new UseCases(
                new StartSession(remoteSupport),
                new FindSession(remoteSupport, clock),
                new ListSessions(remoteSupport),
                new FindTranscript(remoteSupport),
                new EndSession(control),
                new CancelSession(control),
                new AddNote(control),
                new PlaceHold(records),
                new ReleaseHold(records),
                new FindHold(records),
                new ForgetStart(records),
                new ListCompanies(machines),
                new ListMachines(machines),
                new ListAvailableRecordings(archive),
                new ListAllRecordings(archive, clock),
                new TranscodeRecordings(archive),
                new FindRecordingLinks(archive),
                new ArchiveRecordings(archive),
                new AuthenticateTechnician(accounts),
                new AddTechnician(accounts));
    }
}
