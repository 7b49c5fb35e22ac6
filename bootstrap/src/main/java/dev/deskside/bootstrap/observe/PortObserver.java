package dev.deskside.bootstrap.observe;

import java.util.Optional;

/**
 * Is told of each call to a port of the store. Called from many threads; does nothing that lasts, and doesn't throw.
 */
@FunctionalInterface
public interface PortObserver {
    /**
     * A call begins, on the thread that makes it.
     *
     * @param port such as {@code sessions}
     * @param operation the name of the port's method
     * @return who is told of its end
     */
    Call begin(String port, String operation);

    /** One call. */
    @FunctionalInterface
    interface Call {
        /**
         * It is over, on the same thread; with what it threw.
         *
         * @param failure what it threw; absent where it answered
         */
        void end(Optional<Throwable> failure);
    }
}
