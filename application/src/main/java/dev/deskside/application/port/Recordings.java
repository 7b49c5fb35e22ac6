package dev.deskside.application.port;

import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import java.util.Optional;

/**
 * Where recordings are kept (what is known of them; not their media).
 *
 * <ol>
 *   <li>C1 A stored recording is found by its id, equal to what was stored.
 *   <li>C2 A stale write is refused with STALE_WRITE and changes nothing; expecting version 0 adds, and an id that is
 *       there already is refused with ALREADY_EXISTS.
 *   <li>C3 A recording of another account is absent, and in no list.
 *   <li>C4 Lists answer a query as {@link RecordingQuery#matches} and A1 to A6 of {@link RecordingArchive} say, in
 *       pages: followed to the end, they hold each recording once.
 *   <li>C5 An unattended session's recording is found and listed only for a caller with access to its company.
 * </ol>
 *
 * Instants keep at least their milliseconds. Failures: UNAVAILABLE where the store can't be read or written.
 */
public interface Recordings {
    /**
     * Stores a recording's new state.
     *
     * @param recording the recording in its new state
     * @param expectedVersion the version that it was read at; 0 where it is new
     * @return the version that it has now
     */
    long commit(Recording recording, long expectedVersion);

    /**
     * {@return the caller's recording with this id}
     *
     * @param caller who asks
     * @param id the recording's id
     */
    Optional<Versioned<Recording>> find(Caller caller, RecordingId id);

    /**
     * {@return the caller's recordings that are available, a page of them} INVALID_VALUE for a cursor that this store
     * didn't give out.
     *
     * @param caller who asks
     * @param query {@linkplain RecordingQuery#at placed in time}: without a time period
     */
    AvailableRecordings available(Caller caller, RecordingQuery query);
}
