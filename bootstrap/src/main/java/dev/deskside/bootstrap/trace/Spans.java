package dev.deskside.bootstrap.trace;

import dev.deskside.bootstrap.observe.PortObserver;
import dev.deskside.domain.DesksideException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** How spans begin and end: each on the thread that does what it tells of. */
final class Spans {
    /** {@code ok}, or the failure's code in small letters, or {@code broken} where something failed that has none. */
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("deskside.outcome");

    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    /** Baggage isn't passed on: what is in it is others' data. */
    static final TextMapPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private static final PortObserver.Call UNTOLD = failure -> {};
    private static final ContextKey<Step> STEP = ContextKey.named("deskside-step");
    private static final ContextKey<Span> COMMAND = ContextKey.named("deskside-command");

    private final Tracer tracer;

    Spans(Tracer tracer) {
        this.tracer = Objects.requireNonNull(tracer);
    }

    Tracer tracer() {
        return tracer;
    }

    /** A call of a port. It begins a trace where there is none. */
    PortObserver.Call call(String name) {
        Context around = Context.current();
        Step step = around.get(STEP);
        Context parent = step == null || isTraced(around) ? around : step.begun(around);
        return begin(tracer.spanBuilder(name).setParent(parent).startSpan(), parent);
    }

    /** A call within a trace: outside of one it isn't worth a trace of its own, such as a poll of the store. */
    PortObserver.Call inside(String name) {
        Context around = Context.current();
        Step step = around.get(STEP);
        Context parent = step == null || isTraced(around) ? around : step.orNot(around);
        return isTraced(parent)
                ? begin(tracer.spanBuilder(name).setParent(parent).startSpan(), parent)
                : UNTOLD;
    }

    /** Work that is a trace as soon as it calls a port, and none where it finds nothing to do. */
    void step(String name, Runnable work) {
        Step step = new Step(name);
        Scope scope = Context.current().with(STEP, step).makeCurrent();
        try {
            work.run();
        } finally {
            scope.close();
            step.end();
        }
    }

    /** A user's command: the root of what it causes, on this thread until it is closed. */
    PortObserver.Call command(String name) {
        Span span = tracer.spanBuilder(name).setNoParent().startSpan();
        return begin(span, Context.root().with(COMMAND, span));
    }

    /** This thread works in this context until what is returned is closed by whoever is told of the end. */
    @SuppressWarnings("MustBeClosedChecker")
    static Scope enter(Context context) {
        return context.makeCurrent();
    }

    /** Ends a span like this. */
    static void end(Span span, Optional<Throwable> failure) {
        span.setAttribute(OUTCOME, outcome(failure));
        failure.ifPresent(why -> fail(span, outcome(failure)));
        span.end();
    }

    /** The kind of failure is told, never its message. */
    static void fail(Span span, String errorType) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, errorType);
    }

    private static PortObserver.Call begin(Span span, Context parent) {
        Scope scope = enter(parent.with(span));
        return failure -> {
            scope.close();
            // What fails under a command is what the command ends with.
            Optional.ofNullable(parent.get(COMMAND))
                    .filter(command -> failure.isPresent())
                    .ifPresent(command -> fail(command, outcome(failure)));
            end(span, failure);
        };
    }

    private static String outcome(Optional<Throwable> failure) {
        return failure.map(why -> why instanceof DesksideException expected
                        ? expected.code().name().toLowerCase(Locale.ROOT)
                        : "broken")
                .orElse("ok");
    }

    private static boolean isTraced(Context context) {
        return Span.fromContext(context).getSpanContext().isValid();
    }

    /** Its span is begun by the first call of a port. */
    private final class Step {
        private final String name;
        private Optional<Span> span = Optional.empty();

        Step(String name) {
            this.name = name;
        }

        Context begun(Context around) {
            if (span.isEmpty()) {
                span = Optional.of(tracer.spanBuilder(name).setNoParent().startSpan());
            }
            return orNot(around);
        }

        Context orNot(Context around) {
            return span.<Context>map(around::with).orElse(around);
        }

        void end() {
            span.ifPresent(Span::end);
        }
    }
}
