package dev.deskside.http.server;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Is told of each request that the server answers, those included that no route takes, that fail and that Jetty itself
 * refuses. What it is told is bounded and holds nothing that is secret: no path, no query, no body. It is called from
 * many threads, is done in no time, and doesn't throw.
 */
public interface RequestObserver {
    /** The header of each answer, and of requests that bring an id along. */
    String ID_HEADER = "X-Request-Id";

    /** What {@link End#route} says where no route took the request. */
    String UNMATCHED = "unmatched";

    /** What {@link End#route} says where the request was no valid HTTP. */
    String MALFORMED = "malformed";

    /** Looks at nothing. */
    RequestObserver NONE = begin -> new Observation() {};

    /** A request has come, and its head is read. */
    Observation begin(Begin begin);

    /** One that tells each of these, in order, and lets their scopes end in the reverse one. */
    static RequestObserver all(List<RequestObserver> observers) {
        return new ObserverList(observers);
    }

    /**
     * A request's head.
     *
     * @param id the one that it brought along, where that is well-formed, or a new one; its answer carries it
     * @param method one of HTTP's, or {@code OTHER}
     * @param header the first value of the header of this name, in any case, as it was sent
     */
    record Begin(String id, String method, Function<String, Optional<String>> header) {
        public Begin {
            Objects.requireNonNull(id);
            Objects.requireNonNull(method);
            Objects.requireNonNull(header);
        }
    }

    /** One request, from its head to the end of its answer. */
    interface Observation {
        /**
         * The work on it begins on this thread; it ends there, too. Not called for what is no valid HTTP, on which
         * nothing is done.
         */
        default Scope enter() {
            return Scope.NONE;
        }

        /** The answer is over. Called once, on any thread. */
        default void end(End end) {}
    }

    /** What lasts for as long as a thread works on a request. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        /** Nothing lasts. */
        Scope NONE = () -> {};

        /** The thread goes on to something else. */
        @Override
        void close();
    }

    /** What kind of answer it was. */
    enum Kind {
        /** One that came as soon as it was known. */
        ANSWER,
        /** One that may have waited for something to happen. */
        LONG_POLL,
        /** One that went on for as long as its reader wanted. */
        STREAM
    }

    /**
     * How a request ended.
     *
     * @param route the template of the route that took it, such as {@code /G2A/rest/v1/sessions/{session}},
     *     {@link #UNMATCHED} or {@link #MALFORMED}
     * @param status of the answer; of one that was broken off, the status that it had begun with
     * @param failure why it was broken off, as when the caller has gone; an error that was answered is none
     */
    record End(String route, int status, Kind kind, Optional<Throwable> failure) {
        public End {
            Objects.requireNonNull(route);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(failure);
        }
    }
}
