package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryCallbacks;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemoryRetention;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.RetentionContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of retention")
class RetentionTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(RetentionTeethTest.class, Right.class, "X1", "X2", "X3", "X4", "X5", "X6");
    }

    /** A right adapter; each test below gets one thing wrong. */
    abstract static class Almost implements RetentionContract, Retention {
        final InMemorySessions sessions = new InMemorySessions();
        final InMemoryRecordings recordings = new InMemoryRecordings();
        final InMemoryCallbacks callbacks = new InMemoryCallbacks(sessions, Clock.systemUTC());
        final Retention right = new InMemoryRetention(sessions, recordings, callbacks);
        private final Accounts accounts = new InMemoryAccounts();

        @Override
        public Retention retention() {
            return this;
        }

        @Override
        public Sessions sessions() {
            return sessions;
        }

        @Override
        public Recordings recordings() {
            return recordings;
        }

        @Override
        public Callbacks callbacks() {
            return callbacks;
        }

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
            return right.deleteSessions(endedBefore, limit);
        }

        @Override
        public List<DeletedRecording> deleteRecordings(Instant startedBefore, int limit) {
            return right.deleteRecordings(startedBefore, limit);
        }

        @Override
        public int deleteAttempts(Instant madeBefore, int limit) {
            return right.deleteAttempts(madeBefore, limit);
        }
    }

    static class Right extends Almost {}

    @Breaks("X1")
    static class KeepsEverything extends Almost {
        @Override
        public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
            return List.of();
        }
    }

    @Breaks("X2")
    static class DeletesADayTooEarly extends Almost {
        @Override
        public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
            return right.deleteSessions(endedBefore.plus(Duration.ofDays(1)), limit);
        }
    }

    @Breaks("X2")
    static class IncludesTheInstantItself extends Almost {
        @Override
        public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
            return right.deleteSessions(endedBefore.plusNanos(1), limit);
        }
    }

    @Breaks("X3")
    static class KnowsNoSessionOfARecording extends Almost {
        @Override
        public List<DeletedRecording> deleteRecordings(Instant startedBefore, int limit) {
            return new InMemoryRetention(new InMemorySessions(), recordings, callbacks)
                    .deleteRecordings(startedBefore, limit);
        }
    }

    @Breaks("X3")
    static class KeepsRecordings extends Almost {
        @Override
        public List<DeletedRecording> deleteRecordings(Instant startedBefore, int limit) {
            return List.of();
        }
    }

    @Breaks("X4")
    static class KnowsNoLimit extends Almost {
        @Override
        public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
            return right.deleteSessions(endedBefore, Integer.MAX_VALUE);
        }
    }

    @Breaks("X4")
    static class TellsTheYoungestFirst extends Almost {
        @Override
        public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
            List<DeletedSession> deleted = new ArrayList<>(right.deleteSessions(endedBefore, limit));
            Collections.reverse(deleted);
            return deleted;
        }
    }

    @Breaks("X5")
    static class TellsNobodyWhatItDeleted extends Almost {
        @Override
        public List<DeletedSession> deleteSessions(Instant endedBefore, int limit) {
            right.deleteSessions(endedBefore, limit);
            return List.of();
        }
    }

    @Breaks("X6")
    static class KeepsAttempts extends Almost {
        @Override
        public int deleteAttempts(Instant madeBefore, int limit) {
            return 0;
        }
    }

    @Breaks("X6")
    static class DeletesAttemptsOfThatInstant extends Almost {
        @Override
        public int deleteAttempts(Instant madeBefore, int limit) {
            return right.deleteAttempts(madeBefore.plusNanos(1), limit);
        }
    }

    @Breaks("X6")
    static class KnowsNoLimitOfAttempts extends Almost {
        @Override
        public int deleteAttempts(Instant madeBefore, int limit) {
            return right.deleteAttempts(madeBefore, Integer.MAX_VALUE);
        }
    }
}
