package dev.deskside.http.server;

import java.util.List;
import java.util.Objects;

/** Whether requests can be answered, part by part. It answers soon, whatever hangs. */
@FunctionalInterface
public interface Readiness {
    /** How it stands with each part, the server itself left out. */
    List<Part> parts();

    /**
     * What is needed to answer requests.
     *
     * @param name for operators, such as {@code store}
     */
    record Part(String name, State state) {
        public Part {
            Objects.requireNonNull(name);
            Objects.requireNonNull(state);
        }
    }

    /** How a part is. */
    enum State {
        /** It works. */
        UP,
        /** It doesn't work, or not in full, and requests are answered all the same. */
        DEGRADED,
        /** Without it requests aren't answered. */
        DOWN
    }
}
