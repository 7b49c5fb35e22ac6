package dev.deskside.bootstrap.wiring;

import dev.deskside.bootstrap.observe.Observers;
import dev.deskside.bootstrap.settings.Credential;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.http.client.AccessTokens;
import dev.deskside.http.client.OAuthTokens;
import dev.deskside.http.client.ProviderObserver;
import dev.deskside.http.client.V1Provider;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/** From settings to the client of the server behind a gateway. */
final class Upstream {
    private Upstream() {}

    static V1Provider of(
            Provider.GoToAssist settings, Executor executor, Clock clock, Observers observers, Tracing tracing) {
        return V1Provider.at(settings.upstream().toString())
                .accessTokens(accessTokens(settings, executor, clock))
                .executor(tracing.carrying(executor))
                .clock(clock)
                .exchanges(tracing.exchanges())
                .connectTimeout(settings.patience().connectTimeout())
                .readTimeout(settings.patience().readTimeout())
                .resilience(settings.patience().resilience().toBuilder()
                        .jitter(() -> ThreadLocalRandom.current().nextDouble())
                        .build())
                .observer(ProviderObserver.all(List.of(observers.provider(), tracing.provider())))
                .headers(observers.headers())
                .build();
    }

    private static AccessTokens accessTokens(Provider.GoToAssist settings, Executor executor, Clock clock) {
        if (settings.credential() instanceof Credential.RefreshToken refresh) {
            return oauth(refresh.client(), settings, executor, clock)
                    .byRefreshToken(new RefreshTokenFile(refresh.file()));
        }
        if (settings.credential() instanceof Credential.PersonalToken personal) {
            return oauth(personal.client(), settings, executor, clock)
                    .byPersonalAccessToken(personal.token().value());
        }
        return AccessTokens.fixed(
                ((Credential.AccessToken) settings.credential()).token().value());
    }

    private static OAuthTokens.Builder oauth(
            Credential.Client client, Provider.GoToAssist settings, Executor executor, Clock clock) {
        return OAuthTokens.at(client.endpoint().toString())
                .client(client.id(), client.secret().value())
                .executor(executor)
                .clock(clock)
                .connectTimeout(settings.patience().connectTimeout())
                .readTimeout(settings.patience().readTimeout());
    }
}
