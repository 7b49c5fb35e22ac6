package dev.deskside.http.server;

import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.WireErrorCode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses (a malformed request, too large a head) is told in the same JSON as everything else. */
final class JsonErrorPage extends ErrorHandler {
    private final Exchanges exchanges;

    JsonErrorPage(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    /** Replaces Jetty's page, with its reason, cause and origin: they tell of our insides, and of what was sent. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = Exchange.of(request).orElseGet(() -> exchanges.malformed(request, response.getStatus()));
        response.getHeaders().put(RequestObserver.ID_HEADER, exchange.id());
        Answers.protect(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answers.JSON);
        response.write(true, ByteBuffer.wrap(Answers.json(body(response.getStatus()))), callback);
        return true;
    }

    private static ErrorJson body(int status) {
        return switch (status) {
            case 404 -> ErrorJson.of(WireErrorCode.NOT_FOUND, Failures.NOTHING_HERE);
            case 405 -> ErrorJson.of(WireErrorCode.METHOD_NOT_ALLOWED, Failures.OTHER_METHOD);
            case 413 -> ErrorJson.of(WireErrorCode.TOO_LARGE, "The request is larger than this server takes.");
            case 414 -> ErrorJson.of(WireErrorCode.TOO_LARGE, "The request's URL is longer than this server takes.");
            case 431 ->
                ErrorJson.of(WireErrorCode.TOO_LARGE, "The request's headers are larger than this server takes.");
            case 505 -> ErrorJson.of(WireErrorCode.INVALID_PARAMETER, "This server speaks HTTP/1.1.");
            case 503 -> ErrorJson.of(WireErrorCode.UNAVAILABLE, "The server is shutting down; try again later.");
            default ->
                status < 500
                        ? ErrorJson.of(WireErrorCode.INVALID_PARAMETER, "The request is not valid HTTP/1.1.")
                        : ErrorJson.of(WireErrorCode.INTERNAL_ERROR, "The server failed to answer the request.");
        };
    }
}
