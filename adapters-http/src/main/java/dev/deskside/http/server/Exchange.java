package dev.deskside.http.server;

import dev.deskside.http.server.RequestObserver.Begin;
import dev.deskside.http.server.RequestObserver.End;
import dev.deskside.http.server.RequestObserver.Kind;
import dev.deskside.http.server.RequestObserver.Observation;
import dev.deskside.http.server.RequestObserver.Scope;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;

/** One request, and what becomes known of it on its way through the server. */
final class Exchange {
    private static final String ATTRIBUTE = Exchange.class.getName();
    private static final InetAddress NOBODY = new InetSocketAddress(0).getAddress();

    private final String id;
    private final Observation observation;
    private final InetAddress peer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile String route = RequestObserver.UNMATCHED;
    private volatile Kind kind = Kind.ANSWER;

    private Exchange(String id, Observation observation, InetAddress peer) {
        this.id = id;
        this.observation = observation;
        this.peer = peer;
    }

    /** A request that has come. */
    static Exchange begin(Request request, Begin begin, RequestObserver observer) {
        Exchange exchange = new Exchange(begin.id(), observer.begin(begin), peer(request));
        request.setAttribute(ATTRIBUTE, exchange);
        return exchange;
    }

    /** The one that this request began; absent for what Jetty refused before. */
    static Optional<Exchange> of(Request request) {
        return Optional.ofNullable((Exchange) request.getAttribute(ATTRIBUTE));
    }

    /** The one that a route works on. */
    static Exchange of(Context context) {
        return (Exchange) context.req().getAttribute(ATTRIBUTE);
    }

    String id() {
        return id;
    }

    /** The other end of the connection, whatever a header says of others. */
    InetAddress peer() {
        return peer;
    }

    /** The route with this template took it. */
    void takenBy(String template) {
        route = template;
    }

    /** It is no answer that comes as soon as it is known. */
    void is(Kind other) {
        kind = other;
    }

    Scope enter() {
        return observation.enter();
    }

    void end(int status, Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            observation.end(new End(route, status, kind, Optional.ofNullable(failure)));
        }
    }

    private static InetAddress peer(Request request) {
        // The connector is one of TCP; what has no address is nobody's.
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : NOBODY;
    }
}
