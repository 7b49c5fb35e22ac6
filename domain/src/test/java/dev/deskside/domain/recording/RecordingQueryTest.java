package dev.deskside.domain.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RecordingQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final AccountKey ACCOUNT = AccountKey.of("18446744073709551616");

    @Test
    void oneKeyIsNeeded() {
        assertThat(failure(() -> new RecordingQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty())))
                .hasMessageContainingAll("accountKey", "userKey", "companyId");
    }

    @Test
    void theWindowIsInOrder() {
        assertThat(failure(() -> query().from(NOW).to(NOW.minusSeconds(1)).build())
                        .field())
                .contains("fromTime");
        assertThat(query().from(NOW).to(NOW).build().from()).contains(NOW);
    }

    @Test
    void aTimePeriodStandsAlone() {
        assertThat(failure(() -> query().lastDays(1).from(NOW).build()).field()).contains("timePeriod");
        assertThat(failure(() -> query().lastDays(1).to(NOW).build()).field()).contains("timePeriod");
        assertThat(failure(() -> query().lastDays(0).build()).field()).contains("timePeriod");
        assertThat(failure(() -> query().lastDays(-3).build()).field()).contains("timePeriod");
        assertThat(failure(() -> query().lastDays(36_501).build()).field()).contains("timePeriod");
    }

    @Property
    void aTimePeriodCountsBackFromNow(
            @ForAll @IntRange(min = 1, max = 36_500) int days, @ForAll @IntRange(max = 4_000_000) int age) {
        RecordingQuery query = query().lastDays(days).build().at(NOW);
        Recording recording = recording(NOW.minusSeconds(age));

        assertThat(query.timePeriod()).isEmpty();
        assertThat(query.matches(recording))
                .isEqualTo(age <= Duration.ofDays(days).toSeconds());
    }

    @Property
    void bothEndsCount(
            @ForAll @IntRange(max = 20) int from,
            @ForAll @IntRange(max = 20) int length,
            @ForAll @IntRange(max = 50) int at) {
        RecordingQuery query = query().from(NOW.plusSeconds(from))
                .to(NOW.plusSeconds(from + length))
                .build();

        assertThat(query.matches(recording(NOW.plusSeconds(at)))).isEqualTo(at >= from && at <= from + length);
    }

    private static RecordingQuery.Builder query() {
        return RecordingQuery.ofAccount(ACCOUNT);
    }

    private static DesksideException failure(ThrowingCallable call) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        return failure;
    }

    private static Recording recording(Instant startedAt) {
        return Recording.captured(
                RecordingId.of(1), ACCOUNT, UserKey.of(3), Optional.empty(), new SessionKey(new UUID(1, 2)), startedAt);
    }
}
