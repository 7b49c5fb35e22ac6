package dev.deskside.bootstrap.wiring;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.ChangeSignal;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.Sealing;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.retention.DeleteExpired;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.bootstrap.adapter.OpenedAdapter;
import dev.deskside.bootstrap.observe.Meters;
import dev.deskside.bootstrap.observe.ProviderStates;
import dev.deskside.bootstrap.observe.StoreWatch;
import dev.deskside.bootstrap.observe.Watching;
import dev.deskside.bootstrap.schedule.CallbackPump;
import dev.deskside.bootstrap.schedule.Pump;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.settings.DatabaseServer;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Secret;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.domain.DesksideException;
import dev.deskside.http.server.DesksideServer;
import dev.deskside.persistence.PostgresAddress;
import dev.deskside.persistence.StoreAtRest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** From settings to a product. */
public final class Wiring {
    /** The store's name in the data directory. */
    public static final String STORE_FILE = "deskside.db";

    private Wiring() {}

    /**
     * Opens what these settings ask for; where a part fails, those that were open are closed again.
     *
     * @param settings what is wanted
     * @param key the server's key, to sign with
     * @param sealing the server's key, to seal with
     * @param clock the time
     * @param ids where new ids come from
     * @param publicUrl where this server is reached; asked for when a URL is rendered
     * @param threads the threads
     * @param watching who watches
     * @param tracing who is told of traces
     * @return what was opened, to be closed
     */
    public static Product wire(
            Settings settings,
            KeyedHash key,
            Sealing sealing,
            Clock clock,
            Ids ids,
            Supplier<URI> publicUrl,
            Threads threads,
            Watching watching,
            Tracing tracing) {
        Resources resources = new Resources();
        try {
            Injector injector = Guice.createInjector(
                    Stage.PRODUCTION,
                    new StrictModule(),
                    new PlatformModule(key, sealing, clock, ids, resources, new ChangeSignal()),
                    new TraceModule(tracing),
                    new StoreModule(settings, key, threads),
                    provider(settings, key, publicUrl, threads),
                    new DeliveryModule(settings.callbacks(), key, threads),
                    new UseCasesModule(),
                    new RetentionModule(settings.retention()),
                    new ObserveModule(watching),
                    new ServerModule(settings));
            Meters meters = watching.meters();
            meters.watch(injector.getInstance(StoreWatch.class), clock);
            meters.watch(injector.getInstance(ProviderStates.class));
            meters.watch(injector.getInstance(DesksideServer.class));
            meters.watch(threads);
            return new Product(
                    injector.getInstance(UseCases.class),
                    new Product.ProviderPorts(
                            injector.getInstance(RemoteSupport.class),
                            injector.getInstance(RecordingArchive.class),
                            injector.getInstance(Machines.class),
                            injector.getInstance(SessionControl.class)),
                    injector.getInstance(Accounts.class),
                    injector.getInstance(PersonalData.class),
                    injector.getInstance(Sessions.class),
                    injector.getInstance(Recordings.class),
                    injector.getInstance(DesksideServer.class),
                    injector.getInstance(CallbackPump.class),
                    injector.getInstance(ListChanges.class),
                    injector.getInstance(Pump.class),
                    injector.getInstance(DeleteExpired.class),
                    resources);
        } catch (CreationException | ProvisionException e) {
            resources.close();
            throw expected(e);
        }
    }

    /**
     * {@return the store that these settings name, without opening it}
     *
     * @param settings what is wanted
     */
    public static StoreAtRest atRest(Settings settings) {
        return settings.database()
                .map(database -> StoreAtRest.at(address(database)))
                .orElseGet(() -> StoreAtRest.inFile(settings.data().resolve(STORE_FILE)));
    }

    static PostgresAddress address(DatabaseServer database) {
        return new PostgresAddress(
                database.jdbcUrl(), database.user(), database.password().map(Secret::value));
    }

    private static Module provider(Settings settings, KeyedHash key, Supplier<URI> publicUrl, Threads threads) {
        if (settings.provider() instanceof Provider.GoToAssist upstream) {
            return GatewayModule.before(upstream, settings.publicUrl(), settings.following(), threads);
        }
        if (settings.provider() instanceof Provider.Adapter adapter) {
            return GatewayModule.before(
                    platform -> OpenedAdapter.load(adapter, platform),
                    settings.publicUrl(),
                    settings.following(),
                    threads);
        }
        if (settings.provider() instanceof Provider.InProcess adapter) {
            return GatewayModule.before(
                    platform -> OpenedAdapter.of(adapter, platform),
                    settings.publicUrl(),
                    settings.following(),
                    threads);
        }
        return new HostedModule(key, publicUrl, settings.following());
    }

    /** What a part said when it could not be opened, instead of what the injector says of it. */
    private static RuntimeException expected(RuntimeException failure) {
        List<Throwable> causes = failure instanceof CreationException creation
                ? creation.getErrorMessages().stream()
                        .map(message -> message.getCause())
                        .toList()
                : List.of(failure.getCause());
        return causes.stream()
                .filter(DesksideException.class::isInstance)
                .map(DesksideException.class::cast)
                .findFirst()
                .map(RuntimeException.class::cast)
                .orElse(failure);
    }
}
