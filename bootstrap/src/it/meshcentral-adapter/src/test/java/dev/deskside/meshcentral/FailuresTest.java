package dev.deskside.meshcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.recording.RecordingQuery;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static MeshCentralServer server;

    @BeforeAll
    static void start() {
        server = MeshCentralServer.started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("a wrong password is UNAUTHENTICATED, and not told")
    void wrongPassword() {
        DesksideException failure = failure(channel(
                new ControlChannel.Credentials(server.token().user(), "not-the-password"), server.fingerprint()));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(failure.getMessage()).doesNotContain("not-the-password");
    }

    @Test
    @DisplayName("another certificate than the pinned one is not trusted")
    void otherCertificate() {
        DesksideException failure = failure(channel(server.token(), "00".repeat(32)));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.getMessage()).contains("certificate");
    }

    @Test
    @DisplayName("while the server is down calls are UNAVAILABLE, and when it is back they work again")
    void restart() {
        try (ControlChannel channel = channel(server.token(), server.fingerprint())) {
            assertThat(channel.read(ControlChannel.command("meshes")).has("meshes"))
                    .isTrue();
            server.stop();
            assertThat(failure(channel).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            server.start();
            assertThat(channel.read(ControlChannel.command("meshes")).has("meshes"))
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a server that records nothing says nothing: the list is UNAVAILABLE, with advice")
    void recordsNothing() {
        try (ControlChannel channel = channel(server.token(), server.fingerprint(), Duration.ofSeconds(3))) {
            SessionRecordings recordings = new SessionRecordings(channel, new DeviceGroups(channel), Clock.systemUTC());
            Caller caller = Caller.of(TestIds.technician(new AccountKey(TestIds.number()), Set.of()));

            DesksideException failure = catchThrowableOfType(
                    DesksideException.class,
                    () -> recordings.available(
                            caller, RecordingQuery.ofAccount(caller.account()).build()));

            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("sessionRecording");
        }
    }

    private static ControlChannel channel(ControlChannel.Credentials credentials, String fingerprint) {
        return channel(credentials, fingerprint, Duration.ofSeconds(20));
    }

    private static ControlChannel channel(
            ControlChannel.Credentials credentials, String fingerprint, Duration timeout) {
        Optional<PinnedCertificate> pinned = PinnedCertificate.parse(fingerprint);
        assertThat(pinned).isPresent();
        return new ControlChannel(server.url(), credentials, pinned, timeout, Runnable::run);
    }

    private static DesksideException failure(ControlChannel channel) {
        DesksideException failure =
                catchThrowableOfType(DesksideException.class, () -> channel.read(ControlChannel.command("meshes")));
        assertThat(failure).isNotNull();
        return failure;
    }
}
