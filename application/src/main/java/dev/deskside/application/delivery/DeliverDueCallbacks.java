package dev.deskside.application.delivery;

import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Callbacks.Claim;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.application.port.SessionView;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackSchedule;
import dev.deskside.domain.session.Session;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;

/**
 * Sends status callbacks that are due. Each is sent at least once, and of a session none before the one before it was
 * taken or given up. To a target one is on its way until it has taken one, and then at most 8; after a failure it is
 * one again. Safe for use from several threads.
 */
public final class DeliverDueCallbacks {
    /** How long a claim is held: an attempt takes 15 s at most. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MOST = 512;

    private final Callbacks callbacks;
    private final CallbackSender sender;
    private final SessionView view;
    private final CallbackSecrets secrets;
    private final CallbackSchedule schedule;
    private final Clock clock;
    private final DoubleSupplier chance;
    private final Executor executor;
    private final DeliveryListener listener;
    private final Runnable settled;
    private final Lanes lanes = new Lanes(MOST);

    private DeliverDueCallbacks(Builder builder) {
        this.callbacks = Objects.requireNonNull(builder.callbacks);
        this.sender = Objects.requireNonNull(builder.sender);
        this.view = Objects.requireNonNull(builder.view);
        this.secrets = Objects.requireNonNull(builder.secrets);
        this.schedule = Objects.requireNonNull(builder.schedule);
        this.clock = Objects.requireNonNull(builder.clock);
        this.chance = Objects.requireNonNull(builder.chance);
        this.executor = Objects.requireNonNull(builder.executor);
        this.listener = Objects.requireNonNull(builder.listener);
        this.settled = Objects.requireNonNull(builder.settled);
    }

    /** {@return what it works with; all of it is to be said but the schedule and what happens after an attempt} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How many at most.
     *
     * @param limit how many at most, at least 1
     */
    public record Command(int limit) {}

    /**
     * Takes what is due, as far as there is room, and has it sent; it returns without waiting for that.
     *
     * @param command how many at most
     * @return how many it took. UNAVAILABLE where the store can't be read or written.
     */
    public int run(Command command) {
        int limit = Math.min(command.limit(), lanes.free());
        if (limit <= 0) {
            return 0;
        }
        List<Claim> claims = callbacks.claim(limit, LEASE, lanes.room());
        for (Claim claim : claims) {
            lanes.begin(claim.target());
            try {
                executor.execute(() -> deliver(claim));
            } catch (RejectedExecutionException e) {
                lanes.end(claim.target(), false);
                callbacks.handBack(claim, Duration.ZERO);
            }
        }
        return claims.size();
    }

    private void deliver(Claim claim) {
        boolean answered = false;
        try {
            Instant began = clock.instant().truncatedTo(ChronoUnit.MICROS);
            CallbackAnswer answer = send(claim, began);
            answered =
                    answer.result() == CallbackAnswer.Result.DELIVERED || answer.result() == CallbackAnswer.Result.GONE;
            settle(claim, began, answer);
        } catch (RuntimeException e) {
            // The lease ends, and it is sent again.
            listener.broke(claim.id(), e);
        } finally {
            lanes.end(claim.target(), answered);
            settled.run();
        }
    }

    private CallbackAnswer send(Claim claim, Instant at) {
        try {
            return sender.send(outgoing(claim, at));
        } catch (RuntimeException e) {
            listener.broke(claim.id(), e);
            return CallbackAnswer.failed("an error of this server");
        }
    }

    private OutgoingCallback outgoing(Claim claim, Instant at) {
        Session session = claim.session();
        URI url = claim.url();
        return new OutgoingCallback(
                claim.id(),
                Optional.of(claim.change().sequence()),
                url,
                Optional.of(view.show(session, session.at(claim.change().change()))),
                at,
                claim.trigger(),
                secrets.of(session.snapshot().account().orElseThrow(), CallbackEndpoint.of(url)));
    }

    private void settle(Claim claim, Instant began, CallbackAnswer answer) {
        if (answer.result() == CallbackAnswer.Result.HELD_BACK) {
            callbacks.handBack(claim, answer.retryAfter().orElse(LEASE));
            return;
        }
        Duration took = Duration.between(began, clock.instant());
        Optional<Duration> retry = answer.result() == CallbackAnswer.Result.FAILED
                ? schedule.after(claim.attempts() + 1, answer.retryAfter(), chance.getAsDouble())
                : Optional.empty();
        callbacks.settle(
                claim,
                // A clock may be set back.
                new CallbackAttempt(began, took.isNegative() ? Duration.ZERO : took, claim.trigger(), answer),
                retry);
        if (answer.result() != CallbackAnswer.Result.DELIVERED) {
            listener.failed(claim.id(), CallbackEndpoint.of(claim.url()), answer, retry.isEmpty());
        }
    }

    /** Collects what it works with. */
    public static final class Builder {
        private Callbacks callbacks;
        private CallbackSender sender;
        private SessionView view;
        private CallbackSecrets secrets;
        private CallbackSchedule schedule = CallbackSchedule.STANDARD;
        private Clock clock;
        private DoubleSupplier chance;
        private Executor executor;
        private DeliveryListener listener;
        private Runnable settled = () -> {};

        private Builder() {}

        /**
         * What is to be sent.
         *
         * @param store the store of the sessions
         * @return this builder
         */
        public Builder callbacks(Callbacks store) {
            this.callbacks = store;
            return this;
        }

        /**
         * Who brings it there.
         *
         * @param other the sender
         * @return this builder
         */
        public Builder sender(CallbackSender other) {
            this.sender = other;
            return this;
        }

        /**
         * How a session is shown there.
         *
         * @param other renders a session as GET does
         * @return this builder
         */
        public Builder view(SessionView other) {
            this.view = other;
            return this;
        }

        /**
         * What it is signed with.
         *
         * @param other the secrets of the receivers
         * @return this builder
         */
        public Builder secrets(CallbackSecrets other) {
            this.secrets = other;
            return this;
        }

        /**
         * When it is sent again; {@link CallbackSchedule#STANDARD} unless said otherwise.
         *
         * @param other the delays
         * @return this builder
         */
        public Builder schedule(CallbackSchedule other) {
            this.schedule = other;
            return this;
        }

        /**
         * When an attempt is made, and how long it takes.
         *
         * @param other the clock
         * @return this builder
         */
        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /**
         * From 0 to below 1, for the jitter.
         *
         * @param other asked by many threads
         * @return this builder
         */
        public Builder chance(DoubleSupplier other) {
            this.chance = other;
            return this;
        }

        /**
         * Runs what it is given at once, each on a thread of its own.
         *
         * @param other the threads
         * @return this builder
         */
        public Builder executor(Executor other) {
            this.executor = other;
            return this;
        }

        /**
         * Hears how it goes.
         *
         * @param other the listener
         * @return this builder
         */
        public Builder listener(DeliveryListener other) {
            this.listener = other;
            return this;
        }

        /**
         * Called after each attempt, when there is room again and the next may be due; must return at once.
         *
         * @param other what to call
         * @return this builder
         */
        public Builder settled(Runnable other) {
            this.settled = other;
            return this;
        }

        /** {@return all of it} */
        public DeliverDueCallbacks build() {
            return new DeliverDueCallbacks(this);
        }
    }
}
