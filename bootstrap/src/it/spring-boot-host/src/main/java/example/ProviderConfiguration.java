package example;

import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.http.client.AccessTokens;
import dev.deskside.http.client.V1Provider;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider's ports as beans: the rest of the application knows no more of it. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {
    /** The threads that requests are sent on; Spring shuts them down. */
    @Bean
    ExecutorService providerThreads() {
        return Executors.newCachedThreadPool();
    }

    @Bean
    V1Provider provider(
            @Value("${help-desk.provider}") String url,
            @Value("${help-desk.provider-token}") String token,
            ExecutorService providerThreads,
            MeterRegistry meters) {
        return V1Provider.at(url)
                .accessTokens(AccessTokens.fixed(token))
                .executor(providerThreads)
                .clock(Clock.systemUTC())
                .observer(new ProviderMeters(meters))
                .build();
    }

    @Bean
    RemoteSupport remoteSupport(V1Provider provider) {
        return provider.remoteSupport();
    }

    @Bean
    RecordingArchive recordingArchive(V1Provider provider) {
        return provider.recordingArchive();
    }

    @Bean
    Machines machines(V1Provider provider) {
        return provider.machines();
    }
}
