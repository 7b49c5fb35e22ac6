package dev.deskside.bootstrap.observe;

import dev.deskside.http.server.RequestObserver;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line for each request when its answer is over: the method, the route's template, the status, and how long it took.
 * Never the path, which may hold a token. What asks every few seconds whether all is well is told at DEBUG, unless it
 * isn't.
 */
final class AccessLog implements RequestObserver {
    private static final Logger LOG = LoggerFactory.getLogger("dev.deskside.access");

    private final LongSupplier nanos;

    /** @param nanos a clock that isn't set, such as {@code System::nanoTime} */
    AccessLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Observation begin(Begin begin) {
        long began = nanos.getAsLong();
        return new Observation() {
            @Override
            public void end(End end) {
                log(begin, end, Duration.ofNanos(nanos.getAsLong() - began).toMillis());
            }
        };
    }

    private static void log(Begin begin, End end, long millis) {
        LoggingEventBuilder line = LOG.atLevel(isRoutine(end) ? Level.DEBUG : Level.INFO);
        // The answer may end on another thread than the one that worked on it.
        MDC.put(CurrentRequest.KEY, begin.id());
        try {
            line.addKeyValue("method", begin.method())
                    .addKeyValue("route", end.route())
                    .addKeyValue("status", end.status())
                    .addKeyValue("millis", millis)
                    .log(
                            "{} {} {} in {} ms{}",
                            begin.method(),
                            end.route(),
                            end.status(),
                            millis,
                            end.failure().isPresent() ? ", broken off" : "");
        } finally {
            MDC.remove(CurrentRequest.KEY);
        }
    }

    private static boolean isRoutine(End end) {
        return end.status() < 400
                && (end.route().equals("/metrics") || end.route().startsWith("/deskside/v1/health"));
    }
}
