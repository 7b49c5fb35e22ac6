package dev.deskside.http.server;

import dev.deskside.application.port.Ids;
import dev.deskside.http.server.RequestObserver.Begin;
import dev.deskside.http.server.RequestObserver.Scope;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Before everything else: gives each request its id, which its answer carries, and tells the observer when it begins
 * and ends.
 */
final class Exchanges extends Handler.Wrapper {
    /** What others make as ids: UUIDs, hexadecimal digits, ULIDs. Anything else is replaced, and never reflected. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

    private final Ids ids;
    private final RequestObserver observer;
    private final BooleanSupplier draining;

    /**
     * @param draining whether the server is about to stop: then no connection is kept, and who asks again asks another
     */
    Exchanges(Ids ids, RequestObserver observer, BooleanSupplier draining) {
        this.ids = Objects.requireNonNull(ids);
        this.observer = Objects.requireNonNull(observer);
        this.draining = Objects.requireNonNull(draining);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Exchange exchange = begin(request);
        response.getHeaders().put(RequestObserver.ID_HEADER, exchange.id());
        if (draining.getAsBoolean()) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
        Request.addCompletionListener(request, failure -> exchange.end(response.getStatus(), failure));
        Scope scope = exchange.enter();
        try {
            return super.handle(request, response, callback);
        } finally {
            scope.close();
        }
    }

    /** What Jetty refuses before anybody handles it: it begins and ends at once. */
    Exchange malformed(Request request, int status) {
        Exchange exchange = begin(request);
        exchange.takenBy(RequestObserver.MALFORMED);
        exchange.end(status, null);
        return exchange;
    }

    private Exchange begin(Request request) {
        Begin begin = new Begin(
                header(request, RequestObserver.ID_HEADER)
                        .filter(id -> WELL_FORMED.matcher(id).matches())
                        .orElseGet(() -> ids.next().toString()),
                METHODS.contains(String.valueOf(request.getMethod())) ? request.getMethod() : "OTHER",
                name -> header(request, name));
        return Exchange.begin(request, begin, observer);
    }

    private static Optional<String> header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }
}
