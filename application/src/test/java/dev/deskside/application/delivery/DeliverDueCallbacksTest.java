package dev.deskside.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.InMemoryCallbacks;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackSchedule;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Delivering callbacks")
class DeliverDueCallbacksTest {
    private static final URI RECEIVER = URI.create("https://hooks.example.com/status?ticket=1");
    private static final Caller CALLER = new Caller(Told.ACCOUNT, Set.of(), UserKey.of(1), Set.of(), Seat.NONE);
    private static final CallbackAnswer FAILED = CallbackAnswer.failed("no route");
    private static final CallbackAnswer DELIVERED = CallbackAnswer.delivered(204);

    private final HandClock clock = new HandClock();
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks(sessions, clock);
    private final CallbackSecrets secrets =
            new CallbackSecrets(callbacks, message -> Arrays.copyOf(message, 64), clock);
    private final List<OutgoingCallback> sent = new ArrayList<>();
    private final List<CallbackId> givenUp = new ArrayList<>();
    private final List<RuntimeException> broken = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private double chance = 0.5;
    private Function<OutgoingCallback, CallbackAnswer> receiver = callback -> DELIVERED;

    private DeliverDueCallbacks.Builder builder() {
        return DeliverDueCallbacks.builder()
                .callbacks(callbacks)
                .sender(callback -> {
                    sent.add(callback);
                    return receiver.apply(callback);
                })
                .view((session, snapshot) -> snapshot)
                .secrets(secrets)
                .clock(clock)
                .chance(() -> chance)
                .executor(Runnable::run)
                .listener(new DeliveryListener() {
                    @Override
                    public void failed(
                            CallbackId id, CallbackEndpoint endpoint, CallbackAnswer answer, boolean isGivenUp) {
                        if (isGivenUp) {
                            givenUp.add(id);
                        }
                    }

                    @Override
                    public void broke(CallbackId id, RuntimeException why) {
                        broken.add(why);
                    }
                });
    }

    private static int run(DeliverDueCallbacks delivery) {
        return delivery.run(new DeliverDueCallbacks.Command(100));
    }

    private List<Callback> listed() {
        return callbacks.list(CALLER, CallbackQuery.all()).callbacks();
    }

    private Callback only() {
        assertThat(listed()).hasSize(1);
        return listed().get(0);
    }

