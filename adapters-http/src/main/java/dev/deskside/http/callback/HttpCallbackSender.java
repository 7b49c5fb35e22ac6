package dev.deskside.http.callback;

import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAnswer.Result;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.http.transport.Deadline;
import dev.deskside.http.transport.DeadlineClient;
import dev.deskside.http.transport.NothingSent;
import dev.deskside.http.transport.RetryAfter;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Posts callbacks over HTTP, as {@link CallbackSender} promises: WIRE.md, "Status callback", signed as Standard
 * Webhooks says. Beside its body a callback has these headers: {@code webhook-id}, {@code webhook-timestamp} (when this
 * attempt is made, in seconds), {@code webhook-signature} (one for each secret), {@code deskside-sequence} (greater for
 * a younger change of the session), {@code deskside-replay: true} where it was asked for once more, and
 * {@code deskside-ping: true} where it tells of no session.
 *
 * <p>A host that has an address of the loopback, of a private network or otherwise not public gets nothing, whatever
 * its name, unless that address is allowed. No proxy is used, as it would connect to whatever it likes.
 *
 * <p>A URL that has failed several times in a row, whatever its query, is held back for a while; then one callback is
 * let through, and decides. That is kept in memory alone.
 */
public final class HttpCallbackSender implements CallbackSender {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration callTimeout;
    private final CallbackFormat format;
    private final Breakers breakers;
    private final Feign feign;

