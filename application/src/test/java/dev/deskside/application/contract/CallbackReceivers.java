package dev.deskside.application.contract;

import dev.deskside.application.port.CallbackSender;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A sender of callbacks and receivers that do what a test wants, for {@link CallbackSenderContract}. */
public interface CallbackReceivers {
    /** {@return the sender under test} It may send to each {@link #receiver}. */
    CallbackSender sender();

    /** {@return the URL of a receiver that takes everything; another one each time} */
    URI receiver();

    /** {@return a URL that the sender must not send to} */
    URI forbidden();

    /**
     * From now on this receiver does that.
     *
     * @param receiver one that {@link #receiver} gave
     * @param behaviour what it does
     */
    void let(URI receiver, Behaviour behaviour);

    /**
     * {@return what has arrived at this receiver, in order}
     *
     * @param receiver one that {@link #receiver} gave
     */
    List<Received> received(URI receiver);

    /**
     * Lets the sender believe that this much time has passed.
     *
     * @param time how much
     */
    void pass(Duration time);

    /** What receivers do. */
    enum Kind {
        /** Answers with a status. */
        ANSWERS,
        /** Answers with a status and a body without an end. */
        ANSWERS_ENDLESSLY,
        /** Takes the callback and says nothing. */
        STAYS_SILENT,
        /** Sends a byte of the answer's head now and then. */
        DRIPS,
        /** Takes the callback and resets the connection. */
        RESETS,
        /** Answers with what is no answer. */
        TALKS_GARBAGE
    }

    /**
     * What a receiver does.
     *
     * @param kind what it does
     * @param status of HTTP
     * @param retryAfter as the header of that name has it
     * @param location as the header of that name has it
     */
    record Behaviour(Kind kind, int status, Optional<String> retryAfter, Optional<URI> location) {
        /** A word in everything that a receiver says beside its status; it is nobody else's to repeat. */
        public static final String WORD = "receivers-own-word";

        public Behaviour {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(retryAfter);
            Objects.requireNonNull(location);
        }

        /**
         * Answers with this status.
         *
         * @param status of HTTP
         * @return the behaviour
         */
        public static Behaviour answers(int status) {
            return new Behaviour(Kind.ANSWERS, status, Optional.empty(), Optional.empty());
        }

        /**
         * Does what needs no status, or a 200.
         *
         * @param kind one that needs no status of its own
         * @return the behaviour
         */
        public static Behaviour of(Kind kind) {
            return new Behaviour(kind, 200, Optional.empty(), Optional.empty());
        }

        Behaviour retryAfter(String header) {
            return new Behaviour(kind, status, Optional.of(header), location);
        }

        Behaviour location(URI other) {
            return new Behaviour(kind, status, retryAfter, Optional.of(other));
        }
    }

    /**
     * A callback as it arrived.
     *
     * @param id the header {@code webhook-id}
     * @param sequence the header {@code deskside-sequence}; absent where it wasn't there
     * @param at in whole seconds
     * @param signatures without what stands before them
     * @param body as it came
     */
    record Received(String id, Optional<Long> sequence, Instant at, List<String> signatures, String body) {
        public Received {
            Objects.requireNonNull(id);
            Objects.requireNonNull(sequence);
            Objects.requireNonNull(at);
            signatures = List.copyOf(signatures);
            Objects.requireNonNull(body);
        }
    }
}
