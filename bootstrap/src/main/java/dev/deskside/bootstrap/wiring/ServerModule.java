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
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.http.server.DesksideServer;
import dev.deskside.http.server.StatusCallbacks;
import dev.deskside.http.server.TokenInQuery;
import java.util.Optional;

/** The REST face and the pages. */
final class ServerModule extends PrivateModule {
    private final String host;
    private final int port;
    private final TokenInQuery tokenInQuery;

    ServerModule(String host, int port, TokenInQuery tokenInQuery) {
        this.host = host;
        this.port = port;
        this.tokenInQuery = tokenInQuery;
    }

    @Override
    protected void configure() {
        // Everything is made by the method below.
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
            Tracing tracing,
            Resources resources) {
        return resources.add(DesksideServer.builder()
                .useCases(useCases)
                .callbacks(callbacks)
                .provider(provider)
                .changes(changes)
                .statusCallbacks(statusCallbacks)
                .ids(ids)
                .observer(tracing.requests())
                .tokenInQuery(tokenInQuery)
                .listen(host, port)
                .build());
    }
}
