package dev.deskside.bootstrap.observe;

import dev.deskside.http.server.RequestObserver;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * The id of the request that a thread works on: in each line that it logs meanwhile, and in each request that it sends
 * to the server behind a gateway.
 */
public final class CurrentRequest implements RequestObserver {
    /** What the id is called among a log line's values. */
    public static final String KEY = "request";

    private final ThreadLocal<String> current = new ThreadLocal<>();

    @Override
    public Observation begin(Begin begin) {
        return new Observation() {
            @Override
            public Scope enter() {
                current.set(begin.id());
                MDC.put(KEY, begin.id());
                return CurrentRequest.this::leave;
            }
        };
    }

    /** {@return the header that passes it on; none on a thread that works on no request} */
    public Map<String, String> headers() {
        return Optional.ofNullable(current.get())
                .map(id -> Map.of(ID_HEADER, id))
                .orElse(Map.of());
    }

    private void leave() {
        current.remove();
        MDC.remove(KEY);
    }
}
