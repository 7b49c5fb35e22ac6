package dev.deskside.application.store;

import dev.deskside.application.contract.CallbacksContract;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryCallbacks;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.UnattendedMachine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of callbacks")
class CallbacksTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(
                CallbacksTeethTest.class,
                Right.class,
                "K1",
                "K2",
                "K3",
                "K4",
                "K5",
                "K6",
                "K7",
                "K8",
                "K9",
                "K10",
                "K11");
    }

    /** A right adapter; each test below gets one thing wrong. */
    abstract static class Almost implements CallbacksContract, Callbacks {
        private final InMemorySessions sessions = new InMemorySessions();
        private final Accounts accounts = new InMemoryAccounts();
        final Callbacks right = new InMemoryCallbacks(sessions, Clock.systemUTC());

        /** In memory all comes at once; what is broken never does. */
        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
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
        public Callbacks callbacks() {
            return this;
        }

        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            return right.claim(limit, lease, room);
        }

        @Override
        public boolean settle(Claim claim, CallbackAttempt attempt, Optional<Duration> retry) {
            return right.settle(claim, attempt, retry);
        }

        @Override
        public boolean handBack(Claim claim, Duration delay) {
            return right.handBack(claim, delay);
        }

        @Override
        public Optional<Duration> untilDue() {
            return right.untilDue();
        }

        @Override
        public Listed list(Caller caller, CallbackQuery query) {
            return right.list(caller, query);
        }

        @Override
        public Optional<Told> find(Caller caller, CallbackId id) {
            return right.find(caller, id);
        }

        @Override
        public boolean replay(Caller caller, CallbackId id) {
            return right.replay(caller, id);
        }

        @Override
        public long replay(Caller caller, Instant from, Instant to) {
            return right.replay(caller, from, to);
        }

        @Override
        public Epoch epoch(AccountKey account, CallbackEndpoint endpoint) {
            return right.epoch(account, endpoint);
        }

        @Override
        public Epoch rotate(AccountKey account, CallbackEndpoint endpoint, Instant at) {
            return right.rotate(account, endpoint, at);
        }
    }

    static class Right extends Almost {}

    @Breaks("K1")
    static class PassesOverTheFirstChange extends Almost {
        private final Set<CallbackId> passed = ConcurrentHashMap.newKeySet();

        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            return right.claim(limit, lease, room).stream()
                    .filter(claim -> claim.change().version() > 2 || !passed.add(claim.id()))
                    .toList();
        }
    }

    @Breaks("K2")
    static class LetsTheYoungerPass extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            List<Claim> claims = right.claim(limit, lease, room);
            // Settled before anything was sent.
            claims.forEach(claim -> right.settle(
                    claim,
                    new CallbackAttempt(Instant.EPOCH, Duration.ZERO, claim.trigger(), CallbackAnswer.delivered(204)),
                    Optional.empty()));
            return claims;
        }
    }

    @Breaks("K2")
    static class GivesEachTwice extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            List<Claim> claims = new ArrayList<>(right.claim(limit, lease, room));
            claims.addAll(List.copyOf(claims));
            return claims;
        }
    }

    @Breaks("K3")
    static class SettlesWhateverTheLease extends Almost {
        private final Map<CallbackId, Claim> last = new ConcurrentHashMap<>();

        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            List<Claim> claims = right.claim(limit, lease, room);
            claims.forEach(claim -> last.put(claim.id(), claim));
            return claims;
        }

        @Override
        public boolean settle(Claim claim, CallbackAttempt attempt, Optional<Duration> retry) {
            return right.settle(last.get(claim.id()), attempt, retry);
        }
    }

    @Breaks("K4")
    static class RetriesAtOnce extends Almost {
        @Override
        public boolean settle(Claim claim, CallbackAttempt attempt, Optional<Duration> retry) {
            return right.settle(claim, attempt, retry.map(delay -> Duration.ZERO));
        }
    }

    @Breaks("K4")
    static class CountsNoAttempts extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            return right.claim(limit, lease, room).stream()
                    .map(claim -> new Claim(claim.change(), claim.session(), claim.trigger(), 0, claim.lease()))
                    .toList();
        }
    }

    @Breaks("K5")
    static class CountsWhatIsHandedBack extends Almost {
        @Override
        public boolean handBack(Claim claim, Duration delay) {
            return right.settle(
                    claim,
                    new CallbackAttempt(Instant.EPOCH, Duration.ZERO, claim.trigger(), CallbackAnswer.heldBack(delay)),
                    Optional.of(delay));
        }
    }

    @Breaks("K6")
    static class IgnoresTheRoom extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            return right.claim(limit, lease, Map.of());
        }
    }

    @Breaks("K6")
    static class LeavesOutTheFullAfterwards extends Almost {
        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            Map<CallbackTarget, Integer> all =
                    room.keySet().stream().collect(Collectors.toMap(target -> target, target -> limit));
            List<Claim> fitting = new ArrayList<>();
            for (Claim claim : right.claim(limit, lease, all)) {
                if (room.getOrDefault(claim.target(), 1) > 0) {
                    fitting.add(claim);
                } else {
                    right.handBack(claim, Duration.ZERO);
                }
            }
            return fitting;
        }
    }

    @Breaks("K7")
    static class KeepsTheLastAttempt extends Almost {
        @Override
        public Optional<Told> find(Caller caller, CallbackId id) {
            return right.find(caller, id)
                    .map(told -> new Told(
                            told.callback(),
                            told.callback().lastAttempt().stream().toList()));
        }
    }

    @Breaks("K8")
    static class ShowsEverybody extends Almost {
        private final List<Caller> owners = new CopyOnWriteArrayList<>();

        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            List<Claim> claims = right.claim(limit, lease, room);
            claims.forEach(claim -> owners.add(new Caller(
                    claim.session().snapshot().account().orElseThrow(),
                    claim.session().snapshot().machine().flatMap(UnattendedMachine::company).stream()
                            .collect(Collectors.toSet()),
                    UserKey.of(1),
                    Set.of(),
                    Seat.NONE)));
            return claims;
        }

        @Override
        public Optional<Told> find(Caller caller, CallbackId id) {
            return owners.stream()
                    .flatMap(owner -> right.find(owner, id).stream())
                    .findFirst();
        }
    }

    @Breaks("K9")
    static class OldestFirst extends Almost {
        @Override
        public Listed list(Caller caller, CallbackQuery query) {
            Listed listed = right.list(caller, query);
            List<Callback> reversed = new ArrayList<>(listed.callbacks());
            Collections.reverse(reversed);
            return new Listed(reversed, listed.next());
        }
    }

    @Breaks("K9")
    static class TakesAnyState extends Almost {
        @Override
        public Listed list(Caller caller, CallbackQuery query) {
            return right.list(
                    caller,
                    new CallbackQuery(
                            Optional.empty(), query.session(), query.from(), query.to(), query.limit(), query.after()));
        }
    }

    @Breaks("K10")
    static class ReplaysOnlyWhatIsNotPending extends Almost {
        @Override
        public boolean replay(Caller caller, CallbackId id) {
            return right.find(caller, id)
                            .filter(told -> told.callback().due().isEmpty())
                            .isPresent()
                    && right.replay(caller, id);
        }
    }

    @Breaks("K10")
    static class CallsAReplayAChange extends Almost {
        private final Map<Claim, Claim> given = new ConcurrentHashMap<>();

        @Override
        public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
            return right.claim(limit, lease, room).stream()
                    .map(claim -> {
                        Claim change = new Claim(
                                claim.change(),
                                claim.session(),
                                CallbackTrigger.CHANGE,
                                claim.attempts(),
                                claim.lease());
                        given.put(change, claim);
                        return change;
                    })
                    .toList();
        }

        @Override
        public boolean settle(Claim claim, CallbackAttempt attempt, Optional<Duration> retry) {
            return right.settle(given.get(claim), attempt, retry);
        }
    }

    @Breaks("K11")
    static class HasOneSecret extends Almost {
        @Override
        public Epoch epoch(AccountKey account, CallbackEndpoint endpoint) {
            return Epoch.FIRST;
        }
    }
}
