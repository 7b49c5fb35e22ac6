package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;
import dev.deskside.bootstrap.observe.Meters;
import dev.deskside.bootstrap.observe.Observers;
import dev.deskside.bootstrap.observe.Watching;

/** Who watches: handed in from outside. */
final class ObserveModule extends AbstractModule {
    private final Watching watching;

    ObserveModule(Watching watching) {
        this.watching = watching;
    }

    @Override
    protected void configure() {
        bind(Meters.class).toInstance(watching.meters());
        bind(Observers.class).toInstance(watching.observers());
    }
}
