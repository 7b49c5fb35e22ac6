package dev.deskside.application.port;

import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import java.util.List;

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
 *   <li>A6 No list is longer than {@value AvailableRecordings#LIMIT}; the oldest come first. The pages, followed to the
 *       end, hold each recording once; a provider that knows no pages gives the first alone.
 *   <li>A7 A key that is unknown or another's fails with INVALID_KEY, and nothing tells the two apart.
 *   <li>A8 An account without recording enabled fails with RECORDING_DISABLED.
 *   <li>A9 The recording of an unattended session is listed only for a caller with access to its company.
 *   <li>A10 Transcoding takes what is ready for transcode, and what failed before; what is being transcoded or is ready
 *       for download stays as it is. What isn't complete yet fails with ILLEGAL_TRANSITION.
 *   <li>A11 Links are given for what is ready for download, in the order that was asked for; all else is left out,
 *       whether it isn't ready, unknown or another's.
 *   <li>A12 Archiving puts recordings aside, in whatever state; doing it twice is doing it once.
 *   <li>A13 Where one recording of several is unknown, another's or out of reach, transcoding and archiving fail with
 *       INVALID_KEY, nothing tells the three apart, and none of them is changed.
 * </ol>
 *
 * Failures as {@link RemoteSupport} tells them, and INVALID_KEY, RECORDING_DISABLED, INVALID_VALUE.
 */
public interface RecordingArchive {
    /**
     * {@return the recordings that can be transcoded or downloaded now, a page of them} INVALID_VALUE for a cursor that
     * isn't one of this list.
     *
     * @param caller who asks
     * @param query what is asked for
     */
    AvailableRecordings available(Caller caller, RecordingQuery query);

    /**
     * Asks for the transcoding of these; returns when it is asked for, not when it is done.
     *
     * @param caller who asks
     * @param recordings which ones
     */
    void transcode(Caller caller, RecordingSelection recordings);

    /**
     * {@return where these can be had}
     *
     * @param caller who asks
     * @param recordings which ones
     */
    List<RecordingLinks> links(Caller caller, RecordingSelection recordings);

    /**
     * Puts these aside.
     *
     * @param caller who asks
     * @param recordings which ones
     */
    void archive(Caller caller, RecordingSelection recordings);
}
