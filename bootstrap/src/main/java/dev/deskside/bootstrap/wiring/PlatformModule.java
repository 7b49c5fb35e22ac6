package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;
import dev.deskside.application.port.ChangeSignal;
import dev.deskside.application.port.Ids;
import dev.deskside.bootstrap.schedule.WakeUp;
import java.time.Clock;

/** Time, chance, the signal of new changes, and what has to be closed: handed in from outside. */
final class PlatformModule extends AbstractModule {
    private final Clock clock;
    private final Ids ids;
    private final Resources resources;
    private final ChangeSignal signal;

    PlatformModule(Clock clock, Ids ids, Resources resources, ChangeSignal signal) {
        this.clock = clock;
        this.ids = ids;
        this.resources = resources;
        this.signal = signal;
    }

    @Override
    protected void configure() {
        bind(Clock.class).toInstance(clock);
        bind(Ids.class).toInstance(ids);
        bind(WakeUp.class).toInstance(new WakeUp());
        bind(ChangeSignal.class).toInstance(signal);
        bind(Resources.class).toInstance(resources);
    }
}
