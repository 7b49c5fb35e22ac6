package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Is told of each call to a provider that goes through a port with patience, and of what its breakers do. What it is
 * told is bounded and holds nothing that is secret. It is called from many threads, is done in no time, and doesn't
 * throw; the time is its own to take.
 */
public interface ProviderObserver {
    /** Looks at nothing. */
    ProviderObserver NONE = (port, operation) -> new Observation() {};

    /**
     * A call begins, on the thread that makes it.
     *
     * @param port such as {@code remote-support}, {@code recording-archive}
     * @param operation the name of the port's method, such as {@code find}
     * @return who is told of what becomes of it
     */
    Observation begin(String port, String operation);

    /**
     * The breaker of a port has changed; on the thread whose call changed it.
     *
     * @param port as {@link #begin} is told it
     * @param from what it was
     * @param to what it is
     */
    default void breakerChanged(String port, Breaker from, Breaker to) {}

    /**
     * One that tells each of these, in order, and the end of each call in the reverse one.
     *
     * @param observers who is told, in order
     * @return who tells them
     */
    static ProviderObserver all(List<ProviderObserver> observers) {
        return new ProviderObserverList(observers);
    }

    /** One call, however often it is sent; everything is told on the thread that makes it. */
    interface Observation {
        /**
         * The provider is asked now: not told of what the breaker, a pause or the limit of concurrent calls keeps back.
         *
         * @param attempt from 1
         */
        default void sent(int attempt) {}

        /**
         * The call is over. Called once.
         *
         * @param end how it ended
         */
        default void end(End end) {}
    }

    /** What a breaker does. */
    enum Breaker {
        /** It lets everything through. */
        CLOSED,
        /** It lets one call through, to see how that fares. */
        HALF_OPEN,
        /** It lets nothing through. */
        OPEN
    }

    /**
     * How a call ended.
     *
     * @param attempts how often the provider was asked; 0 where the call was kept back
     * @param failure what the caller gets in place of an answer
     */
    record End(int attempts, Optional<RuntimeException> failure) {
        public End {
            Objects.requireNonNull(failure);
        }

        /**
         * {@return {@code ok}, the failure's code in small letters, or {@code broken} where something failed that has
         * none}
         */
        public String outcome() {
            return failure.map(why -> why instanceof DesksideException expected
                            ? expected.code().name().toLowerCase(Locale.ROOT)
                            : "broken")
                    .orElse("ok");
        }
    }
}
