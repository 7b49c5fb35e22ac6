package dev.deskside.http.transport;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;

/**
 * The last link of Apache's chain: sends an {@link Attempt} and reads its whole answer. In place of their own, which
 * logs each request's path, and with it a session's token, and adds headers that offer an upgrade.
 */
final class LastLink implements ExecChainHandler {
    private final HttpProcessor processor = new DefaultHttpProcessor(new RequestContent(), new RequestTargetHost());
    private final ConnectionReuseStrategy reuse = DefaultClientConnectionReuseStrategy.INSTANCE;
    private final int maxBodyBytes;
    private final boolean closes;

    private LastLink(int maxBodyBytes, boolean closes) {
        this.maxBodyBytes = maxBodyBytes;
        this.closes = closes;
    }

    /** Reads the whole body, and fails where it is longer; the connection is kept. */
    static LastLink reading(int maxBodyBytes) {
        return new LastLink(maxBodyBytes, false);
    }

    /** Reads this much of the body, so that its sender can finish a short one, and closes the connection. */
    static LastLink closing(int mostBytes) {
        return new LastLink(mostBytes, true);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Attempt attempt = (Attempt) scope.originalRequest;
        ExecRuntime connection = scope.execRuntime;
        HttpClientContext context = scope.clientContext;
        try {
            context.setRoute(scope.route);
            context.setRequest(request);
            processor.process(request, request.getEntity(), context);
            attempt.leaves();
            ClassicHttpResponse response = connection.execute(scope.exchangeId, request, context);
            attempt.answered(response);
            if (closes) {
                skip(response.getEntity());
                connection.discardEndpoint();
                response.setEntity(null);
                return response;
            }
            byte[] body = read(response.getEntity());
            if (reuse.keepAlive(request, response, context)) {
                connection.markConnectionReusable(
                        null, DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context));
            } else {
                connection.markConnectionNonReusable();
            }
            connection.releaseEndpoint();
            response.setEntity(new ByteArrayEntity(body, (ContentType) null));
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            connection.discardEndpoint();
            throw e;
        }
    }

    private void skip(HttpEntity entity) throws IOException {
        if (entity != null) {
            entity.getContent().readNBytes(maxBodyBytes);
        }
    }

    private byte[] read(HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        // Not closed where it isn't at its end: closing would read the rest.
        InputStream in = entity.getContent();
        byte[] body = in.readNBytes(maxBodyBytes + 1);
        if (body.length > maxBodyBytes) {
            throw new IOException("the body is longer than " + maxBodyBytes + " bytes");
        }
        in.close();
        return body;
    }
}
