package dev.deskside.application.contract;

import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.recording.Recording;

/** Where {@link RecordingArchiveContract} plays: an archive, accounts on it, and a way to put recordings there. */
public interface ArchiveStage extends DeclaredLacks {
    /** {@return the adapter under test} */
    RecordingArchive recordingArchive();

    /**
     * {@return a new account; each call another one} The first one of a test is the one whose recordings are listed.
     *
     * @param recording whether the account may be recorded
     */
    StageTenant tenant(Account.Recording recording);

    /** {@return whether the archive says how a list goes on that is longer than one answer} */
    boolean hasPages();

    /**
     * Puts this recording into the archive; its account is a tenant's.
     *
     * @param recording a recording in any state
     */
    void keep(Recording recording);
}
