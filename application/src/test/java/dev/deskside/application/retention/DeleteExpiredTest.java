package dev.deskside.application.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeleteExpiredTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();
    private int attempts;

    private boolean run() {
        Retention retention = new Retention() {
            @Override
            public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
                asked.add("sessions " + endedBefore);
                return List.of();
            }

            @Override
            public List<DeletedRecording> deleteRecordings(Instant startedBefore, int limit) {
                asked.add("recordings " + startedBefore);
                return List.of();
            }

            @Override
            public int deleteAttempts(Instant madeBefore, int limit) {
                asked.add("attempts " + madeBefore);
                return Math.min(attempts, limit);
            }
        };
        DeleteExpired.Listener listener = new DeleteExpired.Listener() {
            @Override
            public void deleted(Retention.DeletedSession session, RetentionPolicy policy) {
                throw new AssertionError(session);
            }

            @Override
            public void deleted(Retention.DeletedRecording recording, RetentionPolicy policy) {
                throw new AssertionError(recording);
            }

            @Override
            public void deletedAttempts(int count, RetentionPolicy policy) {
                told.add(count);
            }
        };
        RetentionPolicy policy = new RetentionPolicy(Duration.ofDays(40), Duration.ofDays(20), Duration.ofDays(10));
        return new DeleteExpired(retention, policy, Clock.fixed(NOW, ZoneOffset.UTC), listener).run(5);
    }

    @Test
    @DisplayName("each kind is deleted as long before now as the policy says for it")
    void eachByItsOwn() {
        run();
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "sessions 2026-10-16T10:00:00Z",
                        "recordings 2026-11-05T10:00:00Z",
                        "attempts 2026-11-15T10:00:00Z");
    }

    @Test
    @DisplayName("as long as attempts fill a step there may be more, and no step is told of that deleted none")
    void untilNoneIsLeft() {
        attempts = 7;
        assertThat(run()).isTrue();
        attempts = 4;
        assertThat(run()).isFalse();
        attempts = 0;
        assertThat(run()).isFalse();
        assertThat(told).containsExactly(5, 4);
    }
}
