package dev.deskside.bootstrap.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.bootstrap.TestTechnician;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The module for hosts with Guice")
class DesksideModuleTest {
    private static final Clock HOST_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    private Path data;

    private Deskside deskside;

    @BeforeEach
    void open() {
        deskside = Deskside.builder().data(data).listen("127.0.0.1", 0).open();
    }

    @AfterEach
    void close() {
        deskside.close();
    }

    /** The host's: what is injected into it comes from both sides. */
    private record Desk(UseCases useCases, RemoteSupport remoteSupport, SessionControl control, Clock clock) {
        @Inject
        private Desk {}
    }

    private static Module hostWithItsOwn() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                binder().requireAtInjectOnConstructors();
                binder().requireExactBindingAnnotations();
                bind(Clock.class).toInstance(HOST_CLOCK);
                bind(Ids.class).toInstance(() -> {
                    throw new IllegalStateException("the host's ids are the host's");
                });
                bind(Executor.class).toInstance(Runnable::run);
                bind(Desk.class);
            }
        };
    }

    @Test
    @DisplayName("stands beside a strict host's own clock, ids and executor, and uses none of them")
    void besideTheHosts() {
        Injector injector = Guice.createInjector(Stage.PRODUCTION, hostWithItsOwn(), DesksideModule.of(deskside));
        Caller caller = TestTechnician.in(deskside);
        Desk desk = injector.getInstance(Desk.class);

        StartedSession started = desk.useCases()
                .startSession()
                .run(new StartSession.Command(
                        caller, SessionRequest.screenSharing().build()));
        assertThat(desk.remoteSupport().find(caller, started.reference()))
                .hasValueSatisfying(found -> assertThat(found.status()).isEqualTo(SessionStatus.NOT_STARTED));
        desk.control().cancel(caller, started.reference());
        assertThat(desk.remoteSupport().find(caller, started.reference()))
                .hasValueSatisfying(found -> assertThat(found.status()).isEqualTo(SessionStatus.ABANDONED));
        assertThat(desk.clock()).isSameAs(HOST_CLOCK);
    }

    @Test
    @DisplayName("binds what its javadoc says, and nothing else")
    void exactlyThese() {
        Set<Key<?>> bound = new HashSet<>(
                Guice.createInjector(DesksideModule.of(deskside)).getBindings().keySet());
        bound.removeAll(Guice.createInjector().getBindings().keySet());

        assertThat(bound)
                .containsExactlyInAnyOrder(
                        Key.get(Deskside.class),
                        Key.get(UseCases.class),
                        Key.get(ListChanges.class),
                        Key.get(RemoteSupport.class),
                        Key.get(RecordingArchive.class),
                        Key.get(Machines.class),
                        Key.get(SessionControl.class),
                        Key.get(Accounts.class));
    }

    @Test
    @DisplayName("leaves nothing open where the host's injector can't be created")
    void failingInjector() {
        try (Deskside opened = Deskside.builder().data(data.resolve("other")).open()) {
            assertThatExceptionOfType(CreationException.class)
                    .isThrownBy(() -> Guice.createInjector(DesksideModule.of(opened), new AbstractModule() {
                        @Override
                        protected void configure() {
                            requireBinding(Runnable.class);
                        }
                    }));
        }
        Deskside.builder().data(data.resolve("other")).open().close();
    }
}
