package dev.deskside.application.store;

import dev.deskside.application.contract.FollowsContract;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryFollows;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of follows")
class FollowsTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(FollowsTeethTest.class, Right.class, "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8");
    }

    /** A right adapter; each below gets one thing wrong. */
    abstract static class Almost implements FollowsContract, Follows {
        private final InMemorySessions sessions = new InMemorySessions();
        private final Accounts accounts = new InMemoryAccounts();
        final Follows right = new InMemoryFollows(sessions, Clock.systemUTC());

        @Override
        public Follows follows() {
            return this;
        }

        @Override
        public Sessions sessions() {
            return sessions;
        }

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public List<Claim> claim(int limit, Duration lease, Duration youngest) {
            return right.claim(limit, lease, youngest);
        }

        @Override
        public void settle(Claim claim, Look look) {
            right.settle(claim, look);
        }

        @Override
        public void hurry(SessionKey session) {
            right.hurry(session);
        }

        @Override
        public void calledBack(SessionKey session, Instant at, Optional<Duration> next) {
            right.calledBack(session, at, next);
        }

        @Override
        public void seen(SessionKey session, Instant at) {
            right.seen(session, at);
        }

        @Override
        public Optional<Instant> seenAt(SessionKey session) {
            return right.seenAt(session);
        }

        @Override
        public Optional<Versioned<Session>> find(SessionKey session) {
            return right.find(session);
        }
    }

    static final class Right extends Almost {}

    @Breaks("F1")
    static final class GivesAnOldState extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Duration youngest) {
            return super.claim(limit, lease, youngest).stream()
                    .map(claim -> new Claim(
                            new Versioned<>(claim.session().value(), 1),
                            claim.number(),
                            claim.doubts(),
                            claim.failures(),
                            claim.calledBackAt()))
                    .toList();
        }
    }

    @Breaks("F2")
    static final class LeasesNothing extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Duration youngest) {
            return super.claim(limit, Duration.ZERO, youngest);
        }
    }

    @Breaks("F2")
    static final class TakesAnySettling extends Almost {
        private final Map<SessionKey, Claim> last = new HashMap<>();

        @Override
        public synchronized List<Claim> claim(int limit, Duration lease, Duration youngest) {
            List<Claim> claims = super.claim(limit, lease, youngest);
            claims.forEach(claim -> last.put(claim.session().value().key(), claim));
            return claims;
        }

        @Override
        public synchronized void settle(Claim claim, Look look) {
            super.settle(last.get(claim.session().value().key()), look);
        }
    }

    @Breaks("F3")
    static final class ForgetsDoubts extends Almost {
        @Override
        public void settle(Claim claim, Look look) {
            super.settle(claim, new Look(look.next(), 0, look.failures(), look.seenAt()));
        }
    }

    @Breaks("F3")
    static final class IsNeverDoneWith extends Almost {
        @Override
        public void settle(Claim claim, Look look) {
            super.settle(
                    claim,
                    new Look(
                            look.next().or(() -> Optional.of(Duration.ZERO)),
                            look.doubts(),
                            look.failures(),
                            look.seenAt()));
        }
    }

    @Breaks("F3")
    static final class ComesEarly extends Almost {
        @Override
        public void settle(Claim claim, Look look) {
            super.settle(
                    claim,
                    new Look(look.next().map(next -> Duration.ZERO), look.doubts(), look.failures(), look.seenAt()));
        }
    }

    @Breaks("F4")
    static final class HurriesNobody extends Almost {
        @Override
        public void hurry(SessionKey session) {
            // As lazy as it gets.
        }
    }

    @Breaks("F5")
    static final class ForgetsCalls extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Duration youngest) {
            return super.claim(limit, lease, youngest).stream()
                    .map(claim -> new Claim(
                            claim.session(), claim.number(), claim.doubts(), claim.failures(), Optional.empty()))
                    .toList();
        }
    }

    @Breaks("F5")
    static final class LeavesTheTimeAsItWas extends Almost {
        @Override
        public void calledBack(SessionKey session, Instant at, Optional<Duration> next) {
            super.calledBack(session, at, Optional.of(Duration.ZERO));
        }
    }

    @Breaks("F6")
    static final class SeesBackwards extends Almost {
        private final Map<SessionKey, Instant> last = new HashMap<>();

        @Override
        public void seen(SessionKey session, Instant at) {
            last.put(session, at);
        }

        @Override
        public Optional<Instant> seenAt(SessionKey session) {
            return Optional.ofNullable(last.get(session)).or(() -> super.seenAt(session));
        }
    }

    @Breaks("F7")
    static final class NewestFirst extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Duration youngest) {
            List<Claim> all = new ArrayList<>(super.claim(Integer.MAX_VALUE, lease, youngest));
            Collections.reverse(all);
            all.stream()
                    .skip(limit)
                    .forEach(claim -> hurry(claim.session().value().key()));
            return all.stream().limit(limit).toList();
        }
    }

    @Breaks("F7")
    static final class TakesTheYoungest extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Duration youngest) {
            return super.claim(limit, lease, Duration.ZERO);
        }
    }

    @Breaks("F8")
    static final class FindsNothing extends Almost {
        @Override
        public Optional<Versioned<Session>> find(SessionKey session) {
            return Optional.empty();
        }
    }
}
