package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;
import dev.deskside.application.port.ChangeSignal;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Sealing;
import dev.deskside.bootstrap.schedule.WakeUp;
import java.time.Clock;

/** Time, chance, the signal of new changes, and what has to be closed: handed in from outside. */
final class PlatformModule extends AbstractModule {
    private final KeyedHash key;
    private final Sealing sealing;
    private final Clock clock;
    private final Ids ids;
    private final Resources resources;
    private final ChangeSignal signal;

    PlatformModule(KeyedHash key, Sealing sealing, Clock clock, Ids ids, Resources resources, ChangeSignal signal) {
        this.key = key;
        this.sealing = sealing;
        this.clock = clock;
        this.ids = ids;
        this.resources = resources;
        this.signal = signal;
    }

    @Override
    protected void configure() {
        bind(KeyedHash.class).toInstance(key);
        bind(Sealing.class).toInstance(sealing);
        bind(Clock.class).toInstance(clock);
        bind(Ids.class).toInstance(ids);
        bind(WakeUp.class).toInstance(new WakeUp());
        bind(ChangeSignal.class).toInstance(signal);
        bind(Resources.class).toInstance(resources);
    }
}
