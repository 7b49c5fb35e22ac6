package dev.deskside.http.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Makes the two spellings of a path, with one slash in front and with two, the same one; writes what is malformed in a
 * path as something that is well-formed and never there, so that a malformed id is as unknown as any other; and passes
 * over two headers that Javalin heeds. One would replace a request's method: a GET stays a GET, and changes nothing.
 * The other asks for a web socket, of which there is none, and would be given a session and its cookie: whoever sends
 * it gets what a GET gets.
 */
final class RequestsAsSent extends Handler.Wrapper {
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
    private static final String WEB_SOCKET = "Sec-WebSocket-Version";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new AsSent(request), response, callback);
    }

    private static final class AsSent extends Request.Wrapper {
        private final HttpURI uri;
        private final HttpFields headers;

        AsSent(Request request) {
            super(request);
            uri = withPath(request.getHttpURI());
            headers = passedOn(request.getHeaders());
        }

        private static HttpFields passedOn(HttpFields sent) {
            return sent.contains(METHOD_OVERRIDE) || sent.contains(WEB_SOCKET)
                    ? HttpFields.build(sent)
                            .remove(METHOD_OVERRIDE)
                            .remove(WEB_SOCKET)
                            .asImmutable()
                    : sent;
        }

        private static HttpURI withPath(HttpURI sent) {
            String path = sent.getPath();
            if (path == null || !path.startsWith("/")) {
                return sent;
            }
            String plain = PlainPath.of(path.startsWith("//") ? path.substring(1) : path);
            return plain.equals(path) ? sent : HttpURI.build(sent).path(plain).asImmutable();
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
