package dev.deskside.domain.recording;

import java.util.Set;

/**
 * How far a recording is on its way from the session to whoever watches it.
 *
 * <pre>
 * CAPTURED ──► READY_FOR_TRANSCODE ──► TRANSCODING ──► READY_FOR_DOWNLOAD
 *     │                 ▲                   │
 *     └──────► FAILED ──┴───────────────────┘
 * </pre>
 */
public enum RecordingState {
    /** Recorded, its media not yet complete in the archive: available for nothing. */
    CAPTURED,
    /** Complete, and waiting for somebody to ask for its transcoding. */
    READY_FOR_TRANSCODE,
    /** Being transcoded. */
    TRANSCODING,
    /** Can be downloaded and watched. */
    READY_FOR_DOWNLOAD,
    /** Capture or transcoding failed; its transcoding can be asked for again. */
    FAILED;

    /**
     * {@return whether one step leads from here to there}
     *
     * @param there the state to get to
     */
    public boolean canBecome(RecordingState there) {
        return next().contains(there);
    }

    private Set<RecordingState> next() {
        return switch (this) {
            case CAPTURED -> Set.of(READY_FOR_TRANSCODE, FAILED);
            case READY_FOR_TRANSCODE -> Set.of(TRANSCODING);
            case TRANSCODING -> Set.of(READY_FOR_DOWNLOAD, FAILED);
            case READY_FOR_DOWNLOAD -> Set.of();
            case FAILED -> Set.of(READY_FOR_TRANSCODE);
        };
    }
}
