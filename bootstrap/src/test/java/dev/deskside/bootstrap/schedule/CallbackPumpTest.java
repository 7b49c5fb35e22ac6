package dev.deskside.bootstrap.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskside.application.contract.InMemoryCallbacks;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.delivery.DeliverDueCallbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackSchedule;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pump of callbacks")
class CallbackPumpTest {
    private static final AccountKey ACCOUNT = AccountKey.of(7);

    private final AtomicInteger failures = new AtomicInteger();
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks(sessions, clock());
    private final Queue<OutgoingCallback> sent = new ConcurrentLinkedQueue<>();
    private final Threads threads = new Threads();
    private final WakeUp wakeUp = new WakeUp();

    /** The store's own: where it fails, so does the store. */
    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new DesksideException(ErrorCode.UNAVAILABLE, "On purpose.");
                }
                return Instant.now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @AfterEach
    void close() {
        threads.close();
    }

    private CallbackPump pump(Function<OutgoingCallback, CallbackAnswer> receiver) {
        CallbackSecrets secrets = new CallbackSecrets(callbacks, message -> new byte[32], Clock.systemUTC());
        DeliverDueCallbacks delivery = DeliverDueCallbacks.builder()
                .callbacks(callbacks)
                .sender(callback -> {
                    sent.add(callback);
                    return receiver.apply(callback);
                })
                .view((session, snapshot) -> snapshot)
                .secrets(secrets)
                .schedule(new CallbackSchedule(List.of(Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(5))))
                .clock(Clock.systemUTC())
                .chance(() -> 0.5)
                .executor(threads.callbacks())
                .listener(new DeliveryLog())
                .settled(wakeUp)
                .build();
        return new CallbackPump(delivery, callbacks, wakeUp, threads.callbacks());
    }

    private void launch() {
        UUID key = UUID.randomUUID();
        Session session = new Session(
                        new SessionKey(key),
                        Instant.EPOCH,
                        0,
                        new SessionTokens(TokenHash.of(key.toString()), Optional.empty(), Optional.empty()),
                        Optional.of(URI.create("https://hooks.example.com/" + key)),
                        SessionSnapshot.in(SessionStatus.NOT_STARTED)
                                .account(Optional.of(ACCOUNT))
                                .build())
                .launch(new SessionId("id-" + key), Instant.EPOCH);
        sessions.commit(session, 0, List.of(new SessionChange(session.status(), Instant.EPOCH)));
        wakeUp.run();
    }

    private long inState(CallbackState state) {
        Caller caller = new Caller(ACCOUNT, Set.of(), UserKey.of(1), Set.of(), Seat.NONE);
        return callbacks.list(caller, CallbackQuery.all()).callbacks().stream()
                .filter(callback -> callback.state() == state)
                .count();
    }

    @Test
    @DisplayName("sends what was committed before and after it was started, and retries")
    void sends() {
        AtomicInteger answers = new AtomicInteger();
        launch();
        try (CallbackPump pump = pump(callback -> answers.incrementAndGet() % 2 == 0
                ? CallbackAnswer.delivered(204)
                : CallbackAnswer.failed("no route"))) {
            pump.start();
            pump.start();
            await().until(() -> inState(CallbackState.DELIVERED) == 1);
            launch();
            await().until(() -> inState(CallbackState.DELIVERED) == 2);
        }
        assertThat(sent).hasSize(4);
    }

    @Test
    @DisplayName("lets what is on its way come to its end when it is closed, and takes nothing more")
    void closes() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        CallbackPump pump = pump(callback -> {
            arrived.countDown();
            awaitQuietly(answered);
            return CallbackAnswer.delivered(200);
        });
        pump.start();
        launch();
        arrived.await();
        threads.control().execute(pump::close);
        await().until(() -> threads.callbacks().isShutdown());
        launch();
        answered.countDown();
        await().until(() -> threads.callbacks().isTerminated());
        assertThat(inState(CallbackState.DELIVERED)).isEqualTo(1);
        assertThat(inState(CallbackState.PENDING)).isEqualTo(1);
    }

    @Test
    @DisplayName("goes on after the store has failed")
    void goesOn() {
        launch();
        failures.set(3);
        try (CallbackPump pump = pump(callback -> CallbackAnswer.delivered(204))) {
            pump.start();
            await().until(() -> failures.get() == 0 && inState(CallbackState.DELIVERED) == 1);
        }
    }

    @Test
    @DisplayName("closed before it was started, it never starts")
    void neverStarted() {
        CallbackPump pump = pump(callback -> CallbackAnswer.delivered(200));
        pump.close();
        pump.start();
        launch();
        assertThat(sent).isEmpty();
        assertThat(inState(CallbackState.PENDING)).isEqualTo(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
