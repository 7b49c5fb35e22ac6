package dev.deskside.http.transport;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Feign on Apache's client, with one deadline for the whole call and one request for each. Their time-outs count from
 * byte to byte: a server that sends one now and then would hold the caller for ever. So the exchange runs on the
 * executor, and the calling thread waits for all of it, and breaks it off. The status of an error is kept even where
 * its body breaks off, stays away or is too long. Nothing is sent twice, and no redirect is followed.
 */
public final class DeadlineClient implements Client {
    /** The longest body that is read. Five hundred ids of 64 digits, twice, are less than a hundredth of it. */
    public static final int MAX_BODY_BYTES = 8 << 20;

    /** A connection idle for longer is looked at before a start is entrusted to it; the look takes a millisecond. */
    private static final TimeValue TRUSTED = TimeValue.ofMilliseconds(200);

    private static final TimeValue IDLE = TimeValue.ofSeconds(20);

    /** What of the answer to something that is only told is read before the connection is closed. */
    private static final int MAX_UNREAD_BYTES = 4096;

    private final CloseableHttpClient http;
    private final Executor executor;
    private final Answer answer;

    /** What of an answer counts. */
    private enum Answer {
        /** All of it; an error's status where there is no more. */
        WHOLE,
        /** Its status alone, whatever becomes of its body. */
        STATUS
    }

    /** To a provider, through the proxy that the JVM was told of; connections are kept. */
    public DeadlineClient(Executor executor, Duration connectTimeout, Duration readTimeout) {
        this(
                executor,
                connectTimeout,
                readTimeout,
                Answer.WHOLE,
                SystemDefaultDnsResolver.INSTANCE,
                // As the JDK's client has it.
                new SystemDefaultRoutePlanner(ProxySelector.getDefault()));
    }

    /**
     * To many servers that are told something, and of whose answers only the status counts: directly, to the addresses
     * that the resolver gives, over a connection for each request, as each is asked seldom.
     */
    public static DeadlineClient telling(
            Executor executor, Duration connectTimeout, Duration readTimeout, DnsResolver resolver) {
        return new DeadlineClient(
                executor,
                connectTimeout,
                readTimeout,
                Answer.STATUS,
                resolver,
                new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE));
    }

    private DeadlineClient(
            Executor executor,
            Duration connectTimeout,
            Duration readTimeout,
            Answer answer,
            DnsResolver resolver,
            HttpRoutePlanner routes) {
        this.executor = Objects.requireNonNull(executor, "executor");
        this.answer = answer;
        Timeout silence = Timeout.of(readTimeout);
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setConnectionFactory(QuietConnection::new)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectTimeout))
                                .setSocketTimeout(silence)
                                .setValidateAfterInactivity(TRUSTED)
                                .build())
                        // How many calls there are at once is settled before; here nobody queues.
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionKeepAlive(IDLE)
                        .setAuthenticationEnabled(false)
                        .build())
                .setRoutePlanner(routes)
                .replaceExecInterceptor(
                        ChainElement.MAIN_TRANSPORT.name(),
                        answer == Answer.WHOLE ? LastLink.reading(MAX_BODY_BYTES) : LastLink.closing(MAX_UNREAD_BYTES))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Waits for the whole answer, never longer than both time-outs together, nor than what is left of the call. */
    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Duration longest =
                Deadline.cut(Duration.ofMillis((long) options.connectTimeoutMillis() + options.readTimeoutMillis()));
        if (longest.isZero()) {
            throw NothingSent.kept("the time for the whole call is over", null);
        }
        Attempt attempt = new Attempt(request);
        FutureTask<byte[]> exchange = new FutureTask<>(() -> exchange(attempt));
        try {
            executor.execute(exchange);
        } catch (RejectedExecutionException e) {
            throw NothingSent.kept("the executor takes no work", e);
        }
        try {
            return attempt.response(exchange.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(attempt, caused(new InterruptedIOException("the calling thread was interrupted"), e));
        } catch (TimeoutException e) {
            return refused(attempt, caused(new SocketTimeoutException("no whole answer came in time"), e));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error broken) {
                // A library that doesn't fit, no memory: no word about the other side.
                throw broken;
            }
            return refused(attempt, readable(e.getCause()));
        } finally {
            exchange.cancel(false);
        }
    }

    private byte[] exchange(Attempt attempt) throws IOException {
        return http.execute(attempt, response -> {
            // 204 has none.
            HttpEntity body = response.getEntity();
            return body == null ? new byte[0] : body.getContent().readAllBytes();
        });
    }

    private Response refused(Attempt attempt, IOException failure) throws IOException {
        IOException told = failed(attempt, failure);
        if (!attempt.wasRefused() && !(answer == Answer.STATUS && attempt.wasAnswered())) {
            throw told;
        }
        return attempt.response(new byte[0]);
    }

    private static IOException failed(Attempt attempt, IOException failure) {
        return attempt.neverLeaves() ? NothingSent.unreachable(failure) : failure;
    }

    /** What isn't HTTP is quoted in their message, and may be anything, a token too: it is not passed on. */
    private static IOException readable(Throwable failure) {
        if (failure instanceof ClientProtocolException) {
            return new IOException("the answer is not HTTP");
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }

    private static IOException caused(IOException failure, Exception cause) {
        failure.initCause(cause);
        return failure;
    }
}
