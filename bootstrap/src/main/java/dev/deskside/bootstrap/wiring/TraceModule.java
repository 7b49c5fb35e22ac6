package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;
import dev.deskside.bootstrap.trace.Tracing;

/** Who tells traces: handed in from outside. */
final class TraceModule extends AbstractModule {
    private final Tracing tracing;

    TraceModule(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    protected void configure() {
        bind(Tracing.class).toInstance(tracing);
    }
}
