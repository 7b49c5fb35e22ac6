package dev.deskside.bootstrap.architecture;

import dev.deskside.application.delivery.DeliverySeesAUseCase;
import dev.deskside.application.gateway.GatewaySeesHosted;
import dev.deskside.application.hosted.HostedSeesAUseCase;
import dev.deskside.application.hosted.OpenCommand;
import dev.deskside.application.port.PortSeesAUseCase;
import dev.deskside.application.port.PortSeesAnAdapter;
import dev.deskside.application.retention.OpenRetention;
import dev.deskside.application.retention.RetentionSeesHosted;
import dev.deskside.application.spi.SpiSeesTheGateway;
import dev.deskside.application.usecase.OpenUseCase;
import dev.deskside.application.usecase.ReadsTheClock;
import dev.deskside.application.usecase.UseCaseCallsAnother;
import dev.deskside.application.usecase.UseCaseSeesHosted;
import dev.deskside.bootstrap.DataSourceInBootstrap;
import dev.deskside.bootstrap.FlywayInBootstrap;
import dev.deskside.bootstrap.GuiceOutsideTheWiring;
import dev.deskside.bootstrap.HikariInBootstrap;
import dev.deskside.bootstrap.JdbiInBootstrap;
import dev.deskside.bootstrap.JettyInBootstrap;
import dev.deskside.bootstrap.LogbackInBootstrap;
import dev.deskside.bootstrap.MicrometerInBootstrap;
import dev.deskside.bootstrap.OpenTelemetryInBootstrap;
import dev.deskside.bootstrap.PostgresInBootstrap;
import dev.deskside.bootstrap.ServletInBootstrap;
import dev.deskside.bootstrap.SqliteInBootstrap;
import dev.deskside.domain.account.SeesRecording;
import dev.deskside.domain.recording.Changeable;
import dev.deskside.domain.recording.SeesAccount;
import dev.deskside.domain.session.DomainSeesALibrary;
import dev.deskside.http.callback.CallbackSeesAUseCase;
import dev.deskside.http.callback.CallbackSeesTheClient;
import dev.deskside.http.callback.SenderWithState;
import dev.deskside.http.client.ArchiveWithState;
import dev.deskside.http.client.ClientSeesAUseCase;
import dev.deskside.http.client.ClientSeesTheServer;
import dev.deskside.http.client.JavalinInTheClient;
import dev.deskside.http.client.SupportWithState;
import dev.deskside.http.server.AnnotatedOutsideTheWire;
import dev.deskside.http.server.CommandLineInTheServer;
import dev.deskside.http.server.FeignInTheServer;
import dev.deskside.http.server.ResilienceInTheServer;
import dev.deskside.http.server.ServerSeesAPort;
import dev.deskside.http.server.ServerSeesTheClient;
import dev.deskside.http.server.SqlInTheServer;
import dev.deskside.http.transport.TransportSeesTheClient;
import dev.deskside.http.wire.WireSeesTheApplication;
import dev.deskside.persistence.JacksonInPersistence;
import dev.deskside.persistence.MakesChance;
import dev.deskside.persistence.PersistenceSeesHosted;
import dev.deskside.persistence.PersistenceSeesHttp;
import dev.deskside.persistence.StartsAThread;
import dev.deskside.persistence.WaitsOnTheCommonPool;
import java.util.LinkedHashMap;
import java.util.Map;

/** For each rule the classes that it must report. */
final class WrongClasses {
    private final Map<String, Class<?>[]> byRule = new LinkedHashMap<>();

    private WrongClasses() {
        put("1a the domain knows the JDK", DomainSeesALibrary.class);
        put("1b the application knows the domain", PortSeesAnAdapter.class);
        put("2 a port speaks the domain's language", PortSeesAUseCase.class);
        put("2b the SPI speaks of ports and the domain", SpiSeesTheGateway.class);
        put("3a a driver drives use cases, not ports", ServerSeesAPort.class);
        put("3b the client is driven through ports", ClientSeesAUseCase.class);
        put("3c persistence is driven through ports", PersistenceSeesHosted.class);
        put("3d the client is safe for many threads", ArchiveWithState.class, SupportWithState.class);
        put("3e the sender of callbacks is driven through ports", CallbackSeesAUseCase.class);
        put("3f the sender of callbacks is safe for many threads", SenderWithState.class);
        put("4h the sender of callbacks doesn't know the client", CallbackSeesTheClient.class);
        put("4i the transport knows nobody who uses it", TransportSeesTheClient.class);
        put("4a the client doesn't know the server", ClientSeesTheServer.class);
        put("4b the server doesn't know the client", ServerSeesTheClient.class);
        put("4c persistence doesn't know HTTP", PersistenceSeesHttp.class);
        put("4d the wire knows neither side", WireSeesTheApplication.class);
        put("4e a use case doesn't know its provider", UseCaseSeesHosted.class);
        put("4f hosted and use cases stand side by side", HostedSeesAUseCase.class);
        put("4g the gateway stands beside them", GatewaySeesHosted.class);
        put("4j retention stands beside them", RetentionSeesHosted.class);
        put("4k delivery knows ports alone", DeliverySeesAUseCase.class);
        put("5a Guice is in the wiring", GuiceOutsideTheWiring.class);
        put("5b Jackson is in HTTP", JacksonInPersistence.class);
        put("5c Jackson's annotations are on wire records", AnnotatedOutsideTheWire.class);
        put("5d Feign is in the driven adapters", FeignInTheServer.class);
        put("5e Resilience4j is in the driven adapters", ResilienceInTheServer.class);
        put("5f SQL is in persistence", SqlInTheServer.class);
        put("5g JDBI is in persistence", JdbiInBootstrap.class);
        put("5k data sources are in persistence", DataSourceInBootstrap.class);
        put("5l Hikari is in persistence", HikariInBootstrap.class);
        put("5m Flyway is in persistence", FlywayInBootstrap.class);
        put("5n SQLite's driver is in persistence", SqliteInBootstrap.class);
        put("5p PostgreSQL's driver is in persistence", PostgresInBootstrap.class);
        put("5o servlets are in the server", ServletInBootstrap.class);
        put("5h Javalin is in the server", JavalinInTheClient.class);
        put("5i Jetty is in the server", JettyInBootstrap.class);
        put("5q Micrometer is where it is observed", MicrometerInBootstrap.class);
        put("5r the log's back end is where it is observed", LogbackInBootstrap.class);
        put("5j the command line is in bootstrap", CommandLineInTheServer.class);
        put("5s OpenTelemetry is in the traces", OpenTelemetryInBootstrap.class);
        put("6a time and chance come from outside", ReadsTheClock.class, MakesChance.class);
        put("6b threads have one owner", StartsAThread.class, WaitsOnTheCommonPool.class);
        put("7a no cycles", SeesAccount.class, SeesRecording.class);
        put("7b a use case is final", OpenUseCase.class);
        put("7e a hosted command is final", OpenCommand.class);
        put("7f a command of retention is final", OpenRetention.class);
        put("7c a use case doesn't call another", UseCaseCallsAnother.class);
        put("7d the domain doesn't change", Changeable.class);
    }

    static Map<String, Class<?>[]> byRule() {
        return new WrongClasses().byRule;
    }

    private void put(String rule, Class<?>... wrong) {
        byRule.put(rule, wrong);
    }
}
