package dev.deskside.domain.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.SessionKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final Map<String, UnaryOperator<Recording>> VERBS = Map.of(
            "offerForTranscode", Recording::offerForTranscode,
            "transcode", Recording::transcode,
            "requestTranscode", Recording::requestTranscode,
            "offerForDownload", Recording::offerForDownload,
            "fail", Recording::fail);

    private static final Map<RecordingState, Map<String, RecordingState>> TABLE = Map.of(
            RecordingState.CAPTURED,
                    Map.of("offerForTranscode", RecordingState.READY_FOR_TRANSCODE, "fail", RecordingState.FAILED),
            RecordingState.READY_FOR_TRANSCODE,
                    Map.of("transcode", RecordingState.TRANSCODING, "requestTranscode", RecordingState.TRANSCODING),
            RecordingState.TRANSCODING,
                    Map.of(
                            "offerForDownload",
                            RecordingState.READY_FOR_DOWNLOAD,
                            "fail",
                            RecordingState.FAILED,
                            "requestTranscode",
                            RecordingState.TRANSCODING),
            RecordingState.READY_FOR_DOWNLOAD, Map.of("requestTranscode", RecordingState.READY_FOR_DOWNLOAD),
            RecordingState.FAILED,
                    Map.of(
                            "offerForTranscode",
                            RecordingState.READY_FOR_TRANSCODE,
                            "requestTranscode",
                            RecordingState.TRANSCODING));

    @Test
    void verbsObeyTheTable() {
        for (RecordingState state : RecordingState.values()) {
            for (Map.Entry<String, UnaryOperator<Recording>> verb : VERBS.entrySet()) {
                Recording before = in(state, Optional.empty());
                RecordingState allowed = TABLE.get(state).get(verb.getKey());
                if (allowed != null) {
                    assertThat(verb.getValue().apply(before).state()).isEqualTo(allowed);
                } else {
                    DesksideException refused = catchThrowableOfType(
                            DesksideException.class, () -> verb.getValue().apply(before));
                    assertThat(refused).as("%s in %s", verb.getKey(), state).isNotNull();
                    assertThat(refused.code()).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
                }
            }
        }
    }

    @Test
    void archivingKeepsTheStateAndTwiceIsOnce() {
        Recording archived =
                in(RecordingState.READY_FOR_DOWNLOAD, Optional.empty()).archive();

        assertThat(archived.archived()).isTrue();
        assertThat(archived.state()).isEqualTo(RecordingState.READY_FOR_DOWNLOAD);
        assertThat(archived.archive()).isEqualTo(archived);
    }

    @Test
    void aCompanyMakesItUnattended() {
        assertThat(in(RecordingState.CAPTURED, Optional.empty()).attendance()).isEqualTo(Attendance.ATTENDED);
        assertThat(in(RecordingState.CAPTURED, Optional.of(CompanyId.of(1))).attendance())
                .isEqualTo(Attendance.UNATTENDED);
    }

    private static Recording in(RecordingState state, Optional<CompanyId> company) {
        return new Recording(
                RecordingId.of(1),
                AccountKey.of(2),
                UserKey.of(3),
                company,
                new SessionKey(new UUID(1, 2)),
                Instant.parse("2026-11-25T09:00:00Z"),
                state,
                false);
    }
}
