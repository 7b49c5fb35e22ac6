package dev.deskside.bootstrap.stack;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.bootstrap.process.JarProcess;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.persistence.SqliteStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * A gateway process with one credential upstream, the first tenant's, as an operator would set it up: the tenant's
 * account has the same keys on both sides. Later tenants are accounts that the gateway alone knows.
 */
final class GatewayStage implements Stage, ArchiveStage, MachineStage, AutoCloseable {
    private final Threads threads = new Threads();
    private final URI upstream;
    private final Path data;
    private final WireStage behind;
    private String credential;
    private JarProcess gateway;
    private SqliteStore gatewayStore;
    private WireStage inFront;

    GatewayStage(URI upstream, SqliteStore upstreamStore, Path data) {
        this.upstream = upstream;
        this.data = data;
        this.behind = new WireStage(upstream, upstreamStore.accounts(), upstreamStore.recordings(), threads.upstream());
    }

    @Override
    public RemoteSupport remoteSupport() {
        return inFront.remoteSupport();
    }

    @Override
    public RecordingArchive recordingArchive() {
        return inFront.recordingArchive();
    }

    @Override
    public Machines machines() {
        return inFront.machines();
    }

    @Override
    public Caller add(StageTenant tenant, Company company) {
        behind.add(tenant, company);
        return inFront.add(tenant, company);
    }

    @Override
    public Machine add(Machine machine) {
        behind.add(machine);
        return machine;
    }

    @Override
    public StageTenant tenant() {
        return tenant(Account.Recording.ENABLED);
    }

    @Override
    public StageTenant tenant(Account.Recording recording) {
        if (gateway != null) {
            return inFront.tenant(recording);
        }
        StageTenant first = behind.tenant(recording);
        credential = behind.accessToken(first);
        gateway = JarProcess.serve(
                data,
                Map.of("DESKSIDE_UPSTREAM_TOKEN", credential),
                "--provider",
                "gotoassist",
                "--upstream",
                upstream.toString());
        gatewayStore = SqliteStore.open(data.resolve("deskside.db"), threads.storeWriter(), 2);
        inFront = new WireStage(
                gateway.address(), gatewayStore.accounts(), gatewayStore.recordings(), threads.upstream());
        inFront.add(first, recording);
        return first;
    }

    @Override
    public boolean hasPages() {
        return true;
    }

    @Override
    public void keep(Recording recording) {
        behind.keep(recording);
    }

    @Override
    public void launch(StartedSession session) {
        People.press(session.launchUrl());
    }

    @Override
    public void join(StartedSession session) {
        inFront.join(session);
    }

    @Override
    public void say(StartedSession session, String content) {
        People.say(upstream, session.token().value(), content, credential);
    }

    @Override
    public void end(StartedSession session) {
        People.end(upstream, session.token().value(), credential);
    }

    @Override
    public void close() {
        if (gateway != null) {
            gatewayStore.close();
            gateway.close();
        }
        threads.close();
    }
}
