package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;
import java.util.Objects;

/** A technician asks which recordings can be transcoded or downloaded. */
public final class ListAvailableRecordings {
    private final RecordingArchive archive;

    /**
     * Lists the recordings of this archive.
     *
     * @param archive the provider
     */
    public ListAvailableRecordings(RecordingArchive archive) {
        this.archive = Objects.requireNonNull(archive);
    }

    /**
     * Who asks for which recordings.
     *
     * @param caller who asks
     * @param recordings which ones
     */
    public record Query(Caller caller, RecordingQuery recordings) {}

    /**
     * {@return the lists} NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#ARCHIVE}; else the archive's.
     *
     * @param query what is asked for
     */
    public AvailableRecordings run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.ARCHIVE);
        return archive.available(query.caller(), query.recordings());
    }
}
