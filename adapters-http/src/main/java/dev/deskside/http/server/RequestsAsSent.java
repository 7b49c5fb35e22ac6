package dev.deskside.http.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Makes the two spellings of a path, with one slash in front and with two, the same one; and lets nobody replace a
 * request's method by a header, which Javalin would do: a GET stays a GET, and changes nothing.
 */
final class RequestsAsSent extends Handler.Wrapper {
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean twoSlashes = request.getHttpURI().getPath() != null
                && request.getHttpURI().getPath().startsWith("//");
        boolean override = request.getHeaders().contains(METHOD_OVERRIDE);
        return super.handle(twoSlashes || override ? new AsSent(request) : request, response, callback);
    }

    private static final class AsSent extends Request.Wrapper {
        private final HttpURI uri;
        private final HttpFields headers;

        AsSent(Request request) {
            super(request);
            HttpURI sent = request.getHttpURI();
            boolean twoSlashes = sent.getPath() != null && sent.getPath().startsWith("//");
            uri = twoSlashes
                    ? HttpURI.build(sent).path(sent.getPath().substring(1)).asImmutable()
                    : sent;
            headers = HttpFields.build(request.getHeaders())
                    .remove(METHOD_OVERRIDE)
                    .asImmutable();
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
