package dev.deskside.http.server;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/** What {@code GET /metrics} answers, and whom. Called from many threads. */
public interface MetricsPage {
    /** The media type of {@link #text}: Prometheus's text format. */
    String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Whether this reader is answered. */
    Access access(Reader reader);

    /** The metrics as they are now. */
    String text();

    /**
     * Who asks.
     *
     * @param peer the other end of the connection, which may be a proxy's
     * @param token what came as {@code Authorization: Bearer}
     */
    record Reader(InetAddress peer, Optional<String> token) {
        public Reader {
            Objects.requireNonNull(peer);
            Objects.requireNonNull(token);
        }
    }

    /** What becomes of a reader. */
    enum Access {
        /** They get the metrics. */
        GRANTED,
        /** They get 401. */
        TOKEN_NEEDED,
        /** They get 404, as at any path where nothing is. */
        HIDDEN
    }
}
