package dev.deskside.http.client;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Feign on the JDK's client, with one deadline for the whole call. Feign's own adapter hands the body out as a stream:
 * there the time-out ends with the headers, and a provider that goes silent in the middle of a body would hold the
 * caller for ever. The status of an error is kept even where its body breaks off, stays away or is too long.
 */
final class DeadlineClient implements Client {
    /** The longest body that is read. Five hundred ids of 64 digits, twice, are less than a hundredth of it. */
    static final long MAX_BODY_BYTES = 8L << 20;

    private final HttpClient http;

    DeadlineClient(HttpClient http) {
        this.http = http;
    }

    /** Waits for the whole answer, never longer than both time-outs together. */
    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        AtomicReference<ResponseInfo> head = new AtomicReference<>();
        CompletableFuture<HttpResponse<byte[]>> answer = send(request, head);
        try {
            long millis = (long) options.connectTimeoutMillis() + options.readTimeoutMillis();
            byte[] body = answer.get(millis, TimeUnit.MILLISECONDS).body();
            return response(request, head.get(), body);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return headOnly(request, head.get(), new HttpTimeoutException("no whole answer came in time"));
        } catch (ExecutionException e) {
            IOException cause = e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            return headOnly(request, head.get(), cause);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> send(Request request, AtomicReference<ResponseInfo> head)
            throws ConnectException {
        try {
            return http.sendAsync(translate(request), info -> {
                head.set(info);
                return new CappedBody(MAX_BODY_BYTES);
            });
        } catch (RejectedExecutionException e) {
            ConnectException nothingSent = new ConnectException("the executor takes no work");
            nothingSent.initCause(e);
            throw nothingSent;
        }
    }

    private static Response headOnly(Request request, ResponseInfo head, IOException failure) throws IOException {
        if (head == null || head.statusCode() / 100 == 2) {
            throw failure;
        }
        return response(request, head, new byte[0]);
    }

    private static Response response(Request request, ResponseInfo head, byte[] body) {
        Map<String, Collection<String>> headers =
                new LinkedHashMap<>(head.headers().map());
        return Response.builder()
                .request(request)
                .status(head.statusCode())
                .headers(headers)
                .body(body)
                .build();
    }

    private static HttpRequest translate(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> {
            // The JDK's client counts for itself and refuses to be told.
            if (!name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        byte[] body = request.body();
        return builder.method(
                        request.httpMethod().name(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    private static IOException interrupted(InterruptedException cause) {
        InterruptedIOException e = new InterruptedIOException("the calling thread was interrupted");
        e.initCause(cause);
        return e;
    }
}
