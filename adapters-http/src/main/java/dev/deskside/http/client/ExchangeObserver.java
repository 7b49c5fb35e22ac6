package dev.deskside.http.client;

import java.util.Map;
import java.util.Objects;

/**
 * Is told of each HTTP request that is sent to a provider, those included that are sent once more. What it is told is
 * bounded and holds nothing that is secret: no path but its template, no query, no header, no body. It is called from
 * many threads, is done in no time, and doesn't throw.
 */
public interface ExchangeObserver {
    /** Looks at nothing. */
    ExchangeObserver NONE = head -> new Exchange() {};

    /**
     * A request is about to be sent, on the thread that makes the call.
     *
     * @param head what is known of the request before it is sent
     * @return who is told of its end
     */
    Exchange begin(Head head);

    /**
     * A request's head.
     *
     * @param method one of HTTP's
     * @param template of its path below the base URL, such as {@code /sessions/{reference}}
     * @param host the provider's, without the port
     * @param port the one that the base URL names, or its scheme's
     */
    record Head(String method, String template, String host, int port) {
        public Head {
            Objects.requireNonNull(method);
            Objects.requireNonNull(template);
            Objects.requireNonNull(host);
        }
    }

    /** One request; everything is told on the thread that makes the call. One of the ends is told, once. */
    interface Exchange {
        /** {@return what it carries beside what the protocol says, as {@link V1Provider.Builder#headers} has it} */
        default Map<String, String> headers() {
            return Map.of();
        }

        /**
         * The whole answer has come, with this status.
         *
         * @param status the status of HTTP
         */
        default void answered(int status) {}

        /**
         * No answer came.
         *
         * @param why what went wrong
         */
        default void failed(Throwable why) {}
    }
}
