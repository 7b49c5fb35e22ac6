package dev.deskside.bootstrap.trace;

import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Sessions;
import dev.deskside.bootstrap.observe.ObservedPort;
import dev.deskside.bootstrap.observe.PortObserver;
import dev.deskside.bootstrap.settings.Traces;
import dev.deskside.http.client.ExchangeObserver;
import dev.deskside.http.client.ProviderObserver;
import dev.deskside.http.server.RequestObserver;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;

/**
 * Who tells traces, or nobody: then every port stays what it is, and nothing is called in between. Safe for many
 * threads. Closing sends what is left, within a bound.
 */
public final class Tracing implements AutoCloseable {
    private static final String SCOPE = "dev.deskside";

    private final Optional<Spans> spans;
    private final Origins origins = new Origins();
    private final Runnable end;

    private Tracing(Optional<Spans> spans, Runnable end) {
        this.spans = spans;
        this.end = end;
    }

    /**
     * Nobody.
     *
     * @return tracing of which nothing is told
     */
    public static Tracing off() {
        return new Tracing(Optional.empty(), () -> {});
    }

    /**
     * The host's, which also flushes and closes it.
     *
     * @param telemetry the host's
     * @return tracing that is told to it
     */
    public static Tracing by(OpenTelemetry telemetry) {
        return by(telemetry.getTracerProvider(), () -> {});
    }

    /**
     * To a collector; to nobody where none is named.
     *
     * @param collector where it is
     * @param service whose they are, as it is called there
     * @param farewell the longest that closing waits for the collector
     * @return tracing, to be closed
     */
    public static Tracing to(Optional<Traces> collector, String service, Duration farewell) {
        return collector
                .map(settings -> {
                    Export export = Export.open(settings, service, farewell);
                    return by(export.provider(), export::close);
                })
                .orElseGet(Tracing::off);
    }

    private static Tracing by(TracerProvider provider, Runnable end) {
        return new Tracing(Optional.of(new Spans(provider.get(SCOPE))), end);
    }

    /** {@return is told of the requests that come in} */
    public RequestObserver requests() {
        return spans.<RequestObserver>map(TracedRequests::new).orElse(RequestObserver.NONE);
    }

    /** {@return is told of the calls to another provider} */
    public ProviderObserver provider() {
        return spans.<ProviderObserver>map(on -> new Attempts()).orElse(ProviderObserver.NONE);
    }

    /** {@return is told of the requests to another provider, and gives them the trace to carry on} */
    public ExchangeObserver exchanges() {
        return spans.<ExchangeObserver>map(TracedExchanges::new).orElse(ExchangeObserver.NONE);
    }

    /**
     * A port that the use cases call.
     *
     * @param <T> the port
     * @param type the port
     * @param port the one that is called
     * @return the port, to be called in its place
     */
    public <T> T port(Class<T> type, T port) {
        return decorated(type, port, "", Spans::call);
    }

    /**
     * The same port of another provider, of which there is one behind a gateway and one before a command.
     *
     * @param <T> the port
     * @param type the port
     * @param port the one that is called
     * @return the port, to be called in its place
     */
    public <T> T behind(Class<T> type, T port) {
        return decorated(type, port, "provider ", Spans::call);
    }

    /**
     * A port of the store, told of within a trace: what is looked for again and again isn't one of its own.
     *
     * @param <T> the port
     * @param type the port
     * @param port the one that is called
     * @return the port, to be called in its place
     */
    public <T> T store(Class<T> type, T port) {
        return decorated(type, port, "", Spans::inside);
    }

    /**
     * The store of sessions, whose changes callbacks tell of.
     *
     * @param sessions the store of sessions
     * @return the store, to be used in its place
     */
    public Sessions sessions(Sessions sessions) {
        return spans.<Sessions>map(on -> new LinkedSessions(store(Sessions.class, sessions), origins))
                .orElse(sessions);
    }

    /**
     * The store of the callbacks that are to be sent.
     *
     * @param callbacks the store of callbacks
     * @return the store, to be used in its place
     */
    public Callbacks callbacks(Callbacks callbacks) {
        return spans.<Callbacks>map(on -> new LinkedCallbacks(store(Callbacks.class, callbacks), origins))
                .orElse(callbacks);
    }

    /**
     * The sender of callbacks.
     *
     * @param sender the sender
     * @return the sender, to be used in its place
     */
    public CallbackSender sender(CallbackSender sender) {
        return spans.<CallbackSender>map(on -> new TracedSender(sender, on, origins))
                .orElse(sender);
    }

    /**
     * {@return an executor whose tasks belong to the trace of who hands them in}
     *
     * @param executor what runs the tasks
     */
    public Executor carrying(Executor executor) {
        return spans.<Executor>map(on -> Context.taskWrapping(executor)).orElse(executor);
    }

    /**
     * {@return threads whose tasks belong to the trace of who hands them in}
     *
     * @param executor what runs the tasks
     */
    public ExecutorService carrying(ExecutorService executor) {
        return spans.map(on -> Context.taskWrapping(executor)).orElse(executor);
    }

    /**
     * Work that is a trace as soon as it calls a port, and none where there was nothing to do.
     *
     * @param name what the trace is called
     * @param work the work
     * @return the work, to be done in its place
     */
    public Runnable step(String name, Runnable work) {
        return spans.<Runnable>map(on -> () -> on.step(name, work)).orElse(work);
    }

    /**
     * A user's command begins on this thread: the root of all that it causes.
     *
     * @param name the words of the command, and nothing that was said to it
     * @return ends it, on this thread
     */
    public Runnable command(String name) {
        return spans.<Runnable>map(on -> {
                    PortObserver.Call command = on.command(name);
                    return () -> command.end(Optional.empty());
                })
                .orElse(() -> {});
    }

    @Override
    public void close() {
        end.run();
    }

    private <T> T decorated(
            Class<T> type, T port, String before, BiFunction<Spans, String, PortObserver.Call> beginning) {
        return spans.map(on -> ObservedPort.of(
                        type,
                        before + type.getSimpleName(),
                        port,
                        (name, operation) -> beginning.apply(on, name + "." + operation)))
                .orElse(port);
    }
}