    @Test
    @DisplayName("sends what is due with the state of then, the id, the sequence and the secret")
    void sends() {
        Told session = new Told(sessions, RECEIVER).join().end();
        DeliverDueCallbacks delivery = builder().build();
        assertThat(run(delivery)).isEqualTo(1);
        assertThat(run(delivery)).isEqualTo(1);
        assertThat(run(delivery)).isEqualTo(1);
        assertThat(run(delivery)).isZero();
        assertThat(sent)
                .extracting(callback ->
                        callback.session().map(SessionSnapshot::status).orElseThrow())
                .containsExactly(SessionStatus.WAITING, SessionStatus.ACTIVE, SessionStatus.COMPLETE);
        assertThat(sent)
                .extracting(callback -> callback.sequence().orElseThrow())
                .isSorted();
        assertThat(sent).allSatisfy(callback -> {
            assertThat(callback.url()).isEqualTo(RECEIVER);
            assertThat(callback.at()).isEqualTo(clock.instant());
            assertThat(callback.trigger()).isEqualTo(CallbackTrigger.CHANGE);
            assertThat(callback.secrets())
                    .isEqualTo(secrets.of(Told.ACCOUNT, CallbackEndpoint.of(RECEIVER)))
                    .hasSize(1);
            assertThat(callback.session().flatMap(SessionSnapshot::id)).contains(session.id());
        });
        assertThat(sent.get(0).session().flatMap(SessionSnapshot::customerJoinedAt))
                .isEmpty();
        assertThat(listed()).allMatch(callback -> callback.state() == CallbackState.DELIVERED);
        assertThat(sent).extracting(OutgoingCallback::id).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("goes through the whole schedule with the same id, gives up after the tenth, and releases the next")
    void schedule() {
        new Told(sessions, RECEIVER);
        receiver = callback -> FAILED;
        DeliverDueCallbacks delivery = builder().build();
        List<Duration> delays = CallbackSchedule.STANDARD.delays();
        for (int attempt = 1; attempt <= delays.size(); attempt++) {
            chance = new double[] {0, 0.5, 0.999}[attempt % 3];
            assertThat(run(delivery)).isEqualTo(1);
            assertThat(run(delivery)).isZero();
            assertThat(only().attempts()).isEqualTo(attempt);
            if (attempt < delays.size()) {
                assertThat(only().state()).isEqualTo(CallbackState.PENDING);
                Duration wait = callbacks.untilDue().orElseThrow();
                long planned = delays.get(attempt).toMillis();
                assertThat(wait.toMillis()).isBetween(planned * 9 / 10, planned * 11 / 10);
                clock.advance(wait.minusMillis(1));
                assertThat(run(delivery)).isZero();
                clock.advance(Duration.ofMillis(1));
            }
        }
        assertThat(only().state()).isEqualTo(CallbackState.FAILED);
        assertThat(givenUp).containsExactly(only().id());
        assertThat(sent).hasSize(10).extracting(OutgoingCallback::id).containsOnly(only().id());
        assertThat(callbacks.untilDue()).isEmpty();
    }

    @Test
    @DisplayName("sends the younger ones once the older one is given up")
    void released() {
        new Told(sessions, RECEIVER).join();
        receiver = callback -> FAILED;
        DeliverDueCallbacks delivery = builder()
                .schedule(new CallbackSchedule(List.of(Duration.ZERO, Duration.ofMinutes(1))))
                .build();
        run(delivery);
        receiver = callback -> callback.session().orElseThrow().status() == SessionStatus.WAITING ? FAILED : DELIVERED;
        assertThat(run(delivery)).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(run(delivery)).isEqualTo(1);
        assertThat(run(delivery)).isEqualTo(1);
        assertThat(listed()).extracting(Callback::state).containsExactly(CallbackState.DELIVERED, CallbackState.FAILED);
    }

    @Test
    @DisplayName("doesn't ask again before the time that the receiver asked for")
    void retryAfter() {
        new Told(sessions, RECEIVER);
        receiver = callback -> new CallbackAnswer(
                CallbackAnswer.Result.FAILED, Optional.of(503), "answered 503", Optional.of(Duration.ofHours(1)));
        run(builder().build());
        assertThat(callbacks.untilDue()).contains(Duration.ofHours(1));
    }

    @Test
    @DisplayName("gives up at once where the receiver is gone")
    void gone() {
        new Told(sessions, RECEIVER).join();
        receiver = callback ->
                new CallbackAnswer(CallbackAnswer.Result.GONE, Optional.of(410), "answered 410", Optional.empty());
        DeliverDueCallbacks delivery = builder().build();
        run(delivery);
        assertThat(run(delivery)).isEqualTo(1);
        assertThat(listed()).allMatch(callback -> callback.state() == CallbackState.FAILED && callback.attempts() == 1);
        assertThat(givenUp).hasSize(2);
    }

    @Test
    @DisplayName("hands back what the sender held back: no attempt, and later")
    void heldBack() {
        new Told(sessions, RECEIVER);
        receiver = callback -> CallbackAnswer.heldBack(Duration.ofSeconds(40));
        run(builder().build());
        assertThat(only().attempts()).isZero();
        assertThat(callbacks.untilDue()).contains(Duration.ofSeconds(40));
    }

    @Test
    @DisplayName("sends again what ended in an error of ours")
    void error() {
        new Told(sessions, RECEIVER);
        receiver = callback -> {
            throw new IllegalStateException("on purpose");
        };
        run(builder().build());
        assertThat(broken).hasSize(1);
        assertThat(only().attempts()).isEqualTo(1);
        assertThat(only().state()).isEqualTo(CallbackState.PENDING);
    }

    @Test
    @DisplayName("hands back what nobody may send any more")
    void refused() {
        new Told(sessions, RECEIVER);
        DeliverDueCallbacks stopped = builder()
                .executor(task -> {
                    throw new RejectedExecutionException();
                })
                .build();
        run(stopped);
        assertThat(run(builder().build())).isEqualTo(1);
        assertThat(only().state()).isEqualTo(CallbackState.DELIVERED);
        assertThat(only().attempts()).isEqualTo(1);
    }

    @Test
    @DisplayName("sends one to a target until it has taken one, then eight, and one again after a failure")
    void lanes() {
        for (int i = 0; i < 40; i++) {
            new Told(sessions, URI.create("https://hooks.example.com/status?ticket=" + i));
        }
        DeliverDueCallbacks delivery = builder().executor(waiting::add).build();
        assertThat(run(delivery)).isEqualTo(1);
        assertThat(run(delivery)).isZero();
        waiting.remove().run();
        assertThat(run(delivery)).isEqualTo(8);
        assertThat(run(delivery)).isZero();
        waiting.remove().run();
        assertThat(run(delivery)).isEqualTo(1);

        new Told(sessions, URI.create("https://hooks.example.com/other"));
        assertThat(run(delivery)).as("another path").isEqualTo(1);
        receiver = callback -> FAILED;
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertThat(run(delivery)).isEqualTo(1);
    }

    @Test
    @DisplayName("has no more on their way than there is room for, whatever the number of targets")
    void total() {
        for (int i = 0; i < 600; i++) {
            new Told(sessions, URI.create("https://hooks.example.com/" + i));
        }
        DeliverDueCallbacks delivery = builder().executor(waiting::add).build();
        int taken = 0;
        for (int some = run(delivery); some > 0; some = run(delivery)) {
            taken += some;
        }
        assertThat(taken).isEqualTo(512);
        waiting.remove().run();
        assertThat(run(delivery)).isEqualTo(1);
    }

    @Test
    @DisplayName("signs with the new secret and the old one for a day after the secret was replaced")
    void rotation() {
        CallbackEndpoint endpoint = CallbackEndpoint.of(RECEIVER);
        var before = secrets.of(Told.ACCOUNT, endpoint);
        var after = secrets.rotate(Told.ACCOUNT, endpoint);
        assertThat(after).hasSize(2).endsWith(before.get(0)).doesNotHaveDuplicates();
        clock.advance(CallbackSecrets.ROTATION.minusSeconds(1));
        assertThat(secrets.of(Told.ACCOUNT, endpoint)).isEqualTo(after);
        clock.advance(Duration.ofSeconds(1));
        assertThat(secrets.of(Told.ACCOUNT, endpoint)).containsExactly(after.get(0));
    }

    @Test
    @DisplayName(
            "tells no older state after a newer one, and each at least once, however the receiver delays and fails")
    void inOrder() throws InterruptedException {
        InMemorySessions fast = new InMemorySessions();
        InMemoryCallbacks store = new InMemoryCallbacks(fast, Clock.systemUTC());
        Map<SessionId, List<Long>> seen = new ConcurrentHashMap<>();
        Map<SessionId, Set<SessionStatus>> taken = new ConcurrentHashMap<>();
        Random random = new Random(5);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            DeliverDueCallbacks delivery = builder()
                    .callbacks(store)
                    .clock(Clock.systemUTC())
                    .schedule(new CallbackSchedule(Collections.nCopies(100, Duration.ofMillis(1))))
                    .executor(threads)
                    .sender(callback -> {
                        SessionId id = callback.session().orElseThrow().id().orElseThrow();
                        int fate;
                        synchronized (random) {
                            fate = random.nextInt(9);
                        }
                        for (long until = System.nanoTime() + fate * 300_000L; System.nanoTime() < until; ) {
                            Thread.onSpinWait();
                        }
                        // The receiver may have got it although it fails.
                        seen.computeIfAbsent(id, key -> Collections.synchronizedList(new ArrayList<>()))
                                .add(callback.sequence().orElseThrow());
                        if (fate % 3 == 0) {
                            return FAILED;
                        }
                        taken.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet())
                                .add(callback.session().orElseThrow().status());
                        return DELIVERED;
                    })
                    .build();
            threads.execute(() -> IntStream.range(0, 60)
                    .forEach(i -> new Told(fast, URI.create("https://hooks.example.com/" + i % 5))
                            .join()
                            .end()));
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (taken.size() < 60 || !taken.values().stream().allMatch(statuses -> statuses.size() == 3)) {
                assertThat(System.nanoTime()).isLessThan(end);
                if (run(delivery) == 0) {
                    Thread.onSpinWait();
                }
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(seen.values()).allSatisfy(sequences -> assertThat(sequences).isSorted());
        assertThat(seen.values().stream().mapToInt(List::size).sum()).isGreaterThan(180);
    }
}
