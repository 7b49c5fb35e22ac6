package dev.deskside.domain.recording;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.SessionKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The recording of a session. It is immutable; each verb returns the recording after it, or throws
 * {@link ErrorCode#ILLEGAL_TRANSITION} and changes nothing.
 *
 * @param id what it is called
 * @param account the account that the session was hosted from
 * @param technician who started the recorded session
 * @param company whose machine was supported; for unattended sessions only
 * @param session the recorded session
 * @param startedAt when the recording started; lists are in this order
 * @param state how far its media are
 * @param archived whether it was put aside: lists show either the archived or the others
 */
public record Recording(
        RecordingId id,
        AccountKey account,
        UserKey technician,
        Optional<CompanyId> company,
        SessionKey session,
        Instant startedAt,
        RecordingState state,
        boolean archived) {
    public Recording {
        Objects.requireNonNull(id);
        Objects.requireNonNull(account);
        Objects.requireNonNull(technician);
        Objects.requireNonNull(company);
        Objects.requireNonNull(session);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(state);
    }

    /**
     * {@return a recording whose media are not complete yet}
     *
     * @param id what it is called
     * @param account whose it is
     * @param technician who hosted the session
     * @param company whose machine it was; absent for an attended session
     * @param session which session is recorded
     * @param startedAt when the recording began
     */
    public static Recording captured(
            RecordingId id,
            AccountKey account,
            UserKey technician,
            Optional<CompanyId> company,
            SessionKey session,
            Instant startedAt) {
        return new Recording(id, account, technician, company, session, startedAt, RecordingState.CAPTURED, false);
    }

    /** {@return whether the recorded session was with a customer or with a machine} */
    public Attendance attendance() {
        return company.isPresent() ? Attendance.UNATTENDED : Attendance.ATTENDED;
    }

    /**
     * Its media are complete, or a failed one is to be tried again: → ready for transcode.
     *
     * @return the recording in its new state
     */
    public Recording offerForTranscode() {
        return become(RecordingState.READY_FOR_TRANSCODE);
    }

    /**
     * Somebody asks for it to be transcoded: → transcoding, from ready for it and from failed. What is under way or
     * done stays as it is, and what isn't complete is refused as by {@link #transcode}.
     *
     * @return the recording as it is then
     */
    public Recording requestTranscode() {
        return switch (state) {
            case TRANSCODING, READY_FOR_DOWNLOAD -> this;
            case FAILED -> offerForTranscode().transcode();
            case READY_FOR_TRANSCODE, CAPTURED -> transcode();
        };
    }

    /**
     * Somebody asked for it: ready for transcode → transcoding.
     *
     * @return the recording in its new state
     */
    public Recording transcode() {
        return become(RecordingState.TRANSCODING);
    }

    /**
     * It can be watched: transcoding → ready for download.
     *
     * @return the recording in its new state
     */
    public Recording offerForDownload() {
        return become(RecordingState.READY_FOR_DOWNLOAD);
    }

    /**
     * Capturing or transcoding it went wrong: → failed.
     *
     * @return the recording in its new state
     */
    public Recording fail() {
        return become(RecordingState.FAILED);
    }

    /**
     * Puts it aside. Archiving twice is archiving once.
     *
     * @return the recording, archived
     */
    public Recording archive() {
        return new Recording(id, account, technician, company, session, startedAt, state, true);
    }

    private Recording become(RecordingState next) {
        if (!state.canBecome(next)) {
            throw new DesksideException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "Recording %s is %s and cannot become %s.".formatted(id, state, next));
        }
        return new Recording(id, account, technician, company, session, startedAt, next, archived);
    }
}
