package dev.deskside.bootstrap.observe;

import dev.deskside.http.client.ProviderObserver;
import dev.deskside.http.server.RequestObserver;
import java.util.List;

/** Everybody who watches the platform, put together. */
public final class Watching {
    private final Meters meters;
    private final Observers observers;

    private Watching(Meters meters, Observers observers) {
        this.meters = meters;
        this.observers = observers;
    }

    /**
     * With these metrics, the ids of requests in the log and passed on, and a line for each request.
     *
     * @param meters the metrics
     * @return who watches
     */
    public static Watching with(Meters meters) {
        CurrentRequest current = new CurrentRequest();
        return new Watching(
                meters,
                new Observers(
                        RequestObserver.all(List.of(current, meters.requests(), new AccessLog(System::nanoTime))),
                        ProviderObserver.all(List.of(meters.provider())),
                        Observers.all(List.of(meters.stores())),
                        current::headers));
    }

    /** {@return the metrics} */
    public Meters meters() {
        return meters;
    }

    /** {@return who is told of what} */
    public Observers observers() {
        return observers;
    }
}