    private HttpCallbackSender(Builder builder) {
        clock = Objects.requireNonNull(builder.clock, "clock");
        callTimeout = builder.callTimeout;
        format = builder.format;
        breakers = new Breakers(builder.failures, builder.open, clock);
        Duration connectTimeout = callTimeout.compareTo(LONGEST_CONNECT) < 0 ? callTimeout : LONGEST_CONNECT;
        feign = Feign.builder()
                .client(DeadlineClient.telling(
                        Objects.requireNonNull(builder.executor, "executor"),
                        connectTimeout,
                        callTimeout,
                        new TargetGuard(builder.resolver, builder.allowed)))
                .retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(
                        connectTimeout.toMillis(),
                        TimeUnit.MILLISECONDS,
                        callTimeout.toMillis(),
                        TimeUnit.MILLISECONDS,
                        false))
                .build();
    }

    /**
     * Begins with the defaults; an executor and a clock must be given.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CallbackAnswer send(OutgoingCallback callback) {
        return breakers.call(
                CallbackTarget.of(callback.url()), () -> Deadline.within(callTimeout, clock, () -> post(callback)));
    }

    private CallbackAnswer post(OutgoingCallback callback) {
        CallbackBody body = CallbackBody.of(callback.session(), format);
        CallbackApi receiver = feign.newInstance(new Receiver(callback.url()));
        try (Response response = receiver.post(headers(callback, body), body.bytes())) {
            return answer(response);
        } catch (RetryableException e) {
            return CallbackAnswer.failed(reason(e.getCause()));
        } catch (IllegalArgumentException e) {
            return CallbackAnswer.failed("the URL is one that can't be requested");
        }
    }

    private static Map<String, String> headers(OutgoingCallback callback, CallbackBody body) {
        long timestamp = callback.at().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", body.contentType());
        headers.put("User-Agent", "deskside");
        headers.put("webhook-id", callback.id().value());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put("webhook-signature", Signature.of(callback.id(), timestamp, body.bytes(), callback.secrets()));
        callback.sequence().ifPresent(sequence -> headers.put("deskside-sequence", Long.toString(sequence)));
        if (callback.trigger() == CallbackTrigger.REPLAY) {
            headers.put("deskside-replay", "true");
        }
        if (callback.session().isEmpty()) {
            headers.put("deskside-ping", "true");
        }
        return headers;
    }

    private CallbackAnswer answer(Response response) {
        int status = response.status();
        if (status / 100 == 2) {
            return CallbackAnswer.delivered(status);
        }
        String reason =
                "the receiver answered " + status + (status / 100 == 3 ? ", and is not followed elsewhere" : "");
        Optional<Duration> retryAfter = response.headers().getOrDefault("Retry-After", List.of()).stream()
                .findFirst()
                .flatMap(header -> RetryAfter.read(header, clock));
        return new CallbackAnswer(status == 410 ? Result.GONE : Result.FAILED, Optional.of(status), reason, retryAfter);
    }

    /** In our own words: those of an exception may quote what the receiver sent. */
    private static String reason(Throwable failure) {
        if (failure instanceof NothingSent nothing) {
            return nothing.isUnreachable()
                    ? unreachable(nothing.getCause())
                    : "nothing was sent: " + nothing.getMessage();
        }
        return failure instanceof SocketTimeoutException
                ? "no answer came in time"
                : "the connection broke off before an answer, or what came is not HTTP";
    }

    private static String unreachable(Throwable failure) {
        if (failure instanceof RefusedTarget refused) {
            return refused.getMessage();
        }
        if (failure instanceof UnknownHostException) {
            return "the receiver's name can't be resolved";
        }
        if (failure instanceof SSLException) {
            return "no TLS connection to the receiver could be made";
        }
        return failure instanceof SocketTimeoutException
                ? "the receiver could not be reached in time"
                : "the receiver can't be reached";
    }

    /** Says what it is. */
    @Override
    public String toString() {
        return "HttpCallbackSender[" + format + "]";
    }

    /** Collects a sender. */
    public static final class Builder {
        private Executor executor;
        private Clock clock;
        private Duration callTimeout = Duration.ofSeconds(15);
        private CallbackFormat format = CallbackFormat.JSON;
        private List<Cidr> allowed = List.of();
        private Resolver resolver = InetAddress::getAllByName;
        private int failures = 5;
        private Duration open = Duration.ofSeconds(30);

        private Builder() {}

        /**
         * Where each callback is sent, which takes a thread for as long as that lasts. Not the bounded pool that the
         * callers run on: full of callers, it would leave no thread for their answers. It is not closed.
         *
         * @param threads the threads
         * @return this builder
         */
        public Builder executor(Executor threads) {
            executor = threads;
            return this;
        }

        /**
         * For the breakers and dates in answers.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /**
         * The longest that a call lasts, from the look-up of the name to the answer; by default 15 s, at most an hour.
         *
         * @param longest more than zero
         * @return this builder
         */
        public Builder callTimeout(Duration longest) {
            if (longest.compareTo(Duration.ofMillis(1)) < 0 || longest.compareTo(Duration.ofHours(1)) > 0) {
                throw DesksideException.invalid("callTimeout", "must be from a millisecond to an hour");
            }
            callTimeout = longest;
            return this;
        }

        /**
         * How bodies are written; by default as JSON.
         *
         * @param bodies the format
         * @return this builder
         */
        public Builder format(CallbackFormat bodies) {
            format = Objects.requireNonNull(bodies);
            return this;
        }

        /**
         * Addresses that may be sent to although they aren't public; by default none.
         *
         * @param blocks the blocks of addresses
         * @return this builder
         */
        public Builder allow(List<Cidr> blocks) {
            allowed = List.copyOf(blocks);
            return this;
        }

        /**
         * How names of hosts are looked up; by default as the JVM does.
         *
         * @param lookUp asks for the addresses of a host
         * @return this builder
         */
        public Builder resolver(Resolver lookUp) {
            resolver = Objects.requireNonNull(lookUp);
            return this;
        }

        /**
         * A target is held back after this many failures in a row, for this long, at least a second; by default 5 and
         * 30 s.
         *
         * @param failuresInARow how many, at least 1
         * @param heldBack for how long
         * @return this builder
         */
        public Builder breaker(int failuresInARow, Duration heldBack) {
            if (failuresInARow < 1 || heldBack.compareTo(Duration.ofSeconds(1)) < 0) {
                throw DesksideException.invalid("breaker", "must have at least one failure and a second");
            }
            failures = failuresInARow;
            open = heldBack;
            return this;
        }

        /** {@return the sender; nothing is sent yet} A NullPointerException names what was not given. */
        public HttpCallbackSender build() {
            return new HttpCallbackSender(this);
        }
    }
}
