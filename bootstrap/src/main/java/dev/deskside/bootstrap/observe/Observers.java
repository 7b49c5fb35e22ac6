package dev.deskside.bootstrap.observe;

import dev.deskside.http.client.ProviderObserver;
import dev.deskside.http.server.RequestObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Who is told of what.
 *
 * @param requests of the requests that come in
 * @param provider of the calls to the server behind a gateway
 * @param stores of the calls to the stores
 * @param headers what each request to the server behind a gateway carries beside what the protocol says; asked for on
 *     the thread that calls
 */
public record Observers(
        RequestObserver requests,
        ProviderObserver provider,
        PortObserver stores,
        Supplier<Map<String, String>> headers) {
    public Observers {
        Objects.requireNonNull(requests);
        Objects.requireNonNull(provider);
        Objects.requireNonNull(stores);
        Objects.requireNonNull(headers);
    }

    /** One for all of several, told in order. */
    static PortObserver all(List<PortObserver> observers) {
        List<PortObserver> each = List.copyOf(observers);
        return (port, operation) -> {
            List<PortObserver.Call> calls = new ArrayList<>();
            each.forEach(observer -> calls.add(observer.begin(port, operation)));
            Collections.reverse(calls);
            return failure -> calls.forEach(call -> call.end(failure));
        };
    }
}
