package example;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The host's own: as strict as a host may be, with a clock and an executor of its own. */
final class TicketModule extends AbstractModule {
    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
        bind(Clock.class).toInstance(Clock.systemUTC());
        bind(TicketDesk.class);
    }

    @Provides
    @Singleton
    ExecutorService threads() {
        return Executors.newSingleThreadExecutor();
    }

    @Provides
    Executor executor(ExecutorService threads) {
        return threads;
    }
}
