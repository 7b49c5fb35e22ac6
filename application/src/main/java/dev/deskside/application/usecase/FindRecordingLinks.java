package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingSelection;
import java.util.List;
import java.util.Objects;

/** A technician asks where recordings can be had. */
public final class FindRecordingLinks {
    private final RecordingArchive archive;

    /**
     * Works with this provider.
     *
     * @param archive the provider
     */
    public FindRecordingLinks(RecordingArchive archive) {
        this.archive = Objects.requireNonNull(archive);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param recordings which ones
     */
    public record Query(Caller caller, RecordingSelection recordings) {}

    /**
     * {@return the links of those that are ready} NOT_ENTITLED without a seat, ROLE_MISSING without
     * {@link Role#ARCHIVE}; else the provider's.
     *
     * @param query what is asked for
     */
    public List<RecordingLinks> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.ARCHIVE);
        return archive.links(query.caller(), query.recordings());
    }
}
