package dev.deskside.meshcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.StageTenant;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.StartedSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordingsTest {
    @Test
    @DisplayName("a session that was recorded is listed when it is over, in its window and not outside of it")
    void recorded() {
        try (MeshCentralStage.Surroundings around = new MeshCentralStage.Surroundings(2);
                MeshCentralStage stage = new MeshCentralStage(around)) {
            StageTenant tenant = stage.tenant(Account.Recording.ENABLED);
            Instant before = Instant.now().minusSeconds(1);
            StartedSession session = stage.remoteSupport()
                    .start(
                            tenant.caller(),
                            SessionRequest.screenSharing()
                                    .machine(tenant.machine().uuid())
                                    .build());
            stage.launch(session);
            stage.join(session);
            Instant during = Instant.now().plusSeconds(1);
            stage.end(session);

            List<RecordingId> listed = Awaitility.await("the recording")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> listed(stage, tenant, before, during), found -> !found.isEmpty());

            assertThat(listed).hasSize(1);
            assertThat(listed(stage, tenant, before.minusSeconds(60), before)).isEmpty();
            assertThat(listed(stage, tenant, during, during.plusSeconds(60))).isEmpty();
        }
    }

    private static List<RecordingId> listed(MeshCentralStage stage, StageTenant tenant, Instant from, Instant to) {
        return stage.recordingArchive()
                .available(
                        tenant.caller(),
                        RecordingQuery.ofCompany(tenant.company())
                                .from(from)
                                .to(to)
                                .build())
                .readyForDownload();
    }
}
