package dev.deskside.bootstrap.stack;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.bootstrap.process.JarProcess;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.persistence.SqliteStore;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Feign adapters over HTTP to {@code serve --provider gotoassist} in front of another {@code serve}. */
class GatewayProcessIT implements RemoteSupportContract, RecordingArchiveContract, MachinesContract {
    @TempDir
    static Path upstreamData;

    private static Threads threads;
    private static JarProcess upstream;
    private static SqliteStore upstreamStore;

    @TempDir
    Path gatewayData;

    private GatewayStage stage;

    @BeforeAll
    static void serveUpstream() {
        threads = new Threads();
        upstream = JarProcess.serve(upstreamData, Map.of());
        upstreamStore = SqliteStore.open(upstreamData.resolve("deskside.db"), threads.storeWriter(), 4);
    }

    @AfterAll
    static void stopUpstream() {
        upstreamStore.close();
        upstream.close();
        threads.close();
    }

    @BeforeEach
    void setStage() {
        stage = new GatewayStage(upstream.address(), upstreamStore, gatewayData);
    }

    @AfterEach
    void strike() {
        stage.close();
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
    public MachineStage machineStage() {
        return stage;
    }
}
