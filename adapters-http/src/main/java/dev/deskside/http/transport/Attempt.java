package dev.deskside.http.transport;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * One request on its way, and what has come of it so far. Whether it has left is settled once and for all: a caller who
 * gave up before knows that it never will.
 */
final class Attempt extends HttpUriRequestBase {
    private static final long serialVersionUID = 1L;

    private enum State {
        HERE,
        LEFT,
        GIVEN_UP
    }

    private final transient Request request;
    private final transient AtomicReference<State> state = new AtomicReference<>(State.HERE);
    private volatile int status;
    private transient volatile Map<String, Collection<String>> headers = Map.of();

    Attempt(Request request) {
        super(request.httpMethod().name(), URI.create(request.url()));
        this.request = request;
        request.headers().forEach((name, values) -> {
            // The length is counted anew.
            if (!name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> addHeader(name, value));
            }
        });
        byte[] body = request.body();
        if (body != null) {
            setEntity(new ByteArrayEntity(body, (ContentType) null));
        }
    }

    /** Before its first byte is written; fails where the caller has given up. */
    void leaves() throws IOException {
        if (!state.compareAndSet(State.HERE, State.LEFT)) {
            throw new IOException("the caller has given up");
        }
    }

    /** Breaks it off, if it isn't over. False where it had left by then. */
    boolean neverLeaves() {
        boolean never = state.compareAndSet(State.HERE, State.GIVEN_UP) || state.get() == State.GIVEN_UP;
        cancel();
        return never;
    }

    /** The head of the answer has come. */
    void answered(ClassicHttpResponse response) {
        Map<String, Collection<String>> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            read.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        headers = read;
        status = response.getCode();
    }

    /** Whether the head of an answer has come. */
    boolean wasAnswered() {
        return status != 0;
    }

    /** Whether the head of an answer has come that isn't 2xx: its status counts, whatever becomes of its body. */
    boolean wasRefused() {
        return wasAnswered() && status / 100 != 2;
    }

    Response response(byte[] body) {
        return Response.builder()
                .request(request)
                .status(status)
                .headers(headers)
                .body(body)
                .build();
    }
}
