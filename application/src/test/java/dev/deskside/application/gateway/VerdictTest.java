package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.gateway.Verdict.Sighting;
import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.SessionLimits;
import dev.deskside.domain.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The verdict on a session")
class VerdictTest {
    private static final Instant SINCE = Instant.parse("2026-11-25T10:00:00Z");
    private static final SessionLimits LIMITS = new SessionLimits(Duration.ofHours(1), Duration.ofHours(10));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // status, seen as, doubts so far, hours, given up as, doubtful
                "NOT_STARTED, SEEN,      0,  0, -,       false",
                "NOT_STARTED, SEEN,      0,  1, EXPIRED, false",
                "NOT_STARTED, ABSENT,    0,  0, -,       true",
                "NOT_STARTED, ABSENT,    1,  0, LOST,    false",
                "NOT_STARTED, NOT_ASKED, 0,  0, -,       false",
                "NOT_STARTED, NOT_ASKED, 0,  1, EXPIRED, false",
                "WAITING,     SEEN,      0,  9, -,       false",
                "WAITING,     SEEN,      1,  9, -,       false",
                "WAITING,     SEEN,      0, 10, -,       true",
                "WAITING,     SEEN,      1, 10, LOST,    false",
                "ACTIVE,      SEEN,      0, 10, -,       true",
                "ACTIVE,      SEEN,      1, 10, LOST,    false",
                "ACTIVE,      ABSENT,    0,  0, -,       true",
                "ACTIVE,      ABSENT,    1,  0, LOST,    false",
                "ACTIVE,      NOT_ASKED, 0, 10, LOST,    false",
            })
    @DisplayName("asks once more before it is lost, and lets what isn't started expire")
    void verdict(SessionStatus status, Sighting sighting, int doubts, int hours, EndReason end, boolean isDoubtful) {
        assertThat(Verdict.on(
                        LookIntervalTest.session(status),
                        sighting,
                        doubts,
                        LIMITS,
                        SINCE.plus(Duration.ofHours(hours))))
                .isEqualTo(new Verdict(Optional.ofNullable(end), isDoubtful));
    }

    @ParameterizedTest
    @EnumSource(Sighting.class)
    @DisplayName("says nothing of what has ended")
    void ended(Sighting sighting) {
        for (SessionStatus status : new SessionStatus[] {SessionStatus.COMPLETE, SessionStatus.ABANDONED}) {
            assertThat(Verdict.on(
                            LookIntervalTest.session(status), sighting, 5, LIMITS, SINCE.plus(Duration.ofDays(365))))
                    .isEqualTo(new Verdict(Optional.empty(), false));
        }
    }

    @Test
    @DisplayName("knows when a session that goes on reaches its limit")
    void limit() {
        assertThat(LIMITS.of(LookIntervalTest.session(SessionStatus.ACTIVE)))
                .contains(SINCE.plus(Duration.ofHours(10)));
        assertThat(LIMITS.of(LookIntervalTest.session(SessionStatus.COMPLETE))).isEmpty();
    }
}
