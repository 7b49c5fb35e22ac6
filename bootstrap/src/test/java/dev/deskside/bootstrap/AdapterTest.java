package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.contract.InMemoryRemoteSupport;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.AdapterSetting;
import dev.deskside.application.spi.AdapterSettings;
import dev.deskside.application.spi.Capability;
import dev.deskside.application.spi.ConnectedProvider;
import dev.deskside.application.spi.Platform;
import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.application.usecase.AddNote;
import dev.deskside.application.usecase.CancelSession;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider of the host's own, through the door in the process. */
class AdapterTest {
    @TempDir
    Path data;

    private final AtomicReference<String> closed = new AtomicReference<>("not yet");

    @Test
    @DisplayName("Sessions come from a factory of the host's, and what it can do to them is passed on to it")
    void inProcess() {
        try (Deskside deskside = Deskside.builder()
                .data(data)
                .provider(new InMemoryFactory(), Map.of("greeting", "hello"))
                .demo()
                .open()) {
            Caller zoe = deskside.caller(deskside.demo().orElseThrow().accessToken());
            StartedSession started = deskside.useCases()
                    .startSession()
                    .run(new StartSession.Command(
                            zoe,
                            SessionRequest.screenSharing().customerName("Ada").build()));

            assertThat(started.launchUrl().getHost()).isEqualTo("in-memory.example");
            assertThat(deskside.useCases().addNote().run(new AddNote.Command(zoe, started.reference(), "A note")))
                    .hasValueSatisfying(session -> assertThat(session.notes()).contains("A note"));
            assertThat(deskside.useCases().findSession().run(new FindSession.Query(zoe, started.reference())))
                    .map(FindSession.Found::session)
                    .hasValueSatisfying(session -> {
                        assertThat(session.status()).isEqualTo(SessionStatus.NOT_STARTED);
                        assertThat(session.notes()).contains("A note");
                        assertThat(session.customer().name()).contains("Ada");
                    });
            assertThat(catchThrowableOfType(
                                    DesksideException.class,
                                    () -> deskside.useCases()
                                            .cancelSession()
                                            .run(new CancelSession.Command(zoe, started.reference())))
                            .code())
                    .isEqualTo(ErrorCode.UNSUPPORTED);
            assertThat(closed).hasValue("not yet");
        }

        assertThat(closed).hasValue("closed");
    }

    @Test
    @DisplayName("A setting that the factory doesn't take fails the start")
    void wrongSetting() {
        assertThat(catchThrowableOfType(
                        DesksideException.class,
                        () -> Deskside.builder()
                                .data(data)
                                .provider(new InMemoryFactory(), Map.of("greting", "hello"))
                                .open()))
                .hasMessage("in-memory-greting is no setting of this provider, which takes: greeting");
    }

    private final class InMemoryFactory implements ProviderFactory {
        @Override
        public String name() {
            return "in-memory";
        }

        @Override
        public List<AdapterSetting> settings() {
            return List.of(AdapterSetting.optional("greeting", "What it says."));
        }

        @Override
        public ConnectedProvider open(AdapterSettings settings, Platform platform) {
            InMemoryRemoteSupport sessions = new InMemoryRemoteSupport(platform.clock());
            return new ConnectedProvider() {
                @Override
                public Set<Capability> lacks() {
                    return EnumSet.complementOf(
                            EnumSet.of(Capability.ATTENDED_SESSIONS, Capability.NOTES, Capability.END_SESSION));
                }

                @Override
                public RemoteSupport remoteSupport() {
                    return sessions;
                }

                @Override
                public SessionControl sessionControl() {
                    return sessions;
                }

                @Override
                public void close() {
                    closed.set("closed");
                }
            };
        }
    }
}
