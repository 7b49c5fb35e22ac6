package dev.deskside.bootstrap.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.port.Ids;
import dev.deskside.application.usecase.CallbackUseCases;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.bootstrap.observe.Meters;
import dev.deskside.bootstrap.observe.MetricsAccess;
import dev.deskside.bootstrap.observe.Observers;
import dev.deskside.bootstrap.observe.ProviderStates;
import dev.deskside.bootstrap.observe.StoreWatch;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.http.server.DesksideServer;
import dev.deskside.http.server.MetricsPage;
import dev.deskside.http.server.Readiness;
import dev.deskside.http.server.RequestObserver;
import dev.deskside.http.server.StatusCallbacks;
import dev.deskside.http.server.TokenInQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The REST face and the pages. */
final class ServerModule extends PrivateModule {
    private final Settings settings;

    ServerModule(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        // Everything is made by the method below.
    }

    @Provides
    @Singleton
    Readiness readiness(StoreWatch store, ProviderStates provider) {
        return () ->
                Stream.concat(Stream.of(store.part()), provider.part().stream()).toList();
    }

    /** Where a proxy stands in front, everybody comes from this machine. */
    @Provides
    @Singleton
    Optional<MetricsPage> metrics(Meters meters) {
        boolean local = settings.publicUrl().isEmpty();
        return meters.text().map(text -> new MetricsAccess(settings.operation().metrics(), local, text));
    }

    @Provides
    @Singleton
    @Exposed
    DesksideServer server(
            UseCases useCases,
            CallbackUseCases callbacks,
            Optional<HostedProvider> provider,
            ListChanges changes,
            Optional<StatusCallbacks> statusCallbacks,
            Ids ids,
            Observers observers,
            Readiness readiness,
            Optional<MetricsPage> metrics,
            Tracing tracing,
            Resources resources) {
        return resources.add(DesksideServer.builder()
                .useCases(useCases)
                .callbacks(callbacks)
                .provider(provider)
                .changes(changes)
                .statusCallbacks(statusCallbacks)
                .ids(ids)
                .tokenInQuery(settings.tokenInQuery() ? TokenInQuery.ACCEPTED : TokenInQuery.IGNORED)
                // The trace first: what the others log belongs to it.
                .observer(RequestObserver.all(List.of(tracing.requests(), observers.requests())))
                .readiness(readiness)
                .metrics(metrics)
                .grace(settings.operation().drainTimeout())
                .listen(settings.host(), settings.port())
                .build());
    }
}
