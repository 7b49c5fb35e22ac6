package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.recording.RecordingSelection;
import java.util.Objects;

/** A technician asks for the transcoding of recordings. */
public final class TranscodeRecordings {
    private final RecordingArchive archive;

    /**
     * Works with this provider.
     *
     * @param archive the provider
     */
    public TranscodeRecordings(RecordingArchive archive) {
        this.archive = Objects.requireNonNull(archive);
    }

    /**
     * Who asks, and for what.
     *
     * @param caller who asks
     * @param recordings which ones
     */
    public record Command(Caller caller, RecordingSelection recordings) {}

    /**
     * Asks for it. NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#ARCHIVE}; else the provider's.
     *
     * @param command who asks for what
     */
    public void run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.ARCHIVE);
        archive.transcode(command.caller(), command.recordings());
    }
}
