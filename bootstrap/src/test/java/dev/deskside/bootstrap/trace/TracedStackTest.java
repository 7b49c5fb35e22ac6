package dev.deskside.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.persistence.SqliteStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The hosted provider, with its ports and its stores told of: it keeps the same promises. */
class TracedStackTest
        implements RemoteSupportContract, RecordingArchiveContract, SessionControlContract, MachinesContract {
    private static final Recorder RECORDER = new Recorder();
    private static final Tracing TRACING = Tracing.by(RECORDER);

    @TempDir
    static Path data;

    private static Threads threads;
    private static SqliteStore store;

    private final TracedStage stage = new TracedStage(new HostedStage(
            TRACING.sessions(store.sessions()),
            TRACING.store(Recordings.class, store.recordings()),
            TRACING.store(Accounts.class, store.accounts())));

    @BeforeAll
    static void open() {
        threads = new Threads();
        store = SqliteStore.open(data.resolve("deskside.db"), threads.storeWriter(), 4);
    }

    @AfterAll
    static void close() {
        assertThat(RECORDER.ended())
                .extracting(span -> span.getName())
                .contains("RemoteSupport.start", "Sessions.commit", "RecordingArchive.links", "Machines.machines");
        store.close();
        threads.close();
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public ArchiveStage archiveStage() {
        return stage;
    }

    @Override
    public ControlStage controlStage() {
        return stage;
    }

    @Override
    public MachineStage machineStage() {
        return stage;
    }

    /** A stage whose ports are told of. */
    private record TracedStage(HostedStage stage) implements ControlStage, ArchiveStage, MachineStage {
        @Override
        public RemoteSupport remoteSupport() {
            return TRACING.port(RemoteSupport.class, stage.remoteSupport());
        }

        @Override
        public RecordingArchive recordingArchive() {
            return TRACING.port(RecordingArchive.class, stage.recordingArchive());
        }

        @Override
        public SessionControl sessionControl() {
            return TRACING.port(SessionControl.class, stage.sessionControl());
        }

        @Override
        public Machines machines() {
            return TRACING.port(Machines.class, stage.machines());
        }

        @Override
        public Caller add(StageTenant tenant, Company company) {
            return stage.add(tenant, company);
        }

        @Override
        public Machine add(Machine machine) {
            return stage.add(machine);
        }

        @Override
        public StageTenant tenant() {
            return stage.tenant();
        }

        @Override
        public StageTenant tenant(Account.Recording recording) {
            return stage.tenant(recording);
        }

        @Override
        public boolean hasPages() {
            return stage.hasPages();
        }

        @Override
        public void keep(Recording recording) {
            stage.keep(recording);
        }

        @Override
        public void launch(StartedSession session) {
            stage.launch(session);
        }

        @Override
        public void join(StartedSession session) {
            stage.join(session);
        }

        @Override
        public void end(StartedSession session) {
            stage.end(session);
        }

        @Override
        public void say(StartedSession session, String content) {
            stage.say(session, content);
        }
    }
}
