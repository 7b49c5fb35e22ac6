package dev.deskside.application.port;

import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;

/**
 * Whoever keeps the recordings.
 *
 * <ol>
 *   <li>A1 Only recordings that are ready for transcode or ready for download are listed, each in its list.
 *   <li>A2 Both lists are in start-time order, ties by id as a number.
 *   <li>A3 All given keys must hold; a company means unattended sessions only, so that asked for attended ones of a
 *       company both lists are empty.
 *   <li>A4 Both ends of the time window count; a time period counts back from now.
 *   <li>A5 Archived recordings are listed only when asked for, and then alone.
 *   <li>A6 No list is longer than {@value AvailableRecordings#LIMIT}; the oldest come first.
 *   <li>A7 A key that is unknown or another's fails with INVALID_KEY, and nothing tells the two apart.
 *   <li>A8 An account without recording enabled fails with RECORDING_DISABLED.
 *   <li>A9 The recording of an unattended session is listed only for a caller with access to its company.
 * </ol>
 *
 * Failures as {@link RemoteSupport} tells them, and INVALID_KEY, RECORDING_DISABLED, INVALID_VALUE.
 */
public interface RecordingArchive {
    /** The recordings that can be transcoded or downloaded now. */
    AvailableRecordings available(Caller caller, RecordingQuery query);
}
