package dev.deskside.domain.recording;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.time.Instant;
import java.util.Objects;

/**
 * A provider gave as many recordings as it gives at a time for a window that can't be divided further, so that there
 * may be more: {@link ErrorCode#INCOMPLETE}, with what was found.
 */
public final class IncompleteRecordingsException extends DesksideException {
    private static final long serialVersionUID = 1L;

    private final transient AllRecordings found;

    /**
     * There may be more recordings in this window.
     *
     * @param found all that was found, in this window and elsewhere
     * @param from where the window begins
     * @param to where it ends
     */
    public IncompleteRecordingsException(AllRecordings found, Instant from, Instant to) {
        super(
                ErrorCode.INCOMPLETE,
                ("The provider lists at most %d recordings at a time, and there are as many that started from %s to %s;"
                                + " there may be more. Ask for each user or company by itself.")
                        .formatted(AvailableRecordings.LIMIT, from, to));
        this.found = Objects.requireNonNull(found);
    }

    /** {@return what was found; nothing in it is wrong, but there may be more} */
    public AllRecordings found() {
        return found;
    }
}
