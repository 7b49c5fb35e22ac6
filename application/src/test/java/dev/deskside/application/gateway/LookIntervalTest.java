package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The time until the next look")
class LookIntervalTest {
    private static final Instant SINCE = Instant.parse("2026-11-25T10:00:00Z");

    private final LookInterval middle = new LookInterval(() -> 0.5);

    static Session session(SessionStatus status) {
        SessionSnapshot.Builder snapshot = SessionSnapshot.in(status).account(Optional.of(AccountKey.of("1")));
        if (status != SessionStatus.NOT_STARTED) {
            snapshot.startedAt(Optional.of(SINCE));
        }
        if (status == SessionStatus.ACTIVE || status == SessionStatus.COMPLETE) {
            snapshot.customerJoinedAt(Optional.of(SINCE));
        }
        if (status.isEnded()) {
            snapshot.endedAt(Optional.of(SINCE));
        }
        SessionTokens tokens = new SessionTokens(TokenHash.of("token"), Optional.empty(), Optional.empty());
        return new Session(new SessionKey(new UUID(1, 2)), SINCE, 1, tokens, Optional.empty(), snapshot.build());
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_STARTED, PT0S, PT5S",
        "NOT_STARTED, PT4M59S, PT5S",
        "NOT_STARTED, PT5M, PT30S",
        "NOT_STARTED, PT1H, PT5M",
        "NOT_STARTED, PT24H, PT1H",
        "WAITING, PT0S, PT5S",
        "WAITING, PT48H, PT1H",
        "ACTIVE, PT0S, PT15S",
        "ACTIVE, PT10M, PT1M",
        "ACTIVE, PT2H, PT10M",
    })
    @DisplayName("is the longer, the older the session's state is, and ten times that where its provider calls back")
    void byAge(SessionStatus status, Duration age, Duration expected) {
        assertThat(middle.after(session(status), SINCE.plus(age), false)).contains(expected);
        assertThat(middle.after(session(status), SINCE.plus(age), true)).contains(expected.multipliedBy(10));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1H", "PT59M, PT1M", "PT1H, PT23H", "P1D, P28D", "P28DT23H, PT1H"})
    @DisplayName("leads, after the end, to an hour, a day and 29 days after it")
    void afterTheEnd(Duration age, Duration expected) {
        for (SessionStatus status : new SessionStatus[] {SessionStatus.COMPLETE, SessionStatus.ABANDONED}) {
            assertThat(middle.after(session(status), SINCE.plus(age), false).orElseThrow())
                    .isBetween(expected, expected.plusMinutes(10));
        }
    }

    @Test
    @DisplayName("is none after that")
    void never() {
        assertThat(middle.after(session(SessionStatus.COMPLETE), SINCE.plus(Duration.ofDays(29)), false))
                .isEmpty();
    }

    @Test
    @DisplayName("varies by a fifth, and the last look comes before the vendor forgets")
    void varies() {
        LookInterval earliest = new LookInterval(() -> 0);
        LookInterval latest = new LookInterval(() -> Math.nextDown(1.0));
        assertThat(earliest.after(session(SessionStatus.ACTIVE), SINCE, false)).contains(Duration.ofSeconds(12));
        assertThat(latest.after(session(SessionStatus.ACTIVE), SINCE, false)).contains(Duration.ofSeconds(18));
        assertThat(latest.after(session(SessionStatus.COMPLETE), SINCE.plus(Duration.ofDays(2)), false)
                        .orElseThrow())
                .isLessThan(Duration.ofDays(28));
    }

    @Test
    @DisplayName("is not shorter where a clock was set back")
    void clockSetBack() {
        assertThat(middle.after(session(SessionStatus.ACTIVE), SINCE.minusSeconds(3600), false))
                .contains(Duration.ofSeconds(15));
    }

    @Test
    @DisplayName("doubles with each failure, up to an hour")
    void failures() {
        assertThat(middle.afterFailure(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(middle.afterFailure(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(middle.afterFailure(5)).isEqualTo(Duration.ofSeconds(80));
        assertThat(middle.afterFailure(11)).isEqualTo(Duration.ofHours(1));
        assertThat(middle.afterFailure(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }
}
