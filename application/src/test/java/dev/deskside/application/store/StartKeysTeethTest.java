package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.StartKeysContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.StartKeys;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.TokenHash;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of start keys")
class StartKeysTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(StartKeysTeethTest.class, Right.class, "Q1", "Q2", "Q3", "Q4", "Q5");
    }

    /** A right adapter; each test below gets one thing wrong. */
    abstract static class Almost implements StartKeysContract, StartKeys {
        final StartKeys right = new InMemoryStartKeys(Clock.systemUTC());
        private final Accounts accounts = new InMemoryAccounts();

        @Override
        public StartKeys startKeys() {
            return this;
        }

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
            return right.reserve(account, key, attempt, lease);
        }

        @Override
        public void release(AccountKey account, StartKey key, UUID attempt) {
            right.release(account, key, attempt);
        }

        @Override
        public void abandon(AccountKey account, StartKey key, UUID attempt) {
            right.abandon(account, key, attempt);
        }

        @Override
        public boolean forget(AccountKey account, IdempotencyKey key) {
            return right.forget(account, key);
        }
    }

    static class Right extends Almost {}

    @Breaks("Q1")
    static class KnowsNoAccounts extends Almost {
        @Override
        public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
            return right.reserve(AccountKey.of(1), key, attempt, lease);
        }
    }

    @Breaks("Q1")
    static class GivesItToEverybody extends Almost {
        @Override
        public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
            Outcome outcome = right.reserve(account, key, attempt, lease);
            return outcome == Outcome.IN_FLIGHT ? Outcome.RESERVED : outcome;
        }
    }

    @Breaks("Q2")
    static class NeverReleases extends Almost {
        @Override
        public void release(AccountKey account, StartKey key, UUID attempt) {
            // Nothing is given back.
        }
    }

    @Breaks("Q2")
    static class ReleasesForAnybody extends Almost {
        @Override
        public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
            return right.reserve(account, key, new UUID(0, 1), lease);
        }

        @Override
        public void release(AccountKey account, StartKey key, UUID attempt) {
            right.release(account, key, new UUID(0, 1));
        }

        @Override
        public void abandon(AccountKey account, StartKey key, UUID attempt) {
            right.abandon(account, key, new UUID(0, 1));
        }
    }

    @Breaks("Q3")
    static class TriesAgainWhenTheLeaseIsOver extends Almost {
        @Override
        public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
            Outcome outcome = right.reserve(account, key, attempt, lease);
            return outcome == Outcome.UNKNOWN ? Outcome.RESERVED : outcome;
        }
    }

    @Breaks("Q4")
    static class LooksAtTheKeyAlone extends Almost {
        @Override
        public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
            return right.reserve(account, new StartKey(key.value(), TokenHash.of("any")), attempt, lease);
        }
    }

    @Breaks("Q5")
    static class ForgetsNothing extends Almost {
        @Override
        public boolean forget(AccountKey account, IdempotencyKey key) {
            return false;
        }
    }
}
